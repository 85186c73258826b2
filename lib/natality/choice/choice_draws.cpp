#include <natality/choice/choice_draws.hpp>

#include <natality/choice/selection.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace natality {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

void ChoiceDraws::add(const ChoiceDraw& draw)
{
    if (draw.values.size() != sums_.size() || draw.costs.size() != sums_.size()) {
        throw std::invalid_argument("draws of a choice: a value and a cost for each package");
    }
    const auto best = best_within_budget(draw.values, draw.costs, draw.budget);
    const double most = best ? draw.values[*best] : 0.0;
    for (std::size_t package = 0; package < sums_.size(); ++package) {
        Sums& sums = sums_[package];
        const double value = draw.values[package];
        const bool keeps_budget = draw.costs[package] <= draw.budget;
        sums.value += value;
        sums.cost += draw.costs[package];
        sums.reaches_target += value >= draw.target ? 1U : 0U;
        sums.keeps_budget += keeps_budget ? 1U : 0U;
        if (keeps_budget) {
            sums.most_regret = std::max(sums.most_regret, most - value);
        } else {
            sums.most_regret = infinity;
        }
    }
    for (const std::size_t package : pareto_front(draw.values, draw.costs)) {
        ++sums_[package].on_front;
    }
    ++draws_;
}

PackageOdds ChoiceDraws::of(std::size_t package) const
{
    const Sums& sums = sums_[package];
    const auto draws = static_cast<double>(draws_);
    return {.mean_value = sums.value / draws,
            .mean_cost = sums.cost / draws,
            .reaches_target = sums.reaches_target / draws,
            .keeps_budget = sums.keeps_budget / draws,
            .on_front = sums.on_front / draws,
            .most_regret = sums.most_regret};
}

std::optional<std::size_t> ChoiceDraws::least_regret() const
{
    const auto least =
        std::min_element(sums_.begin(), sums_.end(), [](const Sums& one, const Sums& other) {
            return one.most_regret < other.most_regret;
        });
    return least != sums_.end() && least->most_regret < infinity
               ? std::optional(static_cast<std::size_t>(least - sums_.begin()))
               : std::nullopt;
}

std::optional<std::size_t> ChoiceDraws::best_on_average(double budget) const
{
    std::optional<std::size_t> best;
    for (std::size_t package = 0; package < sums_.size(); ++package) {
        const Sums& sums = sums_[package];
        if (sums.cost <= budget * static_cast<double>(draws_) && !std::isnan(sums.value) &&
            (!best || sums.value > sums_[*best].value)) {
            best = package;
        }
    }
    return best;
}

}  // namespace natality
