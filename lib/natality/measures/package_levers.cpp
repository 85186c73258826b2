#include <natality/measures/package_levers.hpp>

#include <natality/measures/detail/series_effects.hpp>
#include <natality/measures/response.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

using detail::SeriesEffects;

/// Tables of this many measures stay in the cache.
constexpr std::size_t shared_table_measures = 6;

std::size_t count_of(Index index)
{
    return static_cast<std::size_t>(index);
}

/// Numbers what is distinct in the order it is first met.
template <class Key>
class Numbering {
public:
    int number_of(const Key& key)
    {
        const auto known = std::find(keys_.begin(), keys_.end(), key);
        if (known == keys_.end()) {
            keys_.push_back(key);
            return static_cast<int>(keys_.size()) - 1;
        }
        return static_cast<int>(known - keys_.begin());
    }
    [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

private:
    std::vector<Key> keys_;
};

/// By measure: the quantum part of its effect at full response.
using QuantumEffects = std::vector<double>;
/// By measure, then point: the advance of the clock.
using Advances = std::vector<std::vector<double>>;

QuantumEffects quantum_at(const SeriesEffects& series, Index age)
{
    QuantumEffects effects;
    for (const ByAge& of_measure : series.quantum) {
        effects.push_back(of_measure(age));
    }
    return effects;
}

Advances advances_of(const SeriesEffects& series)
{
    Advances advances;
    for (const ByYear& of_measure : series.advance) {
        advances.emplace_back(of_measure.begin(), of_measure.end());
    }
    return advances;
}

bool is_zero(const std::vector<double>& values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

/// The effects that differ, and which rate and age has which.
struct DistinctEffects {
    LeverLayout layout;
    std::vector<QuantumEffects> log_effects;
    std::vector<Advances> advances;
    /// By measure: log ratios of infant mortality and of the sex ratio at birth at full response.
    std::vector<std::array<double, 2>> newborn;
};

DistinctEffects distinct_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                                 EvidenceLevel evidence, const RatePaths& baseline)
{
    const std::vector<SeriesEffects> all_series =
        detail::series_effects(paths, catalogue, evidence, baseline);
    DistinctEffects distinct{.layout = without_levers(static_cast<Index>(all_series.size()),
                                                      baseline.ages.size(), baseline.years.size()),
                             .log_effects = {},
                             .advances = {},
                             .newborn = {}};
    Numbering<QuantumEffects> log_effects;
    Numbering<Advances> advances;
    for (std::size_t r = 0; r < all_series.size(); ++r) {
        for (Index a = 0; a < baseline.ages.size(); ++a) {
            const QuantumEffects here = quantum_at(all_series[r], a);
            if (!is_zero(here)) {
                distinct.layout.log_effect_of[r](a) = log_effects.number_of(here);
            }
        }
        const Advances clock = advances_of(all_series[r]);
        if (!std::all_of(clock.begin(), clock.end(), is_zero)) {
            distinct.layout.advance_of[r] = advances.number_of(clock);
        }
    }
    for (const MeasurePath& path : paths) {
        const Measure& measure = catalogue.measures()[path.measure];
        distinct.newborn.push_back(
            {detail::yearly_effect(measure, Target::infant_mortality, evidence),
             detail::yearly_effect(measure, Target::sex_ratio_at_birth, evidence)});
        distinct.layout.newborn |= distinct.newborn.back() != std::array{0.0, 0.0};
    }
    distinct.log_effects = log_effects.keys();
    distinct.advances = advances.keys();
    distinct.layout.log_effects = static_cast<Index>(distinct.log_effects.size());
    distinct.layout.advances = static_cast<Index>(distinct.advances.size());
    return distinct;
}

/// Measures whose effects combine with each other and add to all others: a barrier, or a pair.
struct Part {
    std::vector<std::size_t> measures;
    /// γ of a pair; nothing for a barrier.
    std::optional<double> gamma;
};

std::vector<Part> parts_of(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                           const EffectRules& rules)
{
    const bool all_add = rules.rule == CombinationRule::multiplicative;
    std::vector<Part> parts(all_add ? paths.size() : catalogue.barriers().size());
    for (std::size_t m = 0; m < paths.size(); ++m) {
        parts[all_add ? m : catalogue.barrier_of(paths[m].measure)].measures.push_back(m);
    }
    std::erase_if(parts, [](const Part& part) { return part.measures.empty(); });
    for (const detail::ActivePair& pair : detail::active_pairs(paths, catalogue, rules)) {
        parts.push_back({{pair.first, pair.second}, pair.gamma});
    }
    return parts;
}

/// What the subsets of a part make of every lever.
class SubsetValues {
public:
    SubsetValues(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                 const EffectRules& rules, const DistinctEffects& effects)
        : paths_(paths),
          effects_(effects),
          rule_(rules.rule),
          exponents_(detail::exponents_of(catalogue, rules.evidence))
    {
        for (const MeasurePath& path : paths) {
            barriers_.push_back(catalogue.barrier_of(path.measure));
        }
    }

