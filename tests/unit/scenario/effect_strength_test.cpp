#include <natality/scenario/effect_strength.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/rates.hpp>

#include <array>
#include <cmath>
#include <vector>

namespace natality {
namespace {

using testing::HasSubstr;

constexpr std::array<std::size_t, 1> cash{2};

/// A population that stands still: births rise as the rates do.
struct Country {
    ByAgeSex population = ByAgeSex::Constant(5, 2, 1000.0);
    RatePaths rates = test::constant_rates(
        AgeAxis(1, Age{4}), YearAxis(Year{2020}, 12),
        {{ByAge::Ones(5), ByAge::Ones(5)}, test::by_age({0, 0.2, 0.6, 0.1, 0}), 1.05, {}});

    [[nodiscard]] UnchangedRegion region() const { return {population, rates, {}}; }
};

/// A catalogue whose cash is stated on births of all orders over some years.
CatalogueParts cash_on_births(double log_effect, EffectObservation observed)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    Effect& effect = parts.measures[2].effects[0];
    effect.log_effect = {0.0, log_effect, log_effect};
    effect.observed = observed;
    return parts;
}

double solved(const CatalogueParts& parts, const Country& country = {})
{
    const Catalogue catalogue = Catalogue::validated(parts);
    return solved_sizes(catalogue, cash, country.region()).of(2)[0].central;
}

TEST(SolvedSizes, AreTheStatedOnesWhereBirthsFollowRates)
{
    // All women alike, and too few years for the children to bear children of their own.
    EXPECT_NEAR(solved(cash_on_births(0.1, {ObservedOn::births, 1, 1})), 0.1, 1e-12);
    EXPECT_NEAR(solved(cash_on_births(0.1, {ObservedOn::completed_fertility, 1, 5})), 0.1, 1e-12);
}

TEST(SolvedSizes, AreSmallerWhereTheWindowHoldsTheBirthsOfTheChildrenToo)
{
    const double size = solved(cash_on_births(0.1, {ObservedOn::births, 1, 10}));
    EXPECT_LT(size, 0.099);
    EXPECT_GT(size, 0.02);
}

TEST(SolvedSizes, LeaveWhatIsStatedOnRates)
{
    EXPECT_EQ(solved(cash_on_births(0.1, {ObservedOn::rates, 1, 5})), 0.1);
}

TEST(SolvedSizes, OfNothingAreNothing)
{
    const Catalogue catalogue =
        Catalogue::validated(cash_on_births(0.1, {ObservedOn::births, 1, 5}));
    EXPECT_EQ(solved_sizes(catalogue, cash, Country().region()).of(2)[0].low, 0.0);
    EXPECT_EQ(solved_sizes(catalogue, {}, Country().region()).of(2)[0].central, 0.1);
}

TEST(SolvedSizes, MakeUpForTheTempoThatFades)
{
    CatalogueParts parts = cash_on_births(0.1, {ObservedOn::births, 1, 2});
    parts.measures[2].quantum_share = 0.5;
    parts.measures[2].half_life_years = 1.0;
    // Half of the response is tempo, of which a half is left after a year: rates must rise by more.
    EXPECT_GT(solved(parts), 0.1);
}

TEST(SolvedSizes, OfCompletedFertilityCountQuantumAlone)
{
    CatalogueParts parts = cash_on_births(0.1, {ObservedOn::completed_fertility, 1, 5});
    parts.measures[2].quantum_share = 0.5;
    EXPECT_NEAR(solved(parts), 0.2, 1e-12);
}

TEST(SolvedSizes, ThatNoRatesBringAreAnErrorWithTheLargestReach)
{
    CatalogueParts parts = cash_on_births(0.5, {ObservedOn::completed_fertility, 1, 5});
    parts.measures[2].quantum_share = 0.0;
    try {
        (void)solved(parts);
        FAIL() << "tempo cannot change completed fertility";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("measures.toml:20: measure 'cash': no change of rates "
                                            "brings the stated change of +64.9 %; the largest that "
                                            "rates can bring is +0 %"));
    }
}

TEST(SolvedSizes, NeverPointAgainstWhatIsStated)
{
    // The second effect is on all births as well, of which the first, on rates, brings 10 %
    // already.
    CatalogueParts parts = cash_on_births(0.05, {ObservedOn::births, 1, 1});
    Effect on_rates = parts.measures[2].effects[0];
    on_rates.observed.on = ObservedOn::rates;
    on_rates.log_effect = {0.0, std::log(1.1), std::log(1.1)};
    parts.measures[2].effects.push_back(on_rates);
    try {
        (void)solved(parts);
        FAIL() << "a negative size for a positive change";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("its other effects and its tempo bring +10 % already, "
                                            "more than the +5.13 % stated here"));
    }
}

TEST(ChangeOverTime, OfQuantumLasts)
{
    const Country country;
    const Catalogue catalogue =
        Catalogue::validated(cash_on_births(0.1, {ObservedOn::rates, 1, 5}));
    const ChangeOverTime change =
        change_over_time(catalogue, 2, EffectSizes(catalogue), 0.5, country.region());
    EXPECT_NEAR(change.completed_fertility, std::expm1(0.1), 1e-12);
    // The children of the first years bear children from the second year on.
    EXPECT_GT(change.first_five_years, std::expm1(0.1));
    EXPECT_GT(change.year_ten, change.first_five_years);
    EXPECT_GT(change.year_thirty, change.year_ten);
}

}  // namespace
}  // namespace natality
