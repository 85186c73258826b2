#include <natality/archive/detail/results_layout.hpp>

#include "unit/archive/results_study.hpp"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io::detail {
namespace {

using testing::ElementsAre;

TEST(ScenarioChunk, IsOneScenarioWholeWhileItIsSmall)
{
    EXPECT_THAT(scenario_chunk({10, 81, 1, 2, 101}), ElementsAre(1, 81, 1, 2, 101));
    EXPECT_THAT(scenario_chunk({10, 80, 1}), ElementsAre(1, 80, 1));
    EXPECT_THAT(scenario_chunk({10}), ElementsAre(1));
}

TEST(ScenarioChunk, KeepsLastAxesTogetherUpToAMebibyte)
{
    // 2^20 bytes are 131 072 values: 31 regions of 202 cells are 6 262, which go in 20 times.
    EXPECT_THAT(scenario_chunk({2, 81, 31, 2, 101}), ElementsAre(1, 20, 31, 2, 101));
    // 3 000 regions are 606 000 values a year: 648 regions of 202 cells.
    EXPECT_THAT(scenario_chunk({2, 81, 3'000, 2, 101}), ElementsAre(1, 1, 648, 2, 101));
}

TEST(ResultsLayout, PutsEveryVariableOnAxesItHas)
{
    const Study study = test::small_study();
    std::set<std::string> axes;
    for (const files::Dimension& dimension : results_dimensions(study)) {
        EXPECT_TRUE(axes.insert(dimension.name).second) << dimension.name;
    }
    for (const files::Variable& variable : results_variables(study)) {
        EXPECT_EQ(variable.dimensions.front(), "scenario") << variable.name;
        for (const std::string& axis : variable.dimensions) {
            EXPECT_TRUE(axes.contains(axis)) << variable.name << " on " << axis;
        }
    }
}

TEST(ResultsLayout, GivesEveryNameOnce)
{
    const Study study = test::small_study();
    std::vector<std::string> names;
    for (const files::Dimension& dimension : results_dimensions(study)) {
        names.push_back(dimension.name);
    }
    for (const Labels& labels : results_labels(study)) {
        names.push_back(labels.variable.name);
    }
    for (const files::Variable& variable : results_variables(study)) {
        names.push_back(variable.name);
    }
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

TEST(ResultsLayout, ListsTheEnabledCapacityLines)
{
    EXPECT_THAT(capacity_lines(test::small_study()),
                ElementsAre(CapacityLineKey{0, 0}, CapacityLineKey{0, 2}));
}

TEST(ResultsLayout, HasOneOrderWhereTheDataTellNoneApart)
{
    const Study study = Study::validated(Dataset::validated(test::valid_parts()),
                                         Catalogue::validated(test::valid_catalogue_parts()),
                                         test::study_parts({}));
    EXPECT_THAT(order_labels(study), ElementsAre("all"));
    EXPECT_THAT(order_labels(test::small_study()), ElementsAre("1", "2+"));
}

}  // namespace
}  // namespace natality::io::detail
