#include <natality/results/tempo_adjustment.hpp>

#include <natality/base/missing.hpp>

#include <algorithm>

namespace natality {

namespace {

/// Yearly change of \p series at \p t: centred, or one-sided at an end.
template <class Series>
double change_at(const Series& series, Index t, int years_apart)
{
    const Index before = std::max<Index>(t - 1, 0);
    const Index after = std::min<Index>(t + 1, series.size() - 1);
    if (before == after) {
        return missing;
    }
    return (series(after) - series(before)) / static_cast<double>((after - before) * years_apart);
}

}  // namespace

TempoAdjustedFertility tempo_adjusted_fertility(const Eigen::ArrayXXd& tfr_by_order,
                                                const Eigen::ArrayXXd& mean_age_by_order,
                                                int years_apart)
{
    TempoAdjustedFertility adjusted{Eigen::ArrayXXd(tfr_by_order.rows(), tfr_by_order.cols()), {}};
    for (Index order = 0; order < tfr_by_order.rows(); ++order) {
        const auto mean_age = mean_age_by_order.row(order);
        for (Index t = 0; t < tfr_by_order.cols(); ++t) {
            const double tfr = tfr_by_order(order, t);
            const double r = change_at(mean_age, t, years_apart);
            adjusted.by_order(order, t) = tfr == 0.0 ? 0.0 : (r < 1.0 ? tfr / (1.0 - r) : missing);
        }
    }
    adjusted.total = adjusted.by_order.colwise().sum().transpose();
    return adjusted;
}

}  // namespace natality
