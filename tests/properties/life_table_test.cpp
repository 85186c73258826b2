#include <natality/rates/life_table.hpp>
#include <natality/results/mortality_indicators.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <cmath>

namespace natality {
namespace {

/// Death rates of 5 to 40 groups, a few of them higher than anyone survives.
ByAge any_death_rates()
{
    const Index groups = *rc::gen::inRange<Index>(5, 41);
    ByAge rates = test::table_in(groups, 1, 0.0, 1.0).col(0).pow(3.0);
    rates(*rc::gen::inRange<Index>(0, groups - 1)) = test::number_in(0.0, 4.0);
    rates(groups - 1) = test::number_in(0.05, 2.0);
    return rates;
}

Sex any_sex()
{
    return *rc::gen::element(Sex::female, Sex::male);
}

RC_GTEST_PROP(LifeTable, SurvivorsNeverIncreaseAndSurvivalRatiosAreShares, ())
{
    const LifeTable table = life_table(any_death_rates(), any_sex());
    const Index open = table.l.size() - 1;
    RC_ASSERT((table.l.tail(open) <= table.l.head(open)).all());
    RC_ASSERT((table.l >= -1e-15).all());
    const ByAge ratios = survival_ratios(table, 1);
    RC_ASSERT((ratios >= 0.0).all());
    RC_ASSERT((ratios <= 1.0 + 1e-12).all());
}

RC_GTEST_PROP(LifeTable, EveryoneDiesOnce, ())
{
    const LifeTable table = life_table(any_death_rates(), any_sex());
    RC_ASSERT(std::abs(table.d.sum() - 1.0) < 1e-12);
}

RC_GTEST_PROP(LifeTable, SurvivalRatiosGiveTheLifeExpectancyBack, ())
{
    const LifeTable table = life_table(any_death_rates(), any_sex());
    const ByAge person_years = stationary_person_years(survival_ratios(table, 1), 1);
    RC_ASSERT(std::abs(person_years.sum() - table.e(0)) < 1e-9 * table.e(0));
}

RC_GTEST_PROP(LifeTable, HigherDeathRatesNeverLengthenLife, ())
{
    const ByAge rates = any_death_rates();
    const ByAge higher = rates * test::number_in(1.0, 2.0);
    const Sex sex = any_sex();
    // The lines of the infants' separation factor meet to five digits only.
    RC_ASSERT(life_table(higher, sex).e(0) <= life_table(rates, sex).e(0) + 1e-6);
}

}  // namespace
}  // namespace natality
