#include <natality/baseline/baseline_states.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/baseline/baseline_fit.hpp>
#include <natality/baseline/observed_orders.hpp>
#include <natality/baseline/state_calibration.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/state_survival.hpp>
#include <natality/rates/first_years.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace natality {

namespace {

/// Births by order of the base year: rows ages, columns orders.
Eigen::ArrayXXd base_births_by_order(const RegionInputs& inputs, Year base_year)
{
    const std::vector<AgeSchedules>& rates = inputs.births_by_order->rates;
    Eigen::ArrayXXd births(rates.front().values.rows(), static_cast<Index>(rates.size()));
    for (std::size_t order = 0; order < rates.size(); ++order) {
        births.col(static_cast<Index>(order)) = rates[order].at(base_year);
    }
    return births;
}

/// Events at ages that the year step cannot pass a cohort through: age 0, which nobody enters a
/// year in, and the two last rows, past which women no longer come a year at a time.
void check_event_ages(const ByAge& events, const Place& place, const std::string& region,
                      Problems& problems)
{
    const Index last = events.size() - 3;
    for (Index age = 0; age < events.size(); ++age) {
        if (events(age) != 0.0 && (age < 1 || age > last)) {
            problems.add(place,
                         localized("region {}, age {}: women by state have births and unions at "
                                   "ages from 1 to {} only, two below the open age",
                                   region, age, last));
        }
    }
}

/// \throws InputError naming every odd age.
void check_fertile_ages(const RegionInputs& inputs, const Eigen::ArrayXXd& births)
{
    Problems problems;
    check_event_ages(births.rowwise().sum(), {"births_by_order", 0}, inputs.region.id, problems);
    if (inputs.states->union_formation) {
        check_event_ages(inputs.states->union_formation->values.rowwise().sum(),
                         {"union_formation", 0}, inputs.region.id, problems);
    }
    problems.throw_if_any();
}

/// The furthest a policy can bring events forward, in years of age.
constexpr int earliest_by = 2;

/// The ages at which there are births or unions, or may be when they come earlier.
FertileAges fertile_ages(const RegionInputs& inputs, const Eigen::ArrayXXd& births)
{
    ByAge events = births.rowwise().sum();
    if (inputs.states->union_formation) {
        events += inputs.states->union_formation->values.rowwise().sum();
    }
    Index first = 0;
    while (first + 1 < events.size() && events(first) == 0.0) {
        ++first;
    }
    Index last = events.size() - 1;
    while (last > first && events(last) == 0.0) {
        --last;
    }
    return {Age{std::max(1, static_cast<int>(first) - earliest_by)}, Age{static_cast<int>(last)}};
}

Eigen::ArrayXXd women_by_state(const RegionInputs& inputs)
{
    return inputs.states->shares.colwise() * inputs.population.col(column(Sex::female));
}

StateCalibrationInputs calibration_inputs(const RegionInputs& inputs, const RatePaths& rates,
                                          const BaselineConventions& conventions)
{
    const StateSpace& space = inputs.states->space;
    const Year base_year = rates.years.first();
    const Eigen::ArrayXXd births = base_births_by_order(inputs, base_year);
    check_fertile_ages(inputs, births);
    UnionFormation unions{UnionMeasure::rate, ByAge::Zero(rates.ages.size())};
    if (inputs.states->union_formation) {
        unions.values = inputs.states->union_formation->at(base_year);
    }
    const double at_start = share_at_start(conventions.migration_timing);
    return {.space = space,
            .fertile = fertile_ages(inputs, births),
            .timing = conventions.migration_timing,
            .women = women_by_state(inputs).colwise() *
                     factor_of_migration(rates, Sex::female, 0, at_start),
            .survival_ratio = rates.survival_ratio.female.col(0),
            .net_migrants = rates.net_migrants.female.col(0),
            .unions = unions,
            .births_by_order = births,
            .first_births_outside_unions = ByAge::Zero(rates.ages.size()),
            .later_birth_ratio = conventions.later_birth_ratio};
}

/// Rates of union formation of a year; from observation, the mean of the last years once there are
/// no more.
ByAge unions_in(const AgeSchedules& unions, const BaselinePath& path, Year year)
{
    const Year last = unions.years.at(unions.years.size() - 1);
    if (path.fertility != BaselineFertility::observed || year <= last) {
        return unions.at(year);
    }
    const Index years = std::min<Index>(path.union_years, unions.values.cols());
    return unions.values.rightCols(years).rowwise().mean();
}

/// The base year's birth rates in every year, and each year's rates of union formation.
StateRates rates_by_year(const RegionInputs& inputs, const RatePaths& rates,
                         const BaselinePath& path, const StateCalibrationInputs& calibration)
{
    Problems problems;
    const LocalText where =
        localized("region {}, year {}", inputs.region.id, rates.years.first().value);
    const Eigen::ArrayXXd base =
        calibrated_rates(calibration, where, {"births_by_order", 0}, problems);
    problems.throw_if_any();
    StateRates by_year{calibration.space, calibration.fertile, {}};
    const std::vector<Transition>& transitions = calibration.space.transitions();
    for (std::size_t k = 0; k < transitions.size(); ++k) {
        ByAgeYear table = base.col(static_cast<Index>(k)).replicate(1, rates.years.size());
        const bool is_union = transitions[k].kind == TransitionKind::union_formation;
        for (Index t = 0; is_union && t < rates.years.size(); ++t) {
            table.col(t) = unions_in(*inputs.states->union_formation, path, rates.years.at(t));
        }
        by_year.by_transition.push_back(std::move(table));
    }
    return by_year;
}

void scale_births(StateRates& rates, const ByAgeYear& factor)
{
    const std::vector<Transition>& transitions = rates.space.transitions();
    for (std::size_t k = 0; k < transitions.size(); ++k) {
        if (transitions[k].kind == TransitionKind::birth) {
            rates.by_transition[k] *= factor;
        }
    }
}

/// Scales the birth rates by order (rows of \p factors; later orders as the last) and year.
void scale_orders(StateRates& rates, const Eigen::ArrayXXd& factors)
{
    const std::vector<Transition>& transitions = rates.space.transitions();
    for (std::size_t k = 0; k < transitions.size(); ++k) {
        if (transitions[k].kind == TransitionKind::birth) {
            const Index order = std::min<Index>(transitions[k].order, factors.rows()) - 1;
            rates.by_transition[k].rowwise() *= factors.row(order);
        }
    }
}

/// Shares of the first \p orders, the last with all later ones, in births by order and year.
Eigen::ArrayXXd shares_of(const Eigen::ArrayXXd& births, Index orders)
{
    Eigen::ArrayXXd shares = births.topRows(orders);
    shares.bottomRows(1) += births.bottomRows(births.rows() - orders).colwise().sum();
    return shares.rowwise() / births.colwise().sum();
}

/// The factors of the first year in every year.
ByAgeYear first_year_factors(const RegionInputs& inputs, const StatePathInputs& walk)
{
    RatePaths first_year = walk.paths;
    first_year.years = YearAxis(walk.paths.years.first(), 1);
    const ByAge asfr = inputs.asfr.at(first_year.years.first());
    const StatePathInputs one_year{walk.women, first_year, walk.rates, walk.conventions};
    return fitted_age_factors(one_year, asfr).replicate(1, walk.paths.years.size());
}

/// What a baseline from observation asks for.
CountedBirths counted(const RegionInputs& inputs, const YearAxis& years, const BaselinePath& path)
{
    CountedBirths counted{counted_births(inputs, years), path.level_years, {}};
    if (!path.toward.empty()) {
        const Year last = years.at(counted.births.size() - 1);
        counted.tfr_after = [&inputs, &path, years, last](double level, Index year) {
            return tfr_after(inputs, path, last, level, years.at(year));
        };
    }
    return counted;
}

/// Brings the births of each order to the shares counted, in the years in which they are known.
void meet_counted_orders(const RegionInputs& inputs, const RatePaths& rates, StateRates& by_state,
                         const BaselinePath& path, const BaselineConventions& conventions)
{
    const CountedBirths births = counted(inputs, rates.years, path);
    const ObservedOrders orders = observed_orders(inputs, rates.years, births.births.size());
    if (orders.empty()) {
        return;
    }
    const Eigen::ArrayXXd women = women_by_state(inputs);
    const RatePaths known = first_years(rates, orders.years.back() + 1);
    const ProjectionConventions how{conventions.migration_timing, conventions.negative_population,
                                    inputs.region.id};
    const auto shares_under = [&](const Eigen::ArrayXXd& factors) {
        StateRates scaled = by_state;
        scale_orders(scaled, factors);
        const BaselineFit fit = fitted_to_births({women, known, scaled, how}, births);
        return shares_of(fit.births_by_order, orders.shares.rows());
    };
    scale_orders(by_state, fitted_order_factors(orders, shares_under, rates.years,
                                                localized("region {}", inputs.region.id)));
}

/// The factors that meet what the path asks for: births counted, or the asfr of every age and year,
/// whose pattern is the data set's of the year whatever the level.
ByAgeYear birth_factors(const RegionInputs& inputs, const RatePaths& rates,
                        const StateRates& by_state, const BaselinePath& path,
                        const BaselineConventions& conventions)
{
    const Eigen::ArrayXXd women = women_by_state(inputs);
    const StatePathInputs walk{
        women,
        rates,
        by_state,
        {conventions.migration_timing, conventions.negative_population, inputs.region.id}};
    if (path.fertility == BaselineFertility::constant) {
        return first_year_factors(inputs, walk);
    }
    if (path.fertility == BaselineFertility::observed) {
        return fitted_to_births(walk, counted(inputs, rates.years, path))
            .factor.transpose()
            .replicate(rates.ages.size(), 1);
    }
    return fitted_age_factors(walk, rates.births.asfr());
}

}  // namespace

StatePaths baseline_states(const RegionInputs& inputs, const RatePaths& rates,
                           const BaselinePath& path, const BaselineConventions& conventions)
{
    StateRates by_state =
        rates_by_year(inputs, rates, path, calibration_inputs(inputs, rates, conventions));
    if (path.fertility == BaselineFertility::observed) {
        meet_counted_orders(inputs, rates, by_state, path, conventions);
    }
    const ByAgeYear factor = birth_factors(inputs, rates, by_state, path, conventions);
    scale_births(by_state, factor);
    return {std::move(by_state), inputs.states->shares, factor};
}

}  // namespace natality
