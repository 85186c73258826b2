#pragma once

/// \file
/// One text file of the Human Mortality Database (Population, Mx) or of the Human Fertility
/// Database (asfrRR, asfrRRbo, exposRRpa): lines of title, then a heading that begins with Year.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/imports/figure_gatherer.hpp>
#include <natality/imports/import_settings.hpp>

namespace natality::io {

/// Takes the figures of \p file. The place is the country that the title begins with or, in a file
/// of all countries, the Code or PopName of a row. Tables by cohort are left out.
///
/// `.` is missing. A population of a year with `+` is that of the new territory and of one with `-`
/// that of the old one; the former is taken, the latter left out with a remark. Mothers of `12-`
/// and `55+` count as of 12 and 55.
/// \param problems receives cells that cannot be read, each with its line.
void read_human_table(const files::InputFile& file, FigureGatherer& gatherer, Problems& problems);

/// True if the file is of that kind: a line of its beginning heads the columns Year and Age, parted
/// by blanks.
[[nodiscard]] bool is_human_table(const files::InputFile& file);

}  // namespace natality::io
