#include "reference/batch_cases.hpp"

#include <natality/measures/rate_adjustment.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace natality::reference {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

StateSpace random_space(Draws& draws)
{
    const bool unions = draws.chance(0.7);
    return StateSpace({.unions = unions,
                       .first_births_outside_unions = unions && draws.chance(0.4),
                       .last_parity = draws.integer(1, 4)});
}

/// Survival ratios near a population of today, with infants and the old dying more.
ByAgeYear random_survival(Draws& draws, Index ages, Index years)
{
    ByAgeYear survival(ages, years);
    for (Index t = 0; t < years; ++t) {
        for (Index x = 0; x < ages; ++x) {
            const double age_share = static_cast<double>(x) / static_cast<double>(ages);
            survival(x, t) = 1.0 - draws.uniform(0.5, 1.0) * (0.001 + 0.3 * std::pow(age_share, 6));
        }
        survival(0, t) = draws.uniform(0.95, 0.999);
    }
    return survival;
}

/// Net migrants of up to half a percent of an age, or none at all.
ByAgeYear random_migrants(Draws& draws, bool has_migrants, Index ages, Index years)
{
    ByAgeYear migrants = ByAgeYear::Zero(ages, years);
    for (Index t = 0; has_migrants && t < years; ++t) {
        for (Index x = 0; x < ages; ++x) {
            migrants(x, t) = draws.uniform(-5.0, 5.0);
        }
    }
    return migrants;
}

/// A hump over the fertile ages that differs from age to age and year to year.
ByAgeYear random_rate(Draws& draws, const FertileAges& fertile, double highest, Index ages,
                      Index years)
{
    ByAgeYear rate = ByAgeYear::Zero(ages, years);
    for (Index t = 0; t < years; ++t) {
        for (Index x = fertile.first.value; x <= fertile.last.value; ++x) {
            rate(x, t) = draws.chance(0.03) ? 0.0 : draws.uniform(0.0, highest);
        }
    }
    return rate;
}

ByYear random_ceiling(Draws& draws, Index years)
{
    ByYear factor(years);
    for (Index t = 0; t < years; ++t) {
        factor(t) = draws.chance(0.3)   ? infinity
                    : draws.chance(0.2) ? 1.0
                                        : 1.0 + draws.uniform(0.0, 2.0);
    }
    return factor;
}

/// Splits the ages into classes at random; some have no log effect.
Eigen::ArrayXi random_classes(Draws& draws, Index ages, Index log_effects)
{
    Eigen::ArrayXi rows(ages);
    int row = no_lever;
    for (Index x = 0; x < ages; ++x) {
        if (draws.chance(0.15)) {
            row = draws.integer(no_lever, static_cast<int>(log_effects) - 1);
        }
        rows(x) = row;
    }
    return rows;
}

LeverLayout random_layout(Draws& draws, std::size_t rates, Index ages, Index years)
{
    LeverLayout layout;
    layout.years = years;
    layout.log_effects = draws.integer(1, 8);
    layout.clock = draws.chance(0.7);
    layout.newborn = draws.chance(0.5);
    for (std::size_t r = 0; r < rates; ++r) {
        layout.log_effect_of.push_back(random_classes(draws, ages, layout.log_effects));
    }
    return layout;
}

/// Shares of the states at each age; below the fertile ages all are in the lowest.
Eigen::ArrayXXd random_shares(Draws& draws, const StateRates& rates, Index ages)
{
    const Index states = rates.space.size();
    Eigen::ArrayXXd shares = Eigen::ArrayXXd::Zero(ages, states);
    for (Index x = 0; x < ages; ++x) {
        if (x < rates.fertile.first.value) {
            shares(x, 0) = 1.0;
            continue;
        }
        for (Index k = 0; k < states; ++k) {
            shares(x, k) = draws.uniform(0.0, 1.0);
        }
        shares.row(x) /= shares.row(x).sum();
    }
    return shares;
}

