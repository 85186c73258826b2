#include <natality/sweep/team_draws.hpp>

#include <natality/base/message.hpp>

#include <cstring>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

namespace natality {

namespace {

std::vector<std::byte> message_of_draw(std::uint64_t draw, const std::vector<double>& values)
{
    MessageWriter writer;
    writer.number(draw);
    writer.bytes(std::as_bytes(std::span(values)));
    return std::move(writer).take();
}

/// One table of draws as its leader fills it: threads that draw, and one that serves the members.
class LedTable {
public:
    LedTable(const RegionDraws& region, const DrawTask& task, const DrawOptions& options)
        : region_(region),
          task_(task),
          options_(options),
          table_(empty_table(region, task)),
          count_(static_cast<std::uint64_t>(task.count))
    {
    }

    /// \return nothing if it was stopped.
    std::optional<DrawTable> run(TeamLeader& team)
    {
        std::exception_ptr error_here;
        {
            const std::jthread server([&] { serve(team); });
            try {
                work_on_draws(region_, task_.sources, options_.threads,
                              {.next = [this] { return next(); },
                               .take =
                                   [this](std::uint64_t draw, const std::vector<double>& values) {
                                       table_.set(static_cast<Index>(draw), values);
                                   }});
            } catch (...) {
                error_here = std::current_exception();
                end();
            }
        }
        for (const std::exception_ptr& error : {error_here, error_elsewhere_}) {
            if (error) {
                std::rethrow_exception(error);
            }
        }
        return is_stopped_ ? std::nullopt : std::optional(std::move(table_));
    }

private:
    void serve(TeamLeader& team)
    {
        try {
            team.serve({.next = [this] { return next(); },
                        .take = [this](std::span<const std::byte> result) { take(result); },
                        .fail = [this] { end(); }});
        } catch (...) {
            error_elsewhere_ = std::current_exception();
        }
    }

    std::optional<std::uint64_t> next()
    {
        const std::lock_guard lock(mutex_);
        is_stopped_ = is_stopped_ || (options_.is_stopped && options_.is_stopped());
        if (is_stopped_ || next_ >= count_) {
            return std::nullopt;
        }
        if (options_.progress) {
            options_.progress(next_, count_);
        }
        return next_++;
    }

    void end()
    {
        const std::lock_guard lock(mutex_);
        next_ = count_;
    }

    void take(std::span<const std::byte> result)
    {
        MessageReader reader(result);
        const std::uint64_t draw = reader.number();
        const auto bytes = reader.bytes();
        std::vector<double> values(bytes.size() / sizeof(double));
        if (draw >= count_ || static_cast<Index>(values.size()) !=
                                  table_.scenarios() * values_of_scenario(region_.study())) {
            throw std::invalid_argument("a draw is of another study");
        }
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
        table_.set(static_cast<Index>(draw), values);
    }

    const RegionDraws& region_;
    const DrawTask& task_;
    const DrawOptions& options_;
    DrawTable table_;
    std::uint64_t count_;
    std::mutex mutex_;
    std::uint64_t next_ = 0;
    bool is_stopped_ = false;
    std::exception_ptr error_elsewhere_;
};

}  // namespace

std::vector<DrawSummary> lead_draws(TeamLeader& team, const Study& study, const Baseline& baseline,
                                    const DrawOptions& options)
{
    return summarised_draws(study, baseline, [&](const RegionDraws& region, const DrawTask& task) {
        return LedTable(region, task, options).run(team);
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
            try {
                work_on_draws(region, task.sources, threads, queue);
            } catch (const std::exception& error) {
                team.fail_round(error);
                throw;
            }
            team.end_round();
        }
    }
}

}  // namespace natality
