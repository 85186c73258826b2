#pragma once

/// \file
/// Net migrants by sex and age: as files give them, by a model schedule, or as what populations
/// leave over.

#include <natality/imports/table_sources.hpp>
#include <natality/inputs/dataset.hpp>

#include <vector>

namespace natality::io {

/// Net migrants by age as the files give them; empty if they do not.
[[nodiscard]] ObservationTable given_net_migrants(const TableSources& sources);

/// The files' totals, half to each sex, spread by \ref rogers_castro_shares; empty if there are no
/// totals.
[[nodiscard]] ObservationTable scheduled_net_migrants(const TableSources& sources);

/// For each step whose two populations the files have: what the population at its end has beyond
/// the survivors of the one at its beginning and of the births in it. Migrants enter at the end of
/// the step, so that a projection with them closes on the populations.
/// \param parts the data set without migration.
/// \throws InputError if it is not a valid one.
[[nodiscard]] ObservationTable residual_net_migrants(const TableSources& sources,
                                                     const DatasetParts& parts);

}  // namespace natality::io
