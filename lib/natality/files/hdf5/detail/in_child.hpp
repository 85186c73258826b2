#pragma once

/// \file
/// Work that may crash or never end, done where that does no harm.

#include <natality/base/local_text.hpp>

#include <cstdint>
#include <functional>
#include <optional>

namespace natality::files::detail {

/// What a child process may take.
struct ChildLimits {
    std::uint64_t seconds = 60;
    std::uint64_t bytes = std::uint64_t{4} << 30U;
};

/// Does \p work in a child process, a copy of this one with limits on its time and memory. Nothing
/// comes back but how it ended.
/// \return nothing if it ended as it should; otherwise what it threw or what became of it, one
///         sentence.
/// \throws CallFailure if the system refuses a child.
[[nodiscard]] std::optional<LocalText> failure_in_child(const std::function<void()>& work,
                                                        const ChildLimits& limits);

}  // namespace natality::files::detail
