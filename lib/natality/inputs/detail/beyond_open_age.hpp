#pragma once

/// \file
/// Tables whose ages go on beyond the open age of the data set.

#include <natality/inputs/observation.hpp>

#include <optional>

namespace natality::detail {

/// What becomes of the values of ages that are joined to the open group.
enum class Joining {
    /// Counts are summed.
    sum,
    /// Death rates of single ages become that of all of them in their own life table, 1 / e(ω).
    death_rate
};

/// The table with the open age and all later ones joined to the open group; nothing if no age lies
/// beyond it, or if what lies there does not run on to an open group of its own.
[[nodiscard]] std::optional<ObservationTable>
joined_beyond_open_age(const ObservationTable& table, const AgeAxis& ages, Joining joining);

}  // namespace natality::detail
