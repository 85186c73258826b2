#pragma once

/// \file
/// What a results file holds on request, as its variables and in its attributes
/// (docs/formats/results.md).

#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/scenario/study.hpp>

#include <vector>

namespace natality::io::detail {

/// Attribute that names the details asked for; only where there are some.
inline constexpr const char* details_attribute = "details";

/// The details that the attributes of a file name.
[[nodiscard]] ResultsDetails details_in(const files::Attributes& attributes);

/// The variables of the details that a study asks for.
[[nodiscard]] std::vector<files::Variable> detailed_variables(const Study& study);

}  // namespace natality::io::detail
