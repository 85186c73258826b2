#include <natality/archive/detail/expected_content.hpp>

#include <natality/archive/detail/results_attributes.hpp>
#include <natality/archive/write_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/version.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace natality::io::detail {

namespace {

/// Attributes that the inputs do not settle.
bool is_of_making(const std::string& attribute)
{
    constexpr std::array<std::string_view, 11> names{
        "source",         "history",    "date_created", "natality_version", "natality_revision",
        "command_line",   "start_time", "compiler",     "completions",      "input_files",
        storage_attribute};
    return std::find(names.begin(), names.end(), attribute) != names.end();
}

/// True if the file says that this very program wrote it. Another version may have had other names
/// and variables, which is no damage.
bool is_of_this_program(const files::Attributes& attributes)
{
    const auto says = [&](const char* name, std::string_view value) {
        return files::text_attribute(attributes, name).value_or(std::string(value)) == value;
    };
    return says("natality_version", build_info.version) &&
           says("natality_revision", build_info.revision);
}

/// True if values that a variable does not have are said to be NaN, as the writer says of every
/// variable of floating-point numbers that is no axis.
bool says_what_is_missing(const files::VariableDescription& there)
{
    const bool is_floating =
        there.type == files::ValueType::float64 || there.type == files::ValueType::float32;
    if (!is_floating || there.dimensions == std::vector{there.name}) {
        return true;
    }
    const auto* const value =
        files::find_attribute(there.attributes, files::missing_value_attribute);
    const auto* const numbers =
        value == nullptr ? nullptr : std::get_if<std::vector<double>>(value);
    return numbers != nullptr && numbers->size() == 1 && std::isnan(numbers->front());
}

/// The last digits may be another compiler's.
bool are_close(const std::vector<double>& found, const std::vector<double>& wanted)
{
    constexpr double relative = 1e-9;
    return std::equal(found.begin(), found.end(), wanted.begin(), wanted.end(),
                      [](double one, double other) {
                          return (std::isnan(one) && std::isnan(other)) ||
                                 std::abs(one - other) <= relative * std::abs(other);
                      });
}

/// A file as it is held against what is expected.
class Comparison {
public:
    Comparison(const files::NetcdfReader& file, const ExpectedContent& expected,
               const std::string& shown_as)
        : file_(file),
          expected_(expected),
          shown_as_(shown_as),
          is_of_this_program_(is_of_this_program(file.attributes()))
    {
    }

    Problems differences()
    {
        compare_attributes();
        for (const files::Dimension& dimension : expected_.dimensions) {
            extents_[dimension.name] = files::size(dimension.coordinates);
            compare(dimension);
        }
        for (const Labels& labels : expected_.labels) {
            if (has(labels.variable) && file_.texts(labels.variable.name) != labels.texts) {
                report(localized("variable '{}' does not hold the texts that its inputs say",
                                 labels.variable.name));
            }
        }
        for (const Series& series : expected_.series) {
            if (has(series.variable) &&
                !are_close(file_.numbers(series.variable.name), series.values)) {
                report(localized("variable '{}' does not hold the values that its inputs say",
                                 series.variable.name));
            }
        }
        for (const files::Variable& variable : expected_.variables) {
            static_cast<void>(has(variable));
        }
        return std::move(problems_);
    }

private:
    /// Of what another version may have had otherwise.
    void report_of_this_program(LocalText message)
    {
        if (is_of_this_program_) {
            report(std::move(message));
        }
    }
    void report(LocalText message) { problems_.add(Place{shown_as_, 0}, std::move(message)); }

    void compare_attributes()
    {
        const files::Attributes there = file_.attributes();
        for (const files::Attribute& wanted : expected_.attributes) {
            const files::AttributeValue* const found = files::find_attribute(there, wanted.name);
            if (found == nullptr) {
                report_of_this_program(localized("lacks the attribute '{}'", wanted.name));
            } else if (!is_of_making(wanted.name) && !files::are_alike(*found, wanted.value)) {
                report_of_this_program(
                    localized("attribute '{}' does not say what its inputs say", wanted.name));
            }
        }
    }

