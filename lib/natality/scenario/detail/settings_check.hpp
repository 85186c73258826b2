#pragma once

/// \file
/// What a study asks of its data set beside the packages.

#include <natality/base/problems.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/scenario/study.hpp>

namespace natality::detail {

/// Reports a horizon, prices, a ceiling, baselines, draws and details that cannot be, or that the
/// data set does not give figures for.
void check_settings(const StudyParts& parts, const Dataset& dataset, Problems& problems);

/// Reports draws that cannot be, or of which nothing would vary.
/// \param place where the draws are asked for.
void check_draws(const Settings& settings, const Dataset& dataset, const Place& place,
                 Problems& problems);

/// Reports details of results that the data set does not give.
/// \param place where the details are asked for.
void check_details(const Settings& settings, const Dataset& dataset, const Place& place,
                   Problems& problems);

}  // namespace natality::detail
