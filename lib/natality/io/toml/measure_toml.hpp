#pragma once

/// \file
/// One `[[measure]]` of a catalogue.

#include <natality/files/toml/toml_table.hpp>
#include <natality/measures/measure.hpp>

namespace natality::io {

/// The measure that \p table describes, with its effects, costs and capacities.
[[nodiscard]] Measure measure_in(files::TomlTable& table);

}  // namespace natality::io
