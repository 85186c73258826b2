#include <natality/base/repeated_problems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>

namespace natality {
namespace {

using testing::ElementsAre;

TEST(RepeatedProblems, TellThreeOfAKindAndCountTheOthers)
{
    Problems problems;
    RepeatedProblems repeated(problems);
    for (std::size_t line = 2; line < 1002; ++line) {
        repeated.add({"persons", "persons"}, {"p.csv", line}, {"bad", "bad"});
    }
    repeated.add({"age", "age"}, {"p.csv", 7}, {"worse", "worse"});
    repeated.tell_counts();
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("p.csv:2: bad", "p.csv:3: bad", "p.csv:4: bad", "p.csv:7: worse",
                            "p.csv: persons: the same in 997 more lines, the last of them line "
                            "1001"));
}

TEST(RepeatedProblems, OfAFewAreToldAsTheyAre)
{
    Problems problems;
    RepeatedProblems repeated(problems);
    repeated.add({"persons", "persons"}, {"p.csv", 2}, {"bad", "bad"});
    repeated.tell_counts();
    EXPECT_THAT(test::lines_of(problems), ElementsAre("p.csv:2: bad"));
}

}  // namespace
}  // namespace natality
