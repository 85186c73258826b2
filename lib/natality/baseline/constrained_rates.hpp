#pragma once

/// \file
/// Regions held to a nation: their births, deaths and migrants add up to its own.

#include <natality/projection/project_regions.hpp>

#include <cstddef>
#include <vector>

namespace natality {

/// How far regions are from their nation, in its projection and theirs.
struct ConstraintGap {
    /// Persons of the regions over the nation's, less 1: at the start and at the end.
    double population_at_start = 0.0;
    double population_at_end = 0.0;
    /// Births, and deaths, of all years of the regions over the nation's, less 1.
    double births = 0.0;
    double deaths = 0.0;
};

/// The gap that regions leave with the rates they have.
/// \param regions all that are projected, the nation among them; no flow is of the nation.
/// \param nation its position.
[[nodiscard]] ConstraintGap constraint_gap(const std::vector<RegionStart>& regions,
                                           const FlowPaths& flows, std::size_t nation);

/// Scales the rates of the regions, a year at a time, so that they add up to the nation's: births
/// by age of mother and order, boys and girls, deaths by sex and age, net migrants by sex and age.
///
/// Rates of net migration become persons: those of the persons there as the year begins. Migrants
/// that the regions lack go to each in proportion to its persons of the age. The factors,
/// the same for all regions, are kept with the rates. A survival ratio that would leave [0, 1]
/// stays at its bound, so that where the regions' persons of an age differ much from the nation's a
/// gap in deaths remains. Persons themselves are not scaled: a gap at the start stays with its
/// cohort. \param rates of \p regions, in the same order; what \p regions points at is not used.
/// \throws InputError where women of a region are told apart by state.
void constrain_to_nation(const std::vector<RegionStart>& regions, std::vector<RatePaths>& rates,
                         const FlowPaths& flows, std::size_t nation);

}  // namespace natality
