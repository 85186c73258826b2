#pragma once

/// \file
/// One table with a column a year, told by its file name, as the R packages wpp20XX and bayesPop
/// have them: popF, popM, mxF, mxM, tfr, pasfr, sexRatio, migrationF, migrationM, migration,
/// locations.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/imports/figure_gatherer.hpp>
#include <natality/imports/import_settings.hpp>

namespace natality::io {

/// Takes the figures of \p file: a row a place (reg_code, or country_code where there is none) and
/// age, a column a year or period. Populations are persons unless the settings say otherwise, and
/// at the end of the year that heads them unless the table is of five-year steps.
/// \param problems receives cells that cannot be read, each with its line.
void read_wide_table(const files::InputFile& file, const ImportSettings& settings,
                     FigureGatherer& gatherer, Problems& problems);

}  // namespace natality::io
