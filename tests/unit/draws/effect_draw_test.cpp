#include <natality/draws/effect_draw.hpp>

#include <natality/draws/quantile_path.hpp>

#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <cmath>
#include <optional>

namespace natality {
namespace {

constexpr Range skewed{-0.1, 0.2, 0.8};

TEST(EffectDraw, TheFiguresOfTheEvidenceAreItsQuantiles)
{
    EXPECT_DOUBLE_EQ(change_at(skewed, -score_of_95), -0.1);
    EXPECT_EQ(change_at(skewed, 0.0), 0.2);
    EXPECT_DOUBLE_EQ(change_at(skewed, score_of_95), 0.8);
    EXPECT_DOUBLE_EQ(change_at(skewed, 2.0 * score_of_95), 1.4);
}

TEST(EffectDraw, AMeasureThatMayDoNothingDoesNothingInHalfTheDraws)
{
    const Range nothing_or_some{0.0, 0.0, 0.1};
    EXPECT_EQ(change_at(nothing_or_some, -1.3), 0.0);
    EXPECT_GT(change_at(nothing_or_some, 0.1), 0.0);
    EXPECT_EQ(size_at({{0.0, 0.0, 0.3}, 0.0, 0.15}, -1.3), 0.0);
    EXPECT_DOUBLE_EQ(size_at({{0.0, 0.0, 0.3}, 0.0, 0.15}, score_of_95), 0.3);
}

TEST(EffectDraw, AnAtomOfItsOwnSizeLeavesTheFiguresWhereTheyAre)
{
    const auto change = [](const Range& stated, double no_effect, double score) {
        return change_at(stated, score_beside_atom(stated, no_effect, score));
    };
    // In 70 % of the draws nothing: the score below which they lie is 0.5244.
    const Range mostly_nothing{0.0, 0.0, 0.1};
    EXPECT_EQ(change(mostly_nothing, 0.7, 0.52), 0.0);
    EXPECT_GT(change(mostly_nothing, 0.7, 0.53), 0.0);
    EXPECT_DOUBLE_EQ(change(mostly_nothing, 0.7, score_of_95), 0.1);
    // In 20 %, with a central figure: -0.8416.
    const Range mostly_some{0.0, 0.04, 0.1};
    EXPECT_NEAR(change(mostly_some, 0.2, -0.85), 0.0, 1e-15);
    EXPECT_GT(change(mostly_some, 0.2, -0.83), 0.0);
    EXPECT_DOUBLE_EQ(change(mostly_some, 0.2, 0.0), 0.04);
    EXPECT_DOUBLE_EQ(change(mostly_some, 0.2, score_of_95), 0.1);
    // The other way round where what may be nothing lowers a rate.
    EXPECT_EQ(change({-0.7, 0.0, 0.0}, 0.7, -0.52), 0.0);
    EXPECT_DOUBLE_EQ(change({-0.7, 0.0, 0.0}, 0.7, -score_of_95), -0.7);
    EXPECT_EQ(score_beside_atom(mostly_some, std::nullopt, -1.1), -1.1);
}

TEST(EffectDraw, SizesAreTheSolvedOnesWhereTheyAreSolved)
{
    const SolvedSize solved{{-0.16, 0.33, 1.5}, 0.1, 0.8};
    EXPECT_NEAR(size_at(solved, -score_of_95), -0.16, 1e-15);
    EXPECT_NEAR(size_at(solved, -0.5 * score_of_95), 0.1, 1e-15);
    EXPECT_EQ(size_at(solved, 0.0), 0.33);
    EXPECT_NEAR(size_at(solved, 0.5 * score_of_95), 0.8, 1e-15);
    EXPECT_NEAR(size_at(solved, score_of_95), 1.5, 1e-15);
    EXPECT_EQ(size_at({{0.3, 0.3, 0.3}, 0.3, 0.3}, 1.7), 0.3);
}

TEST(EffectDraw, SizesGoByAParabolaAndPastItByItsTangent)
{
    // 1 + 2 w + w² of the way w upwards: 4 at the outer figure, where the slope is 4.
    const SolvedSize solved{{0.0, 1.0, 4.0}, 0.5, 2.25};
    EXPECT_NEAR(size_at(solved, 0.25 * score_of_95), 1.5625, 1e-15);
    EXPECT_NEAR(size_at(solved, 1.5 * score_of_95), 6.0, 1e-14);
    EXPECT_NEAR(size_at(solved, -2.0 * score_of_95), -1.0, 1e-14);
}

/// Mean product of the scores of two measures.
double product(const Catalogue& catalogue, double correlation, std::size_t one, std::size_t other)
{
    constexpr std::uint64_t draws = 20000;
    double sum = 0.0;
    for (std::uint64_t d = 0; d < draws; ++d) {
        const auto scores = strength_scores(catalogue, {3, d, correlation});
        sum += scores[one] * scores[other];
    }
    return sum / draws;
}

TEST(StrengthScores, AreStandardNormalAndCorrelated)
{
    const Catalogue catalogue = Catalogue::validated(test::valid_catalogue_parts());
    EXPECT_NEAR(product(catalogue, 0.5, 0, 0), 1.0, 0.04);
    EXPECT_NEAR(product(catalogue, 0.5, 0, 2), 0.5, 0.03);
    EXPECT_NEAR(product(catalogue, 0.0, 0, 2), 0.0, 0.03);
}

TEST(StrengthScores, OfMeasuresThatAreReadOffOnePoolAreOne)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.barriers[0].pool = Pool{{0.01, 0.02, 0.03}, 0.5, 0.04};
    for (const std::size_t m : {0U, 1U}) {
        parts.measures[m].effects[0].steps = 1.0;
    }
    const Catalogue catalogue = Catalogue::validated(parts);
    const auto scores = strength_scores(catalogue, {3, 7, 0.5});
    EXPECT_EQ(scores[0], scores[1]);
    EXPECT_NE(scores[0], scores[2]);
}

TEST(DrawnSizes, AreTheSameAtEveryLevelOfEvidence)
{
    const Catalogue catalogue = Catalogue::validated(test::valid_catalogue_parts());
    // Half way from 0.1 to 0.05 and to 0.2 in the first measure, and so on.
    const auto half_way = [&](bool is_low) {
        EffectSizes sizes(catalogue);
        for (const std::size_t m : {0U, 1U, 2U}) {
            const Range range = sizes.of(m)[0];
            const double half = 0.5 * (range.central + (is_low ? range.low : range.high));
            sizes.set(m, {{half, half, half}});
        }
        return sizes;
    };
    const EffectSizes drawn =
        drawn_sizes(catalogue, {EffectSizes(catalogue), half_way(true), half_way(false)},
                    {0.0, score_of_95, -score_of_95});
    EXPECT_EQ(drawn.of(0)[0].low, 0.1);
    EXPECT_EQ(drawn.of(0)[0].high, 0.1);
    EXPECT_DOUBLE_EQ(drawn.of(1)[0].central, 0.4);
    EXPECT_DOUBLE_EQ(drawn.of(2)[0].central, 0.15);
}

}  // namespace
}  // namespace natality