BirthRates random_births(Draws& draws, const FertileAges& fertile, Index ages, Index years)
{
    BirthRates births;
    const int orders = draws.integer(1, 4);
    for (int order = 1; order <= orders; ++order) {
        births.orders.push_back(std::to_string(order));
        births.by_order.push_back(random_rate(draws, fertile, 0.08, ages, years));
    }
    return births;
}

StatePaths random_states(Draws& draws, const FertileAges& fertile, Index ages, Index years)
{
    StatePaths states{{random_space(draws), fertile, {}}, {}, ByYear::Ones(years)};
    for (std::size_t i = 0; i < states.rates.space.transitions().size(); ++i) {
        states.rates.by_transition.push_back(
            random_rate(draws, fertile, draws.uniform(0.05, 0.6), ages, years));
    }
    states.start_shares = random_shares(draws, states.rates, ages);
    return states;
}

ByAgeSex random_population(Draws& draws, Index ages)
{
    ByAgeSex population(ages, 2);
    for (Index x = 0; x < ages; ++x) {
        population(x, 0) = draws.uniform(800.0, 1200.0);
        population(x, 1) = draws.uniform(800.0, 1200.0);
    }
    return population;
}

/// Rates of one schedule under a scenario's levers, by the functions policy itself uses.
ByAgeYear adjusted(const Case& problem, const ByAgeYear& baseline, std::size_t rate,
                   RateLevers& levers, Index scenario)
{
    const Eigen::ArrayXi& rows = problem.layout.log_effect_of[rate];
    ByAgeYear result = baseline;
    for (Index t = 0; t < baseline.cols(); ++t) {
        ClockAdvance clock;
        if (problem.layout.clock) {
            const double before = levers.advance(scenario, t);
            const double after = levers.advance(scenario, t + 1);
            clock = {.change = after - before, .level = 0.5 * (before + after)};
        }
        for (Index x = 0; x < baseline.rows(); ++x) {
            const auto rate_at = [&](int offset) {
                return x + offset < baseline.rows() ? baseline(x + offset, t) : 0.0;
            };
            const double advanced = advanced_rate(rate_at, clock);
            const double factor = problem.ceiling_factor[rate](t);
            const double maximum = std::isinf(factor) ? infinity : factor * advanced;
            const double effect =
                rows(x) == no_lever ? 0.0 : levers.log_effect(scenario, t, rows(x));
            result(x, t) = adjusted_rate(advanced, maximum, RateGrowth(effect));
        }
    }
    return result;
}

/// Rates of everything but births, under a scenario's levers.
RatePaths newborn_under(const Case& problem, RateLevers& levers, Index scenario)
{
    RatePaths rates = problem.rates;
    for (Index t = 0; problem.layout.newborn && t < rates.years.size(); ++t) {
        const double ratio = std::exp(levers.infant_mortality(scenario, t));
        for (const Sex sex : both_sexes) {
            double& survival = rates.survival_ratio[sex](0, t);
            survival = std::max(0.0, 1.0 - ratio * (1.0 - survival));
        }
        rates.sex_ratio_at_birth(t) *= std::exp(levers.sex_ratio_at_birth(scenario, t));
    }
    return rates;
}

/// The schedules that levers move.
std::vector<ByAgeYear>& moved_rates(RatePaths& rates)
{
    return rates.states ? rates.states->rates.by_transition : rates.births.by_order;
}

/// By rate, events by age and year.
std::vector<ByAgeYear> events_by_age(const Trajectory& trajectory, const RatePaths& rates)
{
    if (trajectory.states) {
        return trajectory.states->events;
    }
    const ByAgeYear asfr = rates.births.asfr();
    std::vector<ByAgeYear> events;
    for (const ByAgeYear& of_order : rates.births.by_order) {
        events.emplace_back(trajectory.births * (asfr > 0.0).select(of_order / asfr, 0.0));
    }
    return events;
}

/// By rate, events per woman-year by age and year, all women of the age.
std::vector<ByAgeYear> rates_of_all_women(const Trajectory& trajectory, const RatePaths& rates)
{
    if (!trajectory.states) {
        return rates.births.by_order;
    }
    ByAgeYear woman_years = ByAgeYear::Zero(rates.ages.size(), rates.years.size());
    for (const ByAgeYear& of_state : trajectory.states->exposure) {
        woman_years += of_state;
    }
    std::vector<ByAgeYear> per_woman;
    for (const ByAgeYear& events : trajectory.states->events) {
        per_woman.emplace_back((woman_years > 0.0).select(events / woman_years, 0.0));
    }
    return per_woman;
}

