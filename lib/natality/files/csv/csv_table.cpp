#include <natality/files/csv/csv_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/csv/csv_reader.hpp>
#include <natality/files/csv/csv_text.hpp>
#include <natality/files/csv/header_fault.hpp>

#include <algorithm>
#include <utility>

namespace natality::files {

CsvTable::CsvTable(const InputFile& file, std::vector<std::string> columns, Problems& problems)
    : file_(file.shown_as), columns_(std::move(columns)), problems_(problems)
{
    if (const auto text = csv_text(file, problems_)) {
        read(*text);
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

void CsvTable::read(std::string_view text)
{
    CsvReader reader(text, file_, problems_);
    CsvRecord record;
    if (!reader.read(record)) {
        report(localized("the file is empty; its first line names the columns"));
        return;
    }
    const auto positions = check_header({record.fields.begin(), record.fields.end()}, record.line);
    if (!positions) {
        return;
    }
    bool has_records = false;
    while (reader.read(record)) {
        has_records = true;
        Row row{{}, record.line};
        if (record.fields.size() != positions->size()) {
            report(row, localized("{} fields where the header names {}", record.fields.size(),
                                  positions->size()));
            continue;
        }
        for (const std::size_t position : *positions) {
            row.cells.emplace_back(record.fields[position]);
        }
        rows_.push_back(std::move(row));
    }
    if (!has_records) {
        report(localized("holds no rows, only the names of the columns"));
    }
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
    for (auto name = header.begin(); name != header.end(); ++name) {
        if (std::find(columns_.begin(), columns_.end(), *name) == columns_.end()) {
            problems_.add({file_, line}, localized("unknown column '{}'; {}", *name,
                                                   nearest_name_hint(*name, columns_)));
        } else if (std::find(header.begin(), name, *name) != name) {
            problems_.add({file_, line}, localized("column '{}' stands twice", *name));
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

std::size_t CsvTable::position(std::string_view column) const
{
    return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) -
                                    columns_.begin());
}

void CsvTable::report_cell(const Row& row, std::string_view column, std::string_view expected) const
{
    const std::string& cell = row.cells[position(column)];
    report(row, cell.empty()
                    ? localized("{}: the cell is empty; it must hold {}", column,
                                localized_text(expected))
                    : localized("{}: '{}' is not {}", column, cell, localized_text(expected)));
}

}  // namespace natality::files
