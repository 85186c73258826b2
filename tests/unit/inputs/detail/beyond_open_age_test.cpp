#include <natality/inputs/detail/beyond_open_age.hpp>

#include <gtest/gtest.h>

namespace natality::detail {
namespace {

const AgeAxis to_two(1, Age{2});

/// A table of one region whose ages 0, 1, 2, … and an open last one have these values.
ObservationTable table_of(const std::vector<double>& values)
{
    ObservationTable table{"t.csv", "value", {}};
    for (std::size_t age = 0; age < values.size(); ++age) {
        Observation row;
        row.region = "N";
        row.age = {Age{static_cast<int>(age)}, age + 1 == values.size() ? 0 : 1};
        row.value = values[age];
        table.rows.push_back(row);
    }
    return table;
}

TEST(JoinedBeyondOpenAge, SumsCounts)
{
    const auto joined =
        joined_beyond_open_age(table_of({10.0, 9.0, 8.0, 7.0, 6.0}), to_two, Joining::sum);
    ASSERT_TRUE(joined.has_value());
    ASSERT_EQ(joined->rows.size(), 3U);
    EXPECT_EQ(joined->rows.back().age, (AgeGroup{Age{2}, 0}));
    EXPECT_DOUBLE_EQ(joined->rows.back().value, 21.0);
}

TEST(JoinedBeyondOpenAge, TakesTheDeathRateOfTheirLifeTable)
{
    // Worked by hand: q = 0.4 / 1.2 = 1/3 at age 2, then 1 / 0.5 = 2 years each: 5/6 + 2/3 · 2.
    const auto joined =
        joined_beyond_open_age(table_of({0.1, 0.2, 0.4, 0.5}), to_two, Joining::death_rate);
    ASSERT_TRUE(joined.has_value());
    EXPECT_DOUBLE_EQ(joined->rows.back().value, 1.0 / (5.0 / 6.0 + 4.0 / 3.0));
}

TEST(JoinedBeyondOpenAge, ARateThatDoesNotChangeWithAgeStays)
{
    const auto joined =
        joined_beyond_open_age(table_of({0.1, 0.1, 0.1, 0.1}), to_two, Joining::death_rate);
    EXPECT_NEAR(joined->rows.back().value, 0.1, 1e-12);
}

TEST(JoinedBeyondOpenAge, LeavesTablesAloneThatEndThereOrHaveGaps)
{
    EXPECT_FALSE(joined_beyond_open_age(table_of({3.0, 2.0, 1.0}), to_two, Joining::sum));
    ObservationTable gap = table_of({3.0, 2.0, 1.0, 1.0, 1.0});
    gap.rows.erase(gap.rows.begin() + 3);
    EXPECT_FALSE(joined_beyond_open_age(gap, to_two, Joining::sum));
    ObservationTable closed = table_of({3.0, 2.0, 1.0, 1.0});
    closed.rows.back().age.width = 5;
    EXPECT_FALSE(joined_beyond_open_age(closed, to_two, Joining::sum));
}

}  // namespace
}  // namespace natality::detail
