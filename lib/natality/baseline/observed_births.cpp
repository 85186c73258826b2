#include <natality/baseline/observed_births.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/baseline/observed_orders.hpp>
#include <natality/projection/births_by_order.hpp>
#include <natality/projection/project.hpp>
#include <natality/rates/first_years.hpp>

#include <algorithm>

namespace natality {

namespace {

void scale(BirthRates& births, const ByYear& factor)
{
    for (ByAgeYear& rates : births.by_order) {
        rates.rowwise() *= factor.transpose();
    }
}

/// Factors that give the births counted. Mothers born on the way follow the factors before, so each
/// round is right for the ages of one generation more.
ByYear factors_of_counted(RatePaths rates, const ByYear& counted, const RegionInputs& inputs,
                          const ProjectionConventions& conventions)
{
    constexpr int most_passes = 60;
    constexpr double close_enough = 1e-14;
    ByYear factor = ByYear::Ones(counted.size());
    for (int round = 0; round < most_passes; ++round) {
        const Trajectory trajectory = project(inputs.population, rates, conventions);
        const ByYear births = trajectory.births.colwise().sum().transpose();
        if (!(births > 0.0).all()) {
            throw RunError(localized("region {}: no birth rates to meet the births counted",
                                     conventions.region));
        }
        const ByYear miss = counted / births;
        scale(rates.births, miss);
        factor *= miss;
        if (((miss - 1.0).abs() < close_enough).all()) {
            break;
        }
    }
    return factor;
}

void scale_orders_alike(BirthRates& births, const Eigen::ArrayXXd& factors)
{
    for (std::size_t order = 0; order < births.by_order.size(); ++order) {
        births.by_order[order].rowwise() *= factors.row(static_cast<Index>(order));
    }
}

/// Brings the rates of each order to the shares counted, in the years in which they are known.
void meet_counted_orders_alike(RatePaths& rates, const ByYear& births, const RegionInputs& inputs,
                               const ProjectionConventions& conventions)
{
    const ObservedOrders orders = observed_orders(inputs, rates.years, births.size());
    if (orders.empty()) {
        return;
    }
    const Index known = orders.years.back() + 1;
    const auto shares_under = [&](const Eigen::ArrayXXd& factors) -> Eigen::ArrayXXd {
        RatePaths scaled = first_years(rates, known);
        scale_orders_alike(scaled.births, factors.leftCols(known));
        scale(scaled.births, factors_of_counted(scaled, births.head(known), inputs, conventions));
        const Trajectory trajectory = project(inputs.population, scaled, conventions);
        const Eigen::ArrayXXd by_order = births_by_order(trajectory, scaled.births);
        return by_order.rowwise() / by_order.colwise().sum();
    };
    scale_orders_alike(rates.births,
                       fitted_order_factors(orders, shares_under, rates.years,
                                            localized("region {}", conventions.region)));
}

}  // namespace

void meet_counted_births(RatePaths& rates, const RegionInputs& inputs, const BaselinePath& path,
                         const BaselineConventions& conventions)
{
    const ByYear counted = counted_births(inputs, rates.years);
    const Index known = counted.size();
    const ProjectionConventions how{conventions.migration_timing, conventions.negative_population,
                                    inputs.region.id};
    meet_counted_orders_alike(rates, counted, inputs, how);
    const ByYear met = factors_of_counted(first_years(rates, known), counted, inputs, how);
    const Index level_years = std::min<Index>(path.level_years, known);
    ByYear factor = ByYear::Constant(rates.years.size(), met.tail(level_years).mean());
    factor.head(known) = met;
    const ByYear tfr = rates.ages.width() * rates.births.asfr().colwise().sum().transpose();
    const double level = (factor * tfr).segment(known - level_years, level_years).mean();
    const Year last = rates.years.at(known - 1);
    for (Index t = known; t < factor.size() && !path.toward.empty(); ++t) {
        factor(t) = tfr_after(inputs, path, last, level, rates.years.at(t)) / tfr(t);
    }
    scale(rates.births, factor);
}

}  // namespace natality
