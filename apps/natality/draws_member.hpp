#pragma once

/// \file
/// A process that helps another with its draws; as with a sweep, it does what it is told.

#include "console.hpp"

#include <natality/files/input_files.hpp>
#include <natality/scenario/study.hpp>
#include <natality/sweep/transport.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace natality::app {

/// What the leader of draws tells the members.
struct DrawsBrief {
    DrawSettings draws;
    /// As option --threads says.
    int threads = 0;
    /// Of a sweep: the scenario that is run in full.
    std::optional<std::size_t> scenario;
    files::InputFiles files;
};

[[nodiscard]] std::vector<std::byte> message_of(const DrawsBrief& brief);

/// \throws RunError if the message is of another build of natality.
[[nodiscard]] DrawsBrief draws_brief_of(std::span<const std::byte> message);

/// The study that files say; of those of a sweep, one of its scenarios beside the baseline.
/// \pre a scenario is given for a sweep, and for nothing else.
/// \throws InputError as read_study() does, and for a scenario that the sweep does not have.
[[nodiscard]] Study study_of(const files::InputFiles& files,
                             const std::optional<std::size_t>& scenario);

/// Runs draws until the leader has no more.
[[nodiscard]] ExitCode assist_with_draws(Transport& transport);

}  // namespace natality::app
