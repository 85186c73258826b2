#include <natality/sweep/process_team.hpp>

#include <natality/base/message.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread_transport.hpp>

namespace natality {
namespace {

/// Numbers below a bound, and what came back of them.
struct Numbers {
    std::uint64_t count = 0;
    std::uint64_t given = 0;
    std::vector<std::uint64_t> taken;
    bool has_failed = false;

    [[nodiscard]] SharedRound round()
    {
        return {.next = [this]() -> std::optional<std::uint64_t> {
                    return given < count && !has_failed ? std::optional(given++) : std::nullopt;
                },
                .take =
                    [this](std::span<const std::byte> result) {
                        taken.push_back(MessageReader(result).number());
                    },
                .fail = [this] { has_failed = true; }};
    }
};

std::vector<std::byte> as_message(std::uint64_t number)
{
    MessageWriter writer;
    writer.number(number);
    return std::move(writer).take();
}

/// Works until there is no more; delivers each number raised by \p more.
void work(TeamMember& member, std::uint64_t more = 0)
{
    while (const auto number = member.claim()) {
        member.deliver(as_message(*number + more));
    }
    member.end_round();
}

/// Threads that play the members of a team, each of which waits to be briefed first.
template <class Work>
std::vector<std::jthread> members(test::Post& post, const Work& work_of)
{
    std::vector<std::jthread> threads;
    for (int rank = 1; rank < static_cast<int>(post.boxes.size()); ++rank) {
        threads.emplace_back([&post, rank, work_of] {
            test::ThreadTransport transport(post, rank);
            TeamMember member(transport);
            if (member.await_brief()) {
                work_of(member, rank);
            }
        });
    }
    return threads;
}

TEST(ProcessTeam, GivesEveryNumberOnceAndGetsAllResults)
{
    test::Post post(4);
    Numbers numbers{.count = 200};
    const auto threads = members(post, [](TeamMember& member, int) { work(member); });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    leader.brief(as_message(1));
    leader.serve(numbers.round());
    std::sort(numbers.taken.begin(), numbers.taken.end());
    ASSERT_EQ(numbers.taken.size(), 200U);
    for (std::uint64_t number = 0; number < 200; ++number) {
        EXPECT_EQ(numbers.taken[number], number);
    }
}

TEST(ProcessTeam, TellsMembersWhatTheWorkIsAboutAndGoesOnRoundByRound)
{
    test::Post post(4);
    Numbers first{.count = 5};
    Numbers second{.count = 300};
    const auto threads = members(post, [](TeamMember& member, int rank) {
        if (rank == 1) {
            // Ends the round long after the others, who go on to the next.
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        work(member);
        work(member, 1000);
    });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    leader.brief(as_message(7));
    leader.serve(first.round());
    leader.serve(second.round());
    EXPECT_EQ(first.taken.size(), 5U);
    EXPECT_THAT(first.taken, testing::Each(testing::Lt(5U)));
    EXPECT_EQ(second.taken.size(), 300U);
    EXPECT_THAT(second.taken, testing::Each(testing::Ge(1000U)));
}

TEST(ProcessTeam, SendsMembersHomeThatWereNeverBriefed)
{
    test::Post post(3);
    std::atomic<int> briefed = 0;
    {
        const auto threads = members(post, [&](TeamMember&, int) { ++briefed; });
        test::ThreadTransport transport(post, 0);
        const TeamLeader leader(transport);
    }
    EXPECT_EQ(briefed, 0);
}

TEST(ProcessTeam, SaysWhatWentWrongInAMemberAndGivesNobodyMore)
{
    test::Post post(3);
    Numbers numbers{.count = 1000000};
    const auto threads = members(post, [](TeamMember& member, int rank) {
        if (rank == 2) {
            static_cast<void>(member.claim());
            member.fail_round(RunError("not enough memory"));
        } else {
            work(member);
        }
    });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    leader.brief({});
    try {
        leader.serve(numbers.round());
        FAIL() << "nothing was thrown";
    } catch (const RunError& error) {
        EXPECT_STREQ(error.what(), "process 2: not enough memory");
    }
    EXPECT_TRUE(numbers.has_failed);
    EXPECT_LT(numbers.given, numbers.count);
}

TEST(ProcessTeam, ThrowsWhatTakingAResultThrowsOnceAllMembersHaveEnded)
{
    test::Post post(3);
    Numbers numbers{.count = 1000000};
    const auto threads = members(post, [](TeamMember& member, int) { work(member); });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    leader.brief({});
    SharedRound round = numbers.round();
    round.take = [](std::span<const std::byte>) { throw RunError("no space left"); };
    EXPECT_THROW(leader.serve(round), RunError);
    EXPECT_LT(numbers.given, numbers.count);
}

TEST(ProcessTeam, DoesWithoutMembersThatLeave)
{
    test::Post post(3);
    Numbers numbers{.count = 50};
    const auto threads = members(post, [](TeamMember& member, int rank) {
        if (rank == 2) {
            work(member);
        }
    });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    leader.brief({});
    leader.serve(numbers.round());
    EXPECT_EQ(numbers.taken.size(), 50U);
}

}  // namespace
}  // namespace natality