    void compare(const files::Dimension& dimension)
    {
        files::Variable labels{dimension.name, files::ValueType::int32, {dimension.name}, {}, {}};
        labels.attributes = dimension.attributes;
        if (std::holds_alternative<std::vector<std::string>>(dimension.coordinates)) {
            labels.type = files::ValueType::text;
        } else if (std::holds_alternative<std::vector<double>>(dimension.coordinates)) {
            labels.type = files::ValueType::float64;
        }
        if (has(labels) &&
            !std::visit([&](const auto& wanted) { return has_labels(dimension.name, wanted); },
                        dimension.coordinates)) {
            report(localized("axis '{}' does not have the labels that its inputs say",
                             dimension.name));
        }
    }

    [[nodiscard]] bool has_labels(const std::string& axis,
                                  const std::vector<std::string>& wanted) const
    {
        return file_.texts(axis) == wanted;
    }
    template <class Number>
    [[nodiscard]] bool has_labels(const std::string& axis, const std::vector<Number>& wanted) const
    {
        const std::vector<double> there = file_.numbers(axis);
        return std::equal(there.begin(), there.end(), wanted.begin(), wanted.end());
    }
    [[nodiscard]] bool has_labels(const std::string& axis, const files::NumberRun& wanted) const
    {
        std::vector<std::int32_t> numbers(wanted.count);
        std::iota(numbers.begin(), numbers.end(), wanted.first);
        return has_labels(axis, numbers);
    }

    /// True if the variable is there with the type, the axes and the attributes that it should
    /// have.
    bool has(const files::Variable& wanted)
    {
        if (!file_.contains(wanted.name)) {
            report_of_this_program(localized("lacks the variable '{}'", wanted.name));
            return false;
        }
        const files::VariableDescription there = file_.describe(wanted.name);
        std::vector<std::size_t> shape;
        for (const std::string& axis : wanted.dimensions) {
            shape.push_back(extents_[axis]);
        }
        if (there.type != wanted.type || !there.is_of_this_type ||
            there.dimensions != wanted.dimensions || there.shape != shape) {
            report(
                localized("variable '{}' does not have the type and the axes that its inputs say",
                          wanted.name));
            return false;
        }
        for (const files::Attribute& attribute : wanted.attributes) {
            const auto* const found = files::find_attribute(there.attributes, attribute.name);
            if (found == nullptr || !files::are_alike(*found, attribute.value)) {
                report_of_this_program(
                    localized("variable '{}' lacks its attribute '{}', or has another", wanted.name,
                              attribute.name));
            }
        }
        if (!says_what_is_missing(there)) {
            report_of_this_program(
                localized("variable '{}' lacks its attribute '{}', or has another", wanted.name,
                          files::missing_value_attribute));
        }
        return true;
    }

    const files::NetcdfReader& file_;
    const ExpectedContent& expected_;
    const std::string& shown_as_;
    bool is_of_this_program_;
    std::map<std::string, std::size_t> extents_;
    Problems problems_;
};

}  // namespace

ExpectedContent expected_results(const Study& study)
{
    ExpectedContent expected{results_attributes(study, Provenance{}), results_dimensions(study),
                             results_labels(study), results_series(study),
                             results_variables(study)};
    std::vector<std::string> other_baselines;
    for (const Package& package : study.scenarios()) {
        if (package.other_baseline) {
            other_baselines.push_back(package.id);
        }
    }
    if (!other_baselines.empty()) {
        expected.attributes.push_back({other_baselines_attribute, std::move(other_baselines)});
    }
    return expected;
}

ExpectedContent expected_sweep(const SweepShape& shape)
{
    ExpectedContent expected{results_attributes(shape.plan.study(), Provenance{}),
                             sweep_dimensions(shape),
                             sweep_labels(shape),
                             {},
                             sweep_block_variables(shape)};
    std::erase_if(expected.attributes, [](const files::Attribute& attribute) {
        return attribute.name == results_format_attribute;
    });
    for (files::Variable& variable : sweep_fixed_variables()) {
        expected.variables.push_back(std::move(variable));
    }
    expected.attributes.push_back({storage_attribute, std::string()});
    return expected;
}

Problems differences(const files::NetcdfReader& file, const ExpectedContent& expected,
                     const std::string& shown_as)
{
    return Comparison(file, expected, shown_as).differences();
}

}  // namespace natality::io::detail
