#include <natality/results/counts.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

const AgeAxis groups(5, Age{20});

TEST(LinearCount, TakesAWideGroupInProportion)
{
    const LinearCount count =
        linear_count({.who = Beneficiaries::children, .ages = {Age{3}, Age{10}}}, groups, 5, 1);
    EXPECT_THAT(count.of_persons.female, ElementsAre(0.4, 1, 0.2, 0, 0));
    EXPECT_THAT(count.of_persons.male, ElementsAre(0.4, 1, 0.2, 0, 0));
    EXPECT_THAT(count.of_births, Each(0.0));
}

TEST(LinearCount, OfWomenLeavesMenOut)
{
    const LinearCount count =
        linear_count({.who = Beneficiaries::women, .ages = {Age{15}, Age{200}}}, groups, 5, 1);
    EXPECT_THAT(count.of_persons.female, ElementsAre(0, 0, 0, 1, 1));
    EXPECT_THAT(count.of_persons.male, Each(0.0));
}

TEST(LinearCount, OfBirthsIsThatOfOneYearOfTheStep)
{
    EXPECT_THAT(
        linear_count({.who = Beneficiaries::births, .orders = {1, 3}}, groups, 5, 4).of_births,
        ElementsAre(0.2, 0, 0.2, 0.2));
    EXPECT_THAT(linear_count({.who = Beneficiaries::women_on_leave}, groups, 1, 2).of_births,
                ElementsAre(1, 1));
}

TEST(LinearCount, TakesAllBirthsWhereOrdersAreNotToldApart)
{
    EXPECT_THAT(linear_count({.who = Beneficiaries::births, .orders = {2}}, groups, 1, 1).of_births,
                ElementsAre(1));
}

TEST(Counted, IsTheWeightedSumOfPersonsAndBirths)
{
    const LinearCount count{
        2.0, {ByAge::LinSpaced(2, 1.0, 2.0), ByAge::Zero(2)}, Eigen::ArrayXd::Constant(1, 10.0)};
    Countable projection{{ByAgeYear(2, 2), ByAgeYear::Constant(2, 2, 1e9)}, Eigen::ArrayXXd(1, 2)};
    projection.persons.female << 3, 5, 4, 6;
    projection.births << 7, 8;
    // 2 + 1·3 + 2·4 + 10·7 and 2 + 1·5 + 2·6 + 10·8.
    EXPECT_THAT(counted(count, projection), ElementsAre(DoubleEq(83), DoubleEq(99)));
}

}  // namespace
}  // namespace natality
