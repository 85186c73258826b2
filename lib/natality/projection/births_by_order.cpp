#include <natality/projection/births_by_order.hpp>

#include <cstddef>

namespace natality {

Eigen::ArrayXXd births_by_order(const Trajectory& trajectory, const BirthRates& rates)
{
    const ByAgeYear asfr = rates.asfr();
    const ByAgeYear births_per_rate = (asfr > 0.0).select(trajectory.births / asfr, 0.0);
    const auto orders = static_cast<Index>(rates.by_order.size());
    Eigen::ArrayXXd births(orders, trajectory.years.size());
    for (Index order = 0; order < orders; ++order) {
        const ByAgeYear& of_order = rates.by_order[static_cast<std::size_t>(order)];
        births.row(order) = (births_per_rate * of_order).colwise().sum();
    }
    return births;
}

}  // namespace natality
