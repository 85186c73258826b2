#include "commands.hpp"
#include "comparison_view.hpp"
#include "indicators_view.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

using Json = nlohmann::ordered_json;

Json attributes_json(const files::Attributes& attributes)
{
    Json json = Json::object();
    for (const files::Attribute& attribute : attributes) {
        std::visit([&](const auto& value) { json[attribute.name] = value; }, attribute.value);
    }
    return json;
}

Json labels_json(const std::vector<io::NamedLabel>& labels)
{
    Json json = Json::array();
    for (const io::NamedLabel& label : labels) {
        json.push_back({{"id", label.id}, {"name", local_text_json(label.name)}});
    }
    return json;
}

Json variables_json(const std::vector<files::VariableDescription>& descriptions)
{
    Json variables = Json::array();
    for (const files::VariableDescription& variable : descriptions) {
        variables.push_back({{"name", variable.name},
                             {"dimensions", variable.dimensions},
                             {"shape", variable.shape},
                             {"attributes", attributes_json(variable.attributes)}});
    }
    return variables;
}

Json info_json(const io::ResultsReader& results)
{
    return {{"attributes", attributes_json(results.attributes())},
            {"scenarios", labels_json(results.scenarios())},
            {"regions", labels_json(results.regions())},
            {"variables", variables_json(results.variables())}};
}

/// How far a sweep is.
struct Progressed {
    std::size_t blocks = 0;
    std::size_t complete = 0;
};

Progressed progress_of(const io::SweepReader& sweep)
{
    const std::vector<bool> done = sweep.completion();
    return {done.size(), static_cast<std::size_t>(std::count(done.begin(), done.end(), true))};
}

Json info_json(const io::SweepReader& sweep)
{
    const Progressed progress = progress_of(sweep);
    return {{"attributes", attributes_json(sweep.attributes())},
            {"scenarios", sweep.scenarios()},
            {"blocks", progress.blocks},
            {"blocks_complete", progress.complete},
            {"regions", sweep.regions()},
            {"variables", variables_json(sweep.variables())}};
}

std::string text_of(const files::AttributeValue& value)
{
    return std::visit(
        [](const auto& held) -> std::string {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                return held;
            } else if constexpr (std::is_arithmetic_v<Held>) {
                return fmt::format("{}", held);
            } else {
                return fmt::format("\n  {}", fmt::join(held, "\n  "));
            }
        },
        value);
}

std::string long_name(const files::VariableDescription& variable, Language language)
{
    const char* const key = language == Language::zh ? "long_name_zh" : "long_name";
    const files::AttributeValue* const value = files::find_attribute(variable.attributes, key);
    return value == nullptr ? std::string{} : text_of(*value);
}

std::string shape_text(const files::VariableDescription& variable)
{
    std::vector<std::string> axes;
    for (std::size_t i = 0; i < variable.dimensions.size(); ++i) {
        axes.push_back(fmt::format("{} {}", variable.dimensions[i], variable.shape[i]));
    }
    return fmt::format("{}", fmt::join(axes, ", "));
}

void print_attributes(const files::Attributes& attributes, Console& console)
{
    for (const files::Attribute& attribute : attributes) {
        console.out << attribute.name << ": " << text_of(attribute.value) << "\n";
    }
}

void print_variables(const std::vector<files::VariableDescription>& variables, Language language,
                     Console& console)
{
    console.out << localized("\nVariables\n").in(language);
    for (const files::VariableDescription& variable : variables) {
        console.out << fmt::format("  {} ({}): {}\n", variable.name, shape_text(variable),
                                   long_name(variable, language));
    }
}

void print_info(const io::SweepReader& sweep, Language language, Console& console)
{
    const Progressed progress = progress_of(sweep);
    print_attributes(sweep.attributes(), console);
    console.out << localized("\nScenarios: {}, in {} blocks, of which {} are complete\n",
                             sweep.scenarios(), progress.blocks, progress.complete)
                       .in(language);
    print_variables(sweep.variables(), language, console);
}

void print_info(const io::ResultsReader& results, Language language, Console& console)
{
    print_attributes(results.attributes(), console);
    console.out << localized("\nScenarios\n").in(language);
    for (const io::NamedLabel& scenario : results.scenarios()) {
        console.out << fmt::format("  {}: {}\n", scenario.id, scenario.name.in(language));
    }
    print_variables(results.variables(), language, console);
}

/// The indicators named on the command line, or all.
std::vector<const Indicator*> indicators_named(const std::vector<std::string>& ids)
{
    if (ids.empty()) {
        return indicators_written({});
    }
    std::vector<const Indicator*> named;
    for (const std::string& id : ids) {
        named.push_back(find_indicator(id));
        if (named.back() == nullptr) {
            throw UsageError(
                localized("'{}' is no indicator; {}", id, nearest_name_hint(id, indicator_ids())));
        }
    }
    return named;
}

void print_indicators(const CommandLine& line, Console& console)
{
    const std::vector<const Indicator*> named = indicators_named(line.inputs);
    const Language language = line.speech.language;
    if (line.speech.json) {
        console.out << json_text(Json{{"indicators", indicators_json(named)}});
    } else {
        console.out << (line.inputs.empty() ? indicators_table(named, language)
                                            : indicators_text(named, language));
    }
}

template <class Reader>
void show(const Reader& reader, const Speech& speech, Console& console)
{
    if (speech.json) {
        console.out << json_text(info_json(reader));
    } else {
        print_info(reader, speech.language, console);
    }
}

}  // namespace

ExitCode info_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    options.add_options()("indicators", po::bool_switch(), "list the indicators, without a file");
    const auto line = parse_command_line(
        arguments, options,
        {"natality info [options] RESULTS.h5",
         "Shows what a results or sweep file holds and how it was made: provenance, scenarios, "
         "variables with\n"
         "their dimensions and names. With --indicators: all indicators, or those named, in full."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (line->values["indicators"].as<bool>()) {
        print_indicators(*line, console);
        return ExitCode::done;
    }
    const std::string file = single_input(*line, "results or sweep file");
    if (io::is_sweep_file(file)) {
        show(io::SweepReader(file), line->speech, console);
    } else {
        show(io::ResultsReader(file), line->speech, console);
    }
    return ExitCode::done;
}

}  // namespace natality::app
