#include <natality/measures/detail/clock_effects.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace natality::detail {
namespace {

constexpr Index years = 20;
const std::vector<Substitution> half{{.overlap = 0.5, .pool_exponent = {}}};

/// A measure answered in full in every year, with a half-life of four years.
ClockEffect clock_effect(double mean_effect, double quantum_share)
{
    return {.barrier = 0,
            .mean_effect = mean_effect,
            .quantum_share = quantum_share,
            .half_life_years = 4.0,
            .response = ByYear::Ones(years)};
}

ByYear advance_of(const std::vector<ClockEffect>& effects,
                  CombinationRule rule = CombinationRule::diminishing)
{
    std::vector<std::size_t> all;
    for (std::size_t m = 0; m < effects.size(); ++m) {
        all.push_back(m);
    }
    return barrier_advance(effects, all, rule, half, 1);
}

/// The advance after n years of a tempo effect that is there in full from the start.
double advance_after(int n, double tempo)
{
    return tempo * 4.0 / std::numbers::ln2 * (1.0 - std::exp2(-n / 4.0));
}

TEST(BarrierAdvance, OfOneMeasureIsItsOwnTempo)
{
    const ByYear advance = advance_of({clock_effect(0.1, 0.25)});
    for (int n = 0; n <= years; ++n) {
        EXPECT_NEAR(advance(n), advance_after(n, 0.075), 1e-15) << n;
    }
}

TEST(BarrierAdvance, OfTwoIsWhatQuantumLeavesOfTheWhole)
{
    // Whole: 0.2 + 0.1/2. Quantum: 0.15 + 0.02/2. Tempo is the difference, 0.09.
    const ByYear advance = advance_of({clock_effect(0.2, 0.75), clock_effect(0.1, 0.2)});
    for (int n = 0; n <= years; ++n) {
        EXPECT_NEAR(advance(n), advance_after(n, 0.09), 1e-15) << n;
    }
}

TEST(BarrierAdvance, UnderStrongestIsNoMoreThanWhatTheStrongerMeasureLeaves)
{
    const auto together = [](double quantum, double tempo) {
        return advance_of({clock_effect(quantum, 1.0), clock_effect(tempo, 0.0)},
                          CombinationRule::strongest)(1);
    };
    // The larger effect is all quantum: nothing is left for tempo.
    EXPECT_EQ(together(0.2, 0.1), 0.0);
    // The larger one is all tempo: what quantum does not have already.
    EXPECT_NEAR(together(0.1, 0.2), advance_after(1, 0.1), 1e-15);
}

TEST(BarrierAdvance, OfAFurtherMeasureNeverLowersTheFirstYearsChange)
{
    const std::vector<ClockEffect> one{clock_effect(0.2, 0.5)};
    for (const double share : {0.0, 0.3, 0.5, 1.0}) {
        for (const double effect : {0.001, 0.1, 0.4}) {
            std::vector<ClockEffect> two = one;
            two.push_back(clock_effect(effect, share));
            const double larger = std::max(0.2, effect);
            const double smaller = std::min(0.2, effect);
            const std::vector<double> quantum{0.1, share * effect};
            const double quantum_gain =
                std::max(quantum[0], quantum[1]) + 0.5 * std::min(quantum[0], quantum[1]) - 0.1;
            const double tempo = (larger + 0.5 * smaller) - (0.1 + quantum_gain);
            EXPECT_NEAR(advance_of(two)(1), advance_after(1, tempo), 1e-15);
            // Tempo and quantum together: at least what there was.
            EXPECT_GE(tempo + 0.1 + quantum_gain, 0.2);
        }
    }
}

TEST(BarrierAdvance, KeepsNegativeEffectsInFull)
{
    const ByYear advance = advance_of({clock_effect(0.2, 0.5), clock_effect(-0.05, 0.5)});
    EXPECT_NEAR(advance(3), advance_after(3, 0.1 - 0.025), 1e-15);
}

TEST(BarrierAdvance, OfNothingIsNone)
{
    const ByYear advance = barrier_advance(std::vector{clock_effect(0.1, 0.5)}, {},
                                           CombinationRule::diminishing, half, 1);
    EXPECT_TRUE((advance == 0.0).all());
}

TEST(ClockEffect, MovesOnlyWithTempoAndAResponse)
{
    EXPECT_TRUE(clock_effect(0.1, 0.5).moves());
    EXPECT_FALSE(clock_effect(0.1, 1.0).moves());
    EXPECT_FALSE(clock_effect(0.0, 0.5).moves());
    ClockEffect unanswered = clock_effect(0.1, 0.5);
    unanswered.response.setZero();
    EXPECT_FALSE(unanswered.moves());
}

}  // namespace
}  // namespace natality::detail