    [[nodiscard]] std::size_t size() const
    {
        return effects_.log_effects.size() + effects_.advances.size() +
               (effects_.layout.newborn ? 2 : 0);
    }
    [[nodiscard]] std::size_t points() const { return count_of(effects_.layout.years) + 1; }

    /// By point and value, under the measures of \p part that \p in_use has.
    [[nodiscard]] std::vector<double> of(const Part& part,
                                         const std::vector<std::size_t>& in_use) const
    {
        std::vector<double> values;
        values.reserve(points() * size());
        for (std::size_t t = 0; t < points(); ++t) {
            for (const QuantumEffects& effect : effects_.log_effects) {
                values.push_back(part.gamma ? pair_effect(part, in_use, effect, t)
                                            : log_effect(in_use, effect, t));
            }
            for (const Advances& advances : effects_.advances) {
                values.push_back(part.gamma ? 0.0 : advance(in_use, advances, t));
            }
            for (std::size_t target = 0; effects_.layout.newborn && target < 2; ++target) {
                values.push_back(part.gamma ? 0.0 : newborn(in_use, target, t));
            }
        }
        return values;
    }

private:
    /// Response in a year; none after the last.
    [[nodiscard]] double response(std::size_t measure, std::size_t year) const
    {
        const ByYear& path = paths_[measure].response;
        return year < count_of(path.size()) ? path(static_cast<Index>(year)) : 0.0;
    }

    [[nodiscard]] double log_effect(const std::vector<std::size_t>& in_use,
                                    const QuantumEffects& effect, std::size_t year) const
    {
        std::vector<BarrierEffect> acting;
        for (const std::size_t m : in_use) {
            acting.push_back({barriers_[m], effect[m] * response(m, year)});
        }
        return combined(rule_, acting, exponents_);
    }

    [[nodiscard]] double advance(const std::vector<std::size_t>& in_use, const Advances& advances,
                                 std::size_t point) const
    {
        std::vector<BarrierEffect> acting;
        for (const std::size_t m : in_use) {
            acting.push_back({barriers_[m], advances[m][point]});
        }
        return combined(rule_, acting, exponents_);
    }

    [[nodiscard]] double newborn(const std::vector<std::size_t>& in_use, std::size_t target,
                                 std::size_t year) const
    {
        double sum = 0.0;
        for (const std::size_t m : in_use) {
            sum += effects_.newborn[m][target] * response(m, year);
        }
        return sum;
    }

    [[nodiscard]] double pair_effect(const Part& part, const std::vector<std::size_t>& in_use,
                                     const QuantumEffects& effect, std::size_t year) const
    {
        const std::size_t first = part.measures.front();
        const std::size_t second = part.measures.back();
        const bool both_act = in_use.size() == 2 && effect[first] != 0.0 && effect[second] != 0.0;
        return both_act ? *part.gamma * response(first, year) * response(second, year) : 0.0;
    }