std::vector<ByYear> sums_over_ages(const std::vector<ByAgeYear>& tables)
{
    std::vector<ByYear> sums;
    for (const ByAgeYear& table : tables) {
        sums.emplace_back(table.colwise().sum().transpose());
    }
    return sums;
}

}  // namespace

Case random_case(Draws& draws, Rates which)
{
    const Index years = draws.integer(1, 60);
    const AgeAxis ages(1, Age{draws.integer(60, 75)});
    const Index size = ages.size();
    const bool has_migrants = draws.chance(0.7);
    const FertileAges fertile{Age{draws.integer(12, 18)}, Age{draws.integer(40, 52)}};
    Case problem{.population = random_population(draws, size),
                 .rates = {.ages = ages,
                           .years = YearAxis(Year{2020}, years),
                           .survival_ratio = {random_survival(draws, size, years),
                                              random_survival(draws, size, years)},
                           .births = random_births(draws, fertile, size, years),
                           .states = std::nullopt,
                           .sex_ratio_at_birth = ByYear::Constant(years, draws.uniform(1.03, 1.12)),
                           .net_migrants = {random_migrants(draws, has_migrants, size, years),
                                            random_migrants(draws, has_migrants, size, years)}},
                 .conventions = {.migration_timing = draws.chance(0.5) ? MigrationTiming::even
                                                                       : MigrationTiming::end,
                                 .negative_population = NegativePopulation::error,
                                 .region = "random"},
                 .ceiling_factor = {},
                 .layout = {}};
    if (which == Rates::by_state) {
        problem.rates.states = random_states(draws, fertile, size, years);
    }
    const std::size_t rates = moved_rates(problem.rates).size();
    for (std::size_t r = 0; r < rates; ++r) {
        problem.ceiling_factor.push_back(random_ceiling(draws, years));
    }
    problem.layout = random_layout(draws, rates, size, years);
    return problem;
}

RateLevers random_levers(Draws& draws, const Case& problem, Index scenarios)
{
    const LeverLayout& layout = problem.layout;
    RateLevers levers(layout, scenarios);
    for (Index s = 0; s < scenarios; ++s) {
        const double longest = draws.chance(0.5) ? 0.9 : 2.0;
        for (Index t = 0; t < layout.years; ++t) {
            for (Index row = 0; row < layout.log_effects; ++row) {
                levers.log_effect(s, t, row) = draws.chance(0.1) ? 0.0 : draws.uniform(-0.4, 0.6);
            }
            if (layout.clock) {
                levers.advance(s, t + 1) =
                    std::clamp(levers.advance(s, t) + draws.uniform(-0.15, 0.25), 0.0, longest);
            }
            if (layout.newborn) {
                levers.infant_mortality(s, t) = draws.uniform(-0.7, 0.3);
                levers.sex_ratio_at_birth(s, t) = draws.uniform(-0.05, 0.05);
            }
        }
    }
    return levers;
}

SlowResult run_slowly(const Case& problem, RateLevers& levers, Index scenario)
{
    RatePaths rates = newborn_under(problem, levers, scenario);
    std::vector<ByAgeYear>& moved = moved_rates(rates);
    for (std::size_t r = 0; r < moved.size(); ++r) {
        moved[r] = adjusted(problem, moved[r], r, levers, scenario);
        if (rates.states) {
            moved[r].topRows(rates.states->rates.fertile.first.value).setZero();
        }
    }
    SlowResult result{project(problem.population, rates, problem.conventions), {}, {}, {}};
    result.births = result.trajectory.births.colwise().sum().transpose();
    result.events = sums_over_ages(events_by_age(result.trajectory, rates));
    result.rate_sums = sums_over_ages(rates_of_all_women(result.trajectory, rates));
    return result;
}

}  // namespace natality::reference
