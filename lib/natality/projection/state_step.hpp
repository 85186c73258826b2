#pragma once

/// \file
/// One step of the projection with life-course states (docs/model.md, section 4).

#include <natality/projection/state_columns.hpp>
#include <natality/rates/conventions.hpp>
#include <natality/rates/state_space.hpp>

#include <span>

namespace natality {

/// Women's rates of one year for the step by state, all views of the caller's tables.
struct StateYearRates {
    /// By transition: events per woman-year in the state it leaves; zero outside the fertile ages.
    Columns<const double> transition;
    /// Women's survival ratios by age of arrival.
    std::span<const double> survival_ratio;
    /// Net migrant women by age.
    std::span<const double> net_migrants;
};

/// Where the step by state writes.
struct StateYearResult {
    /// By state: women at the end of the year. Row 0 is left at zero: the newborn, and migrants
    /// among them, are the caller's to add to the lowest state.
    Columns<double> women;
    /// By transition: events of the year by completed age at the event.
    Columns<double> events;
    /// By state: woman-years lived in it at the fertile ages, ½ (present at the start + at the end
    /// before migrants who come last); zero at other ages.
    Columns<double> exposure;
};

/// Moves women through one year: survival, migration, unions and births.
///
/// Within the year events are trapezoidal, solved exactly from the lowest state up; a state with
/// two exits is solved for their sum, which is then split. Half of the events of a cohort belong to
/// each of its two ages. Migrants of the first half come in the states of the women of their age,
/// those of the second half (\c even) or of the end (\c end) as the survivors are; where there are
/// no women, as those of the next younger age that has some. Ages without a rate only survive, so
/// the states are carried to the open group.
///
/// States sum to women. No state falls below zero for rates up to 2 a year as long as no age as a
/// whole does: events of the first half are limited to the women there are, which binds only
/// for rates above twice the survival ratio.
/// \param start women by state at the start, rows the single ages of the axis.
/// \pre age groups of one year.
/// \throws std::invalid_argument unless 1 <= fertile.first, fertile.last + 1 lies below the open
/// age,
///         and there are at most 256 ages.
void advance_states(const StateSpace& space, const FertileAges& fertile,
                    const Columns<const double>& start, const StateYearRates& rates,
                    MigrationTiming timing, const StateYearResult& result);

/// Sets the states of every age whose women sum to less than none to zero.
/// \return the women added, at least 0.
double clip_negative_ages(const Columns<double>& women);

/// Births of the step by age of mother, all orders.
[[nodiscard]] ByAge births_by_age(const StateSpace& space, const Columns<const double>& events);

/// Births of one order by age of mother; the last order includes all later ones.
[[nodiscard]] ByAge births_of_order(const StateSpace& space, const Columns<const double>& events,
                                    int order);

/// Total fertility rate of the year: births by age over woman-years by age, summed; ages without
/// women count as having no births.
[[nodiscard]] double total_fertility_rate(const StateSpace& space,
                                          const Columns<const double>& events,
                                          const Columns<const double>& exposure);

}  // namespace natality
