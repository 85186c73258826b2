#pragma once

/// \file
/// What the leader of a team tells the members: which build it is, and the content of its inputs,
/// so that they read no files and cannot have others, and how all of them round.

#include <natality/base/message.hpp>
#include <natality/batch/batch_step.hpp>
#include <natality/files/input_files.hpp>

#include <vector>

namespace natality::app {

/// Begins a brief.
[[nodiscard]] MessageWriter begun_brief();

/// Reads its beginning. \throws RunError if the leader is of another build of natality.
void require_same_build(MessageReader& brief);

/// Adds how all are to round, so that it does not matter who does what.
void put_rounding(MessageWriter& brief, MultiplyAdd rounding);

/// The widest instructions of this machine that round as a brief says.
/// \throws RunError if none do.
[[nodiscard]] InstructionSet instructions_rounding_in(MessageReader& brief);

/// Adds files, as the last that is in a brief.
void put_files(MessageWriter& brief, const files::InputFiles& files);

[[nodiscard]] files::InputFiles files_in(MessageReader& brief);

}  // namespace natality::app
