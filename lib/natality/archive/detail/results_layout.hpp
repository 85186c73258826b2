#pragma once

/// \file
/// What a results file holds of a study: axes, labels and variables (docs/formats/results.md). The
/// writer fills them, the reader asks for them by the same names.

#include <natality/base/local_text.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/results/indicators.hpp>
#include <natality/scenario/study.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace natality::io::detail {

/// Version of the layout, kept in the file. A reader refuses any other.
inline constexpr int results_format = 1;

/// Name of the attribute that keeps it.
inline constexpr const char* results_format_attribute = "natality_format_version";
/// The gains in births that the catalogue holds plausible, and the scenarios that are beyond them.
/// How the kernel of a sweep rounded a multiplication and an addition.
inline constexpr const char* multiply_add_attribute = "multiply_add";
inline constexpr const char* plausible_gain_attribute = "plausible_gain";
inline constexpr const char* implausible_attribute = "implausible_scenarios";

/// The scenarios that are other baselines.
inline constexpr const char* other_baselines_attribute = "other_baselines";

/// One enabled capacity line of the catalogue.
struct CapacityLineKey {
    /// Position of its measure in the catalogue.
    std::size_t measure = 0;
    /// Position of the line in the measure's capacities.
    std::size_t line = 0;

    bool operator==(const CapacityLineKey&) const = default;
};

/// Texts along one axis, such as the names of scenarios.
struct Labels {
    files::Variable variable;
    std::vector<std::string> texts;
};

/// Numbers along the years that all scenarios share, such as discount factors.
struct Series {
    files::Variable variable;
    std::vector<double> values;
};

/// Birth orders of the study: `1`, `2`, `3+` …, or a single `all`.
[[nodiscard]] std::vector<std::string> order_labels(const Study& study);

/// Life-course states of women; empty where the study tells none apart.
[[nodiscard]] std::vector<std::string> state_labels(const Study& study);

/// The enabled capacity lines, in the order of the measures.
[[nodiscard]] std::vector<CapacityLineKey> capacity_lines(const Study& study);

/// The axes. Those of states and of measures are left out where there are none: netCDF takes an
/// axis without length for one that grows.
[[nodiscard]] std::vector<files::Dimension> results_dimensions(const Study& study);

/// Names and units along the axes, in English and Chinese.
[[nodiscard]] std::vector<Labels> results_labels(const Study& study);

/// The numbers that all scenarios share.
[[nodiscard]] std::vector<Series> results_series(const Study& study);

/// The variables of scenarios, chunked so that one scenario is written at a time.
/// \param indicators those written, by default what the study chooses.
[[nodiscard]] std::vector<files::Variable>
results_variables(const Study& study, const std::vector<const Indicator*>& indicators);
[[nodiscard]] std::vector<files::Variable> results_variables(const Study& study);

/// Extents of a chunk of a variable whose first axis is the scenario: the rest of one scenario
/// while that is at most 1 MiB, otherwise as much of it as fits, last axes first.
[[nodiscard]] std::vector<std::size_t> scenario_chunk(std::vector<std::size_t> shape);

}  // namespace natality::io::detail
