#include <natality/draws/draw_summary.hpp>

#include <natality/base/sorted_quantile.hpp>

#include <gtest/gtest.h>

#include <support/bounds.hpp>

#include <vector>

namespace natality {
namespace {

TEST(SortedQuantile, IsStraightBetweenNeighbours)
{
    const std::vector<double> values{1.0, 2.0, 4.0, 8.0, 16.0};
    EXPECT_EQ(sorted_quantile(values, 0.0), 1.0);
    EXPECT_EQ(sorted_quantile(values, 0.5), 4.0);
    EXPECT_DOUBLE_EQ(sorted_quantile(values, 0.9), 12.8);
    EXPECT_EQ(sorted_quantile(values, 1.0), 16.0);
    EXPECT_EQ(sorted_quantile(std::vector{3.0}, 0.975), 3.0);
}

TEST(SourceAlone, IsOneOfThoseDrawn)
{
    const DrawSources drawn{.fertility = true, .mortality = false};
    EXPECT_EQ(source_alone(1, drawn), (DrawSources{true, false, false, false}));
    EXPECT_EQ(source_alone(2, drawn), (DrawSources{false, false, false, false}));
    EXPECT_EQ(source_alone(4, drawn), (DrawSources{false, false, false, true}));
}

/// Two scenarios of a study whose values are 0 but for births of the last year: 1, 2, 3 in three
/// draws of the baseline, and so many more in the other.
DrawTable table_of(const Study& study, const std::vector<double>& gains)
{
    const Index values = values_of_scenario(study);
    DrawTable table(3, 2, values);
    for (Index draw = 0; draw < 3; ++draw) {
        std::vector<double> of_draw(static_cast<std::size_t>(2 * values), 0.0);
        const double births = 1.0 + static_cast<double>(draw);
        const double gain = gains[static_cast<std::size_t>(draw)];
        // Births by year stand first, ten years of them, and then their sums.
        for (const std::size_t at : {std::size_t{9}, std::size_t{19}}) {
            of_draw[at] = births;
            of_draw[static_cast<std::size_t>(values) + at] = births + gain;
        }
        table.set(draw, of_draw);
    }
    return table;
}

TEST(DrawSummary, HoldsValuesDifferencesAndWhereTheirSpreadComesFrom)
{
    const Study study =
        Study::validated(Dataset::validated(test::valid_parts()),
                         Catalogue::validated(test::valid_catalogue_parts()),
                         test::study_parts({test::package_parts("cash", {"cash"}, Year{2021})}));
    const DrawTable all = table_of(study, {-1.0, 3.0, 7.0});
    const DrawTable effects = table_of(study, {1.0, 1.0, 4.0});
    const DrawSummary summary =
        summarised(study, all, {nullptr, nullptr, nullptr, nullptr, &effects});
    ASSERT_EQ(summary.series.front().series.id, "births_total");
    const DrawnScenario& cash = summary.series.front().scenarios[1];
    EXPECT_EQ(cash.value.mean(9), 5.0);
    EXPECT_EQ(cash.value.quantiles(3, 9), 5.0);
    EXPECT_EQ(cash.difference.mean(9), 3.0);
    EXPECT_DOUBLE_EQ(cash.difference.quantiles(1, 9), -0.2);
    // (16 + 0 + 16) / 2, and (1 + 1 + 4) / 2 of effects alone.
    EXPECT_EQ(cash.variance(0, 9), 16.0);
    EXPECT_EQ(cash.variance(1, 9), 0.0);
    EXPECT_EQ(cash.variance(4, 9), 3.0);
    EXPECT_EQ(cash.difference.mean(8), 0.0);
    EXPECT_DOUBLE_EQ(summary.more_births[1](0, 9), 2.0 / 3.0);
    EXPECT_DOUBLE_EQ(summary.more_births[0](1, 9), 1.0 / 3.0);
}

}  // namespace
}  // namespace natality
