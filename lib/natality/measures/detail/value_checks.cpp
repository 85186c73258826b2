#include <natality/measures/detail/value_checks.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/birth_orders.hpp>
#include <natality/measures/detail/eligibility.hpp>

#include <algorithm>
#include <cmath>

namespace natality::detail {

namespace {

/// A change of births or rates to 150 times what they were, or to a 150th, is no effect of a
/// measure, and its exponential would not stay finite for long.
constexpr double largest_log_effect = 5.0;

/// Years after a response begins that an effect may have been observed in.
constexpr int longest_observation = 30;

}  // namespace

void check_range(const Range& range, const char* what, const Place& place, Problems& problems)
{
    const bool ordered = range.low <= range.central && range.central <= range.high;
    if (!ordered || !std::isfinite(range.low) || !std::isfinite(range.high)) {
        problems.add(place, localized("{}: low {} ≤ central {} ≤ high {} does not hold", what,
                                      range.low, range.central, range.high));
    }
}

void check_band(const std::array<double, 2>& band, const char* what, const Place& place,
                Problems& problems)
{
    if (!(band[0] <= band[1]) || !std::isfinite(band[0]) || !std::isfinite(band[1])) {
        problems.add(place, localized("{}: from {} to {} is no band", what, band[0], band[1]));
    }
}

void check_log_effect(const Range& effect, const Place& place, Problems& problems)
{
    check_range(effect, "log_effect", place, problems);
    const bool is_finite = std::isfinite(effect.low) && std::isfinite(effect.high);
    if (is_finite && (effect.low < -largest_log_effect || effect.high > largest_log_effect)) {
        problems.add(place,
                     localized("an effect must lie in -{} to {} as a log ratio, "
                               "not go from {} to {}",
                               largest_log_effect, largest_log_effect, effect.low, effect.high));
    }
}

void check_ages(const AgeRange& ages, const std::string& what, const Place& place,
                Problems& problems)
{
    if (ages.first > ages.last || ages.first < Age{0} || ages.last > oldest_age) {
        problems.add(place, localized("{} must be [first, last] in completed ages from "
                                      "0 to {} with first ≤ last",
                                      what, oldest_age.value));
    }
}

void check_orders(const std::vector<int>& orders, const Place& place, Problems& problems)
{
    for (const int order : orders) {
        if (!is_known_order(order)) {
            problems.add(place, localized("orders: {} are known, not {}",
                                          localized_text(known_orders), order));
        }
    }
}

void check_pool(const Pool& pool, const Place& place, Problems& problems)
{
    check_range(pool.coefficient, "pool: coefficient", place, problems);
    if (!(pool.coefficient.low > -1.0 && pool.coefficient.high <= 1.0)) {
        problems.add(place, "pool: a coefficient is a relative change, above -1 and at most 1");
    }
    if (!(pool.exponent > 0.0 && pool.exponent <= 1.0)) {
        problems.add(place, "pool: exponent must lie in (0, 1]");
    }
    if (!(pool.step > 0.0 && pool.step <= 1.0)) {
        problems.add(place, "pool: step must lie in (0, 1], a share of GDP per head");
    }
}

void check_no_effect(const Effect& effect, Problems& problems)
{
    if (!effect.no_effect_probability) {
        return;
    }
    const Range& size = effect.log_effect;
    if (effect.steps || (size.low != 0.0 && size.high != 0.0)) {
        problems.add(effect.place,
                     localized("no_effect: is for an effect whose low or high figure is 0"));
        return;
    }
    // The figures are the 2.5, 50 and 97.5 % points.
    const double least = size.central == 0.0 ? 0.5 : 0.025;
    const double most = size.central == 0.0 ? 0.975 : 0.5;
    const double probability = *effect.no_effect_probability;
    if (!(probability >= least && probability < most)) {
        problems.add(effect.place,
                     localized("no_effect: with these figures the probability lies from {} to "
                               "below {}, as they are the 2.5, 50 and 97.5 % points",
                               least, most));
    }
}

void check_observation(const Effect& effect, Problems& problems)
{
    const EffectObservation& observed = effect.observed;
    const bool is_of_births = effect.target == Target::birth;
    if (observed.on == ObservedOn::completed_fertility && !is_of_births) {
        problems.add(effect.place, "observed: completed fertility is of births");
    }
    if (observed.on == ObservedOn::births && !is_of_mothers(effect)) {
        problems.add(effect.place,
                     "observed: effects on newborns are on rates, not on numbers of births");
    }
    if (observed.first_year < 1 || observed.last_year < observed.first_year ||
        observed.last_year > longest_observation) {
        problems.add(effect.place, localized("observed: years must be [first, last] of the "
                                             "response, 1 to {}",
                                             longest_observation));
    }
}

void check_count(const Count& count, const std::string& line, const Place& place,
                 Problems& problems)
{
    const auto is_share = [](double share) { return share >= 0.0 && share <= 1.0; };
    const bool are_shares = std::all_of(count.share_by_year.begin(), count.share_by_year.end(),
                                        [&](const auto& year) { return is_share(year.second); });
    if (!is_share(count.share) || !are_shares) {
        problems.add(place, localized("{}: share must lie in [0, 1]", line));
    }
    check_ages(count.ages, line + ": ages", place, problems);
}

void check_amount(const Range& amount, const Place& place, Problems& problems)
{
    const bool is_finite =
        std::isfinite(amount.low) && std::isfinite(amount.central) && std::isfinite(amount.high);
    if (!is_finite) {
        problems.add(place, "cost: amount must be a finite number");
    } else if (!(amount.low <= amount.central && amount.central <= amount.high)) {
        problems.add(place, "cost: amount must rise from low over central to high");
    } else if (amount.central == 0.0 && amount.low != amount.high) {
        problems.add(place, "cost: an amount of 0 has no range");
    }
}

}  // namespace natality::detail
