#include <natality/base/axes.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace natality {
namespace {

TEST(Sex, IsWrittenAsInTheFiles)
{
    EXPECT_EQ(to_string(Sex::female), "female");
    EXPECT_EQ(to_string(Sex::male), "male");
}

TEST(AgeAxis, SingleYearsTo100PlusHave101Groups)
{
    const AgeAxis ages(1, Age{100});
    EXPECT_EQ(ages.size(), 101);
    EXPECT_EQ(ages.last(), 100);
    EXPECT_EQ(ages.lower(27), Age{27});
}

TEST(AgeAxis, FiveYearGroupsTo85PlusHave18Groups)
{
    const AgeAxis ages(5, Age{85});
    EXPECT_EQ(ages.size(), 18);
    EXPECT_EQ(ages.lower(3), Age{15});
}

TEST(AgeAxis, AnAgeFallsInTheGroupThatCoversIt)
{
    const AgeAxis ages(5, Age{85});
    EXPECT_EQ(ages.index(Age{0}), 0);
    EXPECT_EQ(ages.index(Age{19}), 3);
    EXPECT_EQ(ages.index(Age{20}), 4);
}

TEST(AgeAxis, AgesPastTheOpenAgeFallInTheLastGroup)
{
    const AgeAxis ages(5, Age{85});
    EXPECT_EQ(ages.index(Age{85}), 17);
    EXPECT_EQ(ages.index(Age{113}), 17);
}

TEST(AgeAxis, ANegativeAgeIsOutOfRange)
{
    EXPECT_THROW((void)AgeAxis(1, Age{100}).index(Age{-1}), std::out_of_range);
}

TEST(AgeAxis, LabelsReadAsInTheFiles)
{
    EXPECT_EQ(AgeAxis(1, Age{100}).label(27), "27");
    EXPECT_EQ(AgeAxis(1, Age{100}).label(100), "100+");
    EXPECT_EQ(AgeAxis(5, Age{85}).label(4), "20-24");
    EXPECT_EQ(AgeAxis(5, Age{85}).label(17), "85+");
}

TEST(AgeAxis, TheOpenAgeMustBeAPositiveMultipleOfAPositiveWidth)
{
    EXPECT_THROW(AgeAxis(0, Age{100}), std::invalid_argument);
    EXPECT_THROW(AgeAxis(-1, Age{100}), std::invalid_argument);
    EXPECT_THROW(AgeAxis(5, Age{0}), std::invalid_argument);
    EXPECT_THROW(AgeAxis(5, Age{99}), std::invalid_argument);
}

TEST(AgeAxis, AxesOfOtherWidthAreNotEqual)
{
    EXPECT_EQ(AgeAxis(5, Age{100}), AgeAxis(5, Age{100}));
    EXPECT_NE(AgeAxis(5, Age{100}), AgeAxis(1, Age{100}));
}

TEST(YearAxis, StepsFromTheFirstYear)
{
    const YearAxis years(Year{1993}, 3, 5);
    EXPECT_EQ(years.at(0), Year{1993});
    EXPECT_EQ(years.at(2), Year{2003});
    EXPECT_EQ(years.index(Year{1998}), 1);
}

TEST(YearAxis, ContainsOnlyYearsOnItsSteps)
{
    const YearAxis years(Year{1993}, 3, 5);
    EXPECT_TRUE(years.contains(Year{2003}));
    EXPECT_FALSE(years.contains(Year{1992}));
    EXPECT_FALSE(years.contains(Year{1994}));
    EXPECT_FALSE(years.contains(Year{2008}));
}

TEST(YearAxis, MayBeEmpty)
{
    const YearAxis years(Year{2020}, 0);
    EXPECT_EQ(years.size(), 0);
    EXPECT_FALSE(years.contains(Year{2020}));
}

TEST(YearAxis, AYearThatIsNotOnItIsNamedWithTheAxis)
{
    const YearAxis years(Year{1993}, 3, 5);
    try {
        (void)years.index(Year{1994});
        FAIL() << "1994 was found";
    } catch (const std::out_of_range& error) {
        EXPECT_STREQ(error.what(), "year 1994 is not among the 3 years from 1993 in steps of 5");
    }
}

TEST(YearAxis, NeedsACountAndAPositiveStep)
{
    EXPECT_THROW(YearAxis(Year{2020}, -1), std::invalid_argument);
    EXPECT_THROW(YearAxis(Year{2020}, 1, 0), std::invalid_argument);
}

}  // namespace
}  // namespace natality
