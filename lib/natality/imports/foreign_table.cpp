#include <natality/imports/foreign_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/io/csv/cells.hpp>

#include <algorithm>
#include <utility>

namespace natality::io {

namespace {

/// Without blanks and one pair of quotes around it.
std::string_view bare(std::string_view cell)
{
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = cell.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    cell = cell.substr(first, cell.find_last_not_of(blanks) - first + 1);
    const bool is_quoted = cell.size() > 1 && cell.front() == '"' && cell.back() == '"';
    return is_quoted ? cell.substr(1, cell.size() - 2) : cell;
}

bool is_missing(std::string_view cell)
{
    return cell.empty() || cell == "." || cell == "NA" || cell == "NaN" || cell == "...";
}

}  // namespace

std::string lower_case(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

ForeignTable::ForeignTable(const files::InputFile& file, Problems& problems)
    : file_(file), problems_(problems), whole_(file, problems, files::largest_foreign_text)
{
    if (!whole_.is_good()) {
        return;
    }
    text_ = whole_.view();
    is_tabbed_ = text_.substr(0, text_.find('\n')).find('\t') != std::string_view::npos;
    reader_.emplace(text_, file.shown_as, problems);
    if (!read_record()) {
        problems_.add(file.place(), "the file is empty; its first line names the columns");
        return;
    }
    for (std::size_t i = 0; i < record_.fields.size(); ++i) {
        columns_.emplace_back(cell(i));
    }
}

std::optional<std::size_t> ForeignTable::column(const std::vector<std::string_view>& names) const
{
    for (const std::string_view name : names) {
        const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const auto& column) {
            return lower_case(column) == name;
        });
        if (found != columns_.end()) {
            return static_cast<std::size_t>(found - columns_.begin());
        }
    }
    return std::nullopt;
}

std::size_t ForeignTable::records_at_most() const
{
    const auto count = [this](char sign) {
        return static_cast<std::size_t>(std::count(text_.begin(), text_.end(), sign));
    };
    const std::size_t parts = count(is_tabbed_ ? '\t' : ',');
    return columns_.size() > 1 ? std::min(count('\n'), parts / (columns_.size() - 1)) : count('\n');
}

bool ForeignTable::read()
{
    while (!columns_.empty() && read_record()) {
        if (record_.fields.size() == columns_.size()) {
            return true;
        }
        report(localized("{} fields where the heading names {}", record_.fields.size(),
                         columns_.size()));
    }
    return false;
}

bool ForeignTable::read_record()
{
    return is_tabbed_ ? read_tabbed() : reader_ && reader_->read(record_);
}

bool ForeignTable::read_tabbed()
{
    record_.fields.clear();
    while (position_ < text_.size()) {
        const std::size_t end = std::min(text_.find('\n', position_), text_.size());
        std::string_view rest = text_.substr(position_, end - position_);
        position_ = end + 1;
        record_.line = ++line_;
        if (bare(rest).empty()) {
            continue;
        }
        for (std::size_t tab = rest.find('\t');
             tab != std::string_view::npos && record_.fields.size() < files::most_fields;
             tab = rest.find('\t')) {
            record_.fields.push_back(rest.substr(0, tab));
            rest.remove_prefix(tab + 1);
        }
        record_.fields.push_back(rest);
        return true;
    }
    return false;
}

std::string_view ForeignTable::cell(std::size_t column) const
{
    return bare(record_.fields[column]);
}

std::optional<double> ForeignTable::number(std::size_t column) const
{
    const std::string_view text = cell(column);
    if (is_missing(text)) {
        return std::nullopt;
    }
    const auto value = number_in(text);
    if (!value) {
        report(localized("{}: '{}' is not a number", columns_[column], text));
    }
    return value;
}

void ForeignTable::report(LocalText message) const
{
    problems_.add(file_.place(record_.line), std::move(message));
}

}  // namespace natality::io
