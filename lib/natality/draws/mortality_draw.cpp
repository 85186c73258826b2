#include <natality/draws/mortality_draw.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/draws/quantile_path.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace natality {

namespace {

/// Furthest that log rates are moved, as a multiple of their own change or of one.
constexpr double furthest_shift = 60.0;

/// ln h; not a number for ratios of 0 and 1.
ByAge log_rates(const Eigen::Ref<const ByAge>& survival_ratio)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto moves = survival_ratio > 0.0 && survival_ratio < 1.0;
    return moves.select((-survival_ratio.max(1e-300).log()).max(1e-300).log(), nan);
}

/// The ratios of log rates moved by k times the change; others stay.
ByAge moved(const Eigen::Ref<const ByAge>& survival_ratio, const Eigen::Ref<const ByAge>& log_rate,
            const ByAge& change, double shift)
{
    const ByAge ratio = (-(log_rate + shift * change).exp()).exp();
    return log_rate.isNaN().select(survival_ratio, ratio);
}

/// The k at which life expectancy is \p target, or the one that comes nearest within reach.
double shift_to(double target, const Eigen::Ref<const ByAge>& survival_ratio,
                const Eigen::Ref<const ByAge>& log_rate, const ByAge& change, int width)
{
    const auto miss = [&](double shift) {
        return life_expectancy(moved(survival_ratio, log_rate, change, shift), width) - target;
    };
    const double at_none = miss(0.0);
    const double way = at_none < 0.0 ? 1.0 : -1.0;
    double far = 0.25 * way;
    while (miss(far) * at_none > 0.0) {
        far *= 2.0;
        if (std::abs(far) > furthest_shift) {
            return far;
        }
    }
    return bracketed_root(miss, std::min(0.0, far), std::max(0.0, far),
                          "shift of death rates for a life expectancy");
}

/// k of the five bounds of a year; 0 where a bound is the median.
Eigen::ArrayXd shifts_of(const Eigen::ArrayXd& bounds,
                         const Eigen::Ref<const ByAge>& survival_ratio,
                         const Eigen::Ref<const ByAge>& log_rate, const ByAge& change, int width)
{
    const double own = life_expectancy(survival_ratio, width);
    Eigen::ArrayXd shifts = Eigen::ArrayXd::Zero(bounds.size());
    for (Index row = 0; row < bounds.size(); ++row) {
        const double distance = bounds(row) - bounds(median_row);
        if (distance != 0.0) {
            shifts(row) = shift_to(own + distance, survival_ratio, log_rate, change, width);
        }
    }
    return shifts;
}

}  // namespace

double life_expectancy(const Eigen::Ref<const ByAge>& survival_ratio, int width)
{
    const Index last = survival_ratio.size() - 1;
    double lived = width * survival_ratio(0);
    double sum = lived;
    for (Index x = 1; x < last; ++x) {
        lived *= survival_ratio(x);
        sum += lived;
    }
    return sum + lived * survival_ratio(last) / (1.0 - survival_ratio(last));
}

ByAge mortality_change(const Eigen::Ref<const ByAge>& earlier, const Eigen::Ref<const ByAge>& later,
                       int width)
{
    const ByAge change = log_rates(later) - log_rates(earlier);
    if (life_expectancy(later, width) <= life_expectancy(earlier, width)) {
        return ByAge::Constant(earlier.size(), -1.0);
    }
    return change.isNaN().select(0.0, change).min(0.0);
}

MortalityDraw::MortalityDraw(const BySex<ByAgeYear>& survival_ratio, const BySex<ByAge>& change,
                             const BySex<QuantileBounds>& bounds, const YearAxis& years)
{
    for (const Sex sex : both_sexes) {
        const ByAgeYear& ratios = survival_ratio[sex];
        OfSex& of = of_[sex];
        of.change = change[sex];
        of.log_rate.resize(ratios.rows(), ratios.cols());
        of.shift.resize(static_cast<Index>(bound_levels.size()), ratios.cols());
        for (Index t = 0; t < ratios.cols(); ++t) {
            of.log_rate.col(t) = log_rates(ratios.col(t));
            of.shift.col(t) = shifts_of(bounds_in(bounds[sex], years.at(t)), ratios.col(t),
                                        of.log_rate.col(t), of.change, years.step());
        }
    }
}

void MortalityDraw::apply(const ByYear& scores, BySex<ByAgeYear>& survival_ratio) const
{
    for (const Sex sex : both_sexes) {
        const OfSex& of = of_[sex];
        ByAgeYear& ratios = survival_ratio[sex];
        for (Index t = 0; t < ratios.cols(); ++t) {
            const double shift = value_at(of.shift.col(t), scores(t));
            if (shift != 0.0) {
                ratios.col(t) = moved(ratios.col(t), of.log_rate.col(t), of.change, shift);
            }
        }
    }
}

}  // namespace natality
