#pragma once

/// \file
/// The value of a package in draws of which some sources are taken from other draws: the points of
/// Saltelli's design, by one process or by those that were started together.

#include "command_line.hpp"
#include "package_draws.hpp"
#include "package_values.hpp"

#include <natality/base/named_label.hpp>
#include <natality/scenario/draw_settings.hpp>
#include <natality/scenario/sweep_plan.hpp>
#include <natality/sweep/process_team.hpp>
#include <natality/sweep/transport.hpp>

#include <vector>

namespace natality::app {

/// A package and how it is drawn.
struct SensitivityDraws {
    PackageFiles files;
    PackageQuestion question;
    /// The baseline and the package.
    SweepPlan plan;
    /// Its count is that of samples.
    DrawSettings settings;
};

/// What a command line asks for of a scenario file.
/// \throws UsageError, InputError as \ref package_plan, or for fewer than two samples.
[[nodiscard]] SensitivityDraws
sensitivity_draws(PackageFiles files, const PackageQuestion& question, const CommandLine& line);

/// The sources that are drawn, each an input of its own.
[[nodiscard]] std::vector<NamedDrawSource> sources_drawn(const DrawSources& sources);

/// By sample: the value at a draw A, at a draw B and, for every source, at A with the source of B.
struct DrawnPoints {
    std::vector<double> package;
    /// From the baseline of the same point.
    std::vector<double> difference;
};

/// All points, with the region that they are of.
struct RegionPoints {
    NamedLabel region;
    DrawnPoints points;
};

/// Runs all samples.
/// \param team whose members assist_with_sensitivity(); null for this process alone.
/// \throws Interrupted if a signal came.
[[nodiscard]] RegionPoints run_points(const SensitivityDraws& draws, const CommandLine& line,
                                      Console& console, TeamLeader* team);

/// Helps another process with its samples: reads no files, and does what it is told.
[[nodiscard]] ExitCode assist_with_sensitivity(Transport& transport, const PackageCommand& command,
                                               Console& console);

}  // namespace natality::app
