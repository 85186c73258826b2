#include <natality/measures/detail/catalogue_check.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/birth_orders.hpp>
#include <natality/measures/detail/eligibility.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace natality::detail {

namespace {

/// A change of births or rates to 150 times what they were, or to a 150th, is no effect of a
/// measure, and its exponential would not stay finite for long.
constexpr double largest_log_effect = 5.0;

/// Shares of the product per head that a measure may pay into a pool.
constexpr double most_steps = 100.0;

/// Years after a response begins that an effect may have been observed in.
constexpr int longest_observation = 30;

/// Checks a catalogue's parts against each other.
class CatalogueCheck {
public:
    explicit CatalogueCheck(const CatalogueParts& parts) : parts_(parts)
    {
        headings_ = declared(parts.headings, "heading", &Heading::id);
        barriers_ = declared(parts.barriers, "barrier", &Barrier::id);
        measures_ = declared(parts.measures, "measure", &Measure::id);
        references_ = declared(parts.references, "reference", &Reference::key);
        check_barriers();
        check_pairs();
        check_numbers();
        for (const Measure& measure : parts.measures) {
            check_measure(measure);
        }
        if (parts.plausibility) {
            check_band(parts.plausibility->central, "plausibility: central",
                       parts.plausibility->place);
            check_band(parts.plausibility->range, "plausibility: range", parts.plausibility->place);
            check_evidence(parts.plausibility->evidence, parts.plausibility->place);
        }
    }

    const Problems& problems() const { return problems_; }

private:
    /// Names of a list of parts; those that stand twice or are empty are problems.
    template <class Part>
    std::vector<std::string> declared(const std::vector<Part>& list, const char* kind,
                                      std::string Part::*name)
    {
        std::vector<std::string> names;
        std::set<std::string> seen;
        for (const Part& part : list) {
            if ((part.*name).empty()) {
                problems_.add(part.place, localized("a {} needs a name", kind));
            } else if (!seen.insert(part.*name).second) {
                problems_.add(part.place, localized("{} '{}' stands twice", kind, part.*name));
            }
            names.push_back(part.*name);
        }
        return names;
    }

    void require_known(const std::string& name, const std::vector<std::string>& known,
                       const char* kind, const Place& place)
    {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            problems_.add(place, localized("{}: '{}' is not in the catalogue; {}", kind, name,
                                           nearest_name_hint(name, known)));
        }
    }

    void check_evidence(const std::vector<std::string>& keys, const Place& place)
    {
        for (const std::string& key : keys) {
            require_known(key, references_, "evidence", place);
        }
    }

    void check_log_effect(const Range& effect, const Place& place)
    {
        check_range(effect, "log_effect", place);
        const bool is_finite = std::isfinite(effect.low) && std::isfinite(effect.high);
        if (is_finite && (effect.low < -largest_log_effect || effect.high > largest_log_effect)) {
            problems_.add(place, localized("an effect must lie in -{} to {} as a log ratio, "
                                           "not go from {} to {}",
                                           largest_log_effect, largest_log_effect, effect.low,
                                           effect.high));
        }
    }

    void check_ages(const AgeRange& ages, const std::string& what, const Place& place)
    {
        if (ages.first > ages.last || ages.first < Age{0} || ages.last > oldest_age) {
            problems_.add(place, localized("{} must be [first, last] in completed ages from "
                                           "0 to {} with first ≤ last",
                                           what, oldest_age.value));
        }
    }

    void check_range(const Range& range, const char* what, const Place& place)
    {
        const bool ordered = range.low <= range.central && range.central <= range.high;
        if (!ordered || !std::isfinite(range.low) || !std::isfinite(range.high)) {
            problems_.add(place, localized("{}: low {} ≤ central {} ≤ high {} does not hold", what,
                                           range.low, range.central, range.high));
        }
    }

    void check_band(const std::array<double, 2>& band, const char* what, const Place& place)
    {
        if (!(band[0] <= band[1]) || !std::isfinite(band[0]) || !std::isfinite(band[1])) {
            problems_.add(place, localized("{}: from {} to {} is no band", what, band[0], band[1]));
        }
    }

