#pragma once

/// \file
/// What the batch kernel reads, as plain pointers: it is compiled for several instruction sets and
/// shares nothing else with the rest of the library (see batch_lanes.hpp).
///
/// Ages stand in *slots*: in the step by state, slot 0 is one year below the first fertile age, and
/// \c slots counts the cohorts that may have events, up to the last fertile age. All tables are of
/// years within rows; a line is lane_stride doubles, one a scenario.

namespace natality::detail {

/// The factor of a rate that a log effect makes under a ceiling.
struct RatioView {
    /// Row of the log effect.
    int log_effect;
    /// By year: ceiling factor less 1; infinity without a ceiling.
    const double* room;
};

/// Neighbouring ages of a rate that share their ratio.
struct AgeClassView {
    /// First and last slot.
    int first;
    int last;
    /// Row of the ratio, or -1 for a rate that no log effect changes.
    int ratio;
};

/// How levers move one rate.
struct RateLeverView {
    const AgeClassView* classes;
    int class_count;
};

/// Levers of one group of scenarios.
struct LeversView {
    const double* log_effects;
    const double* advances;
    const double* newborn;
};

/// The shape that all parts of a run share.
struct LeverShapeView {
    int years;
    int log_effects;
    bool clock;
    bool newborn;
    /// Years a step, and a width of age groups.
    double step;
    int ratios;
    const RatioView* ratio;
    int rates;
    const RateLeverView* rate;
};

/// What becomes of births, by year.
struct NewbornView {
    const double* survival_female;
    const double* survival_male;
    const double* sex_ratio;
};

/// A transition between states, or births of the last state, which keeps its women.
struct TransitionView {
    int from;
    int to;
    bool is_birth;
    /// Half of the rate, year by year, by slot, the first slot zero and two zeros after the last.
    const double* half_rate;
};

/// When migrants come, as far as the step must know.
enum class MigrationKind { none, even, end };

/// Ages of one year whose states need more than the step: those without women, and those emptied.
struct SlotListView {
    const int* slots;
    int count;
};

/// The step by state.
struct StateProblemView {
    LeverShapeView levers;
    NewbornView newborn;
    MigrationKind migration;
    int states;
    int slots;
    /// Age of slot 0. Women of slot i at the start of year t were born in year t - 1 - first_age -
    /// i, before the start of the projection if that is negative.
    int first_age;
    const TransitionView* transitions;
    /// By state: its first transition out and how many there are.
    const int* first_exit;
    const int* exit_count;
    /// Women by state at the start: states × slots.
    const double* start_women;
    /// Year by year, by slot and one more (but survival): women at the start are
    /// fixed + survivorship × girls born; migrants in the half year, or year, of the migration
    /// kind.
    const double* survival;
    const double* fixed_women;
    const double* survivorship;
    const double* migrants;
    /// Year by year, by slot: of cohorts alive at the start, women present (with migrants of the
    /// first half) and arriving at the next slot, as factors of the women at the start of the year,
    /// the growth by migrants at the end, and 1 / woman-years.
    const double* present;
    const double* arriving;
    const double* growth;
    const double* inverse_exposure;
    /// By year: the ages to fill with the states of the next younger before the events, and after
    /// them, and the ages emptied at the end.
    const SlotListView* filled_before;
    const SlotListView* filled_after;
    const SlotListView* emptied;
};

/// Coefficients of one class of one birth order in one year, three a cohort (one each for the
/// unshifted rate, the rate one and two groups on).
struct BirthCoefficientsView {
    /// From cohorts alive at the start, and migrants.
    double fixed[3];
    /// Sum of the rates over the ages, times the width.
    double rate_sum[3];
    /// Births per surviving girl by year of birth.
    const double* by_cohort;
    int first_cohort;
    int cohorts;
};

/// The year step with all women alike.
struct BirthProblemView {
    LeverShapeView levers;
    NewbornView newborn;
    /// Year by year, classes of all rates in order.
    const BirthCoefficientsView* coefficients;
    int classes;
};

/// Working memory of one group, in lines.
struct WorkspaceView {
    /// By ratio: the factor of this year.
    double* ratio;
    /// By state: women; women on their way in. By slot: the rest.
    double* women;
    double* inflow;
    double* half_rate;
    double* other_half_rate;
    double* present;
    double* arriving;
    double* growth;
    double* inverse_exposure;
};

/// Where the kernel writes for one group; rows of lines.
struct OutputView {
    /// Year × rate: events, and the sum over ages of events per woman-year.
    double* events;
    double* rate_sums;
    /// Year: births, and girls and boys who survive to the end of their first year.
    double* births;
    double* girls;
    double* boys;
    /// One line: the fewest women of any fertile age and year among those born after the start.
    double* fewest_women;
    /// Point × state × slot: women at the start of each year and the end of the last, or null.
    double* women;
};

/// A quantity linear in births: rows × cohorts.
struct FunctionalView {
    int rows;
    int cohorts;
    const double* fixed;
    /// Row by row, \c cohorts coefficients; outside [first, last) all are zero.
    const double* coefficients;
    const int* first;
    const int* last;
};

/// The kernel for one instruction set. Each function works on one whole group of lanes.
struct BatchFunctions {
    void (*advance_by_state)(const StateProblemView&, const LeversView&, const WorkspaceView&,
                             const OutputView&);
    void (*bear_by_order)(const BirthProblemView&, const LeversView&, const WorkspaceView&,
                          const OutputView&);
    /// Adds a functional of a birth series to rows of lines.
    void (*add_functional)(const FunctionalView&, const double* births, double* result);
};

/// The functions for each instruction set, or null if the library was built without.
const BatchFunctions* portable_functions();
const BatchFunctions* avx2_functions();
const BatchFunctions* avx512_functions();

}  // namespace natality::detail
