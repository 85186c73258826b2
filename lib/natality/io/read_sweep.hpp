#pragma once

/// \file
/// A sweep from a sweep file and all it names (docs/formats/sweep-file.md).

#include <natality/files/input_files.hpp>
#include <natality/io/read_study.hpp>
#include <natality/scenario/sweep_plan.hpp>

#include <filesystem>
#include <string>

namespace natality::io {

/// Among the files of a sweep, the sweep file.
inline constexpr const char* sweep_name = "sweep.toml";

/// Among the files of a sweep, what a command line adds to them: the ids of the measures whose
/// packages alone are wanted, one a line, another seed, and `[draws]` in place of the sweep file's.
inline constexpr const char* restriction_name = "measures.txt";
inline constexpr const char* seed_name = "seed.txt";
inline constexpr const char* draws_name = "draws.toml";

/// The file of that name that says how a sweep is drawn.
/// \param shown_as what problems call it.
[[nodiscard]] files::InputFile draws_file(const DrawSettings& draws, std::string shown_as);

/// Gathers the files of a sweep: `sweep.toml`, the sweep file; `table.csv` or `table.csv.gz`, the
/// table of its design, if that is one; and what study_files() gathers besides the scenario file.
/// \throws InputError naming what cannot be found or read.
[[nodiscard]] files::InputFiles sweep_files(const std::filesystem::path& sweep,
                                            const BuiltinData& builtin);

/// Reads and validates a sweep from files named as sweep_files() names them, wherever they come
/// from; the names in the sweep file are not followed again.
/// \throws InputError with everything wrong in all of the files.
[[nodiscard]] SweepPlan read_sweep(const files::InputFiles& files);

/// A sweep and the files it was made of.
struct LoadedSweep {
    SweepPlan plan;
    files::InputFiles files;
};

/// sweep_files() and read_sweep() in one.
[[nodiscard]] LoadedSweep load_sweep(const std::filesystem::path& sweep,
                                     const BuiltinData& builtin);

}  // namespace natality::io
