#include <natality/results/price_paths.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <cmath>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;
using testing::IsNan;

const YearAxis years(Year{2020}, 5);
const Prices prices{.price_growth = 0.02, .wage_growth = 0.1, .discount_rate = 0.25};

TEST(GrowthIndex, IsOneInThePriceYearAndGrowsBothWays)
{
    EXPECT_THAT(growth_index(Growth::wage, prices, 2021, years),
                ElementsAre(DoubleEq(1 / 1.1), 1, DoubleEq(1.1), DoubleEq(1.21), DoubleEq(1.331)));
    EXPECT_DOUBLE_EQ(growth_index(Growth::price, prices, 2020, years)(1), 1.02);
    EXPECT_THAT(growth_index(Growth::none, prices, 2021, years), Each(1.0));
}

TEST(DiscountFactor, IsOneInTheYearDiscountedTo)
{
    EXPECT_THAT(discount_factor(0.25, Year{2021}, years),
                ElementsAre(DoubleEq(1.25), 1, DoubleEq(0.8), DoubleEq(0.64), DoubleEq(0.512)));
}

TEST(GrossDomesticProduct, GrowsAsWagesFromThePriceYearUnlessSaidOtherwise)
{
    const Money money{.price_year = 2021, .gdp = 110.0};
    EXPECT_THAT(gross_domestic_product(money, prices, years),
                ElementsAre(DoubleEq(100), 110, DoubleEq(121), DoubleEq(133.1), DoubleEq(146.41)));
    Prices own_growth = prices;
    own_growth.gdp_growth = 0.0;
    EXPECT_THAT(gross_domestic_product(money, own_growth, years), Each(110.0));
}

TEST(GrossDomesticProduct, IsTheDataSetsWhereItHasYearsAndGrowsEvenlyBetweenThem)
{
    Money money{.price_year = 2021};
    money.gdp_by_year = {{Year{2021}, 100.0}, {Year{2023}, 144.0}};
    EXPECT_THAT(gross_domestic_product(money, prices, years),
                ElementsAre(DoubleEq(100 / 1.1), 100, DoubleEq(120), 144, DoubleEq(158.4)));
}

TEST(GrossDomesticProduct, IsNotANumberWithoutAFigure)
{
    EXPECT_THAT(gross_domestic_product({}, prices, years), Each(IsNan()));
}

TEST(DiscountingYear, IsThePriceYearOrTheBaseYearWithoutOne)
{
    DatasetParts parts = test::valid_parts();
    const Catalogue catalogue = Catalogue::validated({});
    parts.description.money.price_year = 2024;
    EXPECT_EQ(discounting_year(
                  Study::validated(Dataset::validated(parts), catalogue, test::study_parts({}))),
              Year{2024});
    parts.description.money.price_year = 0;
    EXPECT_EQ(discounting_year(
                  Study::validated(Dataset::validated(parts), catalogue, test::study_parts({}))),
              Year{2020});
}

}  // namespace
}  // namespace natality
