#include "text_table.hpp"

#include <natality/base/utf8.hpp>

#include <utf8proc.h>

#include <algorithm>

namespace natality::app {

namespace {

/// One character of a text: its bytes and the columns it takes.
struct Character {
    std::string_view bytes;
    std::size_t width;
};

/// The character at the start of \p text; a byte that is not UTF-8 stands for itself.
Character first_character(std::string_view text)
{
    utf8proc_int32_t code = 0;
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (length <= 0) {
        return {text.substr(0, 1), 1};
    }
    return {text.substr(0, static_cast<std::size_t>(length)),
            static_cast<std::size_t>(utf8proc_charwidth(code))};
}

std::size_t total_width(const std::vector<std::size_t>& widths, std::size_t gap)
{
    std::size_t total = widths.empty() ? 0 : gap * (widths.size() - 1);
    for (const std::size_t width : widths) {
        total += width;
    }
    return total;
}

void trim_end(std::string& line)
{
    line.erase(line.find_last_not_of(' ') + 1);
}

}  // namespace

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        width += character.width;
        text.remove_prefix(character.bytes.size());
    }
    return width;
}

std::string fitted(std::string_view text, std::size_t width)
{
    if (display_width(text) <= width) {
        return std::string(text);
    }
    std::string kept;
    std::size_t used = 1;
    while (!text.empty()) {
        const Character character = first_character(text);
        if (used + character.width > width) {
            break;
        }
        kept += character.bytes;
        used += character.width;
        text.remove_prefix(character.bytes.size());
    }
    return kept + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines;
    std::string line;
    std::string word;
    const auto end_word = [&] {
        const bool fits = display_width(line) + display_width(word) <= width;
        if (!fits && !line.empty()) {
            trim_end(line);
            lines.push_back(line);
            line.clear();
        }
        line += word;
        word.clear();
    };
    while (!text.empty()) {
        const Character character = first_character(text);
        text.remove_prefix(character.bytes.size());
        const bool is_wide = character.width == 2;
        if (is_wide) {
            end_word();
        }
        word += character.bytes == "\n" ? " " : character.bytes;
        if (is_wide || character.bytes == " " || character.bytes == "\n") {
            end_word();
        }
    }
    end_word();
    trim_end(line);
    if (!line.empty()) {
        lines.push_back(line);
    }
    return lines;
}

std::string lines_of(std::string_view text, std::size_t indent)
{
    std::string lines;
    for (const std::string& line : wrapped(text, page_width - indent)) {
        lines += std::string(indent, ' ') + line + "\n";
    }
    return lines;
}

void TextTable::add(std::vector<std::string> cells)
{
    // A name with a line feed would be a row of its own.
    for (std::string& cell : cells) {
        cell = printable(cell);
    }
    rows_.push_back(std::move(cells));
}

void TextTable::add_rule()
{
    rows_.emplace_back();
}

std::vector<std::size_t> TextTable::widths() const
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    return widths;
}

std::size_t TextTable::width() const
{
    return total_width(widths(), gap_);
}

std::string TextTable::text() const
{
    const std::vector<std::size_t> widths = this->widths();
    std::string text;
    for (const auto& row : rows_) {
        std::string line = row.empty() ? std::string(total_width(widths, gap_), '-') : "";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - display_width(row[i]), ' ');
            line += std::string(i == 0 ? 0 : gap_, ' ');
            line += i == 0 ? row[i] + padding : padding + row[i];
        }
        trim_end(line);
        text += line + "\n";
    }
    return text;
}

}  // namespace natality::app
