#include <natality/sweep/detail/ordered_hand_over.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::detail {
namespace {

TEST(OrderedHandOver, DoesTheWorkOfManyThreadsInOrder)
{
    constexpr std::uint64_t count = 1000;
    OrderedHandOver in_order(4);
    std::atomic<std::uint64_t> next = 0;
    std::vector<std::uint64_t> done;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (std::uint64_t number = next++; number < count; number = next++) {
                in_order.give(number, [&done, number] { done.push_back(number); });
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    ASSERT_EQ(done.size(), count);
    EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
}

TEST(OrderedHandOver, KeepsWorkUntilItIsDue)
{
    OrderedHandOver in_order(3);
    std::vector<int> done;
    in_order.give(1, [&] { done.push_back(1); });
    EXPECT_TRUE(done.empty());
    in_order.give(0, [&] { done.push_back(0); });
    EXPECT_THAT(done, testing::ElementsAre(0, 1));
}

TEST(OrderedHandOver, ThrowsTheFirstFailureAndDoesNoMore)
{
    OrderedHandOver in_order(3);
    bool went_on = false;
    in_order.give(0, [] { throw std::runtime_error("the disk is full"); });
    in_order.give(1, [&] { went_on = true; });
    EXPECT_FALSE(went_on);
    EXPECT_TRUE(in_order.has_failed());
    EXPECT_THROW(in_order.rethrow_if_failed(), std::runtime_error);
}

TEST(OrderedHandOver, SetsThoseFreeWhoAreTooFarAheadWhenAllFails)
{
    OrderedHandOver in_order(1);
    std::thread ahead([&] { in_order.give(5, [] {}); });
    in_order.fail(std::make_exception_ptr(std::runtime_error("no memory")));
    ahead.join();
    EXPECT_THROW(in_order.rethrow_if_failed(), std::runtime_error);
}

}  // namespace
}  // namespace natality::detail