    const std::vector<MeasurePath>& paths_;
    const DistinctEffects& effects_;
    CombinationRule rule_;
    std::vector<double> exponents_;
    std::vector<std::size_t> barriers_;
};

std::vector<std::size_t> united(std::vector<std::size_t> measures,
                                const std::vector<std::size_t>& others)
{
    measures.insert(measures.end(), others.begin(), others.end());
    std::sort(measures.begin(), measures.end());
    measures.erase(std::unique(measures.begin(), measures.end()), measures.end());
    return measures;
}

/// Parts that share a table.
struct SharedTable {
    std::vector<std::size_t> measures;
    std::vector<Part> parts;
};

/// Packs parts into as few tables as stay small; a large part has one of its own. Those of the
/// first measures come last: neighbouring packages differ in them alone, and share the sum of the
/// others.
std::vector<SharedTable> packed(const std::vector<Part>& parts)
{
    std::vector<SharedTable> tables;
    for (const Part& part : parts) {
        const auto fits = [&](const SharedTable& table) {
            return united(table.measures, part.measures).size() <=
                   std::max(shared_table_measures, table.measures.size());
        };
        auto found = std::find_if(tables.begin(), tables.end(), fits);
        if (found == tables.end()) {
            found = tables.insert(tables.end(), SharedTable{});
        }
        found->measures = united(found->measures, part.measures);
        found->parts.push_back(part);
    }
    std::sort(tables.begin(), tables.end(), [](const SharedTable& one, const SharedTable& other) {
        return one.measures.front() > other.measures.front();
    });
    return tables;
}

/// The number of the subset of \p measures that a package uses.
std::size_t subset_of(const std::vector<std::size_t>& measures, std::uint64_t package)
{
    std::size_t subset = 0;
    for (std::size_t bit = 0; bit < measures.size(); ++bit) {
        subset |= static_cast<std::size_t>((package >> measures[bit]) & 1U) << bit;
    }
    return subset;
}

/// The measures of a subset by number.
std::vector<std::size_t> members(const std::vector<std::size_t>& measures, std::size_t subset)
{
    std::vector<std::size_t> members;
    for (std::size_t bit = 0; bit < measures.size(); ++bit) {
        if (((subset >> bit) & 1U) != 0) {
            members.push_back(measures[bit]);
        }
    }
    return members;
}

/// The bits of some measures in a package.
std::uint64_t package_of(const std::vector<std::size_t>& measures)
{
    return std::accumulate(
        measures.begin(), measures.end(), std::uint64_t{0},
        [](std::uint64_t bits, std::size_t m) { return bits | (std::uint64_t{1} << m); });
}

/// Adds what a part contributes to every subset of a table.
void add_part(const Part& part, const SubsetValues& subset_values,
              const std::vector<std::size_t>& measures, std::vector<double>& values)
{
    const std::size_t width = subset_values.points() * subset_values.size();
    std::vector<std::vector<double>> of_part;
    for (std::size_t subset = 0; subset < std::size_t{1} << part.measures.size(); ++subset) {
        of_part.push_back(subset_values.of(part, members(part.measures, subset)));
    }
    for (std::size_t subset = 0; subset < std::size_t{1} << measures.size(); ++subset) {
        const std::uint64_t package = package_of(members(measures, subset));
        const std::vector<double>& added = of_part[subset_of(part.measures, package)];
        for (std::size_t i = 0; i < width; ++i) {
            values[subset * width + i] += added[i];
        }
    }
}

/// Writes the values of one point and package to its lane.
class LaneWriter {
public:
    LaneWriter(const LeverLayout& layout, Index group, RateLevers& levers)
        : layout_(layout),
          log_effects_(levers.log_effects().group(group)),
          advances_(levers.advances().group(group)),
          newborn_(levers.newborn().group(group))
    {
    }

    /// \param values log effects, advances, infant mortality and sex ratio at birth.
    void write(std::size_t point, std::size_t lane, const double* values) const
    {
        const std::size_t log_effects = count_of(layout_.log_effects);
        const std::size_t advances = count_of(layout_.advances);
        // Rates end with the last year, the clock a point later.
        if (point < count_of(layout_.years)) {
            spread(values, log_effects, log_effects_ + lines(point * log_effects) + lane);
            if (layout_.newborn) {
                spread(values + log_effects + advances, 2, newborn_ + lines(2 * point) + lane);
            }
        }
        double* const clock = advances_ + lines(point * advances) + lane;
        for (std::size_t i = 0; i < advances; ++i) {
            clock[lines(i)] = std::clamp(values[log_effects + i], 0.0, longest_advance);
        }
    }

private:
    static std::size_t lines(std::size_t rows) { return rows * count_of(lanes_in_group); }

    static void spread(const double* values, std::size_t count, double* to)
    {
        for (std::size_t i = 0; i < count; ++i) {
            to[lines(i)] = values[i];
        }
    }

    const LeverLayout& layout_;
    double* log_effects_;
    double* advances_;
    double* newborn_;
};

void check_sizes(std::size_t measures, const std::vector<Part>& parts)
{
    if (measures > std::numeric_limits<std::uint64_t>::digits) {
        throw std::invalid_argument(
            fmt::format("{} measures do not fit a package of 64", measures));
    }
    for (const Part& part : parts) {
        if (part.measures.size() > PackageLevers::tabulated_at_most) {
            throw std::invalid_argument(
                fmt::format("{} measures in one barrier are too many to tabulate their packages; "
                            "{} can be",
                            part.measures.size(), PackageLevers::tabulated_at_most));
        }
    }
}

}  // namespace

