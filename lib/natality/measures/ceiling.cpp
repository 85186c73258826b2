#include <natality/measures/ceiling.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/rates/synthetic_cohort.hpp>

#include <cmath>
#include <limits>

namespace natality {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The factor on all rates of one year, unions included, that gives the desired number of children.
double factor_for(const StateRates& rates, Index year, double desired)
{
    constexpr double widest_factor = 1024.0;
    const auto gap = [&](double log_factor) {
        return synthetic_cohort_fertility(rates, year, std::exp(log_factor)) - desired;
    };
    const double widest = std::log(widest_factor);
    if (gap(0.0) >= 0.0) {
        return 1.0;
    }
    if (gap(widest) < 0.0) {
        return infinity;
    }
    return std::exp(bracketed_root(gap, 0.0, widest));
}

/// The same factors for all transitions.
Ceiling ceiling_of_states(const StateSpace& space, const ByYear& factor)
{
    return {std::vector<ByYear>(space.transitions().size(), factor)};
}

}  // namespace

Ceiling no_ceiling(const BirthRates& births)
{
    const ByYear unlimited = ByYear::Constant(births.by_order.front().cols(), infinity);
    return {std::vector<ByYear>(births.by_order.size(), unlimited)};
}

Ceiling desired_family_size_ceiling(const BirthRates& births, const AgeAxis& ages,
                                    double desired_family_size)
{
    const ByYear tfr = ages.width() * births.asfr().colwise().sum().transpose();
    const ByYear factor = (desired_family_size / tfr.max(1e-12)).max(1.0);
    return {std::vector<ByYear>(births.by_order.size(), factor)};
}

Ceiling no_ceiling(const RatePaths& rates)
{
    if (!rates.states) {
        return no_ceiling(rates.births);
    }
    return ceiling_of_states(rates.states->rates.space,
                             ByYear::Constant(rates.years.size(), infinity));
}

Ceiling desired_family_size_ceiling(const RatePaths& rates, double desired_family_size)
{
    if (!rates.states) {
        return desired_family_size_ceiling(rates.births, rates.ages, desired_family_size);
    }
    ByYear factor(rates.years.size());
    for (Index t = 0; t < factor.size(); ++t) {
        factor(t) = factor_for(rates.states->rates, t, desired_family_size);
    }
    return ceiling_of_states(rates.states->rates.space, factor);
}

}  // namespace natality
