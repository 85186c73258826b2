#pragma once

/// \file
/// What a results file says about itself as a whole.

#include <natality/archive/write_results.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/scenario/study.hpp>

namespace natality::io::detail {

/// Attributes by the conventions CF-1.8 and ACDD-1.3, then those of natality: versions, settings,
/// completions, and the inputs with their SHA-256.
[[nodiscard]] files::Attributes results_attributes(const Study& study,
                                                   const Provenance& provenance);

}  // namespace natality::io::detail
