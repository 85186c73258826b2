#pragma once

/// \file
/// The best levels in between, once a package of full levels is chosen.

#include "choice_view.hpp"

namespace natality::app {

/// Looks for levels between today's and those of the input that answer a question better than the
/// package chosen does.
/// \param all values and costs of all packages; \p answer the one chosen, which meets the question.
/// \return nothing if no package meets it.
/// \throws UsageError for measures whose levels differ by year, region or order; InputError as
///         \ref package_plan; Interrupted if a signal came.
[[nodiscard]] std::optional<ChosenLevels>
chosen_levels(const std::string& input, const ChoiceQuestion& question, const PackageValues& all,
              const Answer& answer, const CommandLine& line, Console& console);

}  // namespace natality::app
