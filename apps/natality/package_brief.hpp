#pragma once

/// \file
/// What the leader of a team tells the members about a command on packages: its command line and
/// the content of its input, so that they read no files.

#include "command_line.hpp"
#include "package_values.hpp"

#include <natality/batch/batch_step.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace natality::app {

/// \param instructions of the leader, so that all round alike.
[[nodiscard]] std::vector<std::byte>
package_brief(const PackageFiles& files, const CommandLine& line, InstructionSet instructions);

/// A brief, read again.
struct PackageBrief {
    InstructionSet instructions;
    Arguments arguments;
    PackageFiles files;
};

/// \throws RunError if the leader is of another build, or rounds as this machine cannot.
[[nodiscard]] PackageBrief package_brief_in(std::span<const std::byte> message);

}  // namespace natality::app
