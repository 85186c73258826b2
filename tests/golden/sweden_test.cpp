/// Swedish women of 1993 projected to 1998 in five-year groups (Preston, Heuveline and Guillot
/// 2001, Demography, box 6.2), to the person. The case repeats them as men, of whom more are born.

#include <natality/projection/project.hpp>

#include <gtest/gtest.h>

#include <ccmppwpp.hpp>
#include <tidy_table.hpp>

#include <cmath>

namespace natality {
namespace {

TEST(Sweden, MatchesTheTextbookToThePerson)
{
    const auto folder = test::ccmppwpp_folder();
    if (!folder) {
        GTEST_SKIP() << "NATALITY_REFERENCE_DATA does not lead to a folder with ccmppwpp";
    }
    const test::TidyTable table(*folder / "sweden_1993_preston_5x5.csv");
    ASSERT_EQ(table.size(), 18U);
    const auto column_of = [&](const std::string& name) {
        ByAgeYear values(18, 1);
        for (std::size_t row = 0; row < table.size(); ++row) {
            values(static_cast<Index>(row), 0) = table.number(row, name);
        }
        return values;
    };
    ByAgeSex start(18, 2);
    start << column_of("pop_female_1993"), column_of("pop_male_1993");
    const RatePaths rates{
        .ages = AgeAxis(5, Age{85}),
        .years = YearAxis(Year{1993}, 1, 5),
        .survival_ratio = {column_of("survival_ratio_female"), column_of("survival_ratio_male")},
        .births = {{"all"}, {column_of("asfr")}},
        .sex_ratio_at_birth = ByYear::Constant(1, 1.05),
        .net_migrants = {column_of("net_migrants_female"), column_of("net_migrants_male")}};
    const Trajectory trajectory = project(start, rates, {.region = "Sweden"});

    const ByAgeYear births = column_of("expected_births_1993_1998");
    const ByAgeYear women = column_of("expected_pop_female_1998");
    const ByAgeYear men = column_of("expected_pop_male_1998");
    for (Index group = 0; group < 18; ++group) {
        EXPECT_EQ(std::round(trajectory.births(group, 0)), births(group, 0)) << group;
        EXPECT_EQ(std::round(trajectory.population.female(group, 1)), women(group, 0)) << group;
        EXPECT_EQ(std::round(trajectory.population.male(group, 1)), men(group, 0)) << group;
    }
}

}  // namespace
}  // namespace natality
