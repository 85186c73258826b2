/// What holds for every evaluation of observed births.

#include <natality/results/evaluation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace natality {
namespace {

/// Births of women of 30 ages in \p states states.
BirthProduct any_product(Index states)
{
    constexpr Index ages = 30;
    BirthProduct product{.women = test::number_in(1.0, 1e8),
                         .ages = test::table_in(ages, 1, 0.01, 1.0),
                         .states = test::table_in(ages, states, 0.01, 1.0),
                         .rates = test::table_in(ages, states, 0.0, 0.3)};
    product.ages /= product.ages.sum();
    const Eigen::ArrayXd sums = product.states.rowwise().sum();
    product.states.colwise() /= sums;
    // No births at the youngest and the oldest.
    product.rates.topRows(*rc::gen::inRange(0, 10)).setZero();
    product.rates.bottomRows(*rc::gen::inRange(0, 10)).setZero();
    for (Index state = 0; states > 1 && state < states; ++state) {
        product.state_labels.push_back("state" + std::to_string(state));
    }
    return product;
}

double sum_of_effects(const Deviation& found)
{
    double sum = 0.0;
    for (const double effect : found.effects) {
        sum += std::isnan(effect) ? 0.0 : effect;
    }
    return sum;
}

void check_sum(const Deviation& found, double observed_births)
{
    const double scale = std::max(found.projected_births, observed_births);
    RC_ASSERT(std::abs(found.births - (observed_births - found.projected_births)) == 0.0);
    RC_ASSERT(std::abs(sum_of_effects(found) - found.births) <= 1e-12 * scale);
}

RC_GTEST_PROP(Deviation, IsTheSumOfItsFactorsByAgesAndStates, ())
{
    const Index states = *rc::gen::element(1, 2, 5);
    const BirthProduct projected = any_product(states);
    const BirthProduct product = any_product(states);
    const ObservedYear observed{.year = Year{2027},
                                .births = product.births(),
                                .tfr = 1.0,
                                .detail = ObservedDetail::states,
                                .product = product};
    check_sum(deviation(observed, projected, 1.0), observed.births);
}

RC_GTEST_PROP(Deviation, IsTheSumOfItsFactorsWhereStatesDiffer, ())
{
    const BirthProduct projected = any_product(5);
    const BirthProduct product = any_product(3);
    const ObservedYear observed{.year = Year{2027},
                                .births = product.births(),
                                .tfr = 1.0,
                                .detail = ObservedDetail::states,
                                .product = product};
    const Deviation found = deviation(observed, projected, 1.0);
    RC_ASSERT(found.detail == ObservedDetail::ages);
    check_sum(found, observed.births);
}

RC_GTEST_PROP(Deviation, IsTheSumOfItsFactorsByTheTotalFertilityRate, ())
{
    const BirthProduct projected = any_product(5);
    const ObservedYear observed{.year = Year{2027},
                                .births = test::number_in(1.0, 1e7),
                                .tfr = test::number_in(0.1, 5.0),
                                .detail = ObservedDetail::tfr,
                                .product = std::nullopt};
    check_sum(deviation(observed, projected, test::number_in(0.1, 5.0)), observed.births);
}

RC_GTEST_PROP(Deviation, FromOneselfIsZeroInEveryFactor, ())
{
    const BirthProduct product = any_product(5);
    const ObservedYear observed{.year = Year{2027},
                                .births = product.births(),
                                .tfr = 1.0,
                                .detail = ObservedDetail::states,
                                .product = product};
    for (const double effect : deviation(observed, product, 1.0).effects) {
        RC_ASSERT(std::abs(effect) <= 1e-12 * observed.births);
    }
}

RC_GTEST_PROP(BirthProduct, KeepsItsBirthsWhenStatesAreAddedUp, ())
{
    const BirthProduct product = any_product(5);
    RC_ASSERT(std::abs(without_states(product).births() - product.births()) <=
              1e-12 * product.births());
}

}  // namespace
}  // namespace natality
