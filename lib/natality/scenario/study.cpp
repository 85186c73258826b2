#include <natality/scenario/study.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/names.hpp>
#include <natality/scenario/detail/settings_check.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace natality {

namespace {

/// A level changes with a step, so that a year within one would be put off to the next.
void check_meets_step(const MeasureUsePart& use, std::string_view key, Year year,
                      const Dataset& dataset, Problems& problems)
{
    const int width = dataset.ages().width();
    const int since = year.value - dataset.base_year().value;
    if (since > 0 && since % width != 0) {
        const int first = year.value - since % width;
        problems.add(use.place,
                     localized("{}: {} {} lies within the step of {} years from {} on; "
                               "give the first year of a step, {} or {}",
                               use.measure, key, year.value, width, first, first, first + width));
    }
}

/// A measure that begins after the last year would do nothing, and nobody would notice.
void check_starts(const PackageParts& package, Year horizon, const Dataset& dataset,
                  Problems& problems)
{
    for (const MeasureUsePart& use : package.uses) {
        check_meets_step(use, "from", use.from, dataset, problems);
        if (use.until) {
            check_meets_step(use, "until", *use.until, dataset, problems);
        }
        if (use.from > horizon) {
            problems.add(use.place, localized("{}: from {} lies after the horizon, {}; a measure "
                                              "must begin by then",
                                              use.measure, use.from.value, horizon.value));
        }
    }
}

std::vector<Package> checked_scenarios(const StudyParts& parts, const Catalogue& catalogue,
                                       const Dataset& dataset, Problems& problems)
{
    std::vector<Package> scenarios{baseline_package()};
    std::set<std::string> ids{"baseline"};
    for (const PackageParts& package : parts.packages) {
        if (package.id.empty()) {
            problems.add(package.place, "a package needs an id");
        } else if (!ids.insert(package.id).second) {
            problems.add(package.place,
                         localized("package id '{}' is taken; every package has an id of its own, "
                                   "and 'baseline' is the scenario without measures",
                                   package.id));
        }
        if (parts.settings.horizon > dataset.base_year()) {
            check_starts(package, parts.settings.horizon, dataset, problems);
        }
        scenarios.push_back(checked_package(package, catalogue, problems));
        check_orders(scenarios.back(), package.place, catalogue, dataset, problems);
        check_regions(scenarios.back(), package.place, catalogue, dataset, problems);
    }
    const std::vector<OtherBaseline>& others = parts.settings.other_baselines;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (!ids.insert(others[i].id).second) {
            problems.add(
                others[i].place,
                localized(
                    "baseline id '{}' is taken; every baseline and package has an id of its own",
                    others[i].id));
        }
        const bool has_name = !others[i].name.en.empty() || !others[i].name.zh.empty();
        const LocalText name = has_name ? others[i].name : LocalText{others[i].id, others[i].id};
        scenarios.push_back({others[i].id, name, {}, i});
    }
    return scenarios;
}

void check_levels_by_order(const Measure& measure, const Place& place, const Dataset& dataset,
                           Problems& problems)
{
    const auto check_line = [&](const auto& line) {
        const bool may_differ =
            tells_orders(line.count.who) || line.count.coverage == LineCoverage::standard;
        if (line.enabled && !may_differ) {
            problems.add(place, localized("measure '{}': level_by_order: the line '{}' counts "
                                          "persons that are not told apart by order of birth",
                                          measure.id, line.name.en));
        }
    };
    std::for_each(measure.costs.begin(), measure.costs.end(), check_line);
    std::for_each(measure.capacities.begin(), measure.capacities.end(), check_line);
    for (const RegionInputs& region : dataset.regions()) {
        if (!region.births_by_order) {
            problems.add(place, localized("measure '{}': level_by_order: region {} has no "
                                          "births_by_order",
                                          measure.id, region.region.id));
        }
    }
}

/// Amounts of a currency that the data set does not count in would be taken for its own.
bool are_in_one_currency(const Dataset& dataset, const Catalogue& catalogue)
{
    const Money& money = dataset.description().money;
    const bool has_money = money.price_year != 0;
    return catalogue.currency().empty() || (has_money && catalogue.currency() == money.currency);
}

/// A level of a region is that of the regions in it that have none of their own; the nearest
/// counts.
void reach_regions_within(Package& package, const Dataset& dataset)
{
    for (MeasureUse& use : package.uses) {
        const std::map<std::string, double> given = use.intensity.level_by_region;
        for (const RegionInputs& inputs : dataset.regions()) {
            for (const std::string& region : dataset.lineage(inputs.region.id)) {
                if (const auto level = given.find(region); level != given.end()) {
                    use.intensity.level_by_region[inputs.region.id] = level->second;
                    break;
                }
            }
        }
    }
}

/// The last year that rates of the years before it are found from: births were counted in it, or
/// effects of measures observed.
Year last_year_fitted(const Dataset& dataset, const Catalogue& catalogue)
{
    Year last = dataset.base_year();
    for (const RegionInputs& region : dataset.regions()) {
        for (const ObservedFigure& figure : region.observed) {
            last = std::max(last, figure.year);
        }
    }
    for (const Measure& measure : catalogue.measures()) {
        for (const Effect& effect : measure.effects) {
            last = std::max(last, Year{dataset.base_year().value + effect.observed.last_year - 1});
        }
    }
    return last;
}

}  // namespace

