#pragma once

/// \file
/// A foreign table, record by record: comma- or tab-separated with a heading, plain or packed by
/// gzip. Columns that nobody asks for are passed over.

#include <natality/base/problems.hpp>
#include <natality/files/csv/csv_reader.hpp>
#include <natality/files/csv/csv_text.hpp>
#include <natality/files/input_files.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality::io {

/// \p text with the letters A to Z made small.
[[nodiscard]] std::string lower_case(std::string_view text);

/// A table that is read from front to end, once.
class ForeignTable {
public:
    /// Reads the heading.
    /// \param file, \param problems must outlive the table; the latter receives text that cannot be
    ///        read and an empty file.
    ForeignTable(const files::InputFile& file, Problems& problems);
    ForeignTable(const ForeignTable&) = delete;
    ForeignTable& operator=(const ForeignTable&) = delete;
    ~ForeignTable() = default;

    /// Names of the columns as the file has them; empty if the file cannot be read.
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }

    /// Position of the first of \p names, in small letters, that heads a column, whatever its case.
    [[nodiscard]] std::optional<std::size_t>
    column(const std::vector<std::string_view>& names) const;

    /// Reads the next record; one with another number of fields than the heading is reported and
    /// passed over.
    /// \return false at the end.
    [[nodiscard]] bool read();

    /// The most records that can follow.
    [[nodiscard]] std::size_t records_at_most() const;

    /// A cell of the record last read, without blanks around it. Valid until the next is read.
    [[nodiscard]] std::string_view cell(std::size_t column) const;

    /// The line of the record last read, from 1.
    [[nodiscard]] std::size_t line() const { return record_.line; }

    /// The number in a cell; nothing if it is empty or says that nothing is known (`.`, `NA`).
    /// What is neither is reported.
    [[nodiscard]] std::optional<double> number(std::size_t column) const;

    /// Reports something about the record last read.
    void report(LocalText message) const;

private:
    bool read_record();
    bool read_tabbed();

    const files::InputFile& file_;
    Problems& problems_;
    files::CsvText whole_;
    std::string_view text_;
    bool is_tabbed_ = false;
    std::size_t position_ = 0;
    std::size_t line_ = 0;
    std::optional<files::CsvReader> reader_;
    files::CsvRecord record_;
    std::vector<std::string> columns_;
};

}  // namespace natality::io
