#pragma once

/// \file
/// Tables for a terminal, aligned by what a terminal shows: Chinese characters are two columns
/// wide.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace natality::app {

/// Columns of a terminal that texts and tables keep to.
inline constexpr std::size_t page_width = 80;

/// Columns a terminal needs for a UTF-8 text (Unicode East Asian width, by utf8proc).
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The beginning of \p text that fits \p width columns, with an ellipsis if anything is cut.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t width);

/// A text in lines of at most \p width columns; broken at spaces, and between wide characters.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A text of any length in lines of the page's width, each ended by a line feed.
/// \param indent blank columns before each line.
[[nodiscard]] std::string lines_of(std::string_view text, std::size_t indent = 0);

/// A table whose first column is flush left and whose others are flush right.
class TextTable {
public:
    /// \param gap blank columns between the columns.
    explicit TextTable(std::size_t gap = 2) : gap_(gap) {}

    /// Adds a row of cells; rows may differ in length.
    void add(std::vector<std::string> cells);

    /// Adds a line of dashes.
    void add_rule();

    /// Columns a terminal needs for the widest row.
    [[nodiscard]] std::size_t width() const;

    /// The table, a line a row, each ended by a line feed and without blanks at its end.
    [[nodiscard]] std::string text() const;

private:
    /// Of each column.
    [[nodiscard]] std::vector<std::size_t> widths() const;

    std::size_t gap_;
    /// A rule is a row without cells.
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace natality::app