PackageLevers::PackageLevers(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                             const EffectRules& rules, const RatePaths& baseline)
    : measures_(paths.size())
{
    const std::vector<Part> parts = parts_of(paths, catalogue, rules);
    check_sizes(paths.size(), parts);
    const DistinctEffects effects = distinct_effects(paths, catalogue, rules.evidence, baseline);
    const SubsetValues subset_values(paths, catalogue, rules, effects);
    layout_ = effects.layout;
    values_a_point_ = subset_values.size();
    for (const SharedTable& shared : packed(parts)) {
        const std::size_t subsets = std::size_t{1} << shared.measures.size();
        Table& table = tables_.emplace_back(Table{shared.measures, {}});
        table.values.assign(subsets * subset_values.points() * subset_values.size(), 0.0);
        for (const Part& part : shared.parts) {
            add_part(part, subset_values, shared.measures, table.values);
        }
    }
}

void PackageLevers::fill(std::span<const std::uint64_t> packages, RateLevers& levers) const
{
    const auto lanes = count_of(lanes_in_group);
    for (std::size_t first = 0; first < packages.size(); first += lanes) {
        fill_group(packages.subspan(first, std::min(lanes, packages.size() - first)),
                   static_cast<Index>(first / lanes), levers);
    }
}

void PackageLevers::fill_group(std::span<const std::uint64_t> packages, Index group,
                               RateLevers& levers) const
{
    const std::size_t points = count_of(layout_.years) + 1;
    const std::size_t tables = tables_.size();
    const std::size_t shared = tables_in_common(packages);
    const std::vector<const double*> rows = rows_of(packages, points * values_a_point_);
    const LaneWriter writer(layout_, group, levers);
    std::vector<double> common(values_a_point_);
    std::vector<double> values(values_a_point_);
    for (std::size_t t = 0; t < points; ++t) {
        const auto add = [&](const double* row, std::vector<double>& sum) {
            std::transform(sum.begin(), sum.end(), row + t * values_a_point_, sum.begin(),
                           std::plus<>());
        };
        std::fill(common.begin(), common.end(), 0.0);
        for (std::size_t i = 0; i < shared; ++i) {
            add(rows[i], common);
        }
        for (std::size_t lane = 0; lane < packages.size(); ++lane) {
            values = common;
            for (std::size_t i = shared; i < tables; ++i) {
                add(rows[lane * tables + i], values);
            }
            writer.write(t, lane, values.data());
        }
    }
}

std::size_t PackageLevers::tables_in_common(std::span<const std::uint64_t> packages) const
{
    const auto is_common = [&](const Table& table) {
        return std::all_of(packages.begin(), packages.end(), [&](std::uint64_t package) {
            return subset_of(table.measures, package) ==
                   subset_of(table.measures, packages.front());
        });
    };
    return static_cast<std::size_t>(std::find_if_not(tables_.begin(), tables_.end(), is_common) -
                                    tables_.begin());
}

std::vector<const double*> PackageLevers::rows_of(std::span<const std::uint64_t> packages,
                                                  std::size_t values_a_subset) const
{
    std::vector<const double*> rows;
    rows.reserve(packages.size() * tables_.size());
    for (const std::uint64_t package : packages) {
        for (const Table& table : tables_) {
            rows.push_back(table.values.data() +
                           subset_of(table.measures, package) * values_a_subset);
        }
    }
    return rows;
}

void set_levers(const PolicyEffects& effects, const LeverLayout& layout, Index scenario,
                RateLevers& levers)
{
    for (std::size_t r = 0; r < layout.log_effect_of.size(); ++r) {
        const Eigen::ArrayXi& rows = layout.log_effect_of[r];
        for (Index a = 0; a < rows.size(); ++a) {
            const bool is_first_of_class = a == 0 || rows(a) != rows(a - 1);
            for (Index t = 0; is_first_of_class && rows(a) != no_lever && t < layout.years; ++t) {
                levers.log_effect(scenario, t, rows(a)) = effects.log_effect[r](a, t);
            }
        }
        for (Index t = 0; layout.advance_of[r] != no_lever && t <= layout.years; ++t) {
            levers.advance(scenario, t, layout.advance_of[r]) = effects.clock_advance[r](t);
        }
    }
    for (Index t = 0; layout.newborn && t < layout.years; ++t) {
        levers.infant_mortality(scenario, t) = effects.infant_mortality(t);
        levers.sex_ratio_at_birth(scenario, t) = effects.sex_ratio_at_birth(t);
    }
}

}  // namespace natality
