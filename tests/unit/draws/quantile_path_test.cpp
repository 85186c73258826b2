#include <natality/draws/quantile_path.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace natality {
namespace {

/// Two years, the second twice as wide as the first, skewed.
QuantileBounds widening()
{
    QuantileBounds bounds{YearAxis(Year{2025}, 2), Eigen::ArrayXXd(5, 2)};
    bounds.values.col(0) << 0.7, 0.8, 1.0, 1.1, 1.3;
    bounds.values.col(1) << 0.3, 0.6, 1.0, 1.2, 1.5;
    return bounds;
}

TEST(QuantilePath, AScoreOfABoundGivesTheBound)
{
    const Eigen::ArrayXd bounds = widening().values.col(0);
    EXPECT_DOUBLE_EQ(value_at(bounds, -score_of_95), 0.7);
    EXPECT_DOUBLE_EQ(value_at(bounds, -score_of_80), 0.8);
    EXPECT_EQ(value_at(bounds, 0.0), 1.0);
    EXPECT_DOUBLE_EQ(value_at(bounds, score_of_80), 1.1);
    EXPECT_DOUBLE_EQ(value_at(bounds, score_of_95), 1.3);
}

TEST(QuantilePath, IsStraightBetweenTheBoundsAndBeyondThem)
{
    const Eigen::ArrayXd bounds = widening().values.col(0);
    EXPECT_DOUBLE_EQ(value_at(bounds, 0.5 * score_of_80), 1.05);
    const double slope = 0.2 / (score_of_95 - score_of_80);
    EXPECT_NEAR(value_at(bounds, 3.0), 1.3 + (3.0 - score_of_95) * slope, 1e-14);
    EXPECT_EQ(value_at(Eigen::ArrayXd::Constant(5, 0.1), 1.7), 0.1);
}

TEST(QuantilePath, HoldsTheLastBoundsAndHasNoneBeforeTheFirst)
{
    const ByYear spread = spreads(widening(), YearAxis(Year{2023}, 6));
    EXPECT_EQ(spread(0), 0.0);
    EXPECT_EQ(spread(1), 0.0);
    EXPECT_NEAR(spread(2), 0.3 / (2.0 * score_of_80), 1e-14);
    EXPECT_EQ(spread(3), spread(5));
}

TEST(QuantilePath, MigrationPersistsAsItsSpreadGrows)
{
    QuantileBounds bounds = widening();
    EXPECT_DOUBLE_EQ(migration_persistence(bounds), std::sqrt(0.98));
    // s² grows by a quarter: φ² = 1/4.
    bounds.values(4 - 1, 1) = 0.6 + 0.3 * std::sqrt(1.25);
    EXPECT_NEAR(migration_persistence(bounds), 0.5, 1e-12);
}

/// Scores of some steps in many draws: rows draws.
Eigen::ArrayXXd many_scores(const ByYear& spread, const PathProcess& process, Index draws)
{
    Eigen::ArrayXXd scores(draws, spread.size());
    for (Index d = 0; d < draws; ++d) {
        const PathKey key{5, static_cast<std::uint64_t>(d), 0, RandomUse::fertility_path};
        scores.row(d) = path_scores(spread, process, key).transpose();
    }
    return scores;
}

TEST(QuantilePath, EveryYearsQuantilesAreThosePublished)
{
    const QuantileBounds bounds = widening();
    constexpr Index draws = 20000;
    const Eigen::ArrayXXd scores =
        many_scores(spreads(bounds, bounds.years), {.persistence = 0.9}, draws);
    for (Index t = 0; t < 2; ++t) {
        std::vector<double> values;
        for (Index d = 0; d < draws; ++d) {
            values.push_back(value_at(bounds.values.col(t), scores(d, t)));
        }
        const std::vector<double> shares{0.025, 0.1, 0.5, 0.9, 0.975};
        for (Index row = 0; row < 5; ++row) {
            const double below =
                static_cast<double>(std::count_if(values.begin(), values.end(), [&](double value) {
                    return value < bounds.values(row, t);
                }));
            // Four standard errors of a share of so many draws.
            const double share = shares[static_cast<std::size_t>(row)];
            EXPECT_NEAR(below / draws, share, 4.0 * std::sqrt(share * (1.0 - share) / draws));
        }
    }
}

TEST(QuantilePath, NeighbouringYearsAreLinkedByTheRatioOfTheirSpreads)
{
    ByYear spread(3);
    spread << 1.0, 2.0, 1.0;
    constexpr Index draws = 20000;
    const Eigen::ArrayXXd scores = many_scores(spread, {.persistence = 0.8}, draws);
    // r = 0.8 × 1 / 2, then 0.8 × 2 / 1, at most 1.
    EXPECT_NEAR((scores.col(0) * scores.col(1)).mean(), 0.4, 0.03);
    EXPECT_TRUE((scores.col(2) == scores.col(1)).all());
}

TEST(QuantilePath, ScoresOfAnAutoregressionAreLinkedWhateverTheirSpread)
{
    ByYear spread(4);
    spread << 1.0, 2.0, 0.0, 1.0;
    const Eigen::ArrayXXd scores =
        many_scores(spread, {.persistence = 0.8, .link = PathLink::scores}, 20000);
    EXPECT_NEAR((scores.col(0) * scores.col(1)).mean(), 0.8, 0.03);
    // A step without spread parts what comes after from what came before.
    EXPECT_NEAR((scores.col(1) * scores.col(3)).mean(), 0.0, 0.03);
    EXPECT_NEAR(scores.col(1).square().mean(), 1.0, 0.04);
}

TEST(QuantilePath, WhatIsKnownDoesNotVaryAndItsKnowledgeFades)
{
    ByYear spread = ByYear::Constant(40, 1.0);
    const Eigen::ArrayXXd scores = many_scores(spread, {.persistence = 0.9, .known = 2}, 5000);
    EXPECT_TRUE((scores.leftCols(2) == 0.0).all());
    // 1 − 0.9² in the first year, 1 in the end.
    EXPECT_NEAR(scores.col(2).square().mean(), 0.19, 0.02);
    EXPECT_NEAR(scores.col(39).square().mean(), 1.0, 0.08);
}

TEST(QuantilePath, APermanentShareLinksAllYearsAndKeepsTheSpread)
{
    const Eigen::ArrayXXd scores =
        many_scores(ByYear::Constant(30, 1.0), {.persistence = 0.0, .permanent_share = 0.25}, 8000);
    EXPECT_NEAR((scores.col(0) * scores.col(29)).mean(), 0.25, 0.05);
    EXPECT_NEAR(scores.col(29).square().mean(), 1.0, 0.07);
}

TEST(QuantilePath, DependsOnSeedDrawRegionAndUseAlone)
{
    const ByYear spread = ByYear::Constant(4, 1.0);
    const PathProcess process{.persistence = 0.5};
    const PathKey key{std::uint64_t{1} << 63U, 1, 2, RandomUse::mortality_path};
    const ByYear scores = path_scores(spread, process, key);
    EXPECT_TRUE((path_scores(spread, process, key) == scores).all());
    for (const PathKey& other :
         {PathKey{0, key.draw, key.region, key.use}, PathKey{key.seed, 2, key.region, key.use},
          PathKey{key.seed, key.draw, 3, key.use},
          PathKey{key.seed, key.draw, key.region, RandomUse::fertility_path}}) {
        EXPECT_FALSE((path_scores(spread, process, other) == scores).any());
    }
}

}  // namespace
}  // namespace natality
