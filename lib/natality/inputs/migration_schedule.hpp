#pragma once

/// \file
/// Ages of migrants of whom only the number is known.

#include <natality/base/axes.hpp>

#include <vector>

namespace natality {

/// Shares of migrants in the ages of an axis, summing to 1: the standard model schedule of Rogers
/// and Castro (1981, Model Migration Schedules, IIASA RR-81-30),
/// 0.02 e^(−0.1 x) + 0.06 e^(−0.1 (x − 20) − e^(−0.4 (x − 20))) + 0.003, in the middle of each
/// single age, the open group as one age.
[[nodiscard]] std::vector<double> rogers_castro_shares(const AgeAxis& ages);

}  // namespace natality
