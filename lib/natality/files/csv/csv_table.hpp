#pragma once

/// \file
/// A CSV file with known columns, whose cells are understood one by one.

#include <natality/base/problems.hpp>
#include <natality/files/csv/csv_text.hpp>
#include <natality/files/input_files.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality::files {

/// The rows of a file as text, cells in the order of the columns asked for.
class CsvTable {
public:
    /// One record: its line, and its position among the rows.
    struct Row {
        std::uint32_t line = 0;
        std::uint32_t position = 0;
    };

    /// Reads \p file, which must have \p columns, in any order, and no others.
    /// \param problems receives everything wrong with the text, the header and the records, and
    ///        later with the cells; like \p file it must outlive the table.
    CsvTable(const InputFile& file, std::vector<std::string> columns, Problems& problems);
    CsvTable(const CsvTable&) = delete;
    CsvTable& operator=(const CsvTable&) = delete;
    ~CsvTable() = default;

    /// The records with as many fields as the header.
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    /// What \p understand makes of a cell; a cell that it returns nothing for is reported.
    /// \param expected completes the sentence `'x' is not …`.
    template <class Value>
    [[nodiscard]] std::optional<Value> value(const Row& row, std::string_view column,
                                             std::optional<Value> (*understand)(std::string_view),
                                             std::string_view expected) const
    {
        const std::string_view cell = cell_of(row, column);
        std::optional<Value> understood = understand(cell);
        if (!understood) {
            report_cell(row, column, expected);
        }
        return understood;
    }

    /// Reports something about a row.
    void report(const Row& row, LocalText message) const;

    /// Reports something about the file.
    void report(LocalText message) const;

private:
    /// Where a cell stands: in the text or, from its end on, among the unescaped cells.
    struct Cell {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    void read();
    void reserve(std::string_view records);
    [[nodiscard]] std::optional<std::vector<std::size_t>>
    check_header(const std::vector<std::string>& header, std::size_t line) const;
    [[nodiscard]] Cell kept(std::string_view field);
    [[nodiscard]] std::string_view cell_of(const Row& row, std::string_view column) const;
    void report_cell(const Row& row, std::string_view column, std::string_view expected) const;

    std::string file_;
    std::vector<std::string> columns_;
    CsvText text_;
    /// Cells that held doubled quotes, one after another.
    std::string unescaped_;
    std::vector<Row> rows_;
    /// Row by row.
    std::vector<Cell> cells_;
    Problems& problems_;
};

}  // namespace natality::files