void check_orders(const Package& package, const Place& place, const Catalogue& catalogue,
                  const Dataset& dataset, Problems& problems)
{
    for (const MeasureUse& use : package.uses) {
        if (!use.intensity.level_by_order.empty()) {
            check_levels_by_order(catalogue.measures()[use.measure], place, dataset, problems);
        }
    }
    for (const RegionInputs& region : dataset.regions()) {
        if (region.births_by_order) {
            continue;
        }
        for (const MeasureUse& use : package.uses) {
            const Measure& measure = catalogue.measures()[use.measure];
            for (const Effect& effect : measure.effects) {
                const bool is_of_orders =
                    effect.target == Target::union_formation || !effect.orders.empty();
                if (is_of_orders) {
                    problems.add(place, localized("measure '{}' acts on certain birth orders, and "
                                                  "region {} has no births_by_order",
                                                  measure.id, region.region.id));
                    return;
                }
            }
        }
    }
}

void check_regions(const Package& package, const Place& place, const Catalogue& catalogue,
                   const Dataset& dataset, Problems& problems)
{
    std::vector<std::string> known;
    for (const Region& region : dataset.regions_shown()) {
        known.push_back(region.id);
    }
    const auto require_known = [&](const Measure& measure, const std::string& region) {
        if (std::find(known.begin(), known.end(), region) == known.end()) {
            problems.add(place, localized("measure '{}': region '{}' is not in the data set; {}",
                                          measure.id, region, nearest_name_hint(region, known)));
        }
    };
    for (const MeasureUse& use : package.uses) {
        const Measure& measure = catalogue.measures()[use.measure];
        for (const std::string& region : measure.eligible.regions) {
            require_known(measure, region);
        }
        for (const auto& [region, level] : use.intensity.level_by_region) {
            require_known(measure, region);
        }
    }
}

Study::Study(Dataset dataset, Catalogue catalogue, Settings settings, LocalText title,
             std::vector<Package> scenarios, bool has_prices)
    : dataset_(std::move(dataset)),
      catalogue_(std::move(catalogue)),
      settings_(std::move(settings)),
      title_(std::move(title)),
      scenarios_(std::move(scenarios)),
      has_prices_(has_prices)
{
}

Study Study::validated(Dataset dataset, Catalogue catalogue, const StudyParts& parts)
{
    Problems problems;
    detail::check_settings(parts, dataset, problems);
    std::vector<Package> scenarios = checked_scenarios(parts, catalogue, dataset, problems);
    problems.throw_if_any();
    for (Package& package : scenarios) {
        reach_regions_within(package, dataset);
    }
    std::vector<std::vector<std::string>> lineages;
    for (const RegionInputs& inputs : dataset.regions()) {
        lineages.push_back(dataset.lineage(inputs.region.id));
    }
    catalogue = catalogue.reaching(lineages);
    const bool has_prices = are_in_one_currency(dataset, catalogue);
    if (!has_prices) {
        catalogue = catalogue.without_prices();
    }
    return {std::move(dataset), std::move(catalogue), parts.settings,
            parts.title,        std::move(scenarios), has_prices};
}

Study Study::with_packages(const std::vector<Package>& packages) const
{
    std::vector<Package> scenarios{baseline_package()};
    scenarios.insert(scenarios.end(), packages.begin(), packages.end());
    return {dataset_, catalogue_, settings_, title_, std::move(scenarios), has_prices_};
}

Study Study::with_rules(CombinationRule rule, EvidenceLevel evidence) const
{
    Study other = *this;
    other.settings_.rule = rule;
    other.settings_.evidence = evidence;
    return other;
}

Study Study::with_draws(const DrawSettings& draws) const
{
    Study other = *this;
    other.settings_.draws = draws;
    Problems problems;
    detail::check_draws(other.settings_, dataset_, {}, problems);
    problems.throw_if_any();
    return other;
}

Study Study::with_details(const ResultsDetails& details) const
{
    Study other = *this;
    other.settings_.details = details;
    Problems problems;
    detail::check_details(other.settings_, dataset_, {}, problems);
    problems.throw_if_any();
    return other;
}

Study Study::through(Year last) const
{
    if (last < dataset_.base_year()) {
        return *this;
    }
    const YearAxis all = years();
    const int base = all.first().value;
    const int span = std::max(last, last_year_fitted(dataset_, catalogue_)).value - base;
    const Year after_its_step{base + (span / all.step() + 1) * all.step()};
    Study shorter = *this;
    shorter.settings_.horizon = std::min(settings_.horizon, after_its_step);
    return shorter;
}

bool Study::has_ceiling() const
{
    const bool is_asked_for = settings_.ceiling != CeilingRule::none;
    return is_asked_for && dataset_.description().desired_family_size.has_value();
}

YearAxis Study::years() const
{
    const int step = dataset_.ages().width();
    const int span = settings_.horizon.value - dataset_.base_year().value;
    return {dataset_.base_year(), span / step, step};
}

}  // namespace natality
