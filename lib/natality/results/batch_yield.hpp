#pragma once

/// \file
/// How a batch of scenarios side by side yields what people read off each of them, so that none of
/// them need be run in full (docs/model.md, section 9).

#include <natality/measures/measure.hpp>

#include <variant>

namespace natality {

/// It does not: the quantity is read off a whole projection.
struct NotBatched {};

/// Persons of some ages, at each point: weights over ages.
struct PersonsAged {
    AgeRange ages;
    bool men = true;
};

/// Births of the year, all orders.
struct BirthsOfYear {};

/// What is kept of each rate that is births, by order or of all orders together.
enum class OfBirthRates {
    /// Births.
    events,
    /// Births per woman of each age, summed over ages.
    sum_over_ages
};

/// What packages cost, as a sum over births.
enum class CostOfPackage {
    /// Of all measures.
    gross,
    /// Less what they cost at today's level in the baseline.
    incremental
};

/// One of these ways, and what it needs to know.
using BatchYield = std::variant<NotBatched, PersonsAged, BirthsOfYear, OfBirthRates, CostOfPackage>;

/// True if a batch yields the quantity.
[[nodiscard]] inline bool is_batched(const BatchYield& yield)
{
    return !std::holds_alternative<NotBatched>(yield);
}

}  // namespace natality
