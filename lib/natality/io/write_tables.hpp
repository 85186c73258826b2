#pragma once

/// \file
/// Tables as files of a folder.

#include <natality/files/output_file.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace natality::io {

/// One table as text.
struct TableText {
    /// Of the file, for instance `women_by_state.csv`.
    std::string name;
    std::string text;
};

/// Writes tables into a folder, which is made if its parent is there. All files are complete under
/// temporary names before the first of them takes its own.
/// \throws InputError naming every file that exists and is to be kept, and for a folder that cannot
///         be; RunError if the system refuses. The folder is left as it was found.
void write_tables(const std::filesystem::path& folder, const std::vector<TableText>& tables,
                  files::ExistingOutput existing);

}  // namespace natality::io
