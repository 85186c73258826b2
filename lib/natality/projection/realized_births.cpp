#include <natality/projection/realized_births.hpp>

#include <algorithm>

namespace natality {

BirthRates realized_births(const StateTrajectory& states, const std::vector<std::string>& orders)
{
    ByAgeYear exposure = states.exposure.front();
    for (std::size_t state = 1; state < states.exposure.size(); ++state) {
        exposure += states.exposure[state];
    }
    BirthRates births{
        orders,
        std::vector<ByAgeYear>(orders.size(), ByAgeYear::Zero(exposure.rows(), exposure.cols()))};
    const std::vector<Transition>& transitions = states.space.transitions();
    for (std::size_t k = 0; k < transitions.size(); ++k) {
        if (transitions[k].kind == TransitionKind::birth) {
            const auto order = static_cast<std::size_t>(transitions[k].order - 1);
            births.by_order[std::min(order, orders.size() - 1)] += states.events[k];
        }
    }
    for (ByAgeYear& rates : births.by_order) {
        rates = (exposure > 0.0).select(rates / exposure.max(1e-300), 0.0);
    }
    return births;
}

BirthRates realized_births(const Trajectory& trajectory, const RatePaths& rates)
{
    return trajectory.states ? realized_births(*trajectory.states, rates.births.orders)
                             : rates.births;
}

}  // namespace natality
