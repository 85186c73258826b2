#pragma once

/// \file
/// What the leader of a team tells the members: which build it is, and the content of its inputs,
/// so that they read no files and cannot have others.

#include <natality/base/message.hpp>
#include <natality/files/input_files.hpp>

namespace natality::app {

/// Begins a brief.
[[nodiscard]] MessageWriter begun_brief();

/// Reads its beginning. \throws RunError if the leader is of another build of natality.
void require_same_build(MessageReader& brief);

/// Adds files, as the last that is in a brief.
void put_files(MessageWriter& brief, const files::InputFiles& files);

[[nodiscard]] files::InputFiles files_in(MessageReader& brief);

}  // namespace natality::app
