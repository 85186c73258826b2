#pragma once

/// \file
/// Tables as comma-separated values (RFC 4180, lines end in LF).

#include <string>
#include <vector>

namespace natality::files {

/// A number in plain decimals, never in powers of ten, to so many significant digits; zeros at the
/// end of decimals are left out.
[[nodiscard]] std::string decimal(double value, int significant_digits);

/// A table as text.
class CsvWriter {
public:
    /// \param columns their names, the first line.
    explicit CsvWriter(const std::vector<std::string>& columns) { add(columns); }

    /// Adds a row; cells with commas, quotes or line ends are quoted.
    void add(const std::vector<std::string>& cells);

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace natality::files
