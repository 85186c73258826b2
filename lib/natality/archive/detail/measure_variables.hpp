#pragma once

/// \file
/// What a results file holds of measures: their levels, what they cost and need, who pays, and the
/// insurance fund.

#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/scenario/study.hpp>

#include <vector>

namespace natality::io::detail {

/// The variables of scenarios that measures and the insurance fund give rise to.
[[nodiscard]] std::vector<files::Variable> measure_variables(const Study& study);

}  // namespace natality::io::detail
