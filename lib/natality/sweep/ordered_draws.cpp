#include <natality/sweep/ordered_draws.hpp>

#include <natality/base/message.hpp>
#include <natality/sweep/detail/open_draws.hpp>
#include <natality/sweep/detail/ordered_hand_over.hpp>
#include <natality/sweep/detail/shared_numbers.hpp>
#include <natality/sweep/detail/team_round.hpp>
#include <natality/sweep/threads.hpp>

#include <exception>
#include <limits>
#include <utility>

namespace natality {

namespace {

/// Works on the draws that are open, on threads of this process.
void work_in_order(detail::OpenDraws& open, int threads, const OrderedWork& work,
                   detail::OrderedHandOver& in_order)
{
    detail::share_numbers(
        threads, [&] { return open.next(); },
        [&](std::uint64_t draw) {
            try {
                in_order.give(draw, work(draw));
            } catch (...) {
                // Whoever waits for this draw goes on.
                in_order.fail(std::current_exception());
            }
            in_order.rethrow_if_failed();
        });
}

}  // namespace

bool run_ordered(std::uint64_t count, const DrawOptions& options, const OrderedWork& work)
{
    const int threads = options.threads > 0 ? options.threads : available_threads();
    detail::OpenDraws open(count, options);
    detail::OrderedHandOver in_order(2 * static_cast<std::uint64_t>(threads));
    work_in_order(open, threads, work, in_order);
    return !open.is_stopped();
}

bool lead_ordered(TeamLeader& team, std::uint64_t count, const DrawOptions& options,
                  const OrderedWork& work, const DrawTaker& take)
{
    detail::OpenDraws open(count, options);
    // The thread that serves the members must not wait for what one of them has yet to say.
    detail::OrderedHandOver in_order(std::numeric_limits<std::uint64_t>::max() / 2);
    detail::lead_round(team,
                       {.next = [&] { return open.next(); },
                        .take =
                            [&](std::span<const std::byte> message) {
                                MessageReader reader(message);
                                const std::uint64_t draw = reader.number();
                                in_order.give(draw, take(reader.bytes()));
                                in_order.rethrow_if_failed();
                            },
                        .fail = [&] { open.end(); }},
                       [&] { work_in_order(open, options.threads, work, in_order); });
    return !open.is_stopped();
}

void assist_ordered(TeamMember& team, int threads, const DrawMaker& make)
{
    detail::assist_round(team, [&] {
        detail::share_numbers(
            threads, [&] { return team.claim(); },
            [&](std::uint64_t draw) {
                MessageWriter writer;
                writer.number(draw);
                writer.bytes(make(draw));
                team.deliver(std::move(writer).take());
            });
    });
}

}  // namespace natality
