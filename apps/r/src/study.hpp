#pragma once

/// \file
/// What R calls for studies: each takes and gives values of R, and never throws.

#include <Rcpp.h>

namespace natality::r {

/// What R holds a study as.
inline constexpr const char* study_kind = "study";

/// The folder of the data that came with the library this package was built against.
SEXP built_in_data();

/// The registry of indicators, by column.
SEXP indicator_columns();

/// A study of the files of one.
SEXP study_of_files(SEXP files);

/// Scenarios, regions, years, population points and birth orders of a study.
SEXP study_axes(SEXP study);

/// Arrays by the id of an indicator: scenario, year or time, region, and of some the birth order.
/// \param ids those a results file of the study would hold if there are none.
SEXP run_study(SEXP study, SEXP ids);

/// What the draws of a study give: `arrays` by id, the `axes` of their steps and their `last_axes`,
/// and the labels of those that only draws have.
/// \param seed another seed than the study's, or none.
SEXP draw_study(SEXP study, SEXP draws, SEXP seed, SEXP threads);

}  // namespace natality::r
