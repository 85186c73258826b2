#include <natality/results/decomposition.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(SymmetricDecomposition, OfOneFactorIsTheWholeDifference)
{
    const auto effects =
        symmetric_decomposition([](std::size_t set) { return set == 0 ? 3.0 : 10.0; }, 1);
    EXPECT_THAT(effects, ElementsAre(7.0));
}

TEST(SymmetricDecomposition, OfAProductOfTwoWeighsEachByTheMeanOfTheOther)
{
    // From 2·5 to 3·9: (3 − 2)(5 + 9)/2 and (9 − 5)(2 + 3)/2 (Kitagawa 1955).
    const std::array<double, 2> first{2, 3};
    const std::array<double, 2> second{5, 9};
    const auto effects = symmetric_decomposition(
        [&](std::size_t set) { return first[set & 1U] * second[set >> 1U]; }, 2);
    EXPECT_THAT(effects, ElementsAre(DoubleEq(7), DoubleEq(10)));
}

TEST(SymmetricDecomposition, OfAProductOfThreeIsDasGuptasFormula)
{
    // From 1·2·3 to 2·3·5; by Das Gupta (1993) the effect of the first is
    // (2 − 1) [(2·3 + 3·5)/3 + (2·5 + 3·3)/6] and the others' likewise.
    const std::array<std::array<double, 2>, 3> sides{{{1, 2}, {2, 3}, {3, 5}}};
    const auto effects = symmetric_decomposition(
        [&](std::size_t set) {
            return sides[0][set & 1U] * sides[1][(set >> 1U) & 1U] * sides[2][(set >> 2U) & 1U];
        },
        3);
    EXPECT_THAT(effects, ElementsAre(DoubleEq(7.0 + 19.0 / 6.0),
                                     DoubleEq((3.0 + 10.0) / 3.0 + (5.0 + 6.0) / 6.0),
                                     DoubleEq(2.0 * ((2.0 + 6.0) / 3.0 + (3.0 + 4.0) / 6.0))));
}

TEST(SymmetricDecomposition, GivesNothingToAFactorThatStaysAsItIs)
{
    const auto effects =
        symmetric_decomposition([](std::size_t set) { return (set & 1U) == 0 ? 4.0 : 6.0; }, 3);
    EXPECT_THAT(effects, ElementsAre(DoubleEq(2.0), 0.0, 0.0));
}

}  // namespace
}  // namespace natality
