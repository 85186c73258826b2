#include <natality/measures/catalogue.hpp>

#include <natality/measures/detail/catalogue_check.hpp>
#include <natality/measures/detail/eligibility.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace natality {

namespace {

/// Log ratio of births by a sum of steps; what takes money away undoes what the same sum brings.
double log_change(double coefficient, double exponent, double steps)
{
    const double change = std::log1p(coefficient * std::pow(std::abs(steps), exponent));
    return steps < 0.0 ? -change : change;
}

/// Gives the effects of a measure that are stated in steps their size. \pre it has been checked.
void apply_pool(Measure& measure, const Pool& pool)
{
    for (Effect& effect : measure.effects) {
        if (effect.steps) {
            const auto size = [&](double coefficient) {
                return log_change(coefficient, pool.exponent, *effect.steps);
            };
            effect.log_effect = {size(pool.coefficient.low), size(pool.coefficient.central),
                                 size(pool.coefficient.high)};
        }
    }
}

}  // namespace

Catalogue Catalogue::validated(CatalogueParts parts)
{
    detail::problems_of(parts).throw_if_any();
    std::for_each(parts.measures.begin(), parts.measures.end(), detail::apply_eligibility);
    for (const Barrier& barrier : parts.barriers) {
        for (Measure& measure : parts.measures) {
            if (barrier.pool && measure.barrier == barrier.id) {
                apply_pool(measure, *barrier.pool);
            }
        }
    }
    std::stable_sort(parts.measures.begin(), parts.measures.end(),
                     [](const Measure& left, const Measure& right) {
                         const bool left_is_numbered = left.number > 0;
                         const bool right_is_numbered = right.number > 0;
                         if (left_is_numbered != right_is_numbered) {
                             return left_is_numbered;
                         }
                         return left.number < right.number;
                     });
    return Catalogue(std::move(parts));
}

std::optional<std::size_t> Catalogue::find(std::string_view asked) const
{
    return position_asked(asked, measure_labels());
}

std::size_t Catalogue::barrier_of(std::size_t measure) const
{
    const auto found =
        std::find_if(parts_.barriers.begin(), parts_.barriers.end(), [&](const Barrier& barrier) {
            return barrier.id == parts_.measures[measure].barrier;
        });
    return static_cast<std::size_t>(found - parts_.barriers.begin());
}

std::optional<double> Catalogue::pool_exponent(std::size_t measure) const
{
    const Barrier& barrier = parts_.barriers[barrier_of(measure)];
    return barrier.pool ? std::optional(barrier.pool->exponent) : std::nullopt;
}

ResponseAssumptions Catalogue::response_assumptions() const
{
    ResponseAssumptions own;
    for (const Measure& measure : parts_.measures) {
        own.lag_years.push_back(measure.lag_years);
        own.quantum_share.push_back(measure.quantum_share);
    }
    for (const Barrier& barrier : parts_.barriers) {
        own.overlap.push_back(barrier.overlap.central);
    }
    for (const PairTerm& pair : parts_.pairs) {
        own.pair_log_effect.push_back(pair.log_effect.central);
    }
    return own;
}

Catalogue Catalogue::under(const ResponseAssumptions& assumptions) const
{
    Catalogue other = *this;
    for (std::size_t m = 0; m < other.parts_.measures.size(); ++m) {
        other.parts_.measures[m].lag_years = assumptions.lag_years[m];
        other.parts_.measures[m].quantum_share = assumptions.quantum_share[m];
    }
    for (std::size_t b = 0; b < other.parts_.barriers.size(); ++b) {
        other.parts_.barriers[b].overlap = exactly(assumptions.overlap[b]);
    }
    for (std::size_t p = 0; p < other.parts_.pairs.size(); ++p) {
        other.parts_.pairs[p].log_effect = exactly(assumptions.pair_log_effect[p]);
    }
    return other;
}

std::vector<std::string> Catalogue::measure_ids() const
{
    std::vector<std::string> ids;
    for (const Measure& measure : parts_.measures) {
        ids.push_back(measure.id);
    }
    return ids;
}

std::vector<NamedLabel> Catalogue::measure_labels() const
{
    std::vector<NamedLabel> labels;
    for (const Measure& measure : parts_.measures) {
        labels.push_back({measure.id, measure.name, measure.number});
    }
    return labels;
}

Catalogue Catalogue::reaching(const std::vector<std::vector<std::string>>& lineages) const
{
    Catalogue other = *this;
    for (Measure& measure : other.parts_.measures) {
        std::vector<std::string>& regions = measure.eligible.regions;
        const std::vector<std::string> given = regions;
        for (const std::vector<std::string>& lineage : lineages) {
            const bool is_reached = std::find_first_of(lineage.begin(), lineage.end(),
                                                       given.begin(), given.end()) != lineage.end();
            if (is_reached && !measure.eligible.includes(lineage.front())) {
                regions.push_back(lineage.front());
            }
        }
    }
    return other;
}

Catalogue Catalogue::without_prices() const
{
    Catalogue other = *this;
    for (Measure& measure : other.parts_.measures) {
        for (CostLine& line : measure.costs) {
            line.amount.reset();
            line.enabled = false;
        }
    }
    return other;
}

}  // namespace natality
