#include <natality/draws/assumption_draw.hpp>

#include <natality/draws/effect_draw.hpp>

#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

namespace natality {
namespace {

Catalogue catalogue()
{
    CatalogueParts parts = test::valid_catalogue_parts();
    for (Measure& measure : parts.measures) {
        measure.lag_years = 3.0;
        measure.quantum_share = 0.6;
    }
    parts.measures[2].quantum_share = 1.0;
    parts.barriers[0].overlap = {0.2, 0.5, 0.6};
    return Catalogue::validated(parts);
}

DrawSources only(bool DrawSources::*source)
{
    DrawSources sources = nothing_drawn;
    sources.*source = true;
    return sources;
}

/// A figure of many draws, sorted.
template <class FigureOf>
std::vector<double> sorted_draws(FigureOf figure_of)
{
    std::vector<double> figures;
    for (std::uint64_t draw = 0; draw < 4000; ++draw) {
        figures.push_back(figure_of(draw));
    }
    std::sort(figures.begin(), figures.end());
    return figures;
}

TEST(DrawnAssumptions, AreTheCataloguesOwnWhereNothingIsDrawn)
{
    const Catalogue own = catalogue();
    const ResponseAssumptions drawn = drawn_assumptions(own, 1, {7, DrawSources{}});
    EXPECT_EQ(drawn.lag_years, own.response_assumptions().lag_years);
    EXPECT_EQ(drawn.quantum_share, own.response_assumptions().quantum_share);
    EXPECT_EQ(drawn.overlap, own.response_assumptions().overlap);
    EXPECT_EQ(drawn_desired_children(1, {7, DrawSources{}}), 1.0);
    EXPECT_FALSE(drawn_rule(1, {7, DrawSources{}}));
}

TEST(DrawnAssumptions, OfLagsLieBetweenHalfAndDoubleIn95PerCent)
{
    const Catalogue own = catalogue();
    const auto lags = sorted_draws([&](std::uint64_t draw) {
        return drawn_assumptions(own, 1, {draw, only(&DrawSources::lag)}).lag_years[0];
    });
    EXPECT_NEAR(lags[100], 1.5, 0.1);
    EXPECT_NEAR(lags[2000], 3.0, 0.1);
    EXPECT_NEAR(lags[3900], 6.0, 0.4);
}

TEST(DrawnAssumptions, OfTempoSharesKeepToTheUnitIntervalAndLeaveWhatHasNoTempo)
{
    const Catalogue own = catalogue();
    const auto shares = sorted_draws([&](std::uint64_t draw) {
        const auto drawn = drawn_assumptions(own, 1, {draw, only(&DrawSources::tempo)});
        EXPECT_EQ(drawn.quantum_share[2], 1.0);
        return drawn.quantum_share[0];
    });
    // Odds of 1.5, a third of them and three times them.
    EXPECT_NEAR(shares[100], 0.5 / 1.5, 0.03);
    EXPECT_NEAR(shares[2000], 0.6, 0.02);
    EXPECT_NEAR(shares[3900], 4.5 / 5.5, 0.03);
}

TEST(DrawnAssumptions, OfOverlapsHaveTheFiguresOfTheCatalogueAsQuantiles)
{
    const Catalogue own = catalogue();
    const auto overlaps = sorted_draws([&](std::uint64_t draw) {
        return drawn_assumptions(own, 1, {draw, only(&DrawSources::overlap)}).overlap[0];
    });
    EXPECT_NEAR(overlaps[100], 0.2, 0.03);
    EXPECT_NEAR(overlaps[2000], 0.5, 0.01);
    EXPECT_NEAR(overlaps[3900], 0.6, 0.01);
    EXPECT_GE(overlaps.front(), 0.0);
}

TEST(DrawnAssumptions, ActInTheCatalogueUnderThem)
{
    const Catalogue own = catalogue();
    const ResponseAssumptions drawn = drawn_assumptions(
        own, 1, {5, {false, false, false, false, true, true, true, true, false, false}});
    const Catalogue under = own.under(drawn);
    EXPECT_EQ(under.measures()[0].lag_years, drawn.lag_years[0]);
    EXPECT_EQ(under.barriers()[0].overlap.high, drawn.overlap[0]);
    EXPECT_EQ(under.response_assumptions().quantum_share, drawn.quantum_share);
}

TEST(DrawnRule, IsEveryRuleThatIsNoBoundAboutAsOften)
{
    std::multiset<CombinationRule> rules;
    for (std::uint64_t draw = 0; draw < 3000; ++draw) {
        rules.insert(*drawn_rule(1, {draw, only(&DrawSources::rule)}));
    }
    EXPECT_EQ(rules.count(CombinationRule::strongest), 0U);
    EXPECT_NEAR(static_cast<double>(rules.count(CombinationRule::multiplicative)), 1000.0, 80.0);
    EXPECT_NEAR(static_cast<double>(rules.count(CombinationRule::diminishing)), 1000.0, 80.0);
}

TEST(DrawnDesiredChildren, LieWithinATenthIn95PerCent)
{
    const auto factors = sorted_draws([](std::uint64_t draw) {
        return drawn_desired_children(1, {draw, only(&DrawSources::ceiling)});
    });
    EXPECT_NEAR(factors[100], 1.0 / 1.1, 0.01);
    EXPECT_NEAR(factors[3900], 1.1, 0.01);
}

TEST(DrawNumbers, TakeSomeSourcesFromAnotherDraw)
{
    const DrawNumbers numbers{3, {}, 8, only(&DrawSources::effects)};
    EXPECT_EQ(numbers.of(&DrawSources::fertility), 3U);
    EXPECT_EQ(numbers.of(&DrawSources::effects), 8U);
    EXPECT_FALSE(numbers.of(&DrawSources::lag));
}

}  // namespace
}  // namespace natality
