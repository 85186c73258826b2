#include <natality/sweep/run_draws.hpp>

#include <natality/sweep/detail/open_draws.hpp>
#include <natality/sweep/detail/shared_numbers.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace natality {

namespace {

/// The sources of which a variance of their own is to be made: those that vary beside others.
std::vector<std::size_t> sources_to_run(const RegionDraws& region, const DrawSources& drawn)
{
    std::vector<std::size_t> varying;
    for (std::size_t source = 1; source < variance_sources.size(); ++source) {
        if (region.varies(source_alone(source, drawn))) {
            varying.push_back(source);
        }
    }
    return varying;
}

/// \return nothing if it was stopped.
std::optional<DrawSummary> summary_of(const RegionDraws& region, const DrawTableMaker& table_of)
{
    std::vector<DrawTable> tables;
    for (const DrawTask& task : draw_tasks(region)) {
        auto table = table_of(region, task);
        if (!table) {
            return std::nullopt;
        }
        tables.push_back(std::move(*table));
    }
    const std::vector<std::size_t> varying =
        sources_to_run(region, region.study().settings().draws.sources);
    std::array<const DrawTable*, variance_sources.size()> alone{};
    for (std::size_t i = 0; i < varying.size(); ++i) {
        alone[varying[i]] = varying.size() == 1 ? &tables.front() : &tables[i + 1];
    }
    return summarised(region.study(), tables.front(), alone);
}

}  // namespace

std::vector<DrawTask> draw_tasks(const RegionDraws& region)
{
    const DrawSettings& settings = region.study().settings().draws;
    std::vector<DrawTask> tasks{{settings.sources, settings.count}};
    const std::vector<std::size_t> varying = sources_to_run(region, settings.sources);
    for (std::size_t i = 0; varying.size() > 1 && i < varying.size(); ++i) {
        tasks.push_back({source_alone(varying[i], settings.sources),
                         std::min(settings.count, most_draws_of_a_source)});
    }
    return tasks;
}

DrawTable empty_table(const RegionDraws& region, const DrawTask& task)
{
    const Study& study = region.study();
    return {task.count, static_cast<Index>(study.scenarios().size()), values_of_scenario(study)};
}

void work_on_draws(const RegionDraws& region, const DrawSources& sources, int threads,
                   const DrawQueue& queue)
{
    detail::share_numbers(threads, queue.next, [&](std::uint64_t draw) {
        queue.take(draw, run_draw(region, draw, sources));
    });
}

std::optional<DrawTable> drawn_table(const RegionDraws& region, const DrawTask& task,
                                     const DrawOptions& options)
{
    DrawTable table = empty_table(region, task);
    detail::OpenDraws open(static_cast<std::uint64_t>(task.count), options);
    work_on_draws(region, task.sources, options.threads,
                  {.next = [&] { return open.next(); },
                   .take =
                       [&](std::uint64_t draw, const std::vector<double>& values) {
                           table.set(static_cast<Index>(draw), values);
                       }});
    return open.is_stopped() ? std::nullopt : std::optional(std::move(table));
}

std::vector<DrawSummary> summarised_draws(const Study& study, const Baseline& baseline,
                                          const DrawTableMaker& table_of)
{
    std::vector<DrawSummary> regions;
    for (std::size_t r = 0; r < study.dataset().regions().size(); ++r) {
        const RegionDraws region(study, baseline, r);
        std::optional<DrawSummary> summary = summary_of(region, table_of);
        if (!summary) {
            return {};
        }
        regions.push_back(std::move(*summary));
    }
    return regions;
}

std::vector<DrawSummary> run_draws(const Study& study, const Baseline& baseline,
                                   const DrawOptions& options)
{
    return summarised_draws(study, baseline, [&](const RegionDraws& region, const DrawTask& task) {
        return drawn_table(region, task, options);
    });
}

}  // namespace natality
