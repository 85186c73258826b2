#pragma once

/// \file
/// What a sweep file holds: axes, labels and variables (docs/formats/sweep.md).

#include <natality/archive/detail/results_layout.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/results/sweep_variables.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace natality::io::detail {

/// Version of the layout, kept in the file. A reader refuses any other.
inline constexpr int sweep_format = 1;
inline constexpr const char* sweep_format_attribute = "natality_sweep_format_version";

/// Scenarios of a block.
inline constexpr const char* block_size_attribute = "scenarios_per_block";

/// Whether chunks have room for any content or just for their own.
inline constexpr const char* storage_attribute = "natality_sweep_storage";
inline constexpr const char* storage_with_room = "with room";
inline constexpr const char* storage_packed = "packed";

/// Of a Sobol design: samples, and which of its points scenario 1 and on are. Scenario 0 is the
/// baseline and no sample.
inline constexpr const char* samples_attribute = "natality_samples";
inline constexpr const char* layout_attribute = "natality_sample_layout";
inline constexpr const char* plain_layout = "sobol: scenario 1 and on are the samples";
inline constexpr const char* saltelli_layout =
    "sobol, saltelli: from scenario 1 on, by sample: A, B, A with each dimension of B in turn";

/// Of a sweep that is drawn: what by. `seed` is that of a design that draws.
inline constexpr const char* draw_seed_attribute = "draw_seed";

/// Of a part of a sweep: its number from 1, how many there are, and the scenarios of all.
inline constexpr const char* part_attribute = "natality_sweep_part";
inline constexpr const char* parts_attribute = "natality_sweep_parts";
inline constexpr const char* all_scenarios_attribute = "natality_sweep_scenarios";

/// Level of each measure in each scenario.
inline constexpr const char* package_variable = "package";
/// Quantile of each measure's effects in each scenario; only where they are drawn.
inline constexpr const char* quantile_variable = "effect_quantile";

/// 1 for blocks whose values are all there.
inline constexpr const char* completion_variable = "block_complete";
/// Number of a measure among those of the 2022 opinions.
inline constexpr const char* number_variable = "measure_number";

/// A sweep as its file sees it.
struct SweepShape {
    const SweepPlan& plan;
    const std::vector<SweepVariable>& variables;
    /// Scenarios of a block, which is also how far chunks go along the scenarios.
    std::size_t block = 0;
    std::size_t scenarios = 0;
    /// The first block of a part of a sweep.
    std::size_t first_block = 0;

    [[nodiscard]] std::size_t blocks() const { return (scenarios + block - 1) / block; }
};

[[nodiscard]] std::vector<files::Dimension> sweep_dimensions(const SweepShape& shape);
[[nodiscard]] std::vector<Labels> sweep_labels(const SweepShape& shape);

/// The table of packages, that of drawn evidence if there is one, then the variables in their
/// order: those that are written by block.
[[nodiscard]] std::vector<files::Variable> sweep_block_variables(const SweepShape& shape);

/// The other variables of numbers: the completion map and the numbers of the measures.
[[nodiscard]] std::vector<files::Variable> sweep_fixed_variables();

/// Values of a chunk.
[[nodiscard]] std::size_t chunk_values(const files::Variable& variable);

}  // namespace natality::io::detail
