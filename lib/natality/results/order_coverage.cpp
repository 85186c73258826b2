#include <natality/results/order_coverage.hpp>

#include <natality/measures/birth_orders.hpp>
#include <natality/measures/names.hpp>

#include <algorithm>

namespace natality {

namespace {

/// Births of the orders 1, 2 and 3 (third and later) that \p named names, or all.
Eigen::ArrayXXd births_of(const std::vector<int>& named, const Eigen::ArrayXXd& births)
{
    Eigen::ArrayXXd of_orders = Eigen::ArrayXXd::Zero(highest_order, births.cols());
    for (Index row = 0; row < births.rows(); ++row) {
        const int order = static_cast<int>(row) + 1;
        if (names_order(named, order)) {
            of_orders.row(told_order(order) - 1) += births.row(row);
        }
    }
    return of_orders;
}

/// Births of the cohorts that are of some ages in the middle of a year.
Eigen::ArrayXd cohorts_of(const AgeRange& ages, const Eigen::ArrayXXd& births, Index year, int step)
{
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(births.rows());
    const auto born = [&](Index at) { return births.col(std::max<Index>(at, 0)); };
    const int last = std::min(ages.last.value, static_cast<int>(year + 1) * step);
    for (int age = ages.first.value; age <= std::max(ages.first.value, last); ++age) {
        const Index cohort = year - age / step;
        sum += 0.5 * (born(cohort) + born(cohort - 1));
    }
    return sum;
}

}  // namespace

Eigen::ArrayXXd order_mix(const Count& count, const Eigen::ArrayXXd& births, int step)
{
    const Eigen::ArrayXXd of_orders = births_of(count.orders, births);
    const bool is_of_births =
        count.who == Beneficiaries::births || count.who == Beneficiaries::women_on_leave;
    Eigen::ArrayXXd mix(of_orders.rows(), of_orders.cols());
    for (Index t = 0; t < mix.cols(); ++t) {
        mix.col(t) = is_of_births ? Eigen::ArrayXd(of_orders.col(t))
                                  : cohorts_of(count.ages, of_orders, t, step);
        const double all = mix.col(t).sum();
        mix.col(t) /= all > 0.0 ? all : 1.0;
    }
    return mix;
}

MeasureCoverage coverage_among(const MeasurePath& path, const Measure& measure, const Count& count,
                               const Countable& projection, int step)
{
    if (path.dose_by_order.empty() || !tells_orders(count.who)) {
        return {path.level, path.dose};
    }
    const Eigen::ArrayXXd mix = order_mix(count, projection.births, step);
    ByYear dose = ByYear::Zero(path.dose.size());
    for (std::size_t order = 0; order < path.dose_by_order.size(); ++order) {
        dose += mix.row(static_cast<Index>(order)).transpose() * path.dose_by_order[order];
    }
    return {measure.reference + dose * (measure.full - measure.reference), dose};
}

}  // namespace natality
