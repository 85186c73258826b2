#include <natality/baseline/baseline_fit.hpp>

#include <natality/base/problems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

namespace natality {
namespace {

using testing::HasSubstr;

const LocalText level{"level", {}};

TEST(FactorMeeting, FindsTheFactorOfALine)
{
    const auto tfr = [](double factor) { return 1.3 * factor; };
    EXPECT_NEAR(factor_meeting(tfr, 2.6, level, {}), 2.0, 1e-14);
    EXPECT_NEAR(factor_meeting(tfr, 0.013, level, {}), 0.01, 1e-16);
    EXPECT_EQ(factor_meeting(tfr, 1.3, level, {}), 1.0);
}

TEST(FactorMeeting, OfNoBirthsIsZero)
{
    EXPECT_EQ(factor_meeting([](double factor) { return factor; }, 0.0, level, {}), 0.0);
}

TEST(FactorMeeting, SaysWhichYearCannotBeMetAndWhatIsInReach)
{
    const auto saturating = [](double factor) { return 3.0 * (1.0 - std::exp(-factor)); };
    try {
        (void)factor_meeting(saturating, 4.0, level, {"region N, year 2035", {}});
        FAIL() << "expected a RunError";
    } catch (const RunError& error) {
        EXPECT_STREQ(error.what(), "no factor on the birth rates meets the level 4: "
                                   "1024 times the rates give 3 (region N, year 2035)");
    }
}

/// Ages 0 … 19+, fertile at 5-8, two states; \p years years.
struct Setting {
    RatePaths paths;
    StateRates rates;
    ProjectionConventions conventions;
    Eigen::ArrayXXd women = Eigen::ArrayXXd::Constant(20, 2, 1000.0);

    explicit Setting(Index years)
        : paths{.ages = AgeAxis(1, Age{19}),
                .years = YearAxis(Year{2020}, years),
                .survival_ratio = {ByAgeYear::Constant(20, years, 0.99), {}},
                .births = {},
                .states = std::nullopt,
                .sex_ratio_at_birth = ByYear::Constant(years, 1.05),
                .net_migrants = {ByAgeYear::Zero(20, years), {}}},
          rates{StateSpace({.unions = false, .last_parity = 1}),
                {Age{5}, Age{8}},
                std::vector<ByAgeYear>(2, ByAgeYear::Zero(20, years))}
    {
        conventions.region = "N";
        women.col(1).head(5).setZero();
        for (ByAgeYear& table : rates.by_transition) {
            table.middleRows(5, 4).setConstant(0.3);
        }
    }

    /// Factors that meet the target in all years but the first \p known.
    [[nodiscard]] ByYear factors(const ByYear& target, Index known = 0) const
    {
        return refitted_birth_factors({women, paths, rates, conventions}, target, known);
    }
};

TEST(RefittedBirthFactors, OfEqualRatesAreTheTfrAskedOverTheirSum)
{
    // Rates of 0.3 at four ages whatever the parity make a total fertility rate of 1.2.
    ByYear target(3);
    target << 1.2, 0.6, 1.8;
    const ByYear factors = Setting(3).factors(target);
    EXPECT_NEAR(factors(0), 1.0, 1e-9);
    EXPECT_NEAR(factors(1), 0.5, 1e-9);
    EXPECT_NEAR(factors(2), 1.5, 1e-9);
}

TEST(RefittedBirthFactors, LeaveTheKnownYearsAlone)
{
    const Setting setting(6);
    ByYear target(6);
    target << 1.0, 1.1, 1.3, 0.7, 1.2, 1.6;
    const ByYear all = setting.factors(target);
    const ByYear later = setting.factors(target, 2);
    EXPECT_TRUE((later.head(2) == 1.0).all());
    EXPECT_TRUE(later.tail(4).isApprox(all.tail(4), 1e-9));
}

TEST(RefittedBirthFactors, SayWhichYearCannotBeMet)
{
    Setting setting(3);
    for (ByAgeYear& table : setting.rates.by_transition) {
        table.col(1).setZero();
    }
    const ByYear target = ByYear::Ones(3);
    try {
        (void)setting.factors(target);
        FAIL() << "expected a RunError";
    } catch (const RunError& error) {
        EXPECT_THAT(error.what(), HasSubstr("rate 1 (region N, year 2021)"));
    }
}

TEST(FittedToBirths, LeavesUnionFormationAlone)
{
    Setting setting(1);
    setting.rates.space = StateSpace({.last_parity = 1});
    setting.rates.by_transition.assign(3, ByAgeYear::Constant(20, 1, 0.0));
    for (ByAgeYear& table : setting.rates.by_transition) {
        table.middleRows(5, 4).setConstant(0.3);
    }
    setting.women = Eigen::ArrayXXd::Zero(20, 3);
    setting.women.col(0).setConstant(1000.0);
    // No women in unions yet: births follow the year's unions, which no factor lifts. At 1024
    // times the birth rates all who form a union have a child at once, and another two a year.
    const auto births_meeting = [&](double births) {
        return fitted_to_births(
                   {setting.women, setting.paths, setting.rates, setting.conventions},
                   {.births = ByYear::Constant(1, births), .level_years = 1, .tfr_after = {}})
            .births_by_order.sum();
    };
    EXPECT_THROW((void)births_meeting(1e9), RunError);
    EXPECT_NEAR(births_meeting(100.0), 100.0, 1e-9);
}

TEST(RefittedBirthFactors, StopWhereEmigrationLeavesFewerThanNoWomen)
{
    Setting setting(2);
    setting.paths.net_migrants.female(12, 1) = -1e5;
    try {
        (void)setting.factors(ByYear::Constant(2, 1.2));
        FAIL() << "expected a RunError";
    } catch (const RunError& error) {
        EXPECT_THAT(error.what(), HasSubstr("region N, year 2021"));
    }
    setting.conventions.negative_population = NegativePopulation::clip;
    EXPECT_NEAR(setting.factors(ByYear::Constant(2, 1.2))(1), 1.0, 1e-9);
}

}  // namespace
}  // namespace natality
