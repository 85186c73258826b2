#pragma once

/// \file
/// The draws of a study as arrays of NumPy.

#include "study_binding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <pybind11/numpy.h>

namespace natality::python {

/// A variable of draws: id, unit, English and Chinese name, axis of its steps, its last axis or
/// nothing, and its array by scenario, step, region and that axis.
using DrawnRow = std::tuple<std::string, std::string, std::string, std::string, std::string,
                            std::string, pybind11::array_t<double>>;

/// Runs the draws of a study without the interpreter's lock; the numbers are those of a results
/// file.
/// \param seed nothing for the study's own.
/// \throws InputError for a number of draws that cannot be run; RunError as run_draws() does;
///         pybind11::error_already_set where Python was interrupted.
[[nodiscard]] std::vector<DrawnRow> run_drawn(const StudyBinding& study, int draws,
                                              std::optional<std::uint64_t> seed, int threads);

/// Adds it to the module.
void bind_draws(pybind11::module_& module);

}  // namespace natality::python
