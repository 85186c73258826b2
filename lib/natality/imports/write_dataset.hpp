#pragma once

/// \file
/// A data set that was imported, as the files of its folder.

#include <natality/files/output_file.hpp>
#include <natality/imports/import_dataset.hpp>
#include <natality/io/write_tables.hpp>

#include <filesystem>
#include <vector>

namespace natality::io {

/// `dataset.toml`, one CSV table for each that is not empty, `SOURCES.md`, which says what came
/// from which file and what was derived, and `baseline.toml`, a scenario file without packages that
/// projects the data set to its horizon.
[[nodiscard]] std::vector<TableText> dataset_texts(const ImportedDataset& imported);

/// Writes them into a folder, which is made if its parent is there; tables of a data set that stood
/// there and are not written anew are taken away, so that no two imports mix.
/// \throws InputError if the folder exists with anything in it and is to be kept; RunError if the
///         system refuses.
void write_dataset(const std::filesystem::path& folder, const ImportedDataset& imported,
                   files::ExistingOutput existing);

}  // namespace natality::io
