#pragma once

/// \file
/// Parsing a command's options: what all commands share, and errors that say how to go on.

#include "console.hpp"

#include <boost/program_options.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality::app {

/// What a command is called with.
using Arguments = std::vector<std::string>;

/// A command line that cannot be understood; exit code 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// How a command presents itself in `--help`.
struct CommandHelp {
    /// For instance `natality run [options] [SCENARIO.toml]`.
    std::string usage;
    std::string description;
};

/// A parsed command line.
struct CommandLine {
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

/// Position among \p regions, ids, of the one that --region asks for; the first if none is.
/// \throws UsageError if it is not among them.
[[nodiscard]] std::size_t region_position(const std::vector<std::string>& regions,
                                          const CommandLine& line);

/// \throws UsageError unless there is exactly one input.
[[nodiscard]] std::string single_input(const CommandLine& line, const std::string& what);

}  // namespace natality::app
