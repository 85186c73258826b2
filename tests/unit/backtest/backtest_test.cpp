#include <natality/backtest/backtest.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace natality {
namespace {

using testing::HasSubstr;

/// A measure that brings 10 % more first births in full, a third of the log effect by marriage, and
/// 20 % more later ones.
Measure measure()
{
    const double first = std::log(1.1);
    const double later = std::log(1.2);
    Measure measure;
    measure.id = "cash";
    measure.effects = {
        {.target = Target::birth, .orders = {1}, .log_effect = {0.0, first / 1.5, 1.0}},
        {.target = Target::union_formation, .log_effect = {0.0, first / 3.0, 1.0}},
        {.target = Target::birth, .orders = {2, 3}, .log_effect = {0.0, later, later}},
        {.target = Target::infant_mortality, .log_effect = {-1.0, -1.0, -1.0}}};
    return measure;
}

Reform reform(double dose)
{
    return {.id = "somewhere",
            .measure = "cash",
            .dose = dose,
            .orders = {1, 2},
            .share = 0.5,
            .observed = {0.02, 0.03, 0.04}};
}

const DoseStep step{.measure = "cash", .full = 4.0, .is_money = true};

/// The first measure of the test catalogue as a case of money.
ReformParts parts()
{
    const std::string id = test::valid_catalogue_parts().measures.front().id;
    ReformParts parts;
    parts.steps = {{.measure = id, .full = 4.0, .is_money = true, .place = {"steps.toml", 1}}};
    parts.power_law = {0.016, 0.5};
    parts.reforms = {reform(4.0)};
    parts.reforms.front().measure = id;
    return parts;
}

Catalogue catalogue()
{
    return Catalogue::validated(test::valid_catalogue_parts());
}

std::string problems_of(ReformParts parts)
{
    try {
        static_cast<void>(ReformSet::validated(std::move(parts), catalogue()));
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

TEST(FullChange, CountsAnEffectOnUnionsWithFirstBirths)
{
    EXPECT_NEAR(full_change(measure(), 1, 0.5), 0.10, 1e-12);
    EXPECT_NEAR(full_change(measure(), 2, 0.5), 0.20, 1e-12);
    EXPECT_NEAR(full_change(measure(), 3, 0.0), 0.0, 1e-12);
}

TEST(FullChange, HoldsTheUnionsThatAChangeOfFirstBirthsHasInIt)
{
    Measure seen = measure();
    seen.effects[0].observed.on = ObservedOn::births;
    EXPECT_NEAR(full_change(seen, 1, 0.5), std::expm1(seen.effects[0].log_effect.central), 1e-12);
}

/// A catalogue of that measure alone.
Catalogue of_measure(std::optional<Pool> pool = {})
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].id = "cash";
    parts.measures[0].effects = measure().effects;
    parts.measures.resize(1);
    parts.barriers[0].pool = pool;
    return Catalogue::validated(parts);
}

TEST(PredictedChange, OfAPoolGoesWithThePowerOfTheDose)
{
    const Catalogue pooled = of_measure(Pool{{0.0, 0.01, 0.02}, 0.5, 0.04});
    // (10 % + 20 %) / 2 orders × √(1 of 4 steps) × half of the births.
    EXPECT_NEAR(predicted_change(reform(1.0), step, pooled).central, 0.0375, 1e-12);
    EXPECT_NEAR(predicted_change(reform(-1.0), step, pooled).central, -0.0375, 1e-12);
}

TEST(PredictedChange, GoesWithTheDoseAndTheBirthsReached)
{
    // (10 % + 20 %) / 2 orders × 2 of 4 steps × half of the births.
    EXPECT_NEAR(predicted_change(reform(2.0), step, of_measure()).central, 0.0375, 1e-12);
}

TEST(PredictedChange, OfASupportWithdrawnIsItsMirrorImage)
{
    const Range given = predicted_change(reform(2.0), step, of_measure());
    const Range withdrawn = predicted_change(reform(-2.0), step, of_measure());
    EXPECT_DOUBLE_EQ(withdrawn.low, -given.high);
    EXPECT_DOUBLE_EQ(withdrawn.central, -given.central);
    EXPECT_DOUBLE_EQ(withdrawn.high, -given.low);
}

TEST(Backtest, HoldsMoneyAgainstThePowerLawAndNothingHappening)
{
    const Catalogue tried = catalogue();
    const auto tests = backtest(ReformSet::validated(parts(), tried), tried);
    ASSERT_EQ(tests.size(), 1U);
    EXPECT_DOUBLE_EQ(tests[0].no_effect_score, 0.03);
    // 1.6 % × √4 × half of the births = 1.6 %, 1.4 points off.
    ASSERT_TRUE(tests[0].power_law_score);
    EXPECT_NEAR(*tests[0].power_law_score, 0.014, 1e-12);
}

TEST(Backtest, HasNoPowerLawForOtherThanMoney)
{
    const Catalogue tried = catalogue();
    ReformParts in_kind = parts();
    in_kind.steps.front().is_money = false;
    EXPECT_FALSE(backtest(ReformSet::validated(in_kind, tried), tried)[0].power_law_score);
}

TEST(ScoreSummary, AveragesMoneyApart)
{
    const std::vector<ReformTest> tests{
        {.is_inside = true, .score = 0.01, .no_effect_score = 0.02},
        {.score = 0.03, .no_effect_score = 0.04, .power_law_score = 0.05}};
    const ScoreSummary scores = summary(tests);
    EXPECT_EQ(scores.inside, 1U);
    EXPECT_DOUBLE_EQ(scores.score, 0.02);
    EXPECT_DOUBLE_EQ(scores.no_effect_score, 0.03);
    EXPECT_EQ(scores.money_count, 1U);
    EXPECT_DOUBLE_EQ(scores.money_score, 0.03);
    EXPECT_DOUBLE_EQ(scores.power_law_score, 0.05);
}

TEST(ScoreSummary, OfNothingIsZero)
{
    EXPECT_EQ(summary({}).count, 0U);
    EXPECT_EQ(summary({}).score, 0.0);
}

TEST(ReformSet, ReportsEverythingWrongAtOnce)
{
    ReformParts wrong = parts();
    wrong.steps.push_back({.measure = "nothing", .full = 0.0});
    Reform& bad = wrong.reforms.emplace_back(reform(0.0));
    bad.measure = "other";
    bad.share = 1.5;
    bad.orders = {4};
    bad.window_years = 0.0;
    bad.observed = {0.0, -1.0, 1.0};
    const std::string problems = problems_of(wrong);
    EXPECT_THAT(problems, HasSubstr("measure 'nothing' is not in the catalogue"));
    EXPECT_THAT(problems, HasSubstr("full must be a positive number"));
    EXPECT_THAT(problems, HasSubstr("id 'somewhere' is taken"));
    EXPECT_THAT(problems, HasSubstr("measure 'other' has no step"));
    EXPECT_THAT(problems, HasSubstr("dose must be"));
    EXPECT_THAT(problems, HasSubstr("share must lie"));
    EXPECT_THAT(problems, HasSubstr("orders must name"));
    EXPECT_THAT(problems, HasSubstr("window_years must be positive"));
    EXPECT_THAT(problems, HasSubstr("observed must rise"));
}

TEST(ReformSet, HasNoStepForAMeasureOfItsOwnAccord)
{
    const ReformSet reforms = ReformSet::validated(parts(), catalogue());
    EXPECT_THROW(static_cast<void>(reforms.step("other")), std::out_of_range);
}

}  // namespace
}  // namespace natality
