#pragma once

/// \file
/// What a measure by itself does to births of a data set, as a section of its sheet.

#include "console.hpp"

#include <natality/scenario/scenario.hpp>

#include <cstddef>
#include <string>

namespace natality::app {

/// Changes of births in the years after the response begins and of completed fertility, and how far
/// the rates move to bring each effect about, in the first region of the study; at most 80 columns.
/// \param baseline of the study, with the measure's effects solved.
[[nodiscard]] std::string strength_section(const Study& study, const Baseline& baseline,
                                           std::size_t measure, Language language);

}  // namespace natality::app
