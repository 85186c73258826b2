#include <natality/measures/package.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/birth_orders.hpp>

#include <algorithm>
#include <set>

namespace natality {

namespace {

/// Nobody responds to what is so many years away.
constexpr int longest_announcement = 20;

void check_years(const MeasureUsePart& part, Problems& problems)
{
    if (part.phase_in_years < 1) {
        problems.add(part.place, localized("{}: phase_in must be at least 1 year", part.measure));
    }
    if (part.announced_years < 0 || part.announced_years > longest_announcement) {
        problems.add(part.place, localized("{}: announced must lie in 0 to {} years before from",
                                           part.measure, longest_announcement));
    }
    if (part.until && *part.until <= part.from) {
        problems.add(part.place, localized("{}: until {} must come after from {}", part.measure,
                                           part.until->value, part.from.value));
    }
}

/// The level aimed at wherever no other is given.
double common_level(const MeasureUsePart& part, const Measure& measure)
{
    const double otherwise = part.level_by_region.empty() ? measure.full : measure.reference;
    return part.level.value_or(otherwise);
}

/// Levels of the orders 1, 2 and 3; those that are not named keep today's.
std::vector<double> levels_by_order(const MeasureUsePart& part, const Measure& measure,
                                    Problems& problems)
{
    std::vector<double> levels;
    if (part.level_by_order.empty()) {
        return levels;
    }
    levels.assign(highest_order, measure.reference);
    for (const auto& [name, level] : part.level_by_order) {
        const bool is_order = name.size() == 1 && name[0] >= '1' && name[0] <= '0' + highest_order;
        if (is_order) {
            levels[static_cast<std::size_t>(name[0] - '1')] = level;
        } else {
            problems.add(part.place, localized("{}: level_by_order: '{}' is not a birth order; "
                                               "1, 2, and 3 for the third and later",
                                               part.measure, name));
        }
    }
    return levels;
}

Intensity intensity_of(const MeasureUsePart& part, const Measure& measure, Problems& problems)
{
    return {.level = common_level(part, measure),
            .from = part.from,
            .phase_in_years = part.phase_in_years,
            .until = part.until,
            .shape = part.shape,
            .level_by_year = part.level_by_year,
            .level_by_region = part.level_by_region,
            .level_by_order = levels_by_order(part, measure, problems),
            .announced_years = part.announced_years};
}

void check_levels(const Intensity& intensity, const Measure& measure, const Place& place,
                  Problems& problems)
{
    check_level(intensity.level, measure, place, problems);
    for (const auto& [year, level] : intensity.level_by_year) {
        check_level(level, measure, place, problems);
    }
    for (const double level : intensity.level_by_order) {
        check_level(level, measure, place, problems);
    }
    for (const auto& [region, level] : intensity.level_by_region) {
        check_level(level, measure, place, problems);
    }
}

/// An end of the levels that are possible, and what it is.
LocalText end_text(double level, const Measure& measure)
{
    if (level == measure.reference) {
        return localized("{} (today)", level);
    }
    if (level == measure.full) {
        return localized("{} (full)", level);
    }
    return level == measure.lowest_level() ? localized("{} (least)", level)
                                           : localized("{} (most)", level);
}

}  // namespace

Package baseline_package()
{
    return {"baseline", localized("Baseline"), {}};
}

MeasureUsePart as_written(const MeasureUse& use, const Catalogue& catalogue)
{
    MeasureUsePart part;
    part.measure = catalogue.measures()[use.measure].id;
    part.level = use.intensity.level;
    part.from = use.intensity.from;
    part.phase_in_years = use.intensity.phase_in_years;
    part.until = use.intensity.until;
    part.shape = use.intensity.shape;
    part.level_by_year = use.intensity.level_by_year;
    part.level_by_region = use.intensity.level_by_region;
    for (std::size_t order = 0; order < use.intensity.level_by_order.size(); ++order) {
        part.level_by_order[std::to_string(order + 1)] = use.intensity.level_by_order[order];
    }
    part.announced_years = use.intensity.announced_years;
    return part;
}

void check_level(double level, const Measure& measure, const Place& place, Problems& problems)
{
    if (!(level >= measure.lowest_level() && level <= measure.highest_level())) {
        const bool rises = measure.full > measure.reference;
        const double from = rises ? measure.lowest_level() : measure.highest_level();
        const double to = rises ? measure.highest_level() : measure.lowest_level();
        problems.add(place,
                     localized("{}: level {} is outside {} to {}, {}", measure.id, level,
                               end_text(from, measure), end_text(to, measure), measure.unit));
    }
}

Package checked_package(const PackageParts& parts, const Catalogue& catalogue, Problems& problems)
{
    const bool has_name = !parts.name.en.empty() || !parts.name.zh.empty();
    Package package{parts.id, has_name ? parts.name : LocalText{parts.id, parts.id}, {}};
    std::set<std::size_t> used;
    for (const MeasureUsePart& part : parts.uses) {
        const auto measure = catalogue.find(part.measure);
        if (!measure) {
            problems.add(part.place,
                         localized("measure '{}' is not in the catalogue; {}", part.measure,
                                   nearest_label_hint(part.measure, catalogue.measure_labels())));
            continue;
        }
        if (!used.insert(*measure).second) {
            problems.add(part.place, localized("measure '{}' stands twice in package '{}'",
                                               part.measure, parts.id));
        }
        const Measure& known = catalogue.measures()[*measure];
        check_years(part, problems);
        const Intensity intensity = intensity_of(part, known, problems);
        check_levels(intensity, known, part.place, problems);
        package.uses.push_back({*measure, intensity, {}});
    }
    std::sort(package.uses.begin(), package.uses.end(),
              [](const MeasureUse& left, const MeasureUse& right) {
                  return left.measure < right.measure;
              });
    return package;
}

}  // namespace natality
