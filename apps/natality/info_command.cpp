#include "commands.hpp"
#include "comparison_view.hpp"
#include "text_table.hpp"

#include <natality/io/read_results.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

using Json = nlohmann::ordered_json;

Json attributes_json(const io::Attributes& attributes)
{
    Json json = Json::object();
    for (const io::Attribute& attribute : attributes) {
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

Json info_json(const io::ResultsReader& results)
{
    Json variables = Json::array();
    for (const io::VariableDescription& variable : results.variables()) {
        variables.push_back({{"name", variable.name},
                             {"dimensions", variable.dimensions},
                             {"shape", variable.shape},
                             {"attributes", attributes_json(variable.attributes)}});
    }
    return {{"attributes", attributes_json(results.attributes())},
            {"scenarios", labels_json(results.scenarios())},
            {"regions", labels_json(results.regions())},
            {"variables", variables}};
}

std::string text_of(const io::AttributeValue& value)
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

std::string long_name(const io::VariableDescription& variable, Language language)
{
    const char* const key = language == Language::zh ? "long_name_zh" : "long_name";
    const io::AttributeValue* const value = io::find_attribute(variable.attributes, key);
    return value == nullptr ? std::string{} : text_of(*value);
}

std::string shape_text(const io::VariableDescription& variable)
{
    std::vector<std::string> axes;
    for (std::size_t i = 0; i < variable.dimensions.size(); ++i) {
        axes.push_back(fmt::format("{} {}", variable.dimensions[i], variable.shape[i]));
    }
    return fmt::format("{}", fmt::join(axes, ", "));
}

void print_info(const io::ResultsReader& results, Language language, Console& console)
{
    const bool chinese = language == Language::zh;
    for (const io::Attribute& attribute : results.attributes()) {
        console.out << attribute.name << ": " << text_of(attribute.value) << "\n";
    }
    console.out << (chinese ? "\n情景\n" : "\nScenarios\n");
    for (const io::NamedLabel& scenario : results.scenarios()) {
        console.out << fmt::format("  {}: {}\n", scenario.id, scenario.name.in(language));
    }
    console.out << (chinese ? "\n变量\n" : "\nVariables\n");
    for (const io::VariableDescription& variable : results.variables()) {
        console.out << fmt::format("  {} ({}): {}\n", variable.name, shape_text(variable),
                                   long_name(variable, language));
    }
}

}  // namespace

ExitCode info_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(arguments, po::options_description("Options"),
                                         {"natality info [options] RESULTS.h5",
                                          "Shows what a results file holds and how it was made: "
                                          "provenance, scenarios, variables with\n"
                                          "their dimensions and names."},
                                         console);
    if (!line) {
        return ExitCode::done;
    }
    const io::ResultsReader results(single_input(*line, "results file"));
    if (line->speech.json) {
        console.out << info_json(results).dump(2) << "\n";
    } else {
        print_info(results, line->speech.language, console);
    }
    return ExitCode::done;
}

}  // namespace natality::app
