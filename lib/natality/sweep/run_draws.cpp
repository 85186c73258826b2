#include <natality/sweep/run_draws.hpp>

#include <natality/sweep/threads.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace natality {

namespace {

/// Draws shared by threads: each takes the next one.
class DrawWork {
public:
    DrawWork(const RegionDraws& region, const DrawSources& sources, const DrawQueue& queue)
        : region_(region), sources_(sources), queue_(queue)
    {
    }

    /// What each thread does.
    void work()
    {
        try {
            for (auto draw = next(); draw; draw = next()) {
                queue_.take(*draw, run_draw(region_, *draw, sources_));
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            error_ = error_ ? error_ : std::current_exception();
        }
    }

    /// \throws what a draw threw.
    void rethrow_if_failed() const
    {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

private:
    std::optional<std::uint64_t> next()
    {
        const std::lock_guard lock(mutex_);
        has_ended_ = has_ended_ || error_ != nullptr;
        const auto draw = has_ended_ ? std::nullopt : queue_.next();
        has_ended_ = !draw;
        return draw;
    }

    const RegionDraws& region_;
    const DrawSources& sources_;
    const DrawQueue& queue_;
    std::mutex mutex_;
    bool has_ended_ = false;
    std::exception_ptr error_;
};

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
    DrawWork work(region, sources, queue);
    on_threads(threads > 0 ? threads : available_threads(), [&] { work.work(); });
    work.rethrow_if_failed();
}

std::optional<DrawTable> drawn_table(const RegionDraws& region, const DrawTask& task,
                                     const DrawOptions& options)
{
    DrawTable table = empty_table(region, task);
    const auto count = static_cast<std::uint64_t>(task.count);
    std::uint64_t next = 0;
    bool is_stopped = false;
    const DrawQueue queue{.next = [&]() -> std::optional<std::uint64_t> {
                              is_stopped =
                                  is_stopped || (options.is_stopped && options.is_stopped());
                              if (is_stopped || next == count) {
                                  return std::nullopt;
                              }
                              if (options.progress) {
                                  options.progress(next, count);
                              }
                              return next++;
                          },
                          .take =
                              [&](std::uint64_t draw, const std::vector<double>& values) {
                                  table.set(static_cast<Index>(draw), values);
                              }};
    work_on_draws(region, task.sources, options.threads, queue);
    return is_stopped ? std::nullopt : std::optional(std::move(table));
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
