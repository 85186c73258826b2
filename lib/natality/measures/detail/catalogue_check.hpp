#pragma once

/// \file
/// Whether the parts of a catalogue hold together.

#include <natality/base/problems.hpp>
#include <natality/measures/catalogue.hpp>

namespace natality::detail {

/// Everything wrong with a catalogue's parts, by themselves and against each other.
[[nodiscard]] Problems problems_of(const CatalogueParts& parts);

}  // namespace natality::detail
