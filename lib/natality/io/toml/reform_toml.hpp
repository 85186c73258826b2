#pragma once

/// \file
/// The TOML files of back-tests.

#include <natality/backtest/reform.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>

namespace natality::io {

/// Reads one file into \p parts: a reform, or, if it has any `[[step]]`, the steps and the power
/// law. \param problems receives everything wrong with the file's keys and types.
void add_reform_file(const files::InputFile& file, ReformParts& parts, Problems& problems);

}  // namespace natality::io
