// A sink of one's own: of all packages of four measures, the one that gains most births for each
// yuan. No file is written.
//
//     own_sink data/scenarios/scenarios.toml data

#include "example.hpp"

#include <natality/io/read_study.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cstdio>
#include <functional>
#include <numeric>
#include <vector>

namespace {

using namespace natality;

/// Totals over all years by package, in order.
class Totals {
public:
    /// Called by many threads: takes from the block what is needed of it, and returns what is then
    /// done in the order of the blocks by one thread at a time.
    std::function<void()> take(const SweepBlock& block, const Sweep& sweep)
    {
        std::vector<std::vector<double>> sums;
        for (std::size_t v = 0; v < block.values.size(); ++v) {
            const std::size_t width = sweep.variables()[v].values_per_scenario();
            std::vector<double>& of_variable = sums.emplace_back();
            for (auto at = block.values[v].begin(); at != block.values[v].end();) {
                const auto end = at + static_cast<std::ptrdiff_t>(width);
                of_variable.push_back(std::accumulate(at, end, 0.0));
                at = end;
            }
        }
        return [this, sums = std::move(sums)] {
            births_.insert(births_.end(), sums[0].begin(), sums[0].end());
            cost_.insert(cost_.end(), sums[1].begin(), sums[1].end());
        };
    }

    void print_best(const Design& design) const
    {
        std::size_t best = 0;
        double most = 0.0;
        for (std::size_t s = 1; s < births_.size(); ++s) {
            const double gain = (births_[s] - births_[0]) / cost_[s];
            if (cost_[s] > 0.0 && gain > most) {
                best = s;
                most = gain;
            }
        }
        std::printf("package %zu of %zu, of %zu measures: one birth for %.0f\n", best,
                    births_.size(), design.package(best).uses.size(), 1.0 / most);
    }

private:
    std::vector<double> births_;
    std::vector<double> cost_;
};

/// All packages of four measures, with what is asked of each.
SweepPlan plan_of(const Study& study)
{
    SweepParts parts;
    parts.study.settings = study.settings();
    for (const char* const measure :
         {"cash_and_tax", "childcare_places", "parental_leave", "preschool"}) {
        DesignMeasurePart part;
        part.use.measure = measure;
        part.use.from = Year{2027};
        part.use.phase_in_years = 5;
        parts.design.measures.push_back(part);
    }
    parts.output.indicators = {{"births_total", 1, {}}, {"incremental_cost", 1, {}}};
    return SweepPlan::validated(study.dataset(), study.catalogue(), parts);
}

void find_best(const char* scenario_file, const char* data_folder)
{
    const Sweep sweep(plan_of(io::load_study(scenario_file, {data_folder}).study));
    Totals totals;
    run_sweep(sweep, {}, [&](const SweepBlock& block) { return totals.take(block, sweep); });
    totals.print_best(sweep.plan().design());
}

}  // namespace

int main(int argc, char** argv)
{
    return example(argc, argv, 2, "own_sink SCENARIO.toml DATA_FOLDER",
                   [](char** arguments) { find_best(arguments[0], arguments[1]); });
}
