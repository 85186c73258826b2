#include "cost_range_view.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <sstream>
#include <string>

namespace natality::app {
namespace {

using testing::HasSubstr;

Comparison one_package()
{
    ComparisonRow baseline;
    baseline.population_middle = 1e9;
    ComparisonRow package = baseline;
    package.name = {"Childcare", "普惠托育"};
    package.additional_births_to_middle = 2e6;
    package.cost = 4e12;
    package.cost_at_low = 3e12;
    package.cost_at_high = 6e12;
    package.deadweight_share = 0.95;
    const Milestones milestones{Year{2035}, Year{2050}, Year{2100}};
    return {milestones, {baseline, package}, {}, milestones, milestones.middle};
}

TEST(CostRangeTable, GivesLowCentralAndHighPerBirthAndWhatIsPaidAnyway)
{
    const std::string table = cost_range_table(one_package(), "CNY", Language::en);
    EXPECT_THAT(table, HasSubstr("cost to 2050   low  central    high    per birth  anyway\n"));
    EXPECT_THAT(table, HasSubstr("Childcare     3000     4000    6000  1500 … 3000      95\n"));
    const std::string chinese = cost_range_table(one_package(), "CNY", Language::zh);
    EXPECT_THAT(chinese, HasSubstr("30000  40000  60000"));
}

TEST(CostRangeTable, SaysWhatIsNotKnown)
{
    Comparison comparison = one_package();
    ComparisonRow& package = comparison.rows[1];
    package.unpriced = {{0, "flexible_work", {"Flexible work", "弹性工作"}}};
    EXPECT_THAT(cost_range_table(comparison, "CNY", Language::en), HasSubstr("≥3000"));
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    package.cost = package.cost_at_low = package.cost_at_high = package.deadweight_share = unknown;
    EXPECT_THAT(cost_range_table(comparison, "CNY", Language::en),
                HasSubstr("Childcare       ?        ?       ?          -       -"));
}

TEST(CostRangeTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        std::istringstream lines(cost_range_table(one_package(), "CNY", language));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(display_width(line), page_width) << line;
        }
    }
}

}  // namespace
}  // namespace natality::app
