#include <natality/results/evaluation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/outcome.hpp>
#include <support/parts.hpp>

#include <cmath>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsNan;

/// 100 women at each of the ages 1 to 3, 10 in 100 of age 1 and 40 in 100 of age 2 with a birth.
BirthProduct small_product()
{
    const RegionOutcome outcome = test::standing_outcome(
        AgeAxis(1, Age{4}), YearAxis(Year{2020}, 2), ByAge::Constant(5, 100.0),
        by_age({0, 10, 40, 0, 0}), by_age({0, 0.1, 0.4, 0, 0}));
    return birth_product(outcome.trajectory, 0);
}

ObservedYear observed_with(const BirthProduct& product)
{
    return {.year = Year{2020},
            .births = product.births(),
            .tfr = 0.5,
            .detail = ObservedDetail::ages,
            .product = product};
}

TEST(BirthProduct, IsReadOffAProjection)
{
    const BirthProduct product = small_product();
    EXPECT_DOUBLE_EQ(product.women, 500.0);
    EXPECT_DOUBLE_EQ(product.births(), 50.0);
    EXPECT_DOUBLE_EQ(product.rates(2, 0), 0.4);
    EXPECT_TRUE(product.state_labels.empty());
}

TEST(Deviation, SplitsTheNumberOfWomenFromTheirAgesAtTheFertileOnes)
{
    const BirthProduct projected = small_product();
    // 150 women of age 1 and 50 of age 2, as many as before, and twice as many in all who bear no
    // children: 15 + 20 births instead of 50, all for the ages.
    BirthProduct product = projected;
    product.women = 800.0;
    product.ages = by_age({200, 150, 50, 200, 200}) / 800.0;
    const Deviation found = deviation(observed_with(product), projected, 0.5);
    EXPECT_DOUBLE_EQ(found.births, -15.0);
    EXPECT_THAT(found.effects, ElementsAre(DoubleNear(0.0, 1e-12), DoubleNear(-15.0, 1e-12),
                                           IsNan(), DoubleNear(0.0, 1e-12)));
}

TEST(Deviation, SplitsWomenFromRatesByTheMeanOfTheOther)
{
    const BirthProduct projected = small_product();
    BirthProduct product = projected;
    product.women *= 1.2;
    product.rates *= 0.5;
    // 1.2 · 0.5 · 50 = 30: 0.2 · 50 · (1 + 0.5)/2 = 7.5 and −0.5 · 50 · (1 + 1.2)/2 = −27.5.
    const Deviation found = deviation(observed_with(product), projected, 0.5);
    EXPECT_THAT(found.effects, ElementsAre(DoubleNear(7.5, 1e-12), DoubleNear(0.0, 1e-12), IsNan(),
                                           DoubleNear(-27.5, 1e-12)));
    EXPECT_EQ(found.detail, ObservedDetail::ages);
}

TEST(Deviation, TellsUnionsAndParitiesApartWhereBothKnowThem)
{
    BirthProduct projected{.women = 100.0,
                           .ages = by_age({1.0}),
                           .states = Eigen::ArrayXXd(1, 2),
                           .rates = Eigen::ArrayXXd(1, 2),
                           .state_labels = {"single", "union0"}};
    projected.states << 0.6, 0.4;
    projected.rates << 0.0, 0.5;
    BirthProduct product = projected;
    product.states << 0.7, 0.3;
    // Fewer in a union: 100 · (0.3 − 0.4) · 0.5.
    ObservedYear observed = observed_with(product);
    observed.detail = ObservedDetail::states;
    const Deviation found = deviation(observed, projected, 0.5);
    EXPECT_EQ(found.detail, ObservedDetail::states);
    EXPECT_THAT(found.effects,
                ElementsAre(0.0, 0.0, DoubleNear(-5.0, 1e-12), DoubleNear(0.0, 1e-12)));
}

TEST(Deviation, HasOnlyWomenAndRatesWhereTheTotalFertilityRateIsAllThereIs)
{
    const ObservedYear observed{.year = Year{2020},
                                .births = 60.0,
                                .tfr = 0.4,
                                .detail = ObservedDetail::tfr,
                                .product = std::nullopt};
    // Births over TFR: 150 against 100; the rest as in a product of two.
    const Deviation found = deviation(observed, small_product(), 0.5);
    EXPECT_THAT(found.effects, ElementsAre(DoubleEq(22.5), IsNan(), IsNan(), DoubleEq(-12.5)));
}

