#include <natality/results/comparison.hpp>

#include <natality/base/missing.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/results/population_indicators.hpp>

#include <algorithm>
#include <utility>

namespace natality {

namespace {

/// Position of the population point at or before 1 January of \p year.
Index point_index(const YearAxis& years, Year year)
{
    const Index steps = (year.value - years.first().value) / years.step();
    return std::clamp<Index>(steps, 0, years.size());
}

double sum_through(const ByYear& values, Index last)
{
    return values.head(last + 1).sum();
}

/// Persons 65 and over per person aged 15-64 at a population point.
double old_age_ratio(const ScenarioSeries& scenario, Index point)
{
    return scenario.population_65_over(point) / scenario.population_15_64(point);
}

/// Cost per birth; not a number where none is gained.
double per_birth(double cost, double births)
{
    return births > 0.0 ? cost / births : missing;
}

/// The figures of cost, through position \p last.
void add_money(ComparisonRow& row, const ScenarioSeries& scenario, const ScenarioSeries& baseline,
               const MoneyPaths& money, Index last, int step)
{
    const ByYear additional = scenario.births - baseline.births;
    row.cost = sum_through(scenario.incremental_cost, last);
    row.cost_at_low = sum_through(scenario.cost_at_low, last);
    row.cost_at_high = sum_through(scenario.cost_at_high, last);
    row.deadweight_share =
        row.cost == 0.0 ? missing : sum_through(scenario.deadweight_cost, last) / row.cost;
    row.cost_per_additional_birth = per_birth(row.cost, row.additional_births_to_middle);
    row.discounted_cost = sum_through(money.discount_factor * scenario.incremental_cost, last);
    row.discounted_cost_per_additional_birth =
        per_birth(row.discounted_cost, sum_through(money.discount_factor * additional, last));
    row.share_of_gdp =
        scenario.incremental_cost(last) / (step * money.gross_domestic_product(last));
    for (std::size_t payer = 0; payer < all_payers.size(); ++payer) {
        row.cost_by_payer[payer] = sum_through(scenario.cost_by_payer[payer], last);
    }
    row.insurance_balance =
        scenario.insurance_balance ? (*scenario.insurance_balance)(last) : missing;
}

/// Makes the costs of a row missing: what nothing is known of is not zero.
void forget_costs(ComparisonRow& row)
{
    for (double* const cost :
         {&row.cost, &row.deadweight_share, &row.cost_at_low, &row.cost_at_high,
          &row.cost_per_additional_birth, &row.discounted_cost,
          &row.discounted_cost_per_additional_birth, &row.share_of_gdp}) {
        *cost = missing;
    }
    row.cost_by_payer.fill(missing);
}

ComparisonRow row_of(const ScenarioSeries& scenario, const ScenarioSeries& baseline,
                     const YearAxis& years, const Milestones& milestones, const MoneyPaths& money)
{
    const Index near = event_index(years, milestones.near);
    const Index middle = event_index(years, milestones.middle);
    const Index middle_point = point_index(years, milestones.middle);
    const Index far_point = point_index(years, milestones.far);
    ComparisonRow row;
    row.id = scenario.id;
    row.name = scenario.name;
    row.is_other_baseline = scenario.is_other_baseline;
    row.births_to_near = sum_through(scenario.births, near);
    row.births_to_middle = sum_through(scenario.births, middle);
    row.additional_births_to_near = row.births_to_near - sum_through(baseline.births, near);
    row.additional_births_to_middle = row.births_to_middle - sum_through(baseline.births, middle);
    row.population_middle = scenario.population(middle_point);
    row.population_far = scenario.population(far_point);
    row.old_age_ratio_middle = old_age_ratio(scenario, middle_point);
    row.old_age_ratio_far = old_age_ratio(scenario, far_point);
    if (!scenario.is_other_baseline) {
        row.gain = births_gain(scenario.births, baseline.births, years);
    }
    row.tfr = scenario.tfr(middle);
    add_money(row, scenario, baseline, money, middle, years.step());
    row.unpriced = scenario.unpriced;
    if (!row.unpriced.empty() && (scenario.incremental_cost == 0.0).all()) {
        forget_costs(row);
    }
    return row;
}

}  // namespace

Index event_index(const YearAxis& years, Year year)
{
    const Index steps = (year.value - years.first().value) / years.step();
    return std::clamp<Index>(steps, 0, years.size() - 1);
}

ScenarioSeries scenario_series(const Outcome& outcome, const std::vector<RegionAccounts>& accounts,
                               std::size_t region)
{
    const RegionOutcome& of_region = outcome.regions[region];
    const Trajectory& trajectory = of_region.trajectory;
    const RegionAccounts& account = accounts[region];
    const Index years = trajectory.years.size();
    std::array<ByYear, all_payers.size()> by_payer;
    for (std::size_t payer = 0; payer < all_payers.size(); ++payer) {
        by_payer[payer] = account.cost_of(all_payers[payer], CostKind::incremental, years);
    }
    return {.id = outcome.package.id,
            .name = outcome.package.name,
            .births = total_births(trajectory),
            .tfr = total_fertility_rate(of_region),
            .incremental_cost = account.incremental_cost(years),
            .deadweight_cost = account.deadweight(years),
            .cost_at_low = account.incremental_cost_at_low(years),
            .cost_at_high = account.incremental_cost_at_high(years),
            .cost_by_payer = std::move(by_payer),
            .insurance_balance = account.insurance
                                     ? std::optional<ByYear>(account.insurance->balance())
                                     : std::nullopt,
            .population = total_population(trajectory),
            .population_15_64 = population_at_ages(trajectory, {Age{15}, Age{64}}),
            .population_65_over = population_at_ages(trajectory, {Age{65}, no_last_age}),
            .is_other_baseline = outcome.package.other_baseline.has_value(),
            .unpriced = account.unpriced};
}

Milestones default_milestones(const YearAxis& years)
{
    const int first = years.first().value;
    const int horizon = first + static_cast<int>(years.size()) * years.step();
    return {Year{std::min(first + 15, horizon)}, Year{std::min(first + 30, horizon)},
            Year{horizon}};
}

std::vector<const ComparisonRow*> implausible_rows(const Comparison& comparison)
{
    std::vector<const ComparisonRow*> rows;
    for (const ComparisonRow& row : comparison.rows) {
        if (comparison.plausible_gain && row.gain &&
            is_implausible(*row.gain, *comparison.plausible_gain)) {
            rows.push_back(&row);
        }
    }
    return rows;
}

Comparison compare(const std::vector<ScenarioSeries>& scenarios, const YearAxis& years,
                   const Milestones& milestones, const MoneyPaths& money,
                   const std::optional<std::array<double, 2>>& plausible_gain)
{
    const auto events_of = [&](Year year) { return years.at(event_index(years, year)); };
    const auto last_of = [&](Year year) { return Year{events_of(year).value + years.step() - 1}; };
    Comparison comparison{.milestones = milestones,
                          .rows = {},
                          .plausible_gain = plausible_gain,
                          .summed_through = {last_of(milestones.near), last_of(milestones.middle),
                                             last_of(milestones.far)},
                          .middle_events = events_of(milestones.middle)};
    for (const ScenarioSeries& scenario : scenarios) {
        comparison.rows.push_back(row_of(scenario, scenarios.front(), years, milestones, money));
    }
    return comparison;
}

}  // namespace natality
