#include <natality/scenario/detail/settings_check.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace natality::detail {

namespace {

constexpr Year latest_horizon{2500};

void check_horizon(const StudyParts& parts, const Dataset& dataset, Problems& problems)
{
    const int base = dataset.base_year().value;
    const int horizon = parts.settings.horizon.value;
    const int width = dataset.ages().width();
    if (horizon <= base || horizon > latest_horizon.value || (horizon - base) % width != 0) {
        problems.add(parts.place,
                     localized("horizon: {} is not a year after the base year {} in steps of {}, "
                               "up to {}",
                               horizon, base, width, latest_horizon.value));
    }
}

void check_prices(const StudyParts& parts, const Dataset& dataset, Problems& problems)
{
    const Prices& prices = parts.settings.prices;
    for (const auto& [name, rate] : {std::pair{"price_growth", prices.price_growth},
                                     std::pair{"wage_growth", prices.wage_growth},
                                     std::pair{"gdp_growth", prices.gdp_growth.value_or(0.0)},
                                     std::pair{"discount_rate", prices.discount_rate}}) {
        if (!(rate > -0.5 && rate < 0.5)) {
            problems.add(parts.place,
                         localized("{}: {} is not a yearly rate in (-0.5, 0.5)", name, rate));
        }
    }
    const bool grows = prices.price_growth != 0.0 || prices.wage_growth != 0.0;
    if (grows && dataset.description().money.price_year == 0) {
        problems.add(parts.place, "price_growth, wage_growth: the data set names no price_year in "
                                  "[money] to grow from");
    }
}

void check_ceiling(const StudyParts& parts, const Dataset& dataset, Problems& problems)
{
    if (parts.settings.ceiling == CeilingRule::desired_family_size &&
        !dataset.description().desired_family_size) {
        problems.add(parts.place, "ceiling: the data set has no [desired_family_size]; give it "
                                  "there, or set ceiling = \"none\"");
    }
}

/// A baseline from observation: births of the base year at least, and a path that there is.
void check_observed(const BaselinePath& path, const Place& place, const Dataset& dataset,
                    Problems& problems)
{
    const YearAxis base_year(dataset.base_year(), 1, dataset.ages().width());
    if (dataset.ages().width() != 1) {
        problems.add(place, "baseline.fertility: \"observed\" is for steps of one year");
    }
    if (path.level_years < 1 || path.union_years < 1) {
        problems.add(place, "baseline: level_years and union_years must be at least 1");
    }
    if (path.toward.empty() == path.by.has_value()) {
        problems.add(place, "baseline: toward and by go together: the path and the year in "
                            "which it is reached");
    }
    for (const RegionInputs& region : dataset.regions()) {
        if (counted_births(region, base_year).size() == 0) {
            problems.add(place,
                         localized("baseline.fertility: \"observed\" needs the observed births "
                                   "of {} (indicator births), which region {} does not have",
                                   dataset.base_year().value, region.region.id));
        }
        if (!path.toward.empty() && !region.tfr_paths.contains(path.toward)) {
            problems.add(
                place,
                localized(
                    "baseline.toward: '{}' is no path of the total fertility rate of region {}",
                    path.toward, region.region.id));
        }
    }
}

void check_baseline(const BaselinePath& path, const Place& place, const Dataset& dataset,
                    Problems& problems)
{
    for (const RegionInputs& region : dataset.regions()) {
        if (path.women == WomenModel::states && !region.states) {
            problems.add(place, "baseline: women = \"states\" needs women_by_state, which "
                                "the data set does not have");
            return;
        }
        if (path.fertility == BaselineFertility::path &&
            !region.tfr_paths.contains(path.tfr_path)) {
            std::vector<std::string> known{"dataset", "constant", "trend", "observed",
                                           "replacement"};
            for (const auto& [name, series] : region.tfr_paths) {
                known.push_back(name);
            }
            problems.add(place,
                         localized("baseline.fertility: '{}' is neither dataset, constant, "
                                   "trend, observed or replacement nor a path of tfr_paths; {}",
                                   path.tfr_path, nearest_name_hint(path.tfr_path, known)));
            return;
        }
    }
    if (path.fertility == BaselineFertility::observed) {
        check_observed(path, place, dataset, problems);
    }
    if (!(path.yearly_change > -0.5 && path.yearly_change < 0.5)) {
        problems.add(place, "baseline: yearly_change must be a relative change in (-0.5, 0.5)");
    }
}

}  // namespace

void check_draws(const Settings& settings, const Dataset& dataset, const Place& place,
                 Problems& problems)
{
    const DrawSettings& draws = settings.draws;
    if (draws.count > 0 && !settings.other_baselines.empty()) {
        problems.add(place, "draws: other baselines are not drawn; give each a scenario file of "
                            "its own");
    }
    if (draws.count < 0 || draws.count > DrawSettings::most) {
        problems.add(place, localized("draws: {} is not a number of draws from 0 to {}",
                                      draws.count, DrawSettings::most));
    }
    for (const auto& [name, share] :
         {std::pair{"correlation", draws.correlation},
          std::pair{"permanent_migration", draws.permanent_migration.value_or(0.0)}}) {
        if (!(share >= 0.0 && share <= 1.0)) {
            problems.add(place, localized("draws: {} {} is not in [0, 1]", name, share));
        }
    }
    if (draws.count > 0 && (!dataset.sums().empty() || !dataset.flows().empty())) {
        problems.add(place, "draws: regions that are sums or exchange migrants are not drawn; run "
                            "the regions without them");
    }
    const DrawSources& drawn = draws.sources;
    const bool has_bounds =
        std::any_of(dataset.regions().begin(), dataset.regions().end(), [&](const auto& region) {
            const PublishedBounds& bounds = region.bounds;
            return (drawn.fertility && bounds.tfr) || (drawn.mortality && bounds.life_expectancy) ||
                   (drawn.migration && bounds.net_migrants);
        });
    if (draws.count > 0 && !drawn.effects && !draws_rules(drawn) && !has_bounds) {
        problems.add(place, "draws: nothing varies; the data set has none of tfr_bounds, "
                            "life_expectancy_bounds and net_migration_bounds that is asked "
                            "for, and effects are not drawn");
    }
}

void check_details(const Settings& settings, const Dataset& dataset, const Place& place,
                   Problems& problems)
{
    const bool needs_ages_at_death = settings.details.life_tables || settings.details.deaths;
    const bool has_survival_alone =
        std::any_of(dataset.regions().begin(), dataset.regions().end(), [](const auto& region) {
            return region.mortality.measure == MortalityMeasure::survival_ratio;
        });
    if (needs_ages_at_death && has_survival_alone) {
        problems.add(place, "detail: mortality is given as survival ratios (sx), which do not say "
                            "at which age within a step people die; life tables and deaths by age "
                            "need mx or qx");
    }
}

void check_settings(const StudyParts& parts, const Dataset& dataset, Problems& problems)
{
    check_horizon(parts, dataset, problems);
    check_prices(parts, dataset, problems);
    check_ceiling(parts, dataset, problems);
    check_baseline(parts.settings.baseline, parts.place, dataset, problems);
    for (const OtherBaseline& other : parts.settings.other_baselines) {
        check_baseline(other.path, other.place, dataset, problems);
    }
    check_draws(parts.settings, dataset, parts.place, problems);
    check_details(parts.settings, dataset, parts.place, problems);
}

}  // namespace natality::detail
