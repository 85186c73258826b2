#include <natality/scenario/design.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/scenario/detail/unit_points.hpp>
#include <natality/scenario/sobol_sequence.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace natality {

namespace {

constexpr double not_in_use = missing;

/// A part of a design and the use that was made of it.
using Matched = std::vector<const DesignMeasurePart*>;

/// The parts in the order of a checked package.
Matched parts_of(const Package& package, const DesignParts& parts, const Catalogue& catalogue)
{
    Matched matched;
    for (const MeasureUse& use : package.uses) {
        const std::string& id = catalogue.measures()[use.measure].id;
        matched.push_back(&*std::find_if(
            parts.measures.begin(), parts.measures.end(),
            [&id](const DesignMeasurePart& part) { return part.use.measure == id; }));
    }
    return matched;
}

/// The measures of a design as one package; an unknown measure is reported and left out.
Package checked_measures(const DesignParts& parts, const Catalogue& catalogue, Problems& problems)
{
    PackageParts all{"all", {}, {}, parts.place};
    for (const DesignMeasurePart& part : parts.measures) {
        all.uses.push_back(part.use);
        const bool has_paths = !part.use.level_by_year.empty() || !part.use.level_by_region.empty();
        if (!part.use.level_by_order.empty()) {
            problems.add(part.use.place,
                         localized("{}: level_by_order is for scenario files; a sweep does not "
                                   "tell children apart by order of birth",
                                   part.use.measure));
        }
        if (has_paths && parts.kind != DesignKind::all_packages) {
            problems.add(part.use.place, localized("{}: level_by_year and level_by_region have no "
                                                   "place in a design that chooses levels",
                                                   part.use.measure));
        }
    }
    if (all.uses.empty()) {
        problems.add(parts.place, "measures: a design needs at least one");
    }
    return checked_package(all, catalogue, problems);
}

/// The levels of a grid by measure.
std::vector<std::vector<double>> grid_levels(const Matched& matched, const Package& package,
                                             const Catalogue& catalogue, Problems& problems)
{
    std::vector<std::vector<double>> levels;
    for (std::size_t m = 0; m < matched.size(); ++m) {
        const DesignMeasurePart& part = *matched[m];
        const Measure& measure = catalogue.measures()[package.uses[m].measure];
        if (part.use.level) {
            levels.push_back({*part.use.level});
            continue;
        }
        levels.push_back(part.levels.empty() ? std::vector{measure.reference, measure.full}
                                             : part.levels);
        std::set<double> met;
        for (const double level : levels.back()) {
            check_level(level, measure, part.use.place, problems);
            if (!met.insert(level).second) {
                problems.add(part.use.place,
                             localized("{}: level {} stands twice", measure.id, level));
            }
        }
    }
    return levels;
}

/// The levels between which samples are drawn, by measure; one level twice for a measure that has
/// only one.
std::vector<std::array<double, 2>> sampled_ranges(const Matched& matched, const Package& package,
                                                  const Catalogue& catalogue, Problems& problems)
{
    std::vector<std::array<double, 2>> ranges;
    for (std::size_t m = 0; m < matched.size(); ++m) {
        const DesignMeasurePart& part = *matched[m];
        if (part.use.level) {
            ranges.push_back({*part.use.level, *part.use.level});
            continue;
        }
        const Measure& measure = catalogue.measures()[package.uses[m].measure];
        const auto [lowest, highest] = std::minmax(measure.reference, measure.full);
        const double low = part.low.value_or(lowest);
        const double high = part.high.value_or(highest);
        check_level(low, measure, part.use.place, problems);
        check_level(high, measure, part.use.place, problems);
        if (!(low < high)) {
            problems.add(part.use.place,
                         localized("{}: low {} is not below high {}", measure.id, low, high));
        }
        ranges.push_back({low, high});
    }
    return ranges;
}

/// The levels of measures with more than one, and their evidence if that is drawn.
std::vector<DesignDimension> dimensions_of(const std::vector<std::array<double, 2>>& ranges,
                                           bool draws_evidence)
{
    std::vector<DesignDimension> dimensions;
    for (std::size_t m = 0; m < ranges.size(); ++m) {
        if (ranges[m][0] != ranges[m][1]) {
            dimensions.push_back({m, false});
        }
    }
    for (std::size_t m = 0; draws_evidence && m < ranges.size(); ++m) {
        dimensions.push_back({m, true});
    }
    return dimensions;
}

/// By measure: the dimension of its level, or of its evidence; 0 for those without.
std::vector<std::size_t> positions(const std::vector<DesignDimension>& dimensions, bool of_evidence,
                                   std::size_t measures)
{
    std::vector<std::size_t> positions(measures);
    for (std::size_t dimension = 0; dimension < dimensions.size(); ++dimension) {
        if (dimensions[dimension].is_evidence == of_evidence) {
            positions[dimensions[dimension].measure] = dimension;
        }
    }
    return positions;
}

void check_samples(const DesignParts& parts, std::size_t dimensions, Problems& problems)
{
    if (parts.samples < 1) {
        problems.add(parts.place,
                     localized("samples: {} is not a number from 1 on", parts.samples));
    }
    if (parts.seed < 0) {
        problems.add(parts.place, localized("seed: {} is not a number from 0 on", parts.seed));
    }
    if (dimensions == 0 && !parts.measures.empty()) {
        problems.add(parts.place, "measures: every one is held at a level; there is nothing to "
                                  "draw");
    }
    if (parts.kind == DesignKind::sobol && 2 * dimensions > SobolSequence::most_dimensions) {
        problems.add(parts.place, localized("measures: a Sobol sequence draws the levels of {} "
                                            "at most, not of {}",
                                            SobolSequence::most_dimensions / 2, dimensions));
    }
}

bool is_saltelli(const DesignParts& parts)
{
    return parts.kind == DesignKind::sobol && parts.layout == SobolLayout::saltelli;
}

/// The points that levels are drawn from.
detail::UnitPoints points_of(const DesignParts& parts, std::size_t dimensions)
{
    const auto seed = static_cast<std::uint64_t>(parts.seed);
    if (parts.kind == DesignKind::latin_hypercube) {
        return detail::latin_hypercube(seed, static_cast<std::uint64_t>(parts.samples));
    }
    return is_saltelli(parts) ? detail::saltelli(detail::sobol(seed, 2 * dimensions), dimensions)
                              : detail::sobol(seed, dimensions);
}

/// Scenarios of a grid; \ref Design::most_scenarios and one more if there are too many.
std::uint64_t combinations(const std::vector<std::vector<double>>& levels)
{
    std::uint64_t count = 1;
    for (const std::vector<double>& each : levels) {
        if (count > Design::most_scenarios / each.size()) {
            return Design::most_scenarios + 1;
        }
        count *= each.size();
    }
    return count;
}

/// The levels of a table, scenario by scenario, in the order of the package.
std::vector<double> table_levels(const Matched& matched, const DesignParts& parts,
                                 const Package& package, const Catalogue& catalogue,
                                 Problems& problems)
{
    std::vector<double> levels;
    levels.reserve(parts.table.rows() * matched.size());
    for (std::size_t row = 0; row < parts.table.rows(); ++row) {
        for (std::size_t m = 0; m < matched.size(); ++m) {
            const auto column = static_cast<std::size_t>(matched[m] - parts.measures.data());
            const double level = parts.table.levels[row * parts.measures.size() + column];
            if (!std::isnan(level)) {
                check_level(level, catalogue.measures()[package.uses[m].measure],
                            {parts.table.file, parts.table.lines[row]}, problems);
            }
            levels.push_back(std::isnan(level) ? not_in_use : level);
        }
    }
    return levels;
}

/// Gives every measure the one level that it has wherever it is in use.
/// \return false if a measure has more than one, or there are too many to be bits.
bool has_one_level_each(Package& package, const std::vector<double>& levels)
{
    const std::size_t measures = package.uses.size();
    std::vector<std::optional<double>> only(measures);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (std::isnan(levels[i])) {
            continue;
        }
        std::optional<double>& known = only[i % measures];
        if (known && *known != levels[i]) {
            return false;
        }
        known = levels[i];
    }
    for (std::size_t m = 0; m < measures; ++m) {
        package.uses[m].intensity.level = only[m].value_or(package.uses[m].intensity.level);
    }
    return measures <= Design::most_switched_measures;
}

}  // namespace

