#include <natality/results/measure_check.hpp>

#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <cmath>

namespace natality {
namespace {

/// A country in which nobody is born but at the rates of 2020, checked without a ceiling.
MeasureCheck check_of(const CatalogueParts& catalogue)
{
    return check_measures(Study::validated(Dataset::validated(test::valid_parts()),
                                           Catalogue::validated(catalogue), test::study_parts({})));
}

TEST(MeasureCheck, CountsThirtyYearsOfBirthsFromTheFirstResponseOn)
{
    const MeasureCheck check = check_of(test::valid_catalogue_parts());
    EXPECT_EQ(check.first, Year{2021});
    EXPECT_EQ(check.last, Year{2050});
    ASSERT_EQ(check.measures.size(), 3U);
}

TEST(MeasureCheck, RunsEveryMeasureAloneAndAllTogetherAtEachLevelOfTheEvidence)
{
    const MeasureCheck check = check_of(test::valid_catalogue_parts());
    const Range& cash = check.measures[2].births;
    // The rates rise at once and for good; more mothers follow in a country of few ages.
    EXPECT_GT(cash.low, std::expm1(0.15));
    EXPECT_GT(cash.central, std::expm1(0.3));
    EXPECT_GT(cash.high, std::expm1(0.6));
    EXPECT_LT(check.measures[0].births.central, cash.central);
    EXPECT_GT(check.all.central, cash.central);
}

TEST(MeasureCheck, AMeasureWithoutEffectChangesNothing)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[1].effects.clear();
    parts.measures[1].plausible = PlausibleGain{{0.0, 0.0}, {}};
    const SingleEffect effect = check_of(parts).measures[1];
    EXPECT_EQ(effect.births.central, 0.0);
    EXPECT_TRUE(effect.is_plausible);
}

TEST(MeasureCheck, MarksACentralChangeBeyondTheBand)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    const double cash = check_of(parts).measures[2].births.central;
    parts.measures[2].plausible = PlausibleGain{{0.0, 0.99 * cash}, {}};
    EXPECT_FALSE(check_of(parts).measures[2].is_plausible);
    parts.measures[2].plausible = PlausibleGain{{0.0, 1.01 * cash}, {}};
    EXPECT_TRUE(check_of(parts).measures[2].is_plausible);
    parts.measures[2].plausible = PlausibleGain{{1.01 * cash, 2.0 * cash}, {}};
    EXPECT_FALSE(check_of(parts).measures[2].is_plausible);
}

TEST(MeasureCheck, MarksACentralChangeOfAllMeasuresOutsideTheirBand)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    EXPECT_TRUE(check_of(parts).all_is_plausible);
    const double all = check_of(parts).all.central;
    for (const auto& [low, high] : {std::pair(1.01, 1.2), std::pair(0.5, 0.99)}) {
        parts.plausibility = Plausibility{{low * all, high * all}, {0.0, 2.0 * all}, {}, {}};
        EXPECT_FALSE(check_of(parts).all_is_plausible);
    }
    parts.plausibility->central = {0.99 * all, 1.01 * all};
    EXPECT_TRUE(check_of(parts).all_is_plausible);
}

TEST(MeasureCheck, LeavesTheRuleAndTheCeilingOfTheStudy)
{
    StudyParts parts = test::study_parts({});
    parts.settings.ceiling = CeilingRule::desired_family_size;
    const auto all_under = [&](CombinationRule rule) {
        parts.settings.rule = rule;
        return check_measures(Study::validated(Dataset::validated(test::valid_parts()),
                                               Catalogue::validated(test::valid_catalogue_parts()),
                                               parts))
            .all.central;
    };
    EXPECT_LT(all_under(CombinationRule::strongest), all_under(CombinationRule::multiplicative));
    EXPECT_LT(all_under(CombinationRule::multiplicative),
              check_of(test::valid_catalogue_parts()).all.high);
}

}  // namespace
}  // namespace natality
