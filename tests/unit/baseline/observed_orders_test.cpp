#include <natality/baseline/observed_orders.hpp>

#include <natality/baseline/baseline_rates.hpp>
#include <natality/projection/births_by_order.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <string>

namespace natality {
namespace {

using testing::HasSubstr;

const YearAxis years(Year{2020}, 6);

/// Births in proportion to factors and to 6 : 3 : 1.
Eigen::ArrayXXd proportional(const Eigen::ArrayXXd& factors)
{
    Eigen::ArrayXd births(3);
    births << 0.6, 0.3, 0.1;
    const Eigen::ArrayXXd by_order = factors.colwise() * births;
    return by_order.rowwise() / by_order.colwise().sum();
}

ObservedOrders known(std::vector<Index> at, const Eigen::ArrayXXd& shares)
{
    return {std::move(at), shares};
}

Eigen::ArrayXXd one_column(double first, double second, double third)
{
    Eigen::ArrayXXd shares(3, 1);
    shares << first, second, third;
    return shares;
}

TEST(FittedOrderFactors, GiveTheSharesCountedAndKeepTheLevel)
{
    const Eigen::ArrayXXd wanted = one_column(0.5, 0.3, 0.2);
    const Eigen::ArrayXXd factors =
        fitted_order_factors(known({2}, wanted), proportional, years, {"region N", {}});
    EXPECT_NEAR((proportional(factors).col(2) - wanted.col(0)).abs().maxCoeff(), 0.0, 1e-12);
    // 0.5 / 0.6, 0.3 / 0.3 and 0.2 / 0.1, under which all births stay as many.
    EXPECT_NEAR(factors(0, 2), 5.0 / 6.0, 1e-12);
    EXPECT_NEAR(factors(1, 2), 1.0, 1e-12);
    EXPECT_NEAR(factors(2, 2), 2.0, 1e-12);
}

TEST(FittedOrderFactors, RunStraightFromTheFirstYearAndAreHeldAfterTheLastKnown)
{
    const Eigen::ArrayXXd factors = fitted_order_factors(known({2}, one_column(0.5, 0.3, 0.2)),
                                                         proportional, years, {"region N", {}});
    EXPECT_EQ(factors(2, 0), 1.0);
    EXPECT_NEAR(factors(2, 1), 1.5, 1e-12);
    EXPECT_EQ(factors(2, 5), factors(2, 2));
}

TEST(FittedOrderFactors, MayBeKnownInTheFirstYear)
{
    const Eigen::ArrayXXd factors = fitted_order_factors(known({0}, one_column(0.5, 0.3, 0.2)),
                                                         proportional, years, {"region N", {}});
    EXPECT_NEAR(factors(2, 0), 2.0, 1e-12);
}

TEST(FittedOrderFactors, SayWhichOrderHasNoBirthsToScale)
{
    const auto none_of_order_2 = [](const Eigen::ArrayXXd& factors) {
        Eigen::ArrayXXd shares = proportional(factors);
        shares.row(1) = 0.0;
        return shares;
    };
    try {
        (void)fitted_order_factors(known({1}, one_column(0.5, 0.3, 0.2)), none_of_order_2, years,
                                   {"region N", {}});
        FAIL() << "expected a RunError";
    } catch (const RunError& error) {
        EXPECT_STREQ(error.what(), "there are no births of order 2 to meet the share 0.3 counted "
                                   "(region N, year 2021)");
    }
}

TEST(ObservedOrders, AreMetByAllWomenAlikeTogetherWithTheBirths)
{
    DatasetParts parts = test::valid_parts();
    test::add_births_by_order(parts);
    for (const int year : {2020, 2021, 2022}) {
        test::add(parts.observed,
                  {.year = Year{year}, .category = "births", .value = 50.0 + year - 2020});
    }
    test::add(parts.observed, {.year = Year{2021}, .category = "births_share_1", .value = 0.7});
    test::add(parts.observed, {.year = Year{2021}, .category = "births_share_2+", .value = 0.3});
    const Dataset dataset = Dataset::validated(parts);
    const RegionInputs& inputs = dataset.regions().front();
    const BaselinePath path{.fertility = BaselineFertility::observed};
    const RatePaths rates = baseline_rates(inputs, dataset.ages(), years, path,
                                           baseline_conventions(dataset.description()))
                                .rates;
    const Trajectory trajectory = project(inputs.population, rates, {});
    const Eigen::ArrayXXd births = births_by_order(trajectory, rates.births);
    EXPECT_NEAR(births.col(1).sum(), 51.0, 1e-9);
    EXPECT_NEAR(births(0, 1) / births.col(1).sum(), 0.7, 1e-9);
    EXPECT_NEAR(births.col(2).sum(), 52.0, 1e-9);
    EXPECT_NEAR(births(0, 2) / births.col(2).sum(), 0.7, 0.02);
}

}  // namespace
}  // namespace natality
