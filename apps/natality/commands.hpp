#pragma once

/// \file
/// The commands of the program; each in the source file of its name.

#include "command_line.hpp"
#include "console.hpp"

namespace natality::app {

/// `natality run`: projects the scenarios of a scenario file and writes a results file.
ExitCode run_command(const Arguments& arguments, Console& console);

/// `natality sweep`: runs all scenarios of a design and keeps chosen indicators of each.
ExitCode sweep_command(const Arguments& arguments, Console& console);

/// `natality join`: the parts of a sweep, put together into one file.
ExitCode join_command(const Arguments& arguments, Console& console);

/// `natality compare`: the scenarios of a results file side by side, or the best of a sweep.
ExitCode compare_command(const Arguments& arguments, Console& console);

/// `natality attribute`: what each measure of a package contributes.
ExitCode attribute_command(const Arguments& arguments, Console& console);

/// `natality choose`: the cheapest package for a target, or the best within a budget.
ExitCode choose_command(const Arguments& arguments, Console& console);

/// `natality sensitivity`: which input the spread of a figure comes from.
ExitCode sensitivity_command(const Arguments& arguments, Console& console);

/// `natality needs`: places, beds and staff that a package takes.
ExitCode needs_command(const Arguments& arguments, Console& console);

/// `natality evaluate`: observed births against the projections of a results file.
ExitCode evaluate_command(const Arguments& arguments, Console& console);

/// `natality backtest`: a catalogue against reforms that happened.
ExitCode backtest_command(const Arguments& arguments, Console& console);

/// `natality measures`: lists the measures of a catalogue, or shows some in full.
ExitCode measures_command(const Arguments& arguments, Console& console);

/// `natality check`: validates inputs of any kind and reports everything wrong with them.
ExitCode check_command(const Arguments& arguments, Console& console);

/// `natality info`: what a results file holds and how it was made.
ExitCode info_command(const Arguments& arguments, Console& console);

/// `natality report`: one HTML page of a results file, and of a sweep of all packages.
ExitCode report_command(const Arguments& arguments, Console& console);

/// `natality plot`: a variable of a results file as a picture.
ExitCode plot_command(const Arguments& arguments, Console& console);

/// `natality export`: the variables of a results file as CSV tables or as a workbook.
ExitCode export_command(const Arguments& arguments, Console& console);

/// `natality import`: makes tables of a data set from other sources.
ExitCode import_command(const Arguments& arguments, Console& console);

}  // namespace natality::app
