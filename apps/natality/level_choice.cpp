#include "level_choice.hpp"

#include "block_collector.hpp"
#include "interrupt.hpp"
#include "level_search.hpp"

#include <natality/base/localized.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace natality::app {

namespace {

/// Measures that may be had at any level: all but those whose price is not known.
std::vector<std::size_t> measures_in_question(const PackageValues& all)
{
    std::vector<std::size_t> measures;
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        if (!std::isnan(all.costs[std::size_t{1} << m])) {
            measures.push_back(m);
        }
    }
    return measures;
}

/// Packages of levels in between, run one by one.
class LevelPackages {
public:
    LevelPackages(const SweepPlan& plan, std::vector<std::size_t> measures,
                  const ChoiceQuestion& question, const CommandLine& line)
        : sweep_(plan),
          measures_(std::move(measures)),
          collector_(sweep_, {question.of, question.also}, line),
          figures_(collector_.room())
    {
        for (const std::size_t m : measures_) {
            require_one_level(uses()[m]);
        }
    }

    LevelValue operator()(const std::vector<double>& shares)
    {
        Package package;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (shares[i] > 0.0) {
                MeasureUse use = uses()[measures_[i]];
                use.intensity.level = level(i, shares[i]);
                package.uses.push_back(std::move(use));
            }
        }
        collector_.collect(sweep_.in_full(package), figures_);
        return {figures_.values.front(), figures_.costs.front()};
    }

    /// The level of a share, from today's to the one asked for.
    [[nodiscard]] double level(std::size_t i, double share) const
    {
        const MeasureUse& use = uses()[measures_[i]];
        const double today = measure_of(use).reference;
        return today + share * (use.intensity.level - today);
    }

    [[nodiscard]] ChosenLevels told(const LevelChoice& found) const
    {
        ChosenLevels levels{{}, found.reached.value, found.reached.cost, found.tried};
        for (std::size_t i = 0; i < found.shares.size(); ++i) {
            if (found.shares[i] > 0.0) {
                const Measure& measure = measure_of(uses()[measures_[i]]);
                levels.measures.push_back(
                    {measures_[i], level(i, found.shares[i]), measure.unit, found.shares[i]});
            }
        }
        return levels;
    }

private:
    [[nodiscard]] const std::vector<MeasureUse>& uses() const
    {
        return sweep_.plan().design().full_package().uses;
    }
    [[nodiscard]] const Measure& measure_of(const MeasureUse& use) const
    {
        return sweep_.plan().study().catalogue().measures()[use.measure];
    }
    void require_one_level(const MeasureUse& use) const
    {
        const Intensity& intensity = use.intensity;
        if (!intensity.level_by_year.empty() || !intensity.level_by_region.empty() ||
            !intensity.level_by_order.empty()) {
            throw UsageError(localized("--levels: '{}' has levels by year, region or birth order; "
                                       "only single levels are searched",
                                       measure_of(use).id));
        }
    }

    Sweep sweep_;
    std::vector<std::size_t> measures_;
    BlockCollector collector_;
    PackageFigures figures_;
};

}  // namespace

std::optional<ChosenLevels> chosen_levels(const std::string& input, const ChoiceQuestion& question,
                                          const PackageValues& all, const Answer& answer,
                                          const CommandLine& line, Console& console)
{
    if (!answer.package || !answer.is_reached) {
        return std::nullopt;
    }
    const std::vector<std::size_t> measures = measures_in_question(all);
    LevelPackages packages(package_plan(input, {question.of, question.also}, line), measures,
                           question, line);
    LevelQuestion asked{question.budget, {}};
    if (question.target) {
        asked.target = question.target_value(all.values.front());
    }
    std::vector<double> start;
    for (const std::size_t m : measures) {
        start.push_back(((*answer.package >> m) & 1U) != 0 ? 1.0 : 0.0);
    }
    // The kernel may have rounded otherwise; nothing goes over the budget.
    if (const LevelValue of_package = packages(start); !asked.is_met(of_package)) {
        if (asked.budget) {
            start.assign(start.size(), 0.0);
        } else {
            asked.target = of_package.value;
        }
    }
    if (!line.speech.quiet) {
        console.err << localized("searching levels of {} measures\n", measures.size())
                           .in(line.speech.language);
    }
    const InterruptGuard interrupt;
    const LevelChoice found =
        best_levels([&](const std::vector<double>& shares) { return packages(shares); }, asked,
                    start, [&] { return interrupt.requested(); });
    interrupt.stop_if_requested();
    return packages.told(found);
}

}  // namespace natality::app
