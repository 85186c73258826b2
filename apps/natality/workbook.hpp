#pragma once

/// \file
/// Workbooks for spreadsheet programs (Office Open XML, `.xlsx`).

#include <natality/archive/observation_tables.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace natality::app {

/// Writes a workbook sheet by sheet. Numbers are numbers, texts are texts whatever they begin with:
/// no cell is ever a formula or a link. A number that is missing is an empty cell; the others have
/// sixteen figures.
class Workbook {
public:
    /// \throws RunError if the file cannot be written.
    explicit Workbook(const std::filesystem::path& file);

    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    /// Begins a sheet with the names of its columns, which stay in view and can be filtered by.
    /// \param name at most 31 letters, none of `[]:*?/\`, of no other sheet.
    void begin_sheet(const std::string& name, const std::vector<std::string>& columns);

    /// Adds a row to the sheet begun last.
    /// \throws InputError if the sheet is full.
    void add_row(const std::vector<io::TableCell>& cells);

    /// Ends the last sheet and writes the file.
    /// \throws RunError if it cannot be written.
    void close();

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace natality::app
