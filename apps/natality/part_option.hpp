#pragma once

/// \file
/// `--part K/N` of a sweep.

#include "command_line.hpp"

#include <natality/results/sweep_part.hpp>

#include <cstdint>
#include <string>

namespace natality::app {

inline constexpr const char* part_option = "part";

/// The part that the option asks for; without it all of the sweep.
/// \throws UsageError if the sweep has no such part.
[[nodiscard]] SweepPart part_of(const CommandLine& line, std::uint64_t scenarios,
                                std::uint64_t block_size);

/// Where the part goes if no other file is named.
[[nodiscard]] std::string default_sweep_file(const SweepPart& part);

/// \throws InputError unless a sweep file is of that part.
void require_same_part(const std::string& file, const SweepPart& part);

}  // namespace natality::app
