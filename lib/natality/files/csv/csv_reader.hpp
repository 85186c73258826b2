#pragma once

/// \file
/// Comma-separated values, record by record (RFC 4180; lines may end in LF or CR LF).

#include <natality/base/problems.hpp>

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace natality::files {

/// One record of a CSV text.
struct CsvRecord {
    /// Without their quotes. They live until the next record is read.
    std::vector<std::string_view> fields;
    /// The line in which the record starts, from 1.
    std::size_t line = 0;
};

/// Reads a CSV text from front to end. Empty lines are passed over.
class CsvReader {
public:
    /// \param text must outlive the reader.
    /// \param file name that problems are reported under.
    /// \param problems receives quotes that are not closed, text after a closing quote, and a line
    ///        of more than \ref most_fields fields.
    /// \param separator of the fields.
    CsvReader(std::string_view text, std::string file, Problems& problems, char separator = ',');

    /// Reads the next record.
    /// \return false at the end of the text, or of what can be told apart in it: a quote that is
    ///         never closed takes everything after it, and after a line of too many fields nothing
    ///         more is read. \p record is then not to be used.
    [[nodiscard]] bool read(CsvRecord& record);

private:
    [[nodiscard]] bool at_end() const { return position_ == text_.size(); }
    [[nodiscard]] bool at_line_end() const;
    void pass_line_end();
    [[nodiscard]] std::string_view field();
    /// Where the unquoted field that begins or goes on here ends.
    [[nodiscard]] std::size_t field_end() const;
    [[nodiscard]] std::string_view plain_field();
    [[nodiscard]] std::string_view quoted_field();
    void check_after_quote();

    std::string_view text_;
    std::string file_;
    Problems& problems_;
    char separator_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    bool is_broken_ = false;
    /// Fields of the current record that held doubled quotes; a deque keeps them in place.
    std::deque<std::string> unescaped_;
};

}  // namespace natality::files
