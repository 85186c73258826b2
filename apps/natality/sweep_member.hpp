#pragma once

/// \file
/// A process that helps another with its sweep: it has no command line of its own and reads no
/// files, and does what it is told.

#include "console.hpp"

#include <natality/batch/batch_step.hpp>
#include <natality/files/input_files.hpp>
#include <natality/sweep/transport.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace natality::app {

/// What the leader of a sweep tells the members.
struct SweepBrief {
    std::uint64_t block_size = 0;
    /// As option --threads says.
    int threads = 0;
    /// Those of the leader; a member takes its own widest that round alike.
    InstructionSet instructions = InstructionSet::portable;
    files::InputFiles files;
};

[[nodiscard]] std::vector<std::byte> message_of(const SweepBrief& brief);

/// \throws RunError if the message is of another build of natality, or no instructions of this
///         machine round as the leader's.
[[nodiscard]] SweepBrief brief_of(std::span<const std::byte> message);

/// Runs blocks until the leader has no more.
[[nodiscard]] ExitCode assist(Transport& transport);

}  // namespace natality::app