Design::Design(DesignKind kind, Package full_package, std::uint64_t after_baseline,
               LevelOf level_of, bool is_on_off)
    : kind_(kind),
      full_package_(std::move(full_package)),
      size_(after_baseline + 1),
      level_of_(std::move(level_of)),
      is_on_off_(is_on_off)
{
}

Design Design::all_packages(Package full_package)
{
    std::vector<double> levels;
    for (const MeasureUse& use : full_package.uses) {
        levels.push_back(use.intensity.level);
    }
    const std::uint64_t after_baseline = (std::uint64_t{1} << levels.size()) - 1;
    return {DesignKind::all_packages, std::move(full_package), after_baseline,
            [levels = std::move(levels)](std::uint64_t k, std::size_t m) {
                return (((k + 1) >> m) & 1U) != 0 ? levels[m] : not_in_use;
            },
            true};
}

Design Design::grid(Package full_package, std::vector<std::vector<double>> levels)
{
    // The last measure varies fastest: stride by measure, from the last one.
    std::vector<std::uint64_t> strides(levels.size(), 1);
    for (std::size_t m = levels.size(); m-- > 1;) {
        strides[m - 1] = strides[m] * levels[m].size();
    }
    const std::uint64_t after_baseline = combinations(levels);
    return {
        DesignKind::grid, std::move(full_package), after_baseline,
        [levels = std::move(levels), strides = std::move(strides)](std::uint64_t k, std::size_t m) {
            return levels[m][k / strides[m] % levels[m].size()];
        },
        false};
}

