#include <natality/sweep/ordered_draws.hpp>

#include <natality/base/message.hpp>
#include <natality/base/problems.hpp>

#include <atomic>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <thread_transport.hpp>

namespace natality {
namespace {

constexpr std::uint64_t count = 50;

/// What there is to be found of a draw.
double figure_of(std::uint64_t draw)
{
    return 1.0 / (1.0 + static_cast<double>(draw));
}

std::vector<std::byte> made(std::uint64_t draw)
{
    MessageWriter writer;
    writer.figures(std::vector{figure_of(draw)});
    return std::move(writer).take();
}

/// Figures in the order in which they are handed on, by some processes, which threads play.
/// \param wait what the leader does before it works on a draw of its own.
std::vector<double> in_order(
    int processes, const DrawMaker& make, const DrawOptions& options,
    const std::function<void()>& wait = [] {})
{
    test::Post post(processes);
    std::vector<std::jthread> members;
    for (int rank = 1; rank < processes; ++rank) {
        members.emplace_back([&, rank] {
            test::ThreadTransport transport(post, rank);
            TeamMember member(transport);
            try {
                assist_ordered(member, 2, make);
            } catch (const std::exception&) {
                // The leader has been told.
            }
        });
    }
    std::vector<double> figures;
    const auto keep = [&](double figure) {
        return [&figures, figure] { figures.push_back(figure); };
    };
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    const bool is_done = lead_ordered(
        leader, count, options,
        [&](std::uint64_t draw) {
            wait();
            return keep(figure_of(draw));
        },
        [&](std::span<const std::byte> message) {
            MessageReader reader(message);
            return keep(reader.figures().front());
        });
    EXPECT_EQ(is_done, figures.size() == count);
    return figures;
}

TEST(OrderedDraws, ComeInOrderFromAnyNumberOfThreadsAndProcesses)
{
    std::vector<double> expected;
    for (std::uint64_t draw = 0; draw < count; ++draw) {
        expected.push_back(figure_of(draw));
    }
    for (const int threads : {1, 2, 4}) {
        std::vector<double> figures;
        EXPECT_TRUE(run_ordered(count, {.threads = threads}, [&](std::uint64_t draw) {
            return [&figures, draw] { figures.push_back(figure_of(draw)); };
        }));
        EXPECT_EQ(figures, expected);
    }
    for (const int processes : {1, 2, 4}) {
        EXPECT_EQ(in_order(processes, made, {.threads = 2}), expected);
    }
}

TEST(OrderedDraws, StopWhenAsked)
{
    int asked = 0;
    const DrawOptions options{.threads = 1, .is_stopped = [&] { return ++asked > 5; }};
    EXPECT_LE(in_order(3, made, options).size(), 5U);
}

TEST(OrderedDraws, EndWithWhatADrawThrowsHereOrElsewhere)
{
    for (const int threads : {1, 4}) {
        EXPECT_THROW(static_cast<void>(run_ordered(count, {.threads = threads},
                                                   [](std::uint64_t draw) -> std::function<void()> {
                                                       if (draw == 3) {
                                                           throw std::domain_error("no such draw");
                                                       }
                                                       return [] {};
                                                   })),
                     std::domain_error);
    }
    std::atomic<bool> has_failed = false;
    const DrawMaker failing = [&](std::uint64_t) -> std::vector<std::byte> {
        has_failed = true;
        throw std::domain_error("no draw here");
    };
    const auto wait = [&] {
        while (!has_failed) {
            std::this_thread::yield();
        }
    };
    try {
        static_cast<void>(in_order(2, failing, {.threads = 1}, wait));
        FAIL() << "no draw of the member was missed";
    } catch (const RunError& error) {
        EXPECT_NE(std::string(error.what()).find("no draw here"), std::string::npos);
    }
}

}  // namespace
}  // namespace natality
