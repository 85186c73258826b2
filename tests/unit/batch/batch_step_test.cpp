#include <natality/batch/batch_step.hpp>

#include <gtest/gtest.h>

#include <support/rates.hpp>

#include <cmath>
#include <limits>
#include <vector>

namespace natality {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Ages 0 to 5 and 6+, births at 2 to 4 by women all alike; no migrants.
struct Setting {
    explicit Setting(Index years, int width = 1)
        : rates(test::constant_rates(AgeAxis(width, Age{6 * width}),
                                     YearAxis(Year{2020}, years, width),
                                     {{ByAge::Constant(7, 0.8), ByAge::Constant(7, 0.8)},
                                      test::by_age({0, 0, 0.5, 0.3, 0.1, 0, 0}),
                                      1.0,
                                      {}})),
          ceiling_factor(1, ByYear::Constant(years, infinity)),
          levers(without_levers(1, 7, years))
    {
    }

    /// One log effect at all ages, and one advance of the clock.
    void let_policy_act()
    {
        levers.log_effects = 1;
        levers.clock = true;
        levers.log_effect_of.front().setZero();
    }

    [[nodiscard]] BatchProblem problem() const
    {
        return BatchProblem({population, rates, conventions, ceiling_factor, levers});
    }

    ByAgeSex population = ByAgeSex::Constant(7, 2, 100.0);
    RatePaths rates;
    ProjectionConventions conventions{MigrationTiming::end, NegativePopulation::error, "N"};
    std::vector<ByYear> ceiling_factor;
    LeverLayout levers;
};

/// One scenario.
BatchResult run(const BatchProblem& problem, const RateLevers& levers)
{
    BatchKernel kernel(problem);
    BatchResult result(problem, levers.scenarios());
    kernel.run(levers, result);
    return result;
}

TEST(BatchKernel, WithoutLeversBearsTheBaseline)
{
    const Setting setting(1);
    const RateLevers levers(setting.levers, 1);
    const BatchResult result = run(setting.problem(), levers);
    // 100 women at the start and 0.8 x 100 at the end of the year of each age: 90 x (0.5 + 0.3 +
    // 0.1).
    EXPECT_DOUBLE_EQ(result.births(0, 0), 81.0);
    EXPECT_DOUBLE_EQ(result.events(0, 0, 0), 81.0);
    EXPECT_DOUBLE_EQ(result.rate_sum(0, 0, 0), 0.9);
    EXPECT_DOUBLE_EQ(result.surviving_births(0).girls(0), 0.8 * 40.5);
}

TEST(BatchKernel, RaisesRatesByTheExponentialOfALogEffect)
{
    Setting setting(1);
    setting.let_policy_act();
    RateLevers levers(setting.levers, 3);
    levers.log_effect(1, 0, 0) = 0.2;
    levers.log_effect(2, 0, 0) = -0.2;
    const BatchResult result = run(setting.problem(), levers);
    EXPECT_DOUBLE_EQ(result.births(0, 0), 81.0);
    EXPECT_DOUBLE_EQ(result.births(1, 0), 81.0 * std::exp(0.2));
    EXPECT_DOUBLE_EQ(result.births(2, 0), 81.0 * std::exp(-0.2));
}

TEST(BatchKernel, BendsRatesUnderTheCeiling)
{
    Setting setting(1);
    setting.let_policy_act();
    setting.ceiling_factor.front()(0) = 1.5;
    RateLevers levers(setting.levers, 3);
    levers.log_effect(0, 0, 0) = 0.2;
    levers.log_effect(1, 0, 0) = 50.0;
    levers.log_effect(2, 0, 0) = -0.2;
    const BatchResult result = run(setting.problem(), levers);
    const double ratio = 1.0 + 0.5 * (1.0 - std::exp(-(std::exp(0.2) - 1.0) / 0.5));
    EXPECT_DOUBLE_EQ(result.births(0, 0), 81.0 * ratio);
    EXPECT_DOUBLE_EQ(result.births(1, 0), 81.0 * 1.5);
    EXPECT_DOUBLE_EQ(result.births(2, 0), 81.0 * std::exp(-0.2));
}

TEST(BatchKernel, DoesNotRaiseRatesThatAreAtTheirCeiling)
{
    Setting setting(1);
    setting.let_policy_act();
    setting.ceiling_factor.front()(0) = 1.0;
    RateLevers levers(setting.levers, 2);
    levers.log_effect(0, 0, 0) = 0.2;
    levers.log_effect(1, 0, 0) = -0.2;
    const BatchResult result = run(setting.problem(), levers);
    EXPECT_DOUBLE_EQ(result.births(0, 0), 81.0);
    EXPECT_DOUBLE_EQ(result.births(1, 0), 81.0 * std::exp(-0.2));
}

TEST(BatchKernel, AdvancesTheClock)
{
    Setting setting(1);
    setting.let_policy_act();
    RateLevers levers(setting.levers, 1);
    levers.advance(0, 1) = 0.5;
    const BatchResult result = run(setting.problem(), levers);
    // h'(a) = 1.5 (0.75 h(a) + 0.25 h(a + 1)), so births begin at age 1 and the sum of rates is 1.5
    // x 0.9.
    EXPECT_DOUBLE_EQ(result.rate_sum(0, 0, 0), 1.35);
    EXPECT_DOUBLE_EQ(result.births(0, 0), 90.0 * 1.35);
}

TEST(BatchKernel, TakesStepsOfFiveYears)
{
    const Setting setting(1, 5);
    const RateLevers levers(setting.levers, 1);
    EXPECT_DOUBLE_EQ(run(setting.problem(), levers).births(0, 0), 5.0 * 81.0);
}

TEST(BatchKernel, MarksAScenarioWhoseCohortNetEmigrationTakesBelowZero)
{
    Setting setting(2);
    setting.let_policy_act();
    // 0.8 x 40.5 = 32.4 girls and boys of the first year survive it, and 30 of each leave.
    setting.rates.net_migrants.female(0, 0) = -30.0;
    setting.rates.net_migrants.male(0, 0) = -30.0;
    RateLevers levers(setting.levers, 2);
    levers.log_effect(1, 0, 0) = -0.2;
    const BatchResult result = run(setting.problem(), levers);
    EXPECT_TRUE(result.is_exact(0));
    EXPECT_FALSE(result.is_exact(1));
}

TEST(BatchKernel, EvaluatesWhatIsLinearInBirths)
{
    const Setting setting(2);
    const RateLevers levers(setting.levers, 9);
    BatchKernel kernel(setting.problem());
    BatchResult result(kernel.problem(), 9);
    kernel.run(levers, result);
    const Renewal& renewal = kernel.problem().renewal();
    const ByAge infants = test::by_age({1, 0, 0, 0, 0, 0, 0});
    const LaneTable found = kernel.evaluate(
        kernel.problem().functional(renewal.weighted_population({infants, infants})), result);
    EXPECT_EQ(found.rows(), 3);
    EXPECT_DOUBLE_EQ(found(0, 8), 200.0);
    EXPECT_DOUBLE_EQ(found(1, 8), 0.8 * 81.0);
    EXPECT_DOUBLE_EQ(found(2, 8), 0.8 * result.births(8, 1));
}

TEST(BatchKernel, FollowsInfantMortalityAndTheSexRatioAtBirth)
{
    Setting setting(1);
    setting.levers.newborn = true;
    RateLevers levers(setting.levers, 1);
    levers.infant_mortality(0, 0) = std::log(0.5);
    levers.sex_ratio_at_birth(0, 0) = std::log(2.0);
    const SurvivingBirths births = run(setting.problem(), levers).surviving_births(0);
    // A third of 81 are girls, and one in ten dies where two in ten did.
    EXPECT_DOUBLE_EQ(births.girls(0), 0.9 * 27.0);
    EXPECT_DOUBLE_EQ(births.boys(0), 0.9 * 54.0);
}

TEST(InstructionSets, AlwaysIncludeThePortableOne)
{
    EXPECT_TRUE(is_supported(InstructionSet::portable));
    EXPECT_TRUE(is_supported(widest_instruction_set()));
    EXPECT_EQ(supported_instruction_sets().front(), InstructionSet::portable);
    EXPECT_EQ(supported_instruction_sets().back(), widest_instruction_set());
    EXPECT_EQ(widest_instruction_set(MultiplyAdd::separate), InstructionSet::portable);
    EXPECT_EQ(widest_instruction_set(multiply_add_of(widest_instruction_set())),
              widest_instruction_set());
}

TEST(InstructionSets, AreFoundByTheirNames)
{
    for (const InstructionSet set :
         {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512}) {
        EXPECT_EQ(instruction_set_named(to_string(set)), set);
    }
    EXPECT_EQ(to_string(InstructionSet::avx2), "avx2");
    EXPECT_EQ(instruction_set_named("sse9"), std::nullopt);
}

TEST(InstructionSets, ThatTheMachineDoesNotHaveMakeNoKernel)
{
    const auto none = static_cast<InstructionSet>(3);
    EXPECT_ANY_THROW(static_cast<void>(to_string(none)));
    EXPECT_EQ(to_string(multiply_add_of(InstructionSet::portable)), "separate");
    EXPECT_EQ(multiply_add_of(InstructionSet::avx2), multiply_add_of(InstructionSet::avx512));
}

}  // namespace
}  // namespace natality
