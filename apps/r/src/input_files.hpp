#pragma once

/// \file
/// Input files as R holds them: what a study, a sweep or a data set is made of, from a disk or from
/// tables in memory. In R they are a list of `name`, `shown_as` and `content`, each by file; the
/// contents are raw.

#include <natality/files/input_files.hpp>

#include <Rcpp.h>

namespace natality::r {

/// \throws InputError if the value is no such list.
[[nodiscard]] files::InputFiles files_of(SEXP rows);

[[nodiscard]] Rcpp::List rows_of(const files::InputFiles& files);

/// The files of a scenario file and of all it names.
SEXP study_files(SEXP scenario, SEXP data);

/// The files of a sweep file and of all it names.
SEXP sweep_files(SEXP sweep, SEXP data);

/// The files of a data set's folder.
SEXP dataset_files(SEXP folder);

/// The files of a catalogue of measures.
SEXP catalogue_files(SEXP path);

/// Ids of the regions of a data set, all of which was checked.
SEXP regions_of_dataset(SEXP files);

/// By table: the file that it is read from, `fertility.csv` for `fertility`; missing if there is no
/// such table.
SEXP files_of_tables(SEXP tables);

}  // namespace natality::r
