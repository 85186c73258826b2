#include <natality/archive/observation_tables.hpp>

#include <natality/archive/read_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>

#include <algorithm>
#include <charconv>

namespace natality::io {

namespace {

using files::VariableDescription;

using Names = std::vector<std::string>;

std::string text_attribute(const VariableDescription& variable, const char* name)
{
    return files::text_attribute(variable.attributes, name).value_or("");
}

/// The label as a number if it is written as one.
TableCell age_cell(const std::string& label)
{
    int age = 0;
    const char* const end = label.data() + label.size();
    const auto [stop, error] = std::from_chars(label.data(), end, age);
    return error == std::errc{} && stop == end ? TableCell(static_cast<double>(age))
                                               : TableCell(label);
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

    [[nodiscard]] VariableTable table(const VariableDescription& variable) const;
    [[nodiscard]] std::vector<TableAxis> named_axes() const;

private:
    [[nodiscard]] TableAxis axis(const std::string& name) const;
    [[nodiscard]] std::vector<TableCell> labels(const std::string& axis) const;
    [[nodiscard]] bool holds_names(const VariableDescription& variable) const;
    [[nodiscard]] std::vector<LocalText> names(const std::string& axis) const;

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

std::vector<TableCell> Contents::labels(const std::string& axis) const
{
    if (axis == "age" && reader_.contains("age_label")) {
        std::vector<TableCell> ages;
        for (const std::string& label : reader_.texts("age_label")) {
            ages.push_back(age_cell(label));
        }
        return ages;
    }
    if (reader_.describe(axis).type == files::ValueType::text) {
        const Names texts = reader_.texts(axis);
        return {texts.begin(), texts.end()};
    }
    const std::vector<double> numbers = reader_.numbers(axis);
    return {numbers.begin(), numbers.end()};
}

bool Contents::holds_names(const VariableDescription& variable) const
{
    return variable.type == files::ValueType::text && variable.dimensions.size() == 1 &&
           variable.name.ends_with("_name") && reader_.contains(variable.name + "_zh");
}

std::vector<LocalText> Contents::names(const std::string& axis) const
{
    std::vector<LocalText> names;
    for (const VariableDescription& variable : variables_) {
        if (!holds_names(variable) || variable.dimensions.front() != axis) {
            continue;
        }
        const Names english = reader_.texts(variable.name);
        const Names chinese = reader_.texts(variable.name + "_zh");
        for (std::size_t i = 0; i < std::min(english.size(), chinese.size()); ++i) {
            names.push_back({english[i], chinese[i]});
        }
        break;
    }
    return names;
}

TableAxis Contents::axis(const std::string& name) const
{
    TableAxis axis{name, labels(name), names(name)};
    if (axis.names.size() != axis.labels.size()) {
        axis.names.clear();
    }
    return axis;
}

VariableTable Contents::table(const VariableDescription& variable) const
{
    VariableTable table{
        .variable = variable.name,
        .units = text_attribute(variable, "units"),
        .long_name = {text_attribute(variable, "long_name"),
                      text_attribute(variable, "long_name_zh")},
        .comment = text_attribute(variable, "comment"),
        .axes = {},
        .values = {},
    };
    for (std::size_t i = 0; i < variable.dimensions.size(); ++i) {
        table.axes.push_back(axis(variable.dimensions[i]));
        if (table.axes.back().labels.size() != variable.shape[i]) {
            throw InputError({shown_as_, 0}, localized("variable '{}' does not fit its axis '{}'",
                                                       variable.name, variable.dimensions[i]));
        }
    }
    table.values = reader_.numbers(variable.name);
    return table;
}

std::vector<TableAxis> Contents::named_axes() const
{
    std::vector<TableAxis> axes;
    for (const VariableDescription& variable : variables_) {
        if (holds_names(variable)) {
            axes.push_back(axis(variable.dimensions.front()));
        }
    }
    return axes;
}

}  // namespace

Observations read_observations(const std::filesystem::path& results,
                               const TableSelection& selection)
{
    // That it is a results file, and that its variables fit their axes.
    static_cast<void>(ResultsReader(results));
    const Contents contents(results);
    Observations observations;
    for (const VariableDescription& variable : contents.chosen(selection)) {
        observations.tables.push_back(contents.table(variable));
    }
    observations.named_axes = contents.named_axes();
    return observations;
}

void for_each_observation(
    const VariableTable& table,
    const std::function<void(const std::vector<std::size_t>& at, double value)>& row)
{
    std::vector<std::size_t> at(table.axes.size(), 0);
    for (const double value : table.values) {
        row(at, value);
        for (std::size_t i = at.size(); i-- > 0;) {
            if (++at[i] < table.axes[i].labels.size()) {
                break;
            }
            at[i] = 0;
        }
    }
}

}  // namespace natality::io
