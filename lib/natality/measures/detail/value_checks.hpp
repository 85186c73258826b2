#pragma once

/// \file
/// Whether single values of a catalogue can be. Each check adds what is wrong to the problems, at
/// the place where the value was given.

#include <natality/base/problems.hpp>
#include <natality/measures/catalogue.hpp>

#include <array>
#include <string>
#include <vector>

namespace natality::detail {

/// Finite figures, low ≤ central ≤ high.
void check_range(const Range& range, const char* what, const Place& place, Problems& problems);

/// Two finite figures, the first not above the second.
void check_band(const std::array<double, 2>& band, const char* what, const Place& place,
                Problems& problems);

/// A range of log ratios within which an effect can be thought of.
void check_log_effect(const Range& effect, const Place& place, Problems& problems);

/// Completed ages that people live to, the first not above the last.
void check_ages(const AgeRange& ages, const std::string& what, const Place& place,
                Problems& problems);

/// Birth orders that are known.
void check_orders(const std::vector<int>& orders, const Place& place, Problems& problems);

/// A pool's coefficient, exponent and step.
void check_pool(const Pool& pool, const Place& place, Problems& problems);

/// A probability of no effect at all that agrees with the quantiles which the figures are.
void check_no_effect(const Effect& effect, Problems& problems);

/// What an effect was observed on, and in which years of the response.
void check_observation(const Effect& effect, Problems& problems);

/// Shares in [0, 1] and ages of those that a line counts. \param line what it is called.
void check_count(const Count& count, const std::string& line, const Place& place,
                 Problems& problems);

/// A finite unit cost that rises from low over central to high.
void check_amount(const Range& amount, const Place& place, Problems& problems);

}  // namespace natality::detail
