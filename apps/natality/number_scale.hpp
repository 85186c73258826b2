#pragma once

/// \file
/// Large numbers in units that people read.

#include <natality/base/local_text.hpp>

#include <string>

namespace natality::app {

/// What numbers are told in: powers of 1000, in Chinese of 10,000.
struct Scale {
    double unit = 1.0;
    std::string name = {};
};

/// The scale in which \p largest, an absolute value, has at most a few digits.
[[nodiscard]] Scale scale_of(double largest, Language language);

/// Three decimals in that scale; a dash for what is not a number.
[[nodiscard]] std::string number_text(double value, const Scale& scale);

/// A relative change in per cent with its sign, one decimal: 0.0321 is `+3.2`.
[[nodiscard]] std::string percent_change(double share);

/// \p name with the unit in brackets.
[[nodiscard]] std::string headed(const std::string& name, const Scale& scale);

}  // namespace natality::app