    void check_barriers();
    void check_pool(const Pool& pool, const Place& place);
    void check_pairs();
    void check_numbers();
    void check_measure(const Measure& measure);
    void check_levels(const Measure& measure);
    void check_response(const Measure& measure);
    void check_effect(const Effect& effect);
    void check_no_effect(const Effect& effect);
    void check_observation(const Effect& effect);
    void check_steps(const Measure& measure);
    void check_orders(const std::vector<int>& orders, const Place& place);
    void check_eligibility(const Measure& measure);
    void check_count(const Count& count, const std::string& line, const Place& place);
    void check_amount(const Range& amount, const Place& place);
    void check_lines(const Measure& measure);
    void require_eligible_births(const Measure& measure, const Count& count, const Place& place);

    const CatalogueParts& parts_;
    Problems problems_;
    std::vector<std::string> headings_;
    std::vector<std::string> barriers_;
    std::vector<std::string> measures_;
    std::vector<std::string> references_;
};

void CatalogueCheck::check_barriers()
{
    for (const Barrier& barrier : parts_.barriers) {
        check_range(barrier.overlap, "overlap", barrier.place);
        if (barrier.overlap.low < 0.0 || barrier.overlap.high > 1.0) {
            problems_.add(barrier.place, "overlap: a share must lie in [0, 1]");
        }
        if (barrier.pool) {
            check_pool(*barrier.pool, barrier.place);
        }
        check_evidence(barrier.evidence, barrier.place);
    }
}

void CatalogueCheck::check_pool(const Pool& pool, const Place& place)
{
    check_range(pool.coefficient, "pool: coefficient", place);
    if (!(pool.coefficient.low > -1.0 && pool.coefficient.high <= 1.0)) {
        problems_.add(place, "pool: a coefficient is a relative change, above -1 and at most 1");
    }
    if (!(pool.exponent > 0.0 && pool.exponent <= 1.0)) {
        problems_.add(place, "pool: exponent must lie in (0, 1]");
    }
    if (!(pool.step > 0.0 && pool.step <= 1.0)) {
        problems_.add(place, "pool: step must lie in (0, 1], a share of GDP per head");
    }
}

void CatalogueCheck::check_no_effect(const Effect& effect)
{
    if (!effect.no_effect_probability) {
        return;
    }
    const Range& size = effect.log_effect;
    if (effect.steps || (size.low != 0.0 && size.high != 0.0)) {
        problems_.add(effect.place,
                      localized("no_effect: is for an effect whose low or high figure is 0"));
        return;
    }
    // The figures are the 2.5, 50 and 97.5 % points.
    const double least = size.central == 0.0 ? 0.5 : 0.025;
    const double most = size.central == 0.0 ? 0.975 : 0.5;
    const double probability = *effect.no_effect_probability;
    if (!(probability >= least && probability < most)) {
        problems_.add(effect.place,
                      localized("no_effect: with these figures the probability lies from {} to "
                                "below {}, as they are the 2.5, 50 and 97.5 % points",
                                least, most));
    }
}

void CatalogueCheck::check_pairs()
{
    for (const PairTerm& pair : parts_.pairs) {
        for (const std::string& measure : pair.measures) {
            require_known(measure, measures_, "pair", pair.place);
        }
        if (pair.measures[0] == pair.measures[1]) {
            problems_.add(pair.place, "pair: a measure cannot be paired with itself");
        }
        check_log_effect(pair.log_effect, pair.place);
        check_evidence(pair.evidence, pair.place);
    }
}

void CatalogueCheck::check_numbers()
{
    std::map<int, std::string> holder;
    for (const Measure& measure : parts_.measures) {
        if (measure.number == 0) {
            continue;
        }
        const auto [position, is_new] = holder.try_emplace(measure.number, measure.id);
        if (!is_new) {
            problems_.add(measure.place, localized("number {} is already that of '{}'",
                                                   measure.number, position->second));
        }
    }
}

