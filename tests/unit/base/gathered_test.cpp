#include <natality/base/gathered.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Gathered, KeepsWhatIsMade)
{
    Problems problems;
    EXPECT_EQ(gathered(problems, [] { return 7; }), 7);
    EXPECT_TRUE(problems.empty());
}

TEST(Gathered, AddsTheProblemsOfWhatIsRefused)
{
    Problems problems;
    problems.add({"a.toml", 1}, "first");
    const auto refused = gathered(problems, []() -> int {
        throw InputError({"b.toml", 2}, "second");
    });
    EXPECT_EQ(refused, std::nullopt);
    EXPECT_EQ(problems.text(), "a.toml:1: first\nb.toml:2: second");
}

TEST(Gathered, LetsOtherFailuresPass)
{
    Problems problems;
    EXPECT_THROW(static_cast<void>(gathered(problems, []() -> int { throw RunError("disk"); })),
                 RunError);
}

}  // namespace
}  // namespace natality
