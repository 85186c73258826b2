#include <natality/io/csv/cells.hpp>

#include <optional>

#include <gtest/gtest.h>

namespace natality::io {
namespace {

TEST(NumberIn, ReadsDecimalsAndExponents)
{
    EXPECT_EQ(number_in("0.0125"), 0.0125);
    EXPECT_EQ(number_in("-5"), -5.0);
    EXPECT_EQ(number_in("1.2e-3"), 0.0012);
}

TEST(NumberIn, ReadsAPlusSign)
{
    EXPECT_EQ(number_in("+20"), 20.0);
    EXPECT_EQ(number_in("+1.5e2"), 150.0);
}

TEST(ForeignSign, NamesDigitsOfFullWidthAndWhatIsNoMinus)
{
    EXPECT_EQ(foreign_sign("１２").value().en,
              "it has digits of full width, such as '１'; write 1");
    EXPECT_EQ(foreign_sign("−5").value().en, "it has the sign '−', which is no minus; write -");
    EXPECT_EQ(foreign_sign("–5").value().en, "it has the sign '–', which is no minus; write -");
    for (const char* cell : {"12", "-5", "", "1.8%", "，", "\xEF\xBC"}) {
        EXPECT_EQ(foreign_sign(cell), std::nullopt) << cell;
    }
}

TEST(NumberIn, RefusesWhatIsNotFinite)
{
    for (const char* cell : {"nan", "NaN", "inf", "-inf", "infinity", "1e999"}) {
        EXPECT_EQ(number_in(cell), std::nullopt) << cell;
    }
}

TEST(NumberIn, RefusesWhatIsNotWhollyANumber)
{
    for (const char* cell :
         {"", " 1", "1 ", "1,5", "1 000", "0x10", "+-1", "+", "1.8%", "NA", "."}) {
        EXPECT_EQ(number_in(cell), std::nullopt) << cell;
    }
}

TEST(NumberIn, RefusesWhatNoPopulationOrEconomyReaches)
{
    EXPECT_EQ(number_in("1e30"), 1e30);
    for (const char* cell : {"1.1e30", "-1e308"}) {
        EXPECT_EQ(number_in(cell), std::nullopt) << cell;
    }
}

TEST(YearIn, ReadsFourDigitsAlone)
{
    EXPECT_EQ(year_in("2024"), Year{2024});
    for (const char* cell :
         {"", "-2024", "2024.0", "2024-25", "99999999999", "204", "02024", "3000"}) {
        EXPECT_EQ(year_in(cell), std::nullopt) << cell;
    }
}

TEST(SexIn, KnowsTwoWords)
{
    EXPECT_EQ(sex_in("female"), Sex::female);
    EXPECT_EQ(sex_in("male"), Sex::male);
    EXPECT_EQ(sex_in("Female"), std::nullopt);
    EXPECT_EQ(sex_in("f"), std::nullopt);
}

TEST(AgeIn, ReadsSingleAgesGroupsAndTheOpenOne)
{
    EXPECT_EQ(age_in("27"), (AgeGroup{Age{27}, 1}));
    EXPECT_EQ(age_in("25-29"), (AgeGroup{Age{25}, 5}));
    EXPECT_EQ(age_in("100+"), (AgeGroup{Age{100}, 0}));
}

TEST(AgeIn, RefusesEverythingElse)
{
    for (const char* cell :
         {"", "-", "+", "-5", "29-25", "25-", "25-29+", "20.5", "2020", "27y", "0-99999999999"}) {
        EXPECT_EQ(age_in(cell), std::nullopt) << cell;
    }
}

TEST(IsOrderOfBirth, KnowsOrdersFromOneOn)
{
    EXPECT_TRUE(is_order_of_birth("1"));
    EXPECT_TRUE(is_order_of_birth("3+"));
    for (const char* cell : {"", "0", "+", "first", "1-2", "-1"}) {
        EXPECT_FALSE(is_order_of_birth(cell)) << cell;
    }
}

}  // namespace
}  // namespace natality::io