TEST(Deviation, IsNotSplitWhereOnlyBirthsAreKnown)
{
    const ObservedYear observed{.year = Year{2020},
                                .births = 60.0,
                                .tfr = std::nan(""),
                                .detail = ObservedDetail::births,
                                .product = std::nullopt};
    const Deviation found = deviation(observed, small_product(), 0.5);
    EXPECT_DOUBLE_EQ(found.births, 10.0);
    EXPECT_THAT(found.effects, testing::Each(IsNan()));
}

void observe(DatasetParts& parts, Year year, const char* indicator, double value)
{
    test::add(parts.observed, {.year = year, .category = indicator, .value = value});
}

TEST(ObservedYears, KnowAsMuchAsTheDataSetDoes)
{
    DatasetParts parts = test::valid_parts();
    observe(parts, Year{2018}, "births", 500.0);
    observe(parts, Year{2019}, "births", 510.0);
    observe(parts, Year{2019}, "tfr", 0.8);
    observe(parts, Year{2021}, "births", 520.0);
    observe(parts, Year{2025}, "births", 530.0);
    const auto years = observed_years(Dataset::validated(parts), 0, {}, Year{2018}, Year{2024});
    ASSERT_EQ(years.size(), 4U);
    EXPECT_EQ(years[0].detail, ObservedDetail::births);
    EXPECT_TRUE(std::isnan(years[0].tfr));
    EXPECT_EQ(years[1].detail, ObservedDetail::tfr);
    EXPECT_DOUBLE_EQ(years[1].tfr, 0.8);
    // The base year has the births of its own rates.
    EXPECT_EQ(years[2].year, Year{2020});
    EXPECT_EQ(years[2].detail, ObservedDetail::ages);
    EXPECT_DOUBLE_EQ(years[2].tfr, 0.9);
    EXPECT_EQ(years[3].year, Year{2021});
    EXPECT_DOUBLE_EQ(years[3].births, 520.0);
}

TEST(ObservedYears, ScaleTheDataSetsRatesToTheObservedBirths)
{
    DatasetParts parts = test::valid_parts();
    const Dataset plain = Dataset::validated(parts);
    const ObservedYear own = observed_years(plain, 0, {}, Year{2020}, Year{2020}).front();
    observe(parts, Year{2020}, "counted", 1.1 * own.births);
    const ObservedYear scaled =
        observed_years(Dataset::validated(parts), 0, {.births = "counted"}, Year{2020}, Year{2020})
            .front();
    EXPECT_DOUBLE_EQ(scaled.births, 1.1 * own.births);
    EXPECT_DOUBLE_EQ(scaled.tfr, 1.1 * own.tfr);
    EXPECT_NEAR(scaled.product.value().births(), scaled.births, 1e-9);
    EXPECT_DOUBLE_EQ(scaled.product->women, own.product.value().women);
}

TEST(ObservedYears, AreNoneWhereNothingWasObserved)
{
    const Dataset dataset = Dataset::validated(test::valid_parts());
    EXPECT_TRUE(observed_years(dataset, 0, {}, Year{2021}, Year{2030}).empty());
}

TEST(Evaluation, ComparesEveryProjectionWithEveryYear)
{
    DatasetParts parts = test::valid_parts();
    const Dataset dataset = Dataset::validated(parts);
    const Study study =
        Study::validated(dataset, Catalogue::validated(test::valid_catalogue_parts()),
                         test::study_parts({test::package_parts("care", {"childcare"})}));
    const Baseline baseline(study);
    const Evaluation evaluation = evaluate(
        observed_years(dataset, 0, {}, Year{2020}, Year{2029}),
        {run(study, baseline, study.scenarios()[0]), run(study, baseline, study.scenarios()[1])},
        0);
    ASSERT_EQ(evaluation.observed.size(), 1U);
    ASSERT_EQ(evaluation.projections.size(), 2U);
    EXPECT_EQ(evaluation.projections[1].id, "care");
    // The baseline is the data set's own projection.
    const Deviation& of_baseline = evaluation.projections[0].years.front();
    EXPECT_NEAR(of_baseline.births, 0.0, 1e-9);
    EXPECT_NEAR(of_baseline.projected_tfr, 0.9, 1e-12);
}

}  // namespace
}  // namespace natality
