#pragma once

/// \file
/// Which figures of results may be missing, and which of them are.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality::io::detail {

/// True of a variable whose values may be missing, which is what not a number stands for: ratios
/// whose denominator may be zero, and what the gross domestic product must be known for.
[[nodiscard]] bool may_be_missing(const std::string& variable);

/// Where the first of the \p values stands that is infinite, or missing though \p variable may have
/// none that are; nothing if there is none.
[[nodiscard]] std::optional<std::size_t> first_not_a_figure(const std::string& variable,
                                                            const std::vector<double>& values);

}  // namespace natality::io::detail
