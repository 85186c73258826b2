#include <natality/sweep/team_sweep.hpp>

#include <natality/base/problems.hpp>

#include <chrono>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <thread_transport.hpp>

namespace natality {
namespace {

/// All packages of three measures, whose births are kept.
SweepPlan plan_to_share()
{
    SweepParts parts;
    parts.study = test::study_parts({});
    for (const char* measure : {"childcare", "leave", "cash"}) {
        parts.design.measures.push_back({{measure, {}, Year{2022}, 2, {}, {}}, {}});
    }
    parts.output.indicators = {{"births_total", 1, {}}};
    DatasetParts dataset = test::valid_parts();
    test::add_births_by_order(dataset);
    return SweepPlan::validated(Dataset::validated(dataset),
                                Catalogue::validated(test::valid_catalogue_parts()), parts);
}

std::vector<std::byte> packed_births(const SweepBlock& block)
{
    const auto bytes = std::as_bytes(std::span(block.values.front()));
    return {bytes.begin(), bytes.end()};
}

/// The births of a sweep by block, and how many blocks came from other processes.
struct SharedResult {
    std::map<std::uint64_t, std::vector<std::byte>> births;
    std::uint64_t from_others = 0;
    SweepReport report;
};

/// A sweep by some processes, which threads play.
SharedResult shared(const Sweep& sweep, int processes, const SweepOptions& options)
{
    test::Post post(processes);
    std::vector<std::jthread> members;
    for (int rank = 1; rank < processes; ++rank) {
        members.emplace_back([&sweep, &options, &post, rank] {
            test::ThreadTransport transport(post, rank);
            TeamMember member(transport);
            assist_sweep(member, sweep, {.threads = 2, .block_size = options.block_size},
                         packed_births);
        });
    }
    SharedResult result;
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    result.report = lead_sweep(
        leader, sweep, options,
        [&](const SweepBlock& block) {
            return [&result, number = block.number, births = packed_births(block)] {
                result.births[number] = births;
            };
        },
        [&](std::uint64_t block, std::span<const std::byte> packed) {
            result.births[block].assign(packed.begin(), packed.end());
            ++result.from_others;
        });
    return result;
}

TEST(TeamSweep, GivesTheBitsOfOneProcess)
{
    const Sweep sweep(plan_to_share());
    const SharedResult alone = shared(sweep, 1, {.threads = 1, .block_size = 1});
    EXPECT_EQ(alone.births.size(), 8U);
    EXPECT_EQ(alone.from_others, 0U);
    for (const int processes : {2, 4}) {
        const SharedResult result = shared(sweep, processes, {.threads = 1, .block_size = 1});
        EXPECT_EQ(result.births, alone.births);
        EXPECT_EQ(result.report.scenarios, 8U);
        EXPECT_FALSE(result.report.is_stopped);
    }
}

TEST(TeamSweep, LeavesOutBlocksThatAreThereAndCountsThem)
{
    const Sweep sweep(plan_to_share());
    std::vector<std::uint64_t> progress;
    SweepOptions options{.threads = 1, .block_size = 3};
    options.is_done = [](std::uint64_t block) { return block == 1; };
    options.progress = [&](std::uint64_t done) { progress.push_back(done); };
    const SharedResult result = shared(sweep, 3, options);
    EXPECT_EQ(result.births.size(), 2U);
    EXPECT_FALSE(result.births.contains(1));
    EXPECT_EQ(result.report.scenarios, 5U);
    ASSERT_FALSE(progress.empty());
    EXPECT_EQ(progress.back(), 8U);
}

TEST(TeamSweep, StopsAllProcessesTogether)
{
    const Sweep sweep(plan_to_share());
    int asked = 0;
    SweepOptions options{.threads = 1, .block_size = 1};
    options.is_stopped = [&] { return ++asked > 3; };
    const SharedResult result = shared(sweep, 3, options);
    EXPECT_TRUE(result.report.is_stopped);
    EXPECT_EQ(result.births.size(), 3U);
}

TEST(TeamSweep, EndsInAllProcessesWhereTheDiskIsFull)
{
    const Sweep sweep(plan_to_share());
    test::Post post(2);
    const std::jthread member([&] {
        test::ThreadTransport transport(post, 1);
        TeamMember team(transport);
        assist_sweep(team, sweep, {.threads = 1, .block_size = 1}, packed_births);
    });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    const BlockSink full = [](const SweepBlock&) {
        return [] { throw RunError("no space left"); };
    };
    const PackedBlockSink full_too = [](std::uint64_t, std::span<const std::byte>) {
        throw RunError("no space left");
    };
    EXPECT_THROW(lead_sweep(leader, sweep, {.threads = 1, .block_size = 1}, full, full_too),
                 RunError);
    EXPECT_THROW(lead_sweep(leader, sweep, {.block_size = 0}, full, full_too),
                 std::invalid_argument);
}

TEST(TeamSweep, SaysWhatWentWrongInAnotherProcess)
{
    const Sweep sweep(plan_to_share());
    test::Post post(2);
    const std::jthread member([&] {
        test::ThreadTransport transport(post, 1);
        TeamMember team(transport);
        EXPECT_THROW(assist_sweep(team, sweep, {.threads = 1, .block_size = 1},
                                  [](const SweepBlock&) -> std::vector<std::byte> {
                                      throw RunError("not enough memory");
                                  }),
                     RunError);
    });
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    const SweepOptions options{.threads = 1, .block_size = 1};
    const BlockSink slow = [](const SweepBlock&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return [] {};
    };
    EXPECT_THAT([&] { lead_sweep(leader, sweep, options, slow, {}); },
                testing::ThrowsMessage<RunError>("process 1: not enough memory"));
}

}  // namespace
}  // namespace natality
