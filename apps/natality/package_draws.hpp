#pragma once

/// \file
/// What all packages bring and cost in many draws, one draw after the other.

#include "command_line.hpp"
#include "package_values.hpp"

#include <natality/scenario/draw_settings.hpp>

#include <functional>
#include <string>

namespace natality::app {

/// Works on the figures of one draw, on any thread, and returns what is left, which is called in
/// the order of the draws, one at a time.
using FigureTaker = std::function<std::function<void()>(PackageFigures figures)>;

/// The draws that a command line asks for, of packages of an input.
/// \throws UsageError, InputError as \ref package_plan.
[[nodiscard]] DrawSettings package_draw_settings(const SweepPlan& plan, const CommandLine& line);

/// Runs all packages of an input in every draw. Memory holds the figures of a few draws, however
/// many there are.
/// \param settings of \ref package_draw_settings, of one draw at least.
/// \throws Interrupted if a signal came.
void run_package_draws(const SweepPlan& plan, const DrawSettings& settings,
                       const PackageQuestion& question, const CommandLine& line, Console& console,
                       const FigureTaker& take);

}  // namespace natality::app
