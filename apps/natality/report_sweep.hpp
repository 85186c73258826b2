#pragma once

/// \file
/// What a report shows of a sweep of all packages, as JSON: its values by package for the package
/// builder, which measure did it, and the front between births and cost.

#include "command_line.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace natality::app {

/// \param year births and costs are summed through it, the total fertility rate is that of it; the
///        last year kept where the sweep ends before.
/// \param line option `region`, of the sweep.
/// \throws InputError, UsageError if the sweep is not of all packages, not complete, or keeps no
///         births.
[[nodiscard]] nlohmann::ordered_json report_sweep_json(const std::string& file, int year,
                                                       const CommandLine& line);

/// The values of all packages of some measures, without the measures that never change any of them.
struct ReducedValues {
    /// Positions of the measures that are left, ascending.
    std::vector<std::size_t> measures;
    /// By package of these.
    std::vector<double> values;
};

/// \param values by package, 2^M of them.
[[nodiscard]] ReducedValues without_inert_measures(std::vector<double> values);

}  // namespace natality::app
