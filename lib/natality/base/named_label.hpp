#pragma once

/// \file
/// Things that people may ask for by an id, by a number or by a name in either language.

#include <natality/base/local_text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// What something may be asked for by.
struct NamedLabel {
    std::string id;
    LocalText name;
    /// From 1 on; 0 where things are not numbered.
    int number = 0;
};

/// Position of the label whose id, number or name is \p asked: ids before numbers before names, so
/// that an id always means what has it. Nothing if there is none, or if several have the name.
[[nodiscard]] std::optional<std::size_t> position_asked(std::string_view asked,
                                                        const std::vector<NamedLabel>& known);

/// The nearest id or name as `did you mean 'x'?`, else the known ids.
[[nodiscard]] LocalText nearest_label_hint(std::string_view asked,
                                           const std::vector<NamedLabel>& known);

}  // namespace natality
