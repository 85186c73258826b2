#include <natality/io/results_tables.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/csv/csv_writer.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/io/read_results.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace natality::io {

namespace {

using files::VariableDescription;

using Names = std::vector<std::string>;

/// A text that no spreadsheet takes for a formula.
std::string as_text(const std::string& cell)
{
    const bool is_like_formula =
        !cell.empty() && std::string("=+-@\t\r").find(cell.front()) != std::string::npos;
    return is_like_formula ? "'" + cell : cell;
}

/// The shortest decimals that read back as the same number; nothing for one that is missing.
std::string cell_of(double value)
{
    return std::isnan(value) ? "" : fmt::format("{}", value);
}

std::string text_attribute(const VariableDescription& variable, const char* name)
{
    const files::AttributeValue* const value = files::find_attribute(variable.attributes, name);
    const auto* const text = value != nullptr ? std::get_if<std::string>(value) : nullptr;
    return text != nullptr ? *text : std::string();
}

/// The variables of a file, and what stands along their axes.
class Contents {
public:
    explicit Contents(const std::filesystem::path& file) : shown_as_(file.string()), reader_(file)
    {
        for (const std::string& name : reader_.variables()) {
            variables_.push_back(reader_.describe(name));
        }
    }

    /// The variables that hold observations, neither the labels of an axis nor names along it.
    [[nodiscard]] std::vector<VariableDescription> chosen(const TableSelection& selection) const;

    [[nodiscard]] TableText table(const VariableDescription& variable) const;
    [[nodiscard]] TableText labels() const;

private:
    /// The labels along an axis.
    [[nodiscard]] Names along(const std::string& axis) const;

    std::string shown_as_;
    files::NetcdfReader reader_;
    std::vector<VariableDescription> variables_;
};

std::vector<VariableDescription> Contents::chosen(const TableSelection& selection) const
{
    std::vector<VariableDescription> tabular;
    Names names;
    for (const VariableDescription& variable : variables_) {
        const Names& axes = variable.dimensions;
        const bool is_axis = axes.size() == 1 && axes.front() == variable.name;
        const bool is_named = std::find(axes.begin(), axes.end(), "") == axes.end();
        if (variable.type != files::ValueType::text && !axes.empty() && !is_axis && is_named) {
            tabular.push_back(variable);
            names.push_back(variable.name);
        }
    }
    Problems problems;
    for (const std::string& name : selection.variables) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            problems.add({shown_as_, 0}, localized("holds no variable '{}'; {}", name,
                                                   nearest_name_hint(name, names)));
        }
    }
    problems.throw_if_any();
    std::erase_if(tabular, [&](const VariableDescription& variable) {
        if (!selection.variables.empty()) {
            return std::find(selection.variables.begin(), selection.variables.end(),
                             variable.name) == selection.variables.end();
        }
        const Names& axes = variable.dimensions;
        return !selection.all && std::find(axes.begin(), axes.end(), "age") != axes.end();
    });
    return tabular;
}

Names Contents::along(const std::string& axis) const
{
    const std::string labels = axis == "age" && reader_.contains("age_label") ? "age_label" : axis;
    Names names;
    if (reader_.describe(labels).type != files::ValueType::text) {
        for (const double label : reader_.numbers(labels)) {
            names.push_back(cell_of(label));
        }
        return names;
    }
    for (const std::string& label : reader_.texts(labels)) {
        names.push_back(as_text(label));
    }
    return names;
}

TableText Contents::table(const VariableDescription& variable) const
{
    Names columns = variable.dimensions;
    columns.push_back(variable.name);
    files::CsvWriter table(columns);
    std::vector<Names> labels;
    for (std::size_t i = 0; i < variable.dimensions.size(); ++i) {
        labels.push_back(along(variable.dimensions[i]));
        if (labels.back().size() != variable.shape[i]) {
            throw InputError({shown_as_, 0}, localized("variable '{}' does not fit its axis '{}'",
                                                       variable.name, variable.dimensions[i]));
        }
    }
    std::vector<std::size_t> at(labels.size(), 0);
    for (const double value : reader_.numbers(variable.name)) {
        Names cells;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            cells.push_back(labels[i][at[i]]);
        }
        cells.push_back(cell_of(value));
        table.add(cells);
        // The last axis runs fastest.
        for (std::size_t i = at.size(); i-- > 0;) {
            if (++at[i] < labels[i].size()) {
                break;
            }
            at[i] = 0;
        }
    }
    return {variable.name + ".csv", table.text()};
}

TableText Contents::labels() const
{
    const std::string suffix = "_name";
    files::CsvWriter table({"axis", "id", "name", "name_zh"});
    for (const VariableDescription& variable : variables_) {
        if (variable.type != files::ValueType::text || variable.dimensions.size() != 1 ||
            !variable.name.ends_with(suffix) || !reader_.contains(variable.name + "_zh")) {
            continue;
        }
        const std::string& axis = variable.dimensions.front();
        const Names ids = along(axis);
        const Names names = reader_.texts(variable.name);
        const Names names_zh = reader_.texts(variable.name + "_zh");
        const std::size_t count = std::min({ids.size(), names.size(), names_zh.size()});
        for (std::size_t i = 0; i < count; ++i) {
            table.add({axis, ids[i], as_text(names[i]), as_text(names_zh[i])});
        }
    }
    return {"labels.csv", table.text()};
}

/// What each variable is.
TableText description(const std::vector<VariableDescription>& variables)
{
    files::CsvWriter table({"variable", "axes", "units", "long_name", "long_name_zh", "comment"});
    for (const VariableDescription& variable : variables) {
        Names cells{variable.name, fmt::format("{}", fmt::join(variable.dimensions, " "))};
        for (const char* const attribute : {"units", "long_name", "long_name_zh", "comment"}) {
            cells.push_back(as_text(text_attribute(variable, attribute)));
        }
        table.add(cells);
    }
    return {"variables.csv", table.text()};
}

}  // namespace

std::vector<TableText> results_tables(const std::filesystem::path& results,
                                      const TableSelection& selection)
{
    // That it is a results file, and that its variables fit their axes.
    static_cast<void>(ResultsReader(results));
    const Contents contents(results);
    const std::vector<VariableDescription> variables = contents.chosen(selection);
    std::vector<TableText> tables;
    for (const VariableDescription& variable : variables) {
        tables.push_back(contents.table(variable));
    }
    tables.push_back(description(variables));
    tables.push_back(contents.labels());
    return tables;
}

}  // namespace natality::io
