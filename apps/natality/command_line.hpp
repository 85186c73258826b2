#pragma once

/// \file
/// Parsing a command's options: what all commands share, and errors that say how to go on.

#include "console.hpp"

#include <natality/base/named_label.hpp>
#include <natality/base/problems.hpp>

#include <boost/program_options.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality::app {

/// What a command is called with.
using Arguments = std::vector<std::string>;

/// A command line that cannot be understood; exit code 2.
class UsageError : public Error {
public:
    using Error::Error;
};

/// How a command presents itself in `--help`.
struct CommandHelp {
    /// For instance `natality run [options] [SCENARIO.toml]`.
    std::string usage;
    std::string description;
};

/// A parsed command line.
struct CommandLine {
    /// As it was given.
    Arguments arguments;
    boost::program_options::variables_map values;
    Speech speech;
    /// The arguments that are not options.
    std::vector<std::string> inputs;
};

/// Parses \p arguments by the command's own options and those that all commands share: --lang,
/// --quiet, --json, --help.
/// \return nothing if help was asked for and has been printed.
/// \throws UsageError for unknown or unusable options, naming the nearest known one.
[[nodiscard]] std::optional<CommandLine>
parse_command_line(const Arguments& arguments,
                   const boost::program_options::options_description& own_options,
                   const CommandHelp& help, Console& console);

/// The parts of a list such as `births,tfr`.
[[nodiscard]] std::vector<std::string> split_at_commas(const std::string& list);

/// The language that \p arguments ask for by --lang, or else that of the environment; needed before
/// they are parsed, as what is wrong with them is told in it.
[[nodiscard]] Language asked_language(const Arguments& arguments);

/// Position among \p labels of the one that an option asks for by its id or name; \p otherwise if
/// the option is not given.
/// \throws UsageError if it is not among them, naming the nearest that is.
[[nodiscard]] std::size_t label_position(const std::vector<NamedLabel>& labels,
                                         const std::string& option, const CommandLine& line,
                                         std::size_t otherwise = 0);

/// \throws InputError if \p output is a file that is there and one of \p inputs, by whatever path.
void require_no_input(const std::string& output, const std::vector<std::string>& inputs);

/// \throws UsageError unless there is exactly one input.
[[nodiscard]] std::string single_input(const CommandLine& line, const std::string& what);

}  // namespace natality::app
