#pragma once

/// \file
/// One table of the United Nations, told by its heading: the bulk CSV files of World Population
/// Prospects (population, life tables, fertility by age, demographic indicators), or a long table
/// with the columns country_code, year or period_start, age_start and the values by sex.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/imports/figure_gatherer.hpp>
#include <natality/imports/import_settings.hpp>

namespace natality::io {

/// Takes the figures of \p file. Populations and migrants are in thousands unless the settings say
/// otherwise, ASFR per 1000 women, SRB per 100 where it is above 10. Rows of both sexes together
/// are left out, of variants all but the total fertility rate, and so is a file without a column
/// that is known, with a remark.
/// \param problems receives cells that cannot be read, each with its line.
void read_un_table(const files::InputFile& file, const ImportSettings& settings,
                   FigureGatherer& gatherer, Problems& problems);

/// True if the table names places and holds no figures that are taken: such are read first.
[[nodiscard]] bool is_list_of_places(const files::InputFile& file);

}  // namespace natality::io