void CatalogueCheck::check_measure(const Measure& measure)
{
    require_known(measure.heading, headings_, "heading", measure.place);
    require_known(measure.barrier, barriers_, "barrier", measure.place);
    check_levels(measure);
    check_response(measure);
    for (const Effect& effect : measure.effects) {
        check_effect(effect);
        check_no_effect(effect);
    }
    check_steps(measure);
    check_lines(measure);
    check_eligibility(measure);
    if (measure.plausible) {
        check_band(measure.plausible->range, "plausible", measure.place);
        check_evidence(measure.plausible->evidence, measure.place);
    }
}

void CatalogueCheck::check_levels(const Measure& measure)
{
    if (!std::isfinite(measure.reference) || !std::isfinite(measure.full) ||
        measure.reference == measure.full) {
        problems_.add(measure.place, localized("measure '{}': full must be a number other than "
                                               "the reference, {}",
                                               measure.id, measure.reference));
    }
    const auto [lowest, highest] = std::minmax(measure.reference, measure.full);
    if (!(measure.lowest_level() <= lowest && measure.highest_level() >= highest) ||
        !std::isfinite(measure.lowest_level()) || !std::isfinite(measure.highest_level())) {
        problems_.add(measure.place, localized("measure '{}': today's level {} and the full one, "
                                               "{}, must lie between least {} and most {}",
                                               measure.id, measure.reference, measure.full,
                                               measure.lowest_level(), measure.highest_level()));
    }
    check_evidence(measure.level_evidence, measure.place);
}

void CatalogueCheck::check_response(const Measure& measure)
{
    if (!(measure.reversal >= 0.0 && measure.reversal <= 1.0)) {
        problems_.add(measure.place, "reversal must lie in [0, 1]");
    }
    if (!(measure.lag_years >= 0.0 && measure.lag_years <= 50.0)) {
        problems_.add(measure.place, "lag_years must lie in [0, 50]");
    }
    if (!(measure.half_life_years > 0.0 && measure.half_life_years <= 50.0)) {
        problems_.add(measure.place, "half_life_years must lie in (0, 50]");
    }
    if (!(measure.quantum_share >= 0.0 && measure.quantum_share <= 1.0)) {
        problems_.add(measure.place, "quantum_share must lie in [0, 1]");
    }
    check_evidence(measure.response_evidence, measure.place);
}

void CatalogueCheck::check_steps(const Measure& measure)
{
    const auto barrier = std::find_if(parts_.barriers.begin(), parts_.barriers.end(),
                                      [&](const Barrier& b) { return b.id == measure.barrier; });
    const bool has_pool = barrier != parts_.barriers.end() && barrier->pool;
    for (const Effect& effect : measure.effects) {
        if (effect.steps && !has_pool) {
            problems_.add(effect.place,
                          localized("steps are for measures that pay into a pool; the barrier "
                                    "'{}' has none",
                                    measure.barrier));
        }
        if (effect.steps && !(std::abs(*effect.steps) <= most_steps)) {
            problems_.add(effect.place,
                          localized("steps must lie in -{} to {}", most_steps, most_steps));
        }
    }
}

void CatalogueCheck::check_observation(const Effect& effect)
{
    const EffectObservation& observed = effect.observed;
    const bool is_of_births = effect.target == Target::birth;
    if (observed.on == ObservedOn::completed_fertility && !is_of_births) {
        problems_.add(effect.place, "observed: completed fertility is of births");
    }
    if (observed.on == ObservedOn::births && !is_of_mothers(effect)) {
        problems_.add(effect.place,
                      "observed: effects on newborns are on rates, not on numbers of births");
    }
    if (observed.first_year < 1 || observed.last_year < observed.first_year ||
        observed.last_year > longest_observation) {
        problems_.add(effect.place, localized("observed: years must be [first, last] of the "
                                              "response, 1 to {}",
                                              longest_observation));
    }
}

