#include <natality/files/csv/csv_writer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace natality::files {

namespace {

std::string quoted_if_needed(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

/// Exponent of ten of \p value once it is rounded: 0.00999999 to three digits is 1.00e-2.
int exponent_of(double value, int significant_digits)
{
    const std::string scientific = fmt::format("{:.{}e}", value, significant_digits - 1);
    return std::stoi(scientific.substr(scientific.find('e') + 1));
}

}  // namespace

std::string decimal(double value, int significant_digits)
{
    if (value == 0.0 || !std::isfinite(value)) {
        return value == 0.0 ? "0" : fmt::format("{}", value);
    }
    const int decimals =
        std::max(0, significant_digits - 1 - exponent_of(value, significant_digits));
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (decimals > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    return text;
}

void CsvWriter::add(const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        text_ += i == 0 ? "" : ",";
        text_ += quoted_if_needed(cells[i]);
    }
    text_ += '\n';
}

}  // namespace natality::files
