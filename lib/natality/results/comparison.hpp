#pragma once

/// \file
/// Scenarios side by side against the baseline: the figures a planner asks for first.

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/births_gain.hpp>
#include <natality/results/price_paths.hpp>
#include <natality/scenario/scenario.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace natality {

/// What the comparison needs of one scenario in one region, from a run or from a results file.
struct ScenarioSeries {
    std::string id;
    LocalText name;
    /// By year of events.
    ByYear births;
    ByYear tfr;
    /// Cost beyond the baseline's, in the data set's currency.
    ByYear incremental_cost;
    /// The part of it that is paid for those whom the baseline has as well.
    ByYear deadweight_cost;
    /// The same at the lowest and at the highest unit costs.
    ByYear cost_at_low;
    ByYear cost_at_high;
    /// The same by payer, in the order of \ref all_payers.
    std::array<ByYear, all_payers.size()> cost_by_payer;
    /// What the insurance fund takes in less what it pays out; only where there is one.
    std::optional<ByYear> insurance_balance;
    /// By population point.
    ByYear population;
    ByYear population_15_64;
    ByYear population_65_over;
    /// True for another baseline, which no band of effects bounds.
    bool is_other_baseline = false;
    /// Measures in use whose price is not known, and which no cost above has in it.
    std::vector<UnpricedMeasure> unpriced;
};

/// The series of one region of a run.
[[nodiscard]] ScenarioSeries scenario_series(const Outcome& outcome,
                                             const std::vector<RegionAccounts>& accounts,
                                             std::size_t region);

/// What one capacity line needs under a package, by year of events.
struct NeedSeries {
    /// Measure and number of the line, as in the results file.
    std::string id;
    LocalText name;
    LocalText unit;
    /// All of it, and what lies beyond the baseline's at today's level.
    ByYear gross;
    ByYear incremental;
};

/// The years a comparison looks at: births and costs are summed from the first year to each of the
/// first two (the end of those years), structure is read at the last two.
struct Milestones {
    Year near;
    Year middle;
    Year far;
};

/// 15 and 30 years after the base year, and the horizon; all within the projection.
[[nodiscard]] Milestones default_milestones(const YearAxis& years);

/// Position of the year of events that \p year falls in, or of the nearest one.
[[nodiscard]] Index event_index(const YearAxis& years, Year year);

/// One scenario of a comparison.
struct ComparisonRow {
    std::string id;
    LocalText name;
    /// True for another baseline, which is no package and has no measures.
    bool is_other_baseline = false;
    /// Births from the first year through the near and the middle milestone.
    double births_to_near = 0.0;
    double births_to_middle = 0.0;
    /// The same less the baseline's.
    double additional_births_to_near = 0.0;
    double additional_births_to_middle = 0.0;
    /// Births against the baseline's where they differ at all.
    std::optional<BirthsGain> gain;
    /// Total fertility rate in the middle year.
    double tfr = 0.0;
    /// Population on 1 January of the middle and the far year.
    double population_middle = 0.0;
    double population_far = 0.0;
    /// Persons 65 and over per person aged 15-64 on 1 January of the middle and the far year.
    double old_age_ratio_middle = 0.0;
    double old_age_ratio_far = 0.0;
    /// Measures in use whose price is not known. The costs below are then the least it may be; they
    /// are not numbers where nothing of the package has a price.
    std::vector<UnpricedMeasure> unpriced;
    /// Cost beyond the baseline's through the middle milestone, undiscounted.
    double cost = 0.0;
    /// Share of it that is paid for those whom the baseline has as well; not a number without cost.
    double deadweight_share = 0.0;
    /// The same cost at the lowest and at the highest unit costs.
    double cost_at_low = 0.0;
    double cost_at_high = 0.0;
    /// Cost per additional birth; not a number where no birth is gained.
    double cost_per_additional_birth = 0.0;
    /// The same cost discounted, and per additional birth when births are discounted like it.
    double discounted_cost = 0.0;
    double discounted_cost_per_additional_birth = 0.0;
    /// Cost of the middle year over the gross domestic product; not a number where that is unknown.
    double share_of_gdp = 0.0;
    /// Cost through the middle milestone by payer, undiscounted.
    std::array<double, all_payers.size()> cost_by_payer{};
    /// Balance of the insurance fund in the middle year; not a number without one.
    double insurance_balance = 0.0;
};

/// Scenarios of one region against the first of them.
struct Comparison {
    Milestones milestones;
    std::vector<ComparisonRow> rows;
    /// The relative gains in births that a package may plausibly reach; nothing where the catalogue
    /// does not say.
    std::optional<std::array<double, 2>> plausible_gain;
    /// The last calendar years in the sums through the milestones: not past the last year of events
    /// and, where steps are wider than a year, the last of the step.
    Milestones summed_through;
    /// The year of events, the first of its step, that stands for the middle milestone.
    Year middle_events;
};

/// The scenarios whose gain in births lies outside the plausible.
[[nodiscard]] std::vector<const ComparisonRow*> implausible_rows(const Comparison& comparison);

/// Compares scenarios; the first is the baseline.
/// \param years the years of events of every series.
/// \param money of the same years.
/// \param plausible_gain the catalogue's band, if it has one.
[[nodiscard]] Comparison compare(const std::vector<ScenarioSeries>& scenarios,
                                 const YearAxis& years, const Milestones& milestones,
                                 const MoneyPaths& money,
                                 const std::optional<std::array<double, 2>>& plausible_gain = {});

}  // namespace natality