Design Design::table(Package full_package, std::vector<double> levels)
{
    const std::size_t measures = full_package.uses.size();
    const std::uint64_t after_baseline = levels.size() / measures;
    const bool is_on_off = has_one_level_each(full_package, levels);
    return {DesignKind::table, std::move(full_package), after_baseline,
            [levels = std::move(levels), measures](std::uint64_t k, std::size_t m) {
                return levels[k * measures + m];
            },
            is_on_off};
}

Design Design::sampled(Package full_package, const DesignParts& parts,
                       std::vector<std::array<double, 2>> ranges)
{
    std::vector<DesignDimension> dimensions = dimensions_of(ranges, parts.draws_evidence);
    const std::size_t measures = ranges.size();
    const detail::UnitPoints unit_points = points_of(parts, dimensions.size());
    const auto samples = static_cast<std::uint64_t>(parts.samples);
    const std::uint64_t scenarios =
        is_saltelli(parts) ? samples * detail::saltelli_points(dimensions.size()) : samples;
    Design design{
        parts.kind, std::move(full_package), scenarios,
        [ranges = std::move(ranges), points = unit_points,
         dimension_of = positions(dimensions, false, measures)](std::uint64_t k, std::size_t m) {
            const auto [low, high] = ranges[m];
            return low < high ? std::lerp(low, high, points(k, dimension_of[m])) : low;
        },
        false};
    if (parts.draws_evidence) {
        design.quantile_of_ =
            [points = unit_points, dimension_of = positions(dimensions, true, measures)](
                std::uint64_t k, std::size_t m) { return points(k, dimension_of[m]); };
    }
    design.dimensions_ = std::move(dimensions);
    design.seed_ = static_cast<std::uint64_t>(parts.seed);
    design.samples_ = samples;
    if (parts.kind == DesignKind::sobol) {
        design.layout_ = parts.layout;
    }
    return design;
}

Design Design::validated(const DesignParts& parts, const Catalogue& catalogue)
{
    Problems problems;
    Package package = checked_measures(parts, catalogue, problems);
    const Matched matched = parts_of(package, parts, catalogue);
    switch (parts.kind) {
    case DesignKind::all_packages:
        if (parts.measures.size() > most_switched_measures) {
            problems.add(parts.place,
                         localized("measures: all packages can be made of {} at most, not of {}",
                                   most_switched_measures, parts.measures.size()));
        }
        problems.throw_if_any();
        return all_packages(std::move(package));
    case DesignKind::grid: {
        auto levels = grid_levels(matched, package, catalogue, problems);
        if (combinations(levels) > most_scenarios) {
            problems.add(parts.place, "measures: the grid has more than 2^62 scenarios");
        }
        problems.throw_if_any();
        return grid(std::move(package), std::move(levels));
    }
    case DesignKind::table: {
        auto levels = table_levels(matched, parts, package, catalogue, problems);
        if (parts.table.rows() == 0) {
            problems.add(parts.place, "table: a design needs at least one scenario");
        }
        problems.throw_if_any();
        return table(std::move(package), std::move(levels));
    }
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
        break;
    }
    auto ranges = sampled_ranges(matched, package, catalogue, problems);
    check_samples(parts, dimensions_of(ranges, parts.draws_evidence).size(), problems);
    problems.throw_if_any();
    return sampled(std::move(package), parts, std::move(ranges));
}

}  // namespace natality
