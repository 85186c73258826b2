#include <natality/baseline/baseline_fit.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/projection/excess_emigration.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/state_step.hpp>
#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace natality {

namespace {

constexpr double widest_factor = 1024.0;

/// The rates of one year, its birth rates under a factor.
class ScaledRates {
public:
    ScaledRates(const StateRates& rates, Index year)
        : transitions_(rates.space.transitions()), base_(table(rates, year)), scaled_(base_)
    {
    }

    Columns<const double> times(double factor)
    {
        return times(ByAge::Constant(base_.rows(), factor));
    }

    /// \param factor by age.
    Columns<const double> times(const ByAge& factor)
    {
        for (Index i = 0; i < base_.cols(); ++i) {
            if (transitions_[static_cast<std::size_t>(i)].kind == TransitionKind::birth) {
                scaled_.col(i) = factor * base_.col(i);
            }
        }
        return columns_of(std::as_const(scaled_));
    }

private:
    static Eigen::ArrayXXd table(const StateRates& rates, Index year)
    {
        Eigen::ArrayXXd result(rates.by_transition.front().rows(),
                               static_cast<Index>(rates.by_transition.size()));
        for (Index i = 0; i < result.cols(); ++i) {
            result.col(i) = rates.by_transition[static_cast<std::size_t>(i)].col(year);
        }
        return result;
    }

    const std::vector<Transition>& transitions_;
    Eigen::ArrayXXd base_;
    Eigen::ArrayXXd scaled_;
};

std::span<const double> column_of(const ByAgeYear& table, Index year)
{
    return {table.col(year).data(), static_cast<std::size_t>(table.rows())};
}

/// The women under way, and the tables of the year they are in.
class WomenWalk {
public:
    explicit WomenWalk(const StatePathInputs& inputs)
        : in_(inputs),
          women_(inputs.women),
          end_(inputs.women),
          events_(women_.rows(), static_cast<Index>(inputs.rates.by_transition.size())),
          exposure_(women_.rows(), women_.cols())
    {
        migrate(women_, 0, share_at_start(inputs.conventions.migration_timing));
    }

    /// Runs the year from its start; returns its total fertility rate.
    double try_year(const Columns<const double>& rates, Index year)
    {
        const StateYearRates year_rates{
            .transition = rates,
            .survival_ratio = column_of(in_.paths.survival_ratio.female, year),
            .net_migrants = column_of(in_.paths.net_migrants.female, year)};
        advance_states(in_.rates.space, in_.rates.fertile, columns_of(std::as_const(women_)),
                       year_rates, in_.conventions.migration_timing,
                       {columns_of(end_), columns_of(events_), columns_of(exposure_)});
        return total_fertility_rate(in_.rates.space, columns_of(events_), columns_of(exposure_));
    }

    /// Births of the year last tried.
    double births() const { return births_by_age(in_.rates.space, columns_of(events_)).sum(); }

    /// The same by order.
    Eigen::ArrayXd births_by_order() const
    {
        const StateSpace& space = in_.rates.space;
        Eigen::ArrayXd births = Eigen::ArrayXd::Zero(space.last_order());
        for (int order = 1; order <= space.last_order(); ++order) {
            for (const Index transition : space.births_of_order(order)) {
                births(order - 1) += events_.col(transition).sum();
            }
        }
        return births;
    }

    /// The asfr of the year last tried; 0 at ages without women.
    ByAge asfr() const
    {
        const ByAge births = births_by_age(in_.rates.space, columns_of(events_));
        const ByAge exposure = exposure_.rowwise().sum();
        return (exposure > 0.0).select(births / exposure.max(1e-300), 0.0);
    }

