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

/// Where the first of the \p values stands that is infinite or not a number; nothing if all are
/// finite or \p variable may have missing ones.
[[nodiscard]] std::optional<std::size_t> first_not_finite(const std::string& variable,
                                                          const std::vector<double>& values);

}  // namespace natality::io::detail
