#pragma once

/// \file
/// All packages that can be made of the measures of one: the sweep that takes it apart.

#include <natality/scenario/sweep_plan.hpp>

#include <string>
#include <vector>

namespace natality {

/// The package of that id; if it is empty, of those with most measures the first.
/// \throws InputError if the study has no such package.
[[nodiscard]] const Package& package_named(const Study& study, const std::string& id);

/// The sweep over all packages of a package's measures, each at the level that it has there.
/// \param indicators what is kept of every scenario, of every year.
/// \throws InputError as SweepPlan::validated does.
[[nodiscard]] SweepPlan sweep_of_package(const Study& study, const Package& package,
                                         const std::vector<std::string>& indicators);

}  // namespace natality
