#include "results_workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::app {
namespace {

TEST(SheetNames, AreThoseOfVariablesAndDifferWhereLongNamesBeginAlike)
{
    const std::vector<io::VariableTable> tables{
        {.variable = "tfr"},
        {.variable = "incremental_cost_cumulative_difference_mean"},
        {.variable = "incremental_cost_cumulative_difference_quantile"}};
    EXPECT_THAT(sheet_names(tables), testing::ElementsAre("tfr", "incremental_cost_cumulative_d~2",
                                                          "incremental_cost_cumulative_d~3"));
}

}  // namespace
}  // namespace natality::app
