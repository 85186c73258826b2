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
    DrawWork(const RegionDraws& region, const DrawSources& sources, const DrawOptions& options,
             DrawTable& table)
        : region_(region), sources_(sources), options_(options), table_(table)
    {
    }

    /// What each thread does.
    void work()
    {
        try {
            for (auto draw = take(); draw; draw = take()) {
                const std::vector<double> values =
                    run_draw(region_, static_cast<std::uint64_t>(*draw), sources_);
                table_.set(*draw, values);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            error_ = error_ ? error_ : std::current_exception();
        }
    }

    /// \return false if it was stopped.
    /// \throws what a draw threw.
    bool finish()
    {
        if (error_) {
            std::rethrow_exception(error_);
        }
        return !is_stopped_;
    }

private:
    std::optional<Index> take()
    {
        const std::lock_guard lock(mutex_);
        is_stopped_ = is_stopped_ || (options_.is_stopped && options_.is_stopped());
        if (error_ || is_stopped_ || next_ == table_.draws()) {
            return std::nullopt;
        }
        if (options_.progress) {
            options_.progress(static_cast<std::uint64_t>(next_),
                              static_cast<std::uint64_t>(table_.draws()));
        }
        return next_++;
    }

    const RegionDraws& region_;
    const DrawSources& sources_;
    const DrawOptions& options_;
    DrawTable& table_;
    std::mutex mutex_;
    Index next_ = 0;
    bool is_stopped_ = false;
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
std::optional<DrawSummary> summary_of(const Study& study, const RegionDraws& region,
                                      const DrawOptions& options)
{
    const DrawSettings& settings = study.settings().draws;
    const auto all = drawn_table(region, settings.sources, settings.count, options);
    if (!all) {
        return std::nullopt;
    }
    const std::vector<std::size_t> varying = sources_to_run(region, settings.sources);
    std::array<std::optional<DrawTable>, variance_sources.size()> tables;
    std::array<const DrawTable*, variance_sources.size()> alone{};
    for (const std::size_t source : varying) {
        if (varying.size() == 1) {
            alone[source] = &*all;
            continue;
        }
        tables[source] = drawn_table(region, source_alone(source, settings.sources),
                                     std::min(settings.count, most_draws_of_a_source), options);
        if (!tables[source]) {
            return std::nullopt;
        }
        alone[source] = &*tables[source];
    }
    return summarised(study, *all, alone);
}

}  // namespace

std::optional<DrawTable> drawn_table(const RegionDraws& region, const DrawSources& sources,
                                     int count, const DrawOptions& options)
{
    const Study& study = region.study();
    DrawTable table(count, static_cast<Index>(study.scenarios().size()), values_of_scenario(study));
    DrawWork work(region, sources, options, table);
    on_threads(options.threads > 0 ? options.threads : available_threads(), [&] { work.work(); });
    return work.finish() ? std::optional(std::move(table)) : std::nullopt;
}

std::vector<DrawSummary> run_draws(const Study& study, const Baseline& baseline,
                                   const DrawOptions& options)
{
    std::vector<DrawSummary> regions;
    for (std::size_t r = 0; r < study.dataset().regions().size(); ++r) {
        const RegionDraws region(study, baseline, r);
        std::optional<DrawSummary> summary = summary_of(study, region, options);
        if (!summary) {
            return {};
        }
        regions.push_back(std::move(*summary));
    }
    return regions;
}

}  // namespace natality
