#include <natality/measures/detail/eligibility.hpp>

#include <natality/measures/targets.hpp>

#include <algorithm>
#include <iterator>

namespace natality::detail {

namespace {

template <class Line>
void limit_births(std::vector<Line>& lines, const Eligibility& eligible)
{
    for (Line& line : lines) {
        if (line.count.who == Beneficiaries::births) {
            line.count.orders = *common(line.count.orders, eligible.orders);
        }
    }
}

}  // namespace

std::optional<std::vector<int>> common(const std::vector<int>& orders,
                                       const std::vector<int>& others)
{
    if (orders.empty() || others.empty()) {
        return orders.empty() ? others : orders;
    }
    std::vector<int> both;
    std::copy_if(orders.begin(), orders.end(), std::back_inserter(both), [&](int order) {
        return std::find(others.begin(), others.end(), order) != others.end();
    });
    return both.empty() ? std::nullopt : std::optional(both);
}

bool is_of_mothers(const Effect& effect)
{
    return handling_of(effect.target).action == TargetAction::rates;
}

std::optional<Effect> limited(Effect effect, const Eligibility& eligible)
{
    if (eligible.ages) {
        effect.ages = {std::max(effect.ages.first, eligible.ages->first),
                       std::min(effect.ages.last, eligible.ages->last)};
    }
    if (effect.target == Target::birth) {
        const auto orders = common(effect.orders, eligible.orders);
        if (!orders) {
            return std::nullopt;
        }
        effect.orders = *orders;
    }
    return effect.ages.first > effect.ages.last ? std::nullopt : std::optional(effect);
}

void apply_eligibility(Measure& measure)
{
    for (Effect& effect : measure.effects) {
        if (is_of_mothers(effect)) {
            effect = *limited(effect, measure.eligible);
        }
    }
    limit_births(measure.costs, measure.eligible);
    limit_births(measure.capacities, measure.eligible);
}

}  // namespace natality::detail
