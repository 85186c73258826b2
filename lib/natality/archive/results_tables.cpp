#include <natality/archive/results_tables.hpp>

#include <natality/files/csv/csv_writer.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace natality::io {

namespace {

using Cells = std::vector<std::string>;

/// A text that no spreadsheet takes for a formula.
std::string as_text(const std::string& cell)
{
    const bool is_like_formula =
        !cell.empty() && std::string("=+-@\t\r").find(cell.front()) != std::string::npos;
    return is_like_formula ? "'" + cell : cell;
}

/// The shortest decimals that read back as the same number; nothing for one that is missing.
std::string number_text(double value)
{
    return std::isnan(value) ? "" : fmt::format("{}", value);
}

std::string cell_text(const TableCell& cell)
{
    const auto* const number = std::get_if<double>(&cell);
    return number != nullptr ? number_text(*number) : as_text(std::get<std::string>(cell));
}

Cells axis_names(const VariableTable& table)
{
    Cells names;
    for (const TableAxis& axis : table.axes) {
        names.push_back(axis.name);
    }
    return names;
}

TableText csv_table(const VariableTable& table)
{
    Cells columns = axis_names(table);
    columns.push_back(table.variable);
    files::CsvWriter csv(columns);
    std::vector<Cells> labels;
    for (const TableAxis& axis : table.axes) {
        Cells& texts = labels.emplace_back();
        for (const TableCell& label : axis.labels) {
            texts.push_back(cell_text(label));
        }
    }
    for_each_observation(table, [&](const std::vector<std::size_t>& at, double value) {
        Cells cells;
        for (std::size_t i = 0; i < at.size(); ++i) {
            cells.push_back(labels[i][at[i]]);
        }
        cells.push_back(number_text(value));
        csv.add(cells);
    });
    return {table.variable + ".csv", csv.text()};
}

TableText csv_labels(const std::vector<TableAxis>& axes)
{
    files::CsvWriter csv({"axis", "id", "name", "name_zh"});
    for (const TableAxis& axis : axes) {
        for (std::size_t i = 0; i < axis.names.size(); ++i) {
            csv.add({axis.name, cell_text(axis.labels[i]), as_text(axis.names[i].en),
                     as_text(axis.names[i].zh)});
        }
    }
    return {"labels.csv", csv.text()};
}

/// What each variable is.
TableText csv_variables(const std::vector<VariableTable>& tables)
{
    files::CsvWriter csv({"variable", "axes", "units", "long_name", "long_name_zh", "comment"});
    for (const VariableTable& table : tables) {
        csv.add({table.variable, fmt::format("{}", fmt::join(axis_names(table), " ")),
                 as_text(table.units), as_text(table.long_name.en), as_text(table.long_name.zh),
                 as_text(table.comment)});
    }
    return {"variables.csv", csv.text()};
}

}  // namespace

std::vector<TableText> results_tables(const std::filesystem::path& results,
                                      const TableSelection& selection)
{
    const Observations observations = read_observations(results, selection);
    std::vector<TableText> texts;
    for (const VariableTable& table : observations.tables) {
        texts.push_back(csv_table(table));
    }
    texts.push_back(csv_variables(observations.tables));
    texts.push_back(csv_labels(observations.named_axes));
    return texts;
}

}  // namespace natality::io
