#include <natality/base/problems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace natality {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string line_of(std::string file, std::size_t line, std::string message)
{
    const Problem problem{{std::move(file), line}, std::move(message)};
    return to_string(problem);
}

TEST(Problem, IsOneLineWithFileAndLine)
{
    EXPECT_EQ(line_of("fertility.csv", 118, "asfr: too high"), "fertility.csv:118: asfr: too high");
}

TEST(Problem, LeavesOutWhatItsPlaceDoesNotKnow)
{
    EXPECT_EQ(line_of("fertility.csv", 0, "missing"), "fertility.csv: missing");
    EXPECT_EQ(line_of("", 0, "missing"), "missing");
    EXPECT_EQ(line_of("", 7, "missing"), "missing");
}

TEST(Problems, AreThrownTogetherInTheOrderFound)
{
    Problems problems;
    problems.add({"a.csv", 2}, "first");
    Problems others;
    others.add({"b.csv", 3}, "second");
    problems.append(others);
    try {
        problems.throw_if_any();
        FAIL() << "nothing was thrown";
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(), "a.csv:2: first\nb.csv:3: second");
        EXPECT_EQ(error.problems().size(), 2U);
    }
}

TEST(Problems, WithoutAnyNothingIsThrown)
{
    const Problems problems;
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(problems.text(), "");
    EXPECT_NO_THROW(problems.throw_if_any());
}

TEST(Problems, PrintTheFirst20AndCountTheOthers)
{
    Problems problems;
    for (int i = 1; i <= 23; ++i) {
        problems.add({"a.csv", 0}, "number " + std::to_string(i));
    }
    EXPECT_THAT(problems.text(), StartsWith("a.csv: number 1\na.csv: number 2\n"));
    EXPECT_THAT(problems.text(), EndsWith("a.csv: number 20\n… and 3 more"));
    EXPECT_EQ(problems.all().size(), 23U);
}

TEST(Problems, AreCountedBeyondThoseThatAreHeld)
{
    Problems problems;
    for (std::size_t i = 0; i < Problems::held_at_most + 500; ++i) {
        problems.add({"a.csv", 0}, "wrong");
    }
    EXPECT_EQ(problems.all().size(), Problems::held_at_most);
    EXPECT_EQ(problems.size(), Problems::held_at_most + 500);
    EXPECT_THAT(problems.text(), EndsWith("\n… and 1480 more"));
}

TEST(Problems, AreCountedWhenListsAreJoined)
{
    Problems many;
    for (std::size_t i = 0; i < Problems::held_at_most + 10; ++i) {
        many.add({"a.csv", 0}, "wrong");
    }
    Problems all;
    all.add({"b.csv", 0}, "wrong too");
    all.append(many);
    EXPECT_EQ(all.size(), Problems::held_at_most + 11);
    EXPECT_EQ(all.all().size(), Problems::held_at_most);
}

TEST(Problems, OfAVeryLongTextAreCutInTheMiddle)
{
    Problems problems;
    problems.add({}, "age: '" + std::string(1000000, 'x') + "' is not an age");
    const std::string& message = problems.all().front().message.en;
    EXPECT_LE(message.size(), Problems::longest_message + 5);
    EXPECT_THAT(message, StartsWith("age: 'xxx"));
    EXPECT_THAT(message, EndsWith("xxx' is not an age"));
}

TEST(Problem, IsOneLineThatATerminalMayBeShown)
{
    EXPECT_EQ(line_of("a\x1B[31m.csv", 1, "age: '1\n2' is not an age"),
              "a\\u001b[31m.csv:1: age: '1\\u000a2' is not an age");
    EXPECT_STREQ(InputError({"a.csv", 0}, "\x1B]0;x\a").what(), "a.csv: \\u001b]0;x\\u0007");
}

TEST(NearestNameHint, OfAVeryLongNameTakesNoTime)
{
    const std::string name(20'000'000, 'x');
    EXPECT_EQ(nearest_name(name, {"persons", "population"}), "");
}

TEST(NearestNameHint, NamesAHundredAtMost)
{
    const std::vector<std::string> known(5000, "name");
    const std::string hint = nearest_name_hint("something else", known).en;
    EXPECT_THAT(hint, EndsWith("name, name, …"));
    EXPECT_LT(hint.size(), 1000U);
}

TEST(Problems, ExactlyTwentyArePrintedWithoutACount)
{
    Problems problems;
    for (int i = 1; i <= 20; ++i) {
        problems.add({}, "number " + std::to_string(i));
    }
    EXPECT_THAT(problems.text(), EndsWith("number 20"));
    EXPECT_THAT(problems.text(), Not(HasSubstr("more")));
}

TEST(InputError, OfOneProblemCarriesIt)
{
    const InputError error({"dataset.toml", 4}, "base_year: missing");
    EXPECT_STREQ(error.what(), "dataset.toml:4: base_year: missing");
    ASSERT_EQ(error.problems().size(), 1U);
    EXPECT_EQ(error.problems().all().front().place.line, 4U);
    EXPECT_EQ(error.problems().all().front().message.en, "base_year: missing");
}

TEST(NearestName, IsFoundWithinTwoEdits)
{
    EXPECT_EQ(nearest_name("childcare_place", {"cash", "childcare_places"}), "childcare_places");
    EXPECT_EQ(nearest_name("parentalleave", {"parental_leave", "cash"}), "parental_leave");
    EXPECT_EQ(nearest_name("prental_leav", {"parental_leave", "cash"}), "parental_leave");
}

TEST(NearestName, ThreeEditsAreTooFar)
{
    EXPECT_EQ(nearest_name("prentl_leav", {"parental_leave"}), "");
}

TEST(NearestName, HalfOfTheLettersIsTooFar)
{
    // Two of the four letters of cash are wrong.
    EXPECT_EQ(nearest_name("cost", {"cash"}), "");
    EXPECT_EQ(nearest_name("cish", {"cash"}), "cash");
}

TEST(NearestName, TheNearestOfSeveralWins)
{
    EXPECT_EQ(nearest_name("housing_b", {"housing_ab", "housing_xyb", "housing_b2"}), "housing_ab");
    EXPECT_EQ(nearest_name("housing_b2", {"housing_ab", "housing_b2"}), "housing_b2");
}

TEST(NearestNameHint, SuggestsOrElseListsTheKnownNames)
{
    EXPECT_EQ(nearest_name_hint("tax", {"leave", "cash"}).en, "known: leave, cash");
    EXPECT_EQ(nearest_name_hint("leav", {"leave", "cash"}).en, "did you mean 'leave'?");
    EXPECT_EQ(nearest_name_hint("leave", {}).en, "");
}

}  // namespace
}  // namespace natality
