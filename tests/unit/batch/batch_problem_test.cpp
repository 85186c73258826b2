#include <natality/batch/batch_problem.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

#include <limits>
#include <stdexcept>

namespace natality {
namespace {

using testing::HasSubstr;

constexpr Index years = 3;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Inputs that fit together; a test changes the one thing it is about.
struct Parts {
    ByAgeSex population = ByAgeSex::Constant(7, 2, 100.0);
    RatePaths rates = test::constant_rates(AgeAxis(1, Age{6}), YearAxis(Year{2020}, years),
                                           {{ByAge::Constant(7, 0.9), ByAge::Constant(7, 0.9)},
                                            test::by_age({0, 0, 0.5, 0.5, 0, 0, 0}),
                                            1.0,
                                            {}});
    ProjectionConventions conventions;
    std::vector<ByYear> ceiling_factor{ByYear::Constant(years, infinity)};
    LeverLayout levers = without_levers(1, 7, years);

    /// Puts parity 0 and 1+ in the place of births of all women.
    void tell_states_apart()
    {
        StatePaths states{
            {StateSpace({.unions = false, .last_parity = 1}), {Age{2}, Age{3}}, {}}, {}, {}};
        states.rates.by_transition.assign(2, rates.births.by_order.front());
        states.start_shares = Eigen::ArrayXXd::Zero(7, 2);
        states.start_shares.col(0).setOnes();
        rates.states = states;
        ceiling_factor.assign(2, ByYear::Constant(years, infinity));
        levers = without_levers(2, 7, years);
    }

    [[nodiscard]] BatchProblem problem() const
    {
        return BatchProblem({population, rates, conventions, ceiling_factor, levers});
    }
    [[nodiscard]] std::string complaint() const
    {
        try {
            const BatchProblem made = problem();
        } catch (const std::invalid_argument& error) {
            return error.what();
        }
        return "";
    }
};

TEST(BatchProblem, KnowsItsShape)
{
    Parts parts;
    EXPECT_EQ(parts.problem().rates(), 1);
    EXPECT_EQ(parts.problem().states(), 0);
    parts.tell_states_apart();
    const BatchProblem by_state = parts.problem();
    EXPECT_EQ(by_state.rates(), 2);
    EXPECT_EQ(by_state.states(), 2);
    // Ages 1 to 3: from one year below the first fertile age.
    EXPECT_EQ(by_state.cohorts(), 3);
    EXPECT_EQ(by_state.years(), years);
}

TEST(BatchProblem, TellsUnionsFromBirths)
{
    Parts parts;
    parts.tell_states_apart();
    StatePaths& states = *parts.rates.states;
    states.rates.space = StateSpace({.unions = true, .last_parity = 1});
    states.rates.by_transition.assign(3, parts.rates.births.by_order.front());
    states.start_shares.conservativeResizeLike(Eigen::ArrayXXd::Zero(7, 3));
    parts.ceiling_factor.assign(3, ByYear::Constant(years, infinity));
    parts.levers = without_levers(3, 7, years);
    EXPECT_THAT(parts.problem().is_birth(), testing::ElementsAre(false, true, true));
}

TEST(BatchProblem, ReportsEverythingThatDoesNotFit)
{
    Parts parts;
    parts.population.conservativeResize(5, 2);
    parts.ceiling_factor.front()(1) = 0.9;
    parts.levers.log_effect_of.front()(2) = 0;
    const std::string complaint = parts.complaint();
    EXPECT_THAT(complaint, HasSubstr("the population has 5 age groups, the rates 7"));
    EXPECT_THAT(complaint, HasSubstr("a ceiling's factor must be at least 1"));
    EXPECT_THAT(complaint, HasSubstr("every age needs a log effect of the layout"));
}

TEST(BatchProblem, RefusesNegativeRates)
{
    Parts parts;
    parts.rates.births.by_order.front()(3, 1) = -0.1;
    EXPECT_THAT(parts.complaint(), HasSubstr("rates must be at least 0"));
}

TEST(BatchProblem, RefusesWomenWhoLeftTheLowestStateBeforeTheirFertileAges)
{
    Parts parts;
    parts.tell_states_apart();
    parts.rates.states->start_shares.row(1) << 0.5, 0.5;
    const std::string reason = "not all women below age 2 are in state parity0";
    EXPECT_EQ(no_batch_because(parts.rates).value().en, reason);
    EXPECT_THAT(parts.complaint(), HasSubstr(reason));
}

TEST(BatchProblem, RefusesNetMigrationByRate)
{
    Parts parts;
    const ByAgeYear nobody = ByAgeYear::Zero(parts.rates.ages.size(), parts.rates.years.size());
    parts.rates.net_migration_rate = {nobody, nobody};
    const std::string reason = "net migration is given as rates";
    EXPECT_EQ(no_batch_because(parts.rates).value().en, reason);
    EXPECT_THAT(parts.complaint(), HasSubstr(reason));
}

TEST(BatchProblem, RefusesBirthsInTheFirstAndTheOpenAgeGroup)
{
    Parts parts;
    EXPECT_EQ(no_batch_because(parts.rates), std::nullopt);
    parts.rates.births.by_order.front()(6, 0) = 0.1;
    const std::string reason = "women of the first or the open age group give birth";
    EXPECT_EQ(no_batch_because(parts.rates).value().en, reason);
    EXPECT_THAT(parts.complaint(), HasSubstr(reason));
}

TEST(BatchProblem, RefusesFertileAgesThatReachTheOpenGroup)
{
    Parts parts;
    parts.tell_states_apart();
    parts.rates.states->rates.fertile.last = Age{5};
    EXPECT_THAT(parts.complaint(), HasSubstr("two below the open age"));
}

TEST(BatchProblem, RefusesSharesThatDoNotSumToOne)
{
    Parts parts;
    parts.tell_states_apart();
    parts.rates.states->start_shares(4, 1) = 0.5;
    EXPECT_THAT(parts.complaint(), HasSubstr("sum to 1 at every age"));
}

}  // namespace
}  // namespace natality
