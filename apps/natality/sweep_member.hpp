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
    /// How all are to round, so that it does not matter who runs a block.
    MultiplyAdd multiply_add = MultiplyAdd::separate;
    files::InputFiles files;
};

[[nodiscard]] std::vector<std::byte> message_of(const SweepBrief& brief);

/// \throws RunError if the message is of another build of natality.
[[nodiscard]] SweepBrief brief_of(std::span<const std::byte> message);

/// Runs blocks until the leader has no more.
[[nodiscard]] ExitCode assist(Transport& transport);

}  // namespace natality::app
