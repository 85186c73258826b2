#include "command_line.hpp"

#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <sstream>
#include <string_view>
#include <system_error>

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
    throw UsageError(
        localized("--lang: '{}' is not a language the program speaks; en or zh", name));
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
        throw UsageError(localized("unknown option '{}'; {}", name,
                                   nearest_name_hint(name, option_names(visible))));
    } catch (const po::error_with_option_name& error) {
        throw UsageError(LocalText{
            error.what(),
            localized("option '{}' cannot be used as it is given", error.get_option_name()).zh});
    } catch (const po::error& error) {
        throw UsageError(error.what());
    }
    return values;
}

/// What --force may replace is what a command made before, and nothing that it reads.
/// \throws InputError if the output is one of the inputs that the command line names.
void require_other_output(const CommandLine& line)
{
    if (line.values.count("output") == 0) {
        return;
    }
    std::vector<std::string> inputs = line.inputs;
    // A year to some commands, a file to others.
    if (const auto* const from = boost::any_cast<std::string>(&line.values["from"].value())) {
        inputs.push_back(*from);
    }
    require_no_input(line.values["output"].as<std::string>(), inputs);
}

/// What stands before a description: `  -o [ --output ] arg (=results.h5)`.
std::string option_head(const po::option_description& option)
{
    const std::string parameter = option.format_parameter();
    return "  " + option.format_name() + (parameter.empty() ? "" : " " + parameter);
}

/// A group of options under its caption, the descriptions side by side.
std::string options_text(const LocalText& caption, const po::options_description& options,
                         std::size_t width, Language language)
{
    std::string text = caption.in(language) + ":\n";
    for (const auto& option : options.options()) {
        std::string head = option_head(*option);
        for (const std::string& line :
             wrapped(localized_text(option->description()).in(language), page_width - width)) {
            text.append(head).append(width - display_width(head), ' ').append(line).append("\n");
            head.clear();
        }
    }
    return text;
}

/// Columns that the heads of options take, with a gap.
std::size_t head_width(const po::options_description& options)
{
    std::size_t width = 0;
    for (const auto& option : options.options()) {
        width = std::max(width, display_width(option_head(*option)) + 2);
    }
    return width;
}

std::string help_text(const CommandHelp& help, const po::options_description& own_options,
                      const po::options_description& shared, Language language)
{
    const std::size_t width = std::max(head_width(own_options), head_width(shared));
    const LocalText usage = localized_text(help.usage);
    return localized("Usage: {}", usage).in(language) + "\n\n" +
           localized_text(help.description).in(language) + "\n\n" +
           options_text(localized("Options"), own_options, width, language) + "\n" +
           options_text(localized("Common options"), shared, width, language);
}

}  // namespace

std::vector<std::string> split_at_commas(const std::string& list)
{
    std::vector<std::string> parts;
    std::istringstream stream(list);
    for (std::string part; std::getline(stream, part, ',');) {
        parts.push_back(part);
    }
    return parts;
}

Language asked_language(const Arguments& arguments)
{
    std::string name = default_language();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument.starts_with("--lang=")) {
            name = argument.substr(7);
        } else if (argument == "--lang" && i + 1 < arguments.size()) {
            name = arguments[i + 1];
        }
    }
    return name == "zh" ? Language::zh : Language::en;
}

std::optional<CommandLine> parse_command_line(const Arguments& arguments,
                                              const po::options_description& own_options,
                                              const CommandHelp& help, Console& console)
{
    const po::options_description shared = shared_options();
    po::options_description visible;
    visible.add(own_options).add(shared);
    CommandLine line;
    line.arguments = arguments;
    line.values = parsed(arguments, visible);
    if (line.values["help"].as<bool>()) {
        console.out << help_text(help, own_options, shared, asked_language(arguments));
        return std::nullopt;
    }
    line.speech = {.language = language_named(line.values["lang"].as<std::string>()),
                   .quiet = line.values["quiet"].as<bool>(),
                   .json = line.values["json"].as<bool>()};
    if (line.values.count("input") > 0) {
        line.inputs = line.values["input"].as<std::vector<std::string>>();
    }
    require_other_output(line);
    return line;
}

std::string single_input(const CommandLine& line, const std::string& what)
{
    if (line.inputs.size() != 1) {
        throw UsageError(localized("exactly one {} is needed", localized_text(what)));
    }
    return line.inputs.front();
}

std::size_t label_position(const std::vector<NamedLabel>& labels, const std::string& option,
                           const CommandLine& line, std::size_t otherwise)
{
    if (line.values.count(option) == 0) {
        return otherwise;
    }
    const std::string asked = line.values[option].as<std::string>();
    const auto found = position_asked(asked, labels);
    if (!found) {
        throw UsageError(localized("--{}: '{}' is not in the file; {}", option, asked,
                                   nearest_label_hint(asked, labels)));
    }
    return *found;
}

void require_no_input(const std::string& output, const std::vector<std::string>& inputs)
{
    std::error_code unknown;
    const bool is_input = std::filesystem::is_regular_file(output, unknown) &&
                          std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
                              return std::filesystem::equivalent(output, input, unknown);
                          });
    if (is_input) {
        throw InputError({output, 0},
                         localized("is an input of this command and is not replaced; give another "
                                   "--output"));
    }
}

}  // namespace natality::app
