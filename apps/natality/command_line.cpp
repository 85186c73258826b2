#include "command_line.hpp"

#include <natality/base/problems.hpp>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <string_view>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// The language of the user's environment.
std::string default_language()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* const value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? "zh" : "en";
        }
    }
    return "en";
}

po::options_description shared_options()
{
    po::options_description options("Common options");
    auto add = options.add_options();
    add("lang", po::value<std::string>()->default_value(default_language()),
        "language of results and names: en or zh");
    add("quiet,q", po::bool_switch(), "no messages but errors");
    add("json", po::bool_switch(), "results as JSON");
    add("help,h", po::bool_switch(), "show this help");
    return options;
}

Language language_named(const std::string& name)
{
    if (name == "en") {
        return Language::en;
    }
    if (name == "zh") {
        return Language::zh;
    }
    throw UsageError("--lang: '" + name + "' is not a language the program speaks; en or zh");
}

std::vector<std::string> option_names(const po::options_description& options)
{
    std::vector<std::string> names;
    for (const auto& option : options.options()) {
        names.push_back("--" + option->long_name());
    }
    return names;
}

po::variables_map parsed(const Arguments& arguments, const po::options_description& visible)
{
    po::options_description all;
    all.add(visible);
    all.add_options()("input", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("input", -1);
    po::variables_map values;
    try {
        // Abbreviations would change their meaning when options are added.
        const int style =
            po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
        po::store(po::command_line_parser(arguments)
                      .options(all)
                      .positional(positional)
                      .style(style)
                      .run(),
                  values);
        po::notify(values);
    } catch (const po::unknown_option& unknown) {
        const std::string name = unknown.get_option_name();
        throw UsageError("unknown option '" + name + "'; " +
                         nearest_name_hint(name, option_names(visible)));
    } catch (const po::error& error) {
        throw UsageError(error.what());
    }
    return values;
}

}  // namespace

std::optional<CommandLine> parse_command_line(const Arguments& arguments,
                                              const po::options_description& own_options,
                                              const CommandHelp& help, Console& console)
{
    po::options_description visible;
    visible.add(own_options).add(shared_options());
    CommandLine line;
    line.values = parsed(arguments, visible);
    if (line.values["help"].as<bool>()) {
        console.out << "Usage: " << help.usage << "\n\n" << help.description << "\n\n" << visible;
        return std::nullopt;
    }
    line.speech = {.language = language_named(line.values["lang"].as<std::string>()),
                   .quiet = line.values["quiet"].as<bool>(),
                   .json = line.values["json"].as<bool>()};
    if (line.values.count("input") > 0) {
        line.inputs = line.values["input"].as<std::vector<std::string>>();
    }
    return line;
}

std::string single_input(const CommandLine& line, const std::string& what)
{
    if (line.inputs.size() != 1) {
        throw UsageError("exactly one " + what + " is needed");
    }
    return line.inputs.front();
}

std::size_t region_position(const std::vector<std::string>& regions, const CommandLine& line)
{
    if (line.values.count("region") == 0) {
        return 0;
    }
    const std::string id = line.values["region"].as<std::string>();
    const auto found = std::find(regions.begin(), regions.end(), id);
    if (found == regions.end()) {
        throw UsageError("--region: '" + id + "' is not in the file; " +
                         nearest_name_hint(id, regions));
    }
    return static_cast<std::size_t>(found - regions.begin());
}

}  // namespace natality::app
