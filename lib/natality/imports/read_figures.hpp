#pragma once

/// \file
/// From foreign files to their figures, sorted, of the places asked for.

#include <natality/files/input_files.hpp>
#include <natality/imports/figures.hpp>
#include <natality/imports/import_settings.hpp>

#include <filesystem>
#include <span>
#include <vector>

namespace natality::io {

/// Reads files of one family in one pass, one file in memory at a time.
/// \throws InputError with everything wrong with them: files that cannot be read, cells that cannot
///         be understood, figures that stand twice, places that no file knows.
[[nodiscard]] Figures read_figures(ForeignFormat format,
                                   const std::vector<std::filesystem::path>& paths,
                                   const ImportSettings& settings);

/// The same from files in memory, read in the order given.
[[nodiscard]] Figures read_figures(ForeignFormat format, std::span<const files::InputFile> files,
                                   const ImportSettings& settings);

}  // namespace natality::io
