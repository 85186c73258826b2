#include <natality/sweep/detail/one_by_one.hpp>

#include <natality/base/missing.hpp>
#include <natality/results/accounts.hpp>

#include <algorithm>
#include <span>

namespace natality::detail {

namespace {

/// The values of one scenario of a variable.
std::span<double> values_of(SweepBlock& block, std::size_t variable, std::size_t per_scenario,
                            Index position)
{
    return std::span(block.values[variable])
        .subspan(static_cast<std::size_t>(position) * per_scenario, per_scenario);
}

}  // namespace

OneByOne::OneByOne(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                   const Baseline& baseline)
    : plan_(plan),
      variables_(variables),
      baseline_(baseline),
      without_measures_(natality::run(plan.study(), baseline, baseline_package()))
{
}

void OneByOne::run(SweepBlock& block, const std::vector<Index>& positions) const
{
    for (const Index position : positions) {
        const std::uint64_t scenario = block.first + static_cast<std::uint64_t>(position);
        try {
            run_into(plan_.design().package(scenario), position, block);
        } catch (const RunError& error) {
            for (std::size_t v = 0; v < variables_.size(); ++v) {
                const auto values =
                    values_of(block, v, variables_[v].values_per_scenario(), position);
                std::fill(values.begin(), values.end(), missing);
            }
            block.failures.push_back({scenario, error.message()});
        }
    }
}

void OneByOne::run_into(const Package& package, Index position, SweepBlock& block) const
{
    const Outcome outcome = natality::run(plan_.study(), baseline_, package);
    store_outcome(variables_, outcome, accounts(plan_.study(), outcome, without_measures_),
                  position, block);
}

void store_outcome(const std::vector<SweepVariable>& variables, const Outcome& outcome,
                   const std::vector<RegionAccounts>& costs, Index position, SweepBlock& block)
{
    for (std::size_t v = 0; v < variables.size(); ++v) {
        const SweepVariable& variable = variables[v];
        const auto values = values_of(block, v, variable.values_per_scenario(), position);
        for (Index region = 0; region < variable.regions; ++region) {
            const auto r = static_cast<std::size_t>(region);
            const Eigen::ArrayXXd table = values_in_full(variable, outcome.regions[r], costs[r]);
            for (Index step = 0; step < variable.steps; ++step) {
                for (Index order = 0; order < variable.orders; ++order) {
                    const Index place =
                        (step * variable.regions + region) * variable.orders + order;
                    values[static_cast<std::size_t>(place)] = table(order, variable.at(step));
                }
            }
        }
    }
}

}  // namespace natality::detail
