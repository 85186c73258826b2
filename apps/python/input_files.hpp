#pragma once

/// \file
/// Input files as Python holds them: from a disk, or made of tables in memory.

#include <natality/files/input_files.hpp>

#include <string>
#include <tuple>
#include <vector>

#include <pybind11/pybind11.h>

namespace natality::python {

/// Of each file: its name below its input, what problems call it, and its content.
using FileRows = std::vector<std::tuple<std::string, std::string, pybind11::bytes>>;

[[nodiscard]] files::InputFiles files_of(const FileRows& rows);
[[nodiscard]] FileRows rows_of(const files::InputFiles& files);

/// Adds the functions that gather files.
void bind_input_files(pybind11::module_& module);

}  // namespace natality::python
