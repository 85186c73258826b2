#include <natality/rates/state_space.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <support/messages.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

TEST(StateSpace, OfUnionsAndParityNamesItsStatesAsTheFilesDo)
{
    const StateSpace space;
    EXPECT_THAT(space.labels(),
                ElementsAre("single", "union0", "parity1", "parity2", "parity3plus"));
    EXPECT_EQ(space.label(3), "parity2");
    EXPECT_EQ(space.index("parity3plus"), 4);
    EXPECT_FALSE(space.index("parity3"));
}

TEST(StateSpace, WithoutUnionsBeginsWithTheChildless)
{
    const StateSpace space({.unions = false, .last_parity = 2});
    EXPECT_THAT(space.labels(), ElementsAre("parity0", "parity1", "parity2plus"));
    EXPECT_EQ(space.parity(0), 0);
    EXPECT_EQ(space.parity(2), 2);
}

TEST(StateSpace, LeadsThroughUnionAndBirthsToAnOpenClassThatKeepsItsWomen)
{
    const StateSpace space({.last_parity = 2});
    EXPECT_THAT(space.transitions(),
                ElementsAre(Transition{TransitionKind::union_formation, 0, 0, 1},
                            Transition{TransitionKind::birth, 1, 1, 2},
                            Transition{TransitionKind::birth, 2, 2, 3},
                            Transition{TransitionKind::birth, 3, 3, 3}));
    EXPECT_EQ(space.last_order(), 3);
}

TEST(StateSpace, MayLetSingleWomenHaveFirstBirths)
{
    const StateSpace space({.first_births_outside_unions = true, .last_parity = 1});
    EXPECT_THAT(space.exits(StateSpace::lowest()), ElementsAre(0, 1));
    EXPECT_EQ(space.transitions()[1], (Transition{TransitionKind::birth, 1, 0, 2}));
    EXPECT_THAT(space.births_of_order(1), ElementsAre(1, 2));
    EXPECT_THAT(space.births_of_order(2), ElementsAre(3));
}

TEST(StateSpace, CountsSingleAndUnionChildlessWomenAsParityZero)
{
    const StateSpace space({.last_parity = 4});
    std::vector<int> parities;
    for (Index state = 0; state < space.size(); ++state) {
        parities.push_back(space.parity(state));
    }
    EXPECT_THAT(parities, ElementsAre(0, 0, 1, 2, 3, 4));
}

TEST(StateSpace, RefusesChainsItDoesNotDescribe)
{
    EXPECT_THROW(StateSpace({.last_parity = 0}), std::invalid_argument);
    EXPECT_THROW(StateSpace({.last_parity = 5}), std::invalid_argument);
    EXPECT_THROW(StateSpace({.unions = false, .first_births_outside_unions = true}),
                 std::invalid_argument);
}

TEST(ChainOfLabels, IsFoundWhateverTheOrderOfTheRows)
{
    const std::vector<std::string> labels{"parity1", "parity2plus", "union0", "single"};
    Problems problems;
    const std::optional<StateChain> chain = chain_of_labels(labels, {}, problems);
    ASSERT_TRUE(chain);
    EXPECT_EQ(*chain, (StateChain{.unions = true, .last_parity = 2}));
    EXPECT_TRUE(problems.empty());
}

TEST(ChainOfLabels, OfEveryChainIsThatChain)
{
    for (const bool unions : {true, false}) {
        for (const int last : {1, 2, 3, 4}) {
            const StateChain chain{.unions = unions, .last_parity = last};
            Problems problems;
            EXPECT_EQ(chain_of_labels(StateSpace(chain).labels(), {}, problems), chain);
        }
    }
}

TEST(ChainOfLabels, NamesTheNearestStateForAnUnknownOne)
{
    const std::vector<std::string> labels{"parity0", "party1plus"};
    Problems problems;
    EXPECT_FALSE(chain_of_labels(labels, {"women_by_state.csv", 0}, problems));
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("women_by_state.csv: state: 'party1plus' is not a life-course state; "
                            "did you mean 'parity1plus'?"));
}

TEST(ChainOfLabels, RefusesKnownStatesThatAreNoChain)
{
    const std::vector<std::string> labels{"single", "parity1", "parity2plus"};
    Problems problems;
    EXPECT_FALSE(chain_of_labels(labels, {"women_by_state.csv", 0}, problems));
    EXPECT_THAT(test::lines_of(problems), ElementsAre(testing::HasSubstr(
                                              "parity1, parity2plus, single do not make a chain")));
}

}  // namespace
}  // namespace natality
