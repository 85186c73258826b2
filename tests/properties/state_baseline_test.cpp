#include <natality/baseline/baseline_fit.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <optional>

namespace natality {
namespace {

constexpr Index ages = 61;
constexpr Index years = 60;

double number_between(double low, double high)
{
    constexpr int steps = 1'000'000;
    return low + (high - low) * *rc::gen::inRange(0, steps + 1) / steps;
}

/// Bell-shaped rates of every transition at the ages 15-49, the same in all years.
StateRates any_rates()
{
    StateRates rates{StateSpace(), {}, {}};
    for (std::size_t i = 0; i < rates.space.transitions().size(); ++i) {
        const double height = number_between(0.05, 0.4);
        const double peak = number_between(22.0, 32.0);
        ByAgeYear table = ByAgeYear::Zero(ages, years);
        for (Index a = 15; a <= 49; ++a) {
            table.row(a) = height * std::exp(-0.01 * std::pow(static_cast<double>(a) - peak, 2));
        }
        rates.by_transition.push_back(table);
    }
    return rates;
}

RC_GTEST_PROP(FittedToBirths, MeetsThemAndThenAPathOfTheTotalFertilityRateInEveryYear, ())
{
    const StateRates rates = any_rates();
    RatePaths paths{
        .ages = AgeAxis(1, Age{60}),
        .years = YearAxis(Year{2020}, years),
        .survival_ratio = {ByAgeYear::Constant(ages, years, 0.99), {}},
        .births = {},
        .states = std::nullopt,
        .sex_ratio_at_birth = ByYear::Constant(years, 1.06),
        .net_migrants = {ByAgeYear::Constant(ages, years, number_between(-1.0, 3.0)), {}}};
    const ByAgeYear by_rate = ByAgeYear::Constant(ages, years, number_between(-0.01, 0.01));
    paths.net_migration_rate = {by_rate, by_rate};
    ProjectionConventions conventions;
    conventions.migration_timing = *rc::gen::element(MigrationTiming::even, MigrationTiming::end);
    Eigen::ArrayXXd women = Eigen::ArrayXXd::Zero(ages, rates.space.size());
    women.col(0).setConstant(500.0);
    women.bottomRows(ages - 15).setConstant(200.0);
    // A path that wanders between 0.5 and 1.5 children.
    const double phase = number_between(0.0, 6.0);
    const ByYear target = 1.0 + 0.5 * (ByYear::LinSpaced(years, 0.0, 20.0) + phase).sin();
    const double counted = number_between(250.0, 400.0);
    const BaselineFit fit = fitted_to_births(
        {.women = women, .paths = paths, .rates = rates, .conventions = conventions},
        {.births = ByYear::Constant(1, counted),
         .level_years = 1,
         .tfr_after = [&](double, Index year) { return target(year); }});
    RC_ASSERT(std::abs(fit.births_by_order.col(0).sum() - counted) < 1e-8);
    RC_ASSERT((fit.tfr - target).tail(years - 1).abs().maxCoeff() < 1e-10);
    RC_ASSERT(fit.factor.minCoeff() > 0.0);
}

}  // namespace
}  // namespace natality
