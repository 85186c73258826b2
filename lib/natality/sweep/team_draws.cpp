#include <natality/sweep/team_draws.hpp>

#include <natality/base/message.hpp>
#include <natality/sweep/detail/open_draws.hpp>
#include <natality/sweep/detail/team_round.hpp>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

std::vector<std::byte> message_of_draw(std::uint64_t draw, const std::vector<double>& values)
{
    MessageWriter writer;
    writer.number(draw);
    writer.figures(values);
    return std::move(writer).take();
}

/// \throws std::invalid_argument if a member's draw is not one of \p table.
void take_draw(std::span<const std::byte> message, const DrawTask& task, std::size_t values,
               DrawTable& table)
{
    MessageReader reader(message);
    const std::uint64_t draw = reader.number();
    const std::vector<double> of_draw = reader.figures();
    if (draw >= static_cast<std::uint64_t>(task.count) || of_draw.size() != values) {
        throw std::invalid_argument("a draw is of another study");
    }
    table.set(static_cast<Index>(draw), of_draw);
}

/// One table of draws that the processes of a team fill together; nothing if it was stopped.
std::optional<DrawTable> led_table(TeamLeader& team, const RegionDraws& region,
                                   const DrawTask& task, const DrawOptions& options)
{
    DrawTable table = empty_table(region, task);
    const auto values =
        static_cast<std::size_t>(table.scenarios() * values_of_scenario(region.study()));
    detail::OpenDraws open(static_cast<std::uint64_t>(task.count), options);
    const DrawQueue queue{.next = [&] { return open.next(); },
                          .take =
                              [&](std::uint64_t draw, const std::vector<double>& of_draw) {
                                  table.set(static_cast<Index>(draw), of_draw);
                              }};
    detail::lead_round(
        team,
        {.next = queue.next,
         .take =
             [&](std::span<const std::byte> message) { take_draw(message, task, values, table); },
         .fail = [&] { open.end(); }},
        [&] { work_on_draws(region, task.sources, options.threads, queue); });
    return open.is_stopped() ? std::nullopt : std::optional(std::move(table));
}

}  // namespace

std::vector<DrawSummary> lead_draws(TeamLeader& team, const Study& study, const Baseline& baseline,
                                    const DrawOptions& options)
{
    return summarised_draws(study, baseline, [&](const RegionDraws& region, const DrawTask& task) {
        return led_table(team, region, task, options);
    });
}

void assist_draws(TeamMember& team, const Study& study, const Baseline& baseline, int threads)
{
    const DrawQueue queue{.next = [&] { return team.claim(); },
                          .take =
                              [&](std::uint64_t draw, const std::vector<double>& values) {
                                  team.deliver(message_of_draw(draw, values));
                              }};
    for (std::size_t r = 0; r < study.dataset().regions().size(); ++r) {
        const RegionDraws region(study, baseline, r);
        for (const DrawTask& task : draw_tasks(region)) {
            detail::assist_round(team,
                                 [&] { work_on_draws(region, task.sources, threads, queue); });
        }
    }
}

}  // namespace natality
