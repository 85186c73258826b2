#include <natality/files/hdf5/detail/in_child.hpp>

#include <natality/files/hdf5/detail/failure.hpp>

#include <csignal>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace natality::files::detail {
namespace {

using testing::HasSubstr;

std::string english_failure(const std::function<void()>& work, const ChildLimits& limits = {})
{
    return failure_in_child(work, limits).value_or(LocalText{}).en;
}

TEST(WorkInAChild, LeavesNoTraceWhenItIsDone)
{
    int here = 1;
    EXPECT_EQ(failure_in_child([&] { here = 2; }, {}), std::nullopt);
    EXPECT_EQ(here, 1);
}

TEST(WorkInAChild, TellsWhatItThrew)
{
    EXPECT_EQ(english_failure([] { throw std::runtime_error("as it should"); }), "as it should");
}

TEST(WorkInAChild, TellsItInBothLanguages)
{
    const LocalText reason{"it is damaged", "已损坏"};
    EXPECT_EQ(failure_in_child([&] { throw CallFailure(reason); }, {}), reason);
}

TEST(WorkInAChild, MayEndWithASignal)
{
    const auto crash = [] {
        std::signal(SIGSEGV, SIG_DFL);
        ::kill(::getpid(), SIGSEGV);
    };
    EXPECT_THAT(english_failure(crash), HasSubstr("crashes on it (signal 11)"));
}

TEST(WorkInAChild, MayNeverEnd)
{
    const auto endless = [] {
        volatile bool goes_on = true;
        while (goes_on) {
        }
    };
    EXPECT_THAT(english_failure(endless, {.seconds = 1}),
                HasSubstr("did not come to an end with it in 1 seconds"));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(WorkInAChild, MayWantMoreMemoryThanThereIs)
{
    const auto greedy = [] {
        const std::vector<char> much(std::size_t{1} << 32U);
        if (much.back() != 0) {
            throw std::logic_error("memory that is not empty");
        }
    };
    EXPECT_THAT(english_failure(greedy, {.bytes = std::uint64_t{1} << 30U}),
                HasSubstr("asks for more memory"));
}
#endif

}  // namespace
}  // namespace natality::files::detail