    /// Makes the end of the year last tried the start of the next.
    void keep_year(Index year)
    {
        const double births = births_by_age(in_.rates.space, columns_of(events_)).sum();
        const double girls = births / (1.0 + in_.paths.sex_ratio_at_birth(year));
        const double start_share = share_at_start(in_.conventions.migration_timing);
        end_(0, StateSpace::lowest()) =
            in_.paths.survival_ratio.female(0, year) * girls +
            (1.0 - start_share) * in_.paths.net_migrants.female(0, year);
        if (clip_negative_ages(columns_of(end_)) > 0.0 &&
            in_.conventions.negative_population == NegativePopulation::error) {
            throw error_of({localized("fewer than no women"),
                            in_.conventions.region,
                            in_.paths.years.at(year),
                            {}});
        }
        migrate(end_, year, 1.0 - start_share);
        if (year + 1 < in_.paths.years.size()) {
            migrate(end_, year + 1, start_share);
        }
        women_.swap(end_);
    }

private:
    /// Lets those come and leave who do so by rate.
    void migrate(Eigen::ArrayXXd& women, Index year, double share) const
    {
        women.colwise() *= factor_of_migration(in_.paths, Sex::female, year, share);
    }

    StatePathInputs in_;
    Eigen::ArrayXXd women_;
    Eigen::ArrayXXd end_;
    Eigen::ArrayXXd events_;
    Eigen::ArrayXXd exposure_;
};

/// Factors between which the target lies, equal if one of them meets it.
std::pair<double, double> bracket(const std::function<double(double)>& level_of_factor,
                                  double target, const LocalText& what, const LocalText& where)
{
    const double at_one = level_of_factor(1.0);
    if (at_one == target) {
        return {1.0, 1.0};
    }
    const double step = at_one < target ? 2.0 : 0.5;
    double near = 1.0;
    double reached = at_one;
    while (near < widest_factor && near > 1.0 / widest_factor) {
        const double far = near * step;
        reached = level_of_factor(far);
        if ((reached < target) != (at_one < target)) {
            return {std::min(near, far), std::max(near, far)};
        }
        near = far;
    }
    throw RunError(localized("no factor on the birth rates meets the {} {:.6g}: {:g} times the "
                             "rates give {:.6g} ({})",
                             what, target, near, reached, where));
}

constexpr double asfr_tolerance = 1e-13;
constexpr int most_rounds = 500;

/// The age at which \p asfr misses its target the most, relative to the highest rate.
struct Miss {
    double relative = 0.0;
    Index age = 0;
};

Miss worst_miss(const ByAge& asfr, const ByAge& target)
{
    Miss miss;
    const double largest = (asfr - target).abs().maxCoeff(&miss.age);
    miss.relative = largest / std::max(target.maxCoeff(), 1e-300);
    return miss;
}

/// The factors of one year; leaves the walk at that year.
ByAge age_factors(WomenWalk& walk, const StatePathInputs& inputs, Index year, const ByAge& target)
{
    ScaledRates rates(inputs.rates, year);
    ByAge factor = (target > 0.0).select(ByAge::Ones(target.size()), 0.0);
    Miss miss;
    for (int round = 0; round < most_rounds; ++round) {
        static_cast<void>(walk.try_year(rates.times(factor), year));
        const ByAge reached = walk.asfr();
        miss = worst_miss(reached, target);
        if (miss.relative < asfr_tolerance) {
            return factor;
        }
        factor *= (reached > 0.0).select(target / reached.max(1e-300), 1.0);
        factor = factor.min(widest_factor);
    }
    throw RunError(localized("no birth rates by state meet the asfr {:.6g}: region {}, year {}, "
                             "age {}; the women by state do not bear so many children",
                             target(miss.age), inputs.conventions.region,
                             inputs.paths.years.at(year).value, inputs.paths.ages.label(miss.age)));
}

LocalText place_of(const StatePathInputs& inputs, Index year)
{
    return localized("region {}, year {}", inputs.conventions.region,
                     inputs.paths.years.at(year).value);
}

/// The mean of the last values of the first \p count.
double level_of(const ByYear& values, Index count, int years)
{
    const Index last = std::min<Index>(years, count);
    return values.segment(count - last, last).mean();
}

/// A year under way: what a factor on its birth rates would bring.
struct YearOfWalk {
    Index t;
    std::function<double(double factor)> tfr_of;
    std::function<double(double factor)> births_of;
};

/// Walks the women through the years, each under the factor that \p factor_of finds for it.
/// \tparam FactorOf callable: year, factors and rates of the years before → factor.
template <class FactorOf>
BaselineFit walked(const StatePathInputs& inputs, const FactorOf& factor_of)
{
    const Index years = inputs.paths.years.size();
    BaselineFit fit{ByYear(years), ByYear(years),
                    Eigen::ArrayXXd(inputs.rates.space.last_order(), years)};
    WomenWalk walk(inputs);
    for (Index t = 0; t < years; ++t) {
        ScaledRates rates(inputs.rates, t);
        const auto tfr_of = [&](double factor) { return walk.try_year(rates.times(factor), t); };
        const auto births_of = [&](double factor) {
            static_cast<void>(tfr_of(factor));
            return walk.births();
        };
        fit.factor(t) = factor_of(YearOfWalk{t, tfr_of, births_of}, fit);
        fit.tfr(t) = tfr_of(fit.factor(t));
        fit.births_by_order.col(t) = walk.births_by_order();
        walk.keep_year(t);
    }
    return fit;
}

/// The factor at which \p level_of_factor, which grows nearly in proportion, gives \p target; the
/// level was last asked for at that factor. \param start a factor near it, above 0.
double secant_factor(const std::function<double(double)>& level_of_factor, double target,
                     double start, const LocalText& where)
{
    constexpr double close_enough = 1e-11;
    constexpr int most_steps = 60;
    double before = 0.0;
    double level_before = 0.0;
    double factor = start;
    for (int step = 0; step < most_steps; ++step) {
        const double level = level_of_factor(factor);
        if (std::abs(level - target) <= close_enough * target) {
            return factor;
        }
        if (!(level > level_before) == (factor > before)) {
            break;
        }
        const double next = factor + (target - level) * (factor - before) / (level - level_before);
        before = factor;
        level_before = level;
        factor = std::clamp(next, 0.125 * before, 8.0 * before);
    }
    throw RunError(localized("no factor on the birth rates meets the total fertility rate {:.6g} "
                             "({})",
                             target, where));
}

}  // namespace

