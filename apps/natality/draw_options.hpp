#pragma once

/// \file
/// The options of every command that draws: how often, what, and by which random numbers.

#include "command_line.hpp"
#include "interrupt.hpp"
#include "progress.hpp"

#include <natality/scenario/draw_settings.hpp>
#include <natality/sweep/run_draws.hpp>

namespace natality::app {

/// Adds `--draws` and `--draw` alone.
void add_draw_count_options(boost::program_options::options_description& options);

/// The settings of a study as these two options change them.
/// \throws UsageError as \ref draw_settings.
[[nodiscard]] DrawSettings drawn_as_asked(const DrawSettings& of_study, const CommandLine& line);

/// Adds `--draws`, `--draw`, `--seed` and `--threads`.
void add_draw_options(boost::program_options::options_description& options);

/// The settings of a study as the command line changes them; no draws where neither asks for any.
/// \throws UsageError for options of draws without draws, and for what cannot be drawn.
[[nodiscard]] DrawSettings draw_settings(const DrawSettings& of_study, const CommandLine& line);

/// How draws are run: on the threads asked for, ended by an interrupt, with progress shown.
/// \param interrupt, progress must outlive the result.
[[nodiscard]] DrawOptions draw_run_options(const CommandLine& line, const InterruptGuard& interrupt,
                                           Progress& progress);

}  // namespace natality::app