void CatalogueCheck::check_effect(const Effect& effect)
{
    check_observation(effect);
    check_log_effect(effect.log_effect, effect.place);
    check_evidence(effect.evidence, effect.place);
    check_ages(effect.ages, "ages", effect.place);
    if (!effect.orders.empty() && effect.target != Target::birth) {
        problems_.add(effect.place, "orders are for effects on births only");
    }
    check_orders(effect.orders, effect.place);
}

void CatalogueCheck::check_orders(const std::vector<int>& orders, const Place& place)
{
    for (const int order : orders) {
        if (!is_known_order(order)) {
            problems_.add(place, localized("orders: {} are known, not {}",
                                           localized_text(known_orders), order));
        }
    }
}

void CatalogueCheck::check_eligibility(const Measure& measure)
{
    const Eligibility& eligible = measure.eligible;
    check_orders(eligible.orders, measure.place);
    if (eligible.ages) {
        check_ages(*eligible.ages, "eligible: ages", measure.place);
    }
    for (const Effect& effect : measure.effects) {
        const bool has_ages = effect.ages.first <= effect.ages.last;
        if (is_of_mothers(effect) && has_ages && !limited(effect, eligible)) {
            problems_.add(effect.place, localized("measure '{}': nobody eligible is left of the "
                                                  "orders and ages of this effect",
                                                  measure.id));
        }
    }
    for (const CostLine& line : measure.costs) {
        require_eligible_births(measure, line.count, line.place);
    }
    for (const CapacityLine& line : measure.capacities) {
        require_eligible_births(measure, line.count, line.place);
    }
}

void CatalogueCheck::require_eligible_births(const Measure& measure, const Count& count,
                                             const Place& place)
{
    if (count.who == Beneficiaries::births && !common(count.orders, measure.eligible.orders)) {
        problems_.add(place, localized("measure '{}': no birth order that this line counts is "
                                       "eligible",
                                       measure.id));
    }
}

void CatalogueCheck::check_count(const Count& count, const std::string& line, const Place& place)
{
    const auto is_share = [](double share) { return share >= 0.0 && share <= 1.0; };
    const bool are_shares = std::all_of(count.share_by_year.begin(), count.share_by_year.end(),
                                        [&](const auto& year) { return is_share(year.second); });
    if (!is_share(count.share) || !are_shares) {
        problems_.add(place, localized("{}: share must lie in [0, 1]", line));
    }
    check_ages(count.ages, line + ": ages", place);
}

void CatalogueCheck::check_amount(const Range& amount, const Place& place)
{
    const bool is_finite =
        std::isfinite(amount.low) && std::isfinite(amount.central) && std::isfinite(amount.high);
    if (!is_finite) {
        problems_.add(place, "cost: amount must be a finite number");
    } else if (!(amount.low <= amount.central && amount.central <= amount.high)) {
        problems_.add(place, "cost: amount must rise from low over central to high");
    } else if (amount.central == 0.0 && amount.low != amount.high) {
        problems_.add(place, "cost: an amount of 0 has no range");
    }
}

void CatalogueCheck::check_lines(const Measure& measure)
{
    for (const CostLine& line : measure.costs) {
        check_count(line.count, "cost", line.place);
        check_evidence(line.evidence, line.place);
        if (line.enabled && !line.amount) {
            problems_.add(line.place, "cost: an enabled line needs an amount; set enabled = false "
                                      "where no figure is known");
        }
        if (line.amount) {
            check_amount(*line.amount, line.place);
        }
    }
    for (const CapacityLine& line : measure.capacities) {
        check_count(line.count, "capacity", line.place);
        check_evidence(line.evidence, line.place);
        if (line.enabled && !line.amount) {
            problems_.add(line.place, "capacity: an enabled line needs an amount; set enabled = "
                                      "false where no figure is known");
        }
        if (line.amount && !std::isfinite(*line.amount)) {
            problems_.add(line.place, "capacity: amount must be a finite number");
        }
    }
}

}  // namespace

Problems problems_of(const CatalogueParts& parts)
{
    return CatalogueCheck(parts).problems();
}

}  // namespace natality::detail
