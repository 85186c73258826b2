#include "input_files.hpp"
#include "study.hpp"
#include "sweep.hpp"

#include <R_ext/Rdynload.h>

#include <array>

namespace {

/// A function that R calls by name.
template <class Function>
R_CallMethodDef entry(const char* name, Function* function, int arguments)
{
    return {name, reinterpret_cast<DL_FUNC>(function), arguments};
}

}  // namespace

/// Called by R when the package is loaded, by this name.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" void R_init_natality(DllInfo* library)
{
    using namespace natality::r;
    const std::array functions{
        entry("built_in_data", built_in_data, 0),
        entry("indicator_columns", indicator_columns, 0),
        entry("study_files", study_files, 2),
        entry("sweep_files", sweep_files, 2),
        entry("dataset_files", dataset_files, 1),
        entry("catalogue_files", catalogue_files, 1),
        entry("regions_of_dataset", regions_of_dataset, 1),
        entry("files_of_tables", files_of_tables, 1),
        entry("study_of_files", study_of_files, 1),
        entry("study_axes", study_axes, 1),
        entry("run_study", run_study, 2),
        entry("draw_study", draw_study, 4),
        entry("sweep_of_files", sweep_of_files, 3),
        entry("sweep_of_study", sweep_of_study, 3),
        entry("sweep_axes", sweep_axes, 1),
        entry("run_sweep", run_sweep_in_memory, 3),
        entry("run_sweep_into", run_sweep_into, 4),
        entry("attribution", attribution, 1),
        entry("selection", selection, 4),
        R_CallMethodDef{nullptr, nullptr, 0},
    };
    R_registerRoutines(library, nullptr, functions.data(), nullptr, nullptr);
    R_useDynamicSymbols(library, FALSE);
}
