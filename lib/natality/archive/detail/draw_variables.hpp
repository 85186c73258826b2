#pragma once

/// \file
/// What a results file holds of draws: distributions of the headline series, where their spread
/// comes from, and how often one scenario is ahead of another.

#include <natality/draws/draw_summary.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/scenario/study.hpp>

#include <vector>

namespace natality::io::detail {

/// Attributes of a results file of draws.
inline constexpr const char* draws_attribute = "draws";
inline constexpr const char* drawn_sources_attribute = "drawn_sources";
inline constexpr const char* draw_correlation_attribute = "draw_correlation";
inline constexpr const char* permanent_migration_attribute = "draw_permanent_migration";

/// The points of distributions over draws.
[[nodiscard]] files::Dimension quantile_dimension();

/// The axes that only draws have: quantile, source of spread, the other scenario. None for a study
/// that is not drawn.
[[nodiscard]] std::vector<files::Dimension> draw_dimensions(const Study& study);

/// The variables of scenarios that draws give rise to; none for a study that is not drawn.
[[nodiscard]] std::vector<files::Variable> draw_variables(const Study& study);

/// How the study is drawn; nothing for one that is not.
[[nodiscard]] files::Attributes draw_attributes(const Study& study);

}  // namespace natality::io::detail
