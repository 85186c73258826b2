#include "results_workbook.hpp"

#include "workbook.hpp"

#include <fmt/format.h>

namespace natality::app {

namespace {

constexpr std::size_t longest_sheet_name = 31;

using Cells = std::vector<io::TableCell>;

void add_variables(Workbook& book, const std::vector<io::VariableTable>& tables,
                   const std::vector<std::string>& sheets)
{
    book.begin_sheet("variables",
                     {"variable", "sheet", "units", "long_name", "long_name_zh", "comment"});
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const io::VariableTable& table = tables[i];
        book.add_row({table.variable, sheets[i], table.units, table.long_name.en,
                      table.long_name.zh, table.comment});
    }
}

std::vector<std::string> columns_of(const io::VariableTable& table)
{
    std::vector<std::string> columns;
    for (const io::TableAxis& axis : table.axes) {
        columns.push_back(axis.name);
        if (!axis.names.empty()) {
            columns.push_back(axis.name + "_name");
            columns.push_back(axis.name + "_name_zh");
        }
    }
    columns.push_back(table.variable);
    return columns;
}

void add_table(Workbook& book, const io::VariableTable& table, const std::string& sheet)
{
    book.begin_sheet(sheet, columns_of(table));
    io::for_each_observation(table, [&](const std::vector<std::size_t>& at, double value) {
        Cells cells;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const io::TableAxis& axis = table.axes[i];
            cells.push_back(axis.labels[at[i]]);
            if (!axis.names.empty()) {
                cells.emplace_back(axis.names[at[i]].in(Language::en));
                cells.emplace_back(axis.names[at[i]].in(Language::zh));
            }
        }
        cells.emplace_back(value);
        book.add_row(cells);
    });
}

void add_labels(Workbook& book, const std::vector<io::TableAxis>& axes)
{
    book.begin_sheet("labels", {"axis", "id", "name", "name_zh"});
    for (const io::TableAxis& axis : axes) {
        for (std::size_t i = 0; i < axis.names.size(); ++i) {
            book.add_row({axis.name, axis.labels[i], axis.names[i].en, axis.names[i].zh});
        }
    }
}

}  // namespace

std::vector<std::string> sheet_names(const std::vector<io::VariableTable>& tables)
{
    std::vector<std::string> names;
    for (const io::VariableTable& table : tables) {
        const std::string& name = table.variable;
        if (name.size() <= longest_sheet_name) {
            names.push_back(name);
            continue;
        }
        const std::string number = fmt::format("~{}", names.size() + 1);
        names.push_back(name.substr(0, longest_sheet_name - number.size()) + number);
    }
    return names;
}

void write_results_workbook(const std::filesystem::path& file, const io::Observations& observations)
{
    Workbook book(file);
    const std::vector<std::string> sheets = sheet_names(observations.tables);
    add_variables(book, observations.tables, sheets);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        add_table(book, observations.tables[i], sheets[i]);
    }
    add_labels(book, observations.named_axes);
    book.close();
}

}  // namespace natality::app