double factor_meeting(const std::function<double(double)>& level_of_factor, double target,
                      const LocalText& what, const LocalText& where)
{
    if (target == 0.0) {
        return 0.0;
    }
    const auto [low, high] = bracket(level_of_factor, target, what, where);
    if (low == high) {
        return low;
    }
    const auto miss = [&](double factor) { return level_of_factor(factor) - target; };
    return bracketed_root(miss, low, high, localized("factor for the {} ({})", what, where));
}

ByYear refitted_birth_factors(const StatePathInputs& inputs, const ByYear& target, Index known)
{
    ByYear factor = ByYear::Ones(target.size());
    WomenWalk walk(inputs);
    for (Index t = 0; t < target.size(); ++t) {
        ScaledRates rates(inputs.rates, t);
        const auto tfr_of = [&](double tried) { return walk.try_year(rates.times(tried), t); };
        if (t < known) {
            static_cast<void>(tfr_of(1.0));
        } else {
            const double start = t > known ? factor(t - 1) : 1.0;
            factor(t) = secant_factor(tfr_of, target(t), start, place_of(inputs, t));
        }
        walk.keep_year(t);
    }
    return factor;
}

BaselineFit fitted_to_births(const StatePathInputs& inputs, const CountedBirths& counted)
{
    const Index known = std::min(counted.births.size(), inputs.paths.years.size());
    return walked(inputs, [&](const YearOfWalk& year, const BaselineFit& before) {
        if (year.t < known) {
            return factor_meeting(year.births_of, counted.births(year.t), localized("births"),
                                  place_of(inputs, year.t));
        }
        if (!counted.tfr_after) {
            return level_of(before.factor, known, counted.level_years);
        }
        const double level = level_of(before.tfr, known, counted.level_years);
        return factor_meeting(year.tfr_of, counted.tfr_after(level, year.t),
                              localized("total fertility rate"), place_of(inputs, year.t));
    });
}

ByAgeYear fitted_age_factors(const StatePathInputs& inputs, const ByAgeYear& asfr)
{
    ByAgeYear factors(asfr.rows(), inputs.paths.years.size());
    WomenWalk walk(inputs);
    for (Index t = 0; t < factors.cols(); ++t) {
        factors.col(t) = age_factors(walk, inputs, t, asfr.col(t));
        walk.keep_year(t);
    }
    return factors;
}

}  // namespace natality
