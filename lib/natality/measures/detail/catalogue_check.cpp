#include <natality/measures/detail/catalogue_check.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/detail/eligibility.hpp>
#include <natality/measures/detail/value_checks.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace natality::detail {

namespace {

/// Shares of the product per head that a measure may pay into a pool.
constexpr double most_steps = 100.0;

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
                       parts.plausibility->place, problems_);
            check_band(parts.plausibility->range, "plausibility: range", parts.plausibility->place,
                       problems_);
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

    void check_barriers();
    void check_pairs();
    void check_numbers();
    void check_measure(const Measure& measure);
    void check_levels(const Measure& measure);
    void check_response(const Measure& measure);
    void check_effect(const Effect& effect);
    void check_steps(const Measure& measure);
    void check_eligibility(const Measure& measure);
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
        check_range(barrier.overlap, "overlap", barrier.place, problems_);
        if (barrier.overlap.low < 0.0 || barrier.overlap.high > 1.0) {
            problems_.add(barrier.place, "overlap: a share must lie in [0, 1]");
        }
        if (barrier.pool) {
            check_pool(*barrier.pool, barrier.place, problems_);
        }
        check_evidence(barrier.evidence, barrier.place);
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
        check_log_effect(pair.log_effect, pair.place, problems_);
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
        check_no_effect(effect, problems_);
    }
    check_steps(measure);
    check_lines(measure);
    check_eligibility(measure);
    if (measure.plausible) {
        check_band(measure.plausible->range, "plausible", measure.place, problems_);
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

void CatalogueCheck::check_effect(const Effect& effect)
{
    check_observation(effect, problems_);
    check_log_effect(effect.log_effect, effect.place, problems_);
    check_evidence(effect.evidence, effect.place);
    check_ages(effect.ages, "ages", effect.place, problems_);
    if (!effect.orders.empty() && effect.target != Target::birth) {
        problems_.add(effect.place, "orders are for effects on births only");
    }
    check_orders(effect.orders, effect.place, problems_);
}

void CatalogueCheck::check_eligibility(const Measure& measure)
{
    const Eligibility& eligible = measure.eligible;
    check_orders(eligible.orders, measure.place, problems_);
    if (eligible.ages) {
        check_ages(*eligible.ages, "eligible: ages", measure.place, problems_);
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

void CatalogueCheck::check_lines(const Measure& measure)
{
    for (const CostLine& line : measure.costs) {
        check_count(line.count, "cost", line.place, problems_);
        check_evidence(line.evidence, line.place);
        if (line.enabled && !line.amount) {
            problems_.add(line.place, "cost: an enabled line needs an amount; set enabled = false "
                                      "where no figure is known");
        }
        if (line.amount) {
            check_amount(*line.amount, line.place, problems_);
        }
    }
    for (const CapacityLine& line : measure.capacities) {
        check_count(line.count, "capacity", line.place, problems_);
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
