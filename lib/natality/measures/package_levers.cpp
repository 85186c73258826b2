#include <natality/measures/package_levers.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/subsets.hpp>
#include <natality/measures/detail/lever_effects.hpp>
#include <natality/measures/names.hpp>
#include <natality/measures/response.hpp>
#include <natality/measures/targets.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

using detail::Part;
using detail::SubsetValues;

/// Tables of this many measures stay in the cache.
constexpr std::size_t shared_table_measures = 6;

std::size_t count_of(Index index)
{
    return static_cast<std::size_t>(index);
}

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
    LaneWriter(const LeverLayout& layout, int step_years, Index group, RateLevers& levers)
        : layout_(layout),
          step_years_(step_years),
          log_effects_(levers.log_effects().group(group)),
          advances_(levers.advances().group(group)),
          newborn_(levers.newborn().group(group))
    {
    }

    /// \param values log effects, advance, infant mortality and sex ratio at birth.
    /// \pre the point before has been written.
    void write(std::size_t point, std::size_t lane, const double* values) const
    {
        const std::size_t log_effects = count_of(layout_.log_effects);
        // Rates end with the last year, the clock a point later.
        const bool is_year = point < count_of(layout_.years);
        for (std::size_t i = 0; is_year && i < log_effects; ++i) {
            log_effects_[cell(point * log_effects + i, lane)] = values[i];
        }
        values += log_effects;
        if (layout_.clock) {
            const double before = point == 0 ? 0.0 : advances_[cell(point - 1, lane)];
            advances_[cell(point, lane)] = limited_advance(*values++, before, step_years_);
        }
        for (std::size_t i = 0; is_year && layout_.newborn && i < 2; ++i) {
            newborn_[cell(2 * point + i, lane)] = values[i];
        }
    }

private:
    static std::size_t cell(std::size_t row, std::size_t lane)
    {
        return row * count_of(lanes_in_group) + lane;
    }

    const LeverLayout& layout_;
    int step_years_;
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
    : measures_(paths.size()), step_years_(baseline.years.step())
{
    const std::vector<Part> parts = detail::parts_of(paths, catalogue, rules);
    check_sizes(paths.size(), parts);
    const detail::DistinctEffects effects =
        detail::distinct_effects(paths, catalogue, rules.evidence, baseline);
    const SubsetValues subset_values(paths, catalogue, rules, effects, step_years_);
    layout_ = effects.layout;
    values_per_point_ = subset_values.size();
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
    const std::vector<const double*> rows = rows_of(packages, points * values_per_point_);
    const LaneWriter writer(layout_, step_years_, group, levers);
    std::vector<double> common(values_per_point_);
    std::vector<double> values(values_per_point_);
    for (std::size_t t = 0; t < points; ++t) {
        const auto add = [&](const double* row, std::vector<double>& sum) {
            std::transform(sum.begin(), sum.end(), row + t * values_per_point_, sum.begin(),
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
                                                  std::size_t values_per_subset) const
{
    std::vector<const double*> rows;
    rows.reserve(packages.size() * tables_.size());
    for (const std::uint64_t package : packages) {
        for (const Table& table : tables_) {
            rows.push_back(table.values.data() +
                           subset_of(table.measures, package) * values_per_subset);
        }
    }
    return rows;
}

bool can_tabulate(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                  const EffectRules& rules)
{
    const std::vector<Part> parts = detail::parts_of(paths, catalogue, rules);
    return paths.size() <= std::numeric_limits<std::uint64_t>::digits &&
           std::all_of(parts.begin(), parts.end(), [](const Part& part) {
               return part.measures.size() <= PackageLevers::tabulated_at_most;
           });
}

std::optional<LocalText> no_levers_because(std::span<const std::size_t> measures,
                                           const Catalogue& catalogue, CombinationRule rule)
{
    std::vector<detail::AskedOfLevers> asked{
        {localized("the rule '{}'", to_string(rule)), rule_parts(rule) != RuleParts::none}};
    for (const std::size_t measure : measures) {
        for (const Effect& effect : catalogue.measures()[measure].effects) {
            asked.push_back({localized("effects on '{}'", target_id(effect.target)),
                             handling_of(effect.target).has_levers});
        }
    }
    return detail::unexpressed(asked);
}

LeverLayout lever_layout(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                         const EffectRules& rules, const RatePaths& baseline)
{
    return detail::distinct_effects(paths, catalogue, rules.evidence, baseline).layout;
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
    }
    for (Index t = 0; layout.clock && t <= layout.years; ++t) {
        levers.advance(scenario, t) = effects.clock_advance(t);
    }
    for (Index t = 0; layout.newborn && t < layout.years; ++t) {
        levers.infant_mortality(scenario, t) = effects.infant_mortality(t);
        levers.sex_ratio_at_birth(scenario, t) = effects.sex_ratio_at_birth(t);
    }
}

}  // namespace natality
