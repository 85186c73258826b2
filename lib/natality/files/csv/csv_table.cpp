#include <natality/files/csv/csv_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/csv/csv_reader.hpp>
#include <natality/files/csv/header_fault.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace natality::files {

CsvTable::CsvTable(const InputFile& file, std::vector<std::string> columns, Problems& problems)
    : file_(file.shown_as), columns_(std::move(columns)), text_(file, problems), problems_(problems)
{
    if (text_.is_good()) {
        read();
    }
}

void CsvTable::report(const Row& row, LocalText message) const
{
    problems_.add({file_, row.line}, std::move(message));
}

void CsvTable::report(LocalText message) const
{
    problems_.add({file_, 0}, std::move(message));
}

void CsvTable::read()
{
    CsvReader reader(text_.view(), file_, problems_);
    CsvRecord record;
    if (!reader.read(record)) {
        report(localized("the file is empty; its first line names the columns"));
        return;
    }
    const auto positions = check_header({record.fields.begin(), record.fields.end()}, record.line);
    if (!positions) {
        return;
    }
    reserve(text_.view());
    bool has_records = false;
    while (reader.read(record)) {
        has_records = true;
        const Row row{static_cast<std::uint32_t>(record.line),
                      static_cast<std::uint32_t>(rows_.size())};
        if (record.fields.size() != positions->size()) {
            report(row, localized("{} fields where the header names {}", record.fields.size(),
                                  positions->size()));
            continue;
        }
        for (const std::size_t position : *positions) {
            cells_.push_back(kept(record.fields[position]));
        }
        rows_.push_back(row);
    }
    if (!has_records) {
        report(localized("holds no rows, only the names of the columns"));
    }
}

/// Room for the rows that there can be, so that none is taken for growing.
void CsvTable::reserve(std::string_view records)
{
    const auto count = [records](char sign) {
        return static_cast<std::size_t>(std::count(records.begin(), records.end(), sign));
    };
    const std::size_t lines = count('\n') + 1;
    const std::size_t rows =
        columns_.size() > 1 ? std::min(lines, count(',') / (columns_.size() - 1)) : lines;
    rows_.reserve(rows);
    cells_.reserve(rows * columns_.size());
}

CsvTable::Cell CsvTable::kept(std::string_view field)
{
    const std::string_view text = text_.view();
    const std::less_equal<> is_not_after;
    const auto size = static_cast<std::uint32_t>(field.size());
    if (is_not_after(text.data(), field.data()) &&
        is_not_after(field.data() + field.size(), text.data() + text.size())) {
        return {static_cast<std::uint32_t>(field.data() - text.data()), size};
    }
    const Cell cell{static_cast<std::uint32_t>(text.size() + unescaped_.size()), size};
    unescaped_ += field;
    return cell;
}

std::string_view CsvTable::cell_of(const Row& row, std::string_view column) const
{
    const auto at = std::find(columns_.begin(), columns_.end(), column) - columns_.begin();
    const Cell cell = cells_[row.position * columns_.size() + static_cast<std::size_t>(at)];
    const std::string_view text = text_.view();
    return cell.begin < text.size()
               ? text.substr(cell.begin, cell.size)
               : std::string_view(unescaped_).substr(cell.begin - text.size(), cell.size);
}

/// Where each column asked for stands in the file; nothing if the header cannot be used.
std::optional<std::vector<std::size_t>>
CsvTable::check_header(const std::vector<std::string>& header, std::size_t line) const
{
    if (const auto fault = header_fault(header)) {
        problems_.add({file_, line}, *fault);
        return std::nullopt;
    }
    const std::size_t problems_before = problems_.size();
    std::set<std::string_view> known;
    for (const std::string& name : header) {
        if (std::find(columns_.begin(), columns_.end(), name) == columns_.end()) {
            problems_.add({file_, line}, localized("unknown column '{}'; {}", name,
                                                   nearest_name_hint(name, columns_)));
        } else if (!known.insert(name).second) {
            problems_.add({file_, line}, localized("column '{}' stands twice", name));
        }
    }
    std::vector<std::size_t> positions;
    for (const std::string& column : columns_) {
        const auto at = std::find(header.begin(), header.end(), column);
        if (at == header.end()) {
            problems_.add({file_, line}, localized("column '{}' is missing; the columns are {}",
                                                   column, listed(columns_)));
        }
        positions.push_back(static_cast<std::size_t>(at - header.begin()));
    }
    return problems_.size() == problems_before ? std::optional(positions) : std::nullopt;
}

void CsvTable::report_cell(const Row& row, std::string_view column, std::string_view expected) const
{
    const std::string_view cell = cell_of(row, column);
    report(row, cell.empty()
                    ? localized("{}: the cell is empty; it must hold {}", column,
                                localized_text(expected))
                    : localized("{}: '{}' is not {}", column, cell, localized_text(expected)));
}

}  // namespace natality::files
