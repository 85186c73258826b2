#include <natality/projection/births_by_order.hpp>

#include <cstddef>

namespace natality {

Eigen::ArrayXXd births_by_order(const Trajectory& trajectory, const RatePaths& rates)
{
    const ByAgeYear asfr = rates.births.asfr();
    const ByAgeYear births_per_rate = (asfr > 0.0).select(trajectory.births / asfr, 0.0);
    const auto orders = static_cast<Index>(rates.births.by_order.size());
    Eigen::ArrayXXd births(orders, rates.years.size());
    for (Index order = 0; order < orders; ++order) {
        const ByAgeYear& of_order = rates.births.by_order[static_cast<std::size_t>(order)];
        births.row(order) = (births_per_rate * of_order).colwise().sum();
    }
    return births;
}

}  // namespace natality
