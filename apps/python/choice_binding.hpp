#pragma once

/// \file
/// Attribution and choice over values by package, for Python.

#include <pybind11/pybind11.h>

namespace natality::python {

/// Adds the functions to the module.
void bind_choice(pybind11::module_& module);

}  // namespace natality::python
