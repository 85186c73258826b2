#include <natality/results/plausibility.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/projection/project.hpp>
#include <natality/results/mortality_indicators.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

/// Share of a region's persons.
constexpr double most_clipped = 1e-4;

RatePaths rates_of_base_year(const Dataset& dataset, const RegionInputs& region)
{
    const YearAxis year(dataset.base_year(), 1, dataset.ages().width());
    return baseline_rates(region, dataset.ages(), year, {.women = WomenModel::alike},
                          baseline_conventions(dataset.description()))
        .rates;
}

bool is_whole(double value)
{
    return value == std::floor(value);
}

void doubt_persons(const RegionInputs& region, double persons, std::vector<LocalText>& doubts)
{
    constexpr double fewest = 1e5;
    constexpr double most_in_thousands = 1e7;
    const auto whole = region.population.unaryExpr(&is_whole).count();
    const bool has_parts = whole < region.population.size() / 2;
    if (persons < fewest || (has_parts && persons < most_in_thousands)) {
        const LocalText all =
            has_parts ? localized("{:.6g} persons in all, most cells not whole ones", persons)
                      : localized("{:.6g} persons in all", persons);
        doubts.push_back(localized("region {}: {}; the population counts persons, not thousands",
                                   region.region.id, all));
    }
}

void doubt_migrants(const Dataset& dataset, const RegionInputs& region,
                    std::vector<LocalText>& doubts)
{
    const double most = 0.1 * dataset.ages().width();
    constexpr double fewest = 100.0;
    for (const Sex sex : both_sexes) {
        const auto persons = region.population.col(column(sex));
        ByAge migrants = region.migration(sex).at(dataset.base_year());
        if (region.net_migration_rate) {
            migrants *= dataset.ages().width() * persons;
        }
        for (Index age = 0; age < migrants.size(); ++age) {
            const double moving = std::abs(migrants(age));
            if (moving > most * persons(age) && moving >= fewest) {
                doubts.push_back(localized(
                    "region {}: {:.6g} net migrants of {}, age {}, in {} beside {:.6g} persons: "
                    "more than a tenth a year",
                    region.region.id, migrants(age), sex_name(sex), dataset.ages().label(age),
                    dataset.base_year().value, persons(age)));
                return;
            }
        }
    }
}

/// Persons of a region who are added because net emigration takes more than there are, as a share
/// of those at the start.
double clipped_share(const Trajectory& trajectory)
{
    const double persons =
        trajectory.population.female.col(0).sum() + trajectory.population.male.col(0).sum();
    return persons > 0.0 ? trajectory.clipped_persons.sum() / persons : 0.0;
}

/// Net emigration in all years for which it is given.
void doubt_emigration(const Dataset& dataset, const RegionInputs& region,
                      std::vector<LocalText>& doubts)
{
    const YearAxis& given = region.migration(Sex::female).years;
    const int width = dataset.ages().width();
    const int last = given.at(given.size() - 1).value;
    const Index steps = std::max(0, last - dataset.base_year().value) / width + 1;
    const RatePaths rates =
        baseline_rates(region, dataset.ages(), YearAxis(dataset.base_year(), steps, width),
                       {.women = WomenModel::alike}, baseline_conventions(dataset.description()))
            .rates;
    ProjectionConventions conventions =
        projection_conventions(dataset.description(), region.region);
    conventions.negative_population = NegativePopulation::clip;
    const Trajectory trajectory = project(region.population, rates, conventions);
    const double share = clipped_share(trajectory);
    if (share > most_clipped) {
        doubts.push_back(localized("region {}: net emigration to {} takes {:.6g} persons more than "
                                   "there are of their ages, {:.2g} % of all",
                                   region.region.id, last, trajectory.clipped_persons.sum(),
                                   100.0 * share));
    }
}

/// The age with the highest birth rate by state of the base year, where that is above 1.
void doubt_births_by_state(const Dataset& dataset, const RegionInputs& region,
                           const StateRates& rates, std::vector<LocalText>& doubts)
{
    double highest = 1.0;
    std::optional<LocalText> where;
    for (std::size_t i = 0; i < rates.by_transition.size(); ++i) {
        const Transition& transition = rates.space.transitions()[i];
        Index age = 0;
        const double rate = rates.by_transition[i].col(0).maxCoeff(&age);
        if (transition.kind == TransitionKind::birth && rate > highest) {
            highest = rate;
            where = localized("{}, age {}", rates.space.label(transition.from),
                              dataset.ages().label(age));
        }
    }
    if (where) {
        doubts.push_back(localized("region {}: {:.3g} births a year per woman ({}) in {}; are the "
                                   "women by state those of the births by order?",
                                   region.region.id, highest, *where, dataset.base_year().value));
    }
}

/// Where women are told apart by state.
void doubt_states(const Dataset& dataset, const RegionInputs& region,
                  std::vector<LocalText>& doubts)
{
    if (!region.states) {
        return;
    }
    const YearAxis year(dataset.base_year(), 1, dataset.ages().width());
    try {
        const RatePaths rates =
            baseline_rates(region, dataset.ages(), year, {.women = WomenModel::states},
                           baseline_conventions(dataset.description()))
                .rates;
        doubt_births_by_state(dataset, region, rates.states->rates, doubts);
    } catch (const Error& error) {
        // A study may yet take all women alike.
        doubts.push_back(error.message());
    }
}

}  // namespace

std::optional<LocalText> clipping(const Outcome& outcome, std::span<const Region> regions)
{
    std::size_t clipped = 0;
    std::size_t worst = 0;
    double most = 0.0;
    for (std::size_t r = 0; r < outcome.regions.size(); ++r) {
        const double share = clipped_share(outcome.regions[r].trajectory);
        clipped += share > most_clipped ? 1U : 0U;
        worst = share > most ? r : worst;
        most = std::max(most, share);
    }
    if (clipped == 0) {
        return std::nullopt;
    }
    return localized("net emigration takes more persons than there are of their ages in {} of {} "
                     "regions, most in {}: {:.2g} % of its persons are added (clipped_persons)",
                     clipped, outcome.regions.size(), regions[worst].id, 100.0 * most);
}

std::vector<RegionAtSight> at_sight(const Dataset& dataset)
{
    std::vector<RegionAtSight> all;
    for (const RegionInputs& region : dataset.regions()) {
        const RatePaths rates = rates_of_base_year(dataset, region);
        all.push_back({region.region.id,
                       region.population.sum(),
                       dataset.ages().width() * rates.births.asfr().sum(),
                       {life_expectancy_at_birth(rates, Sex::female)(0),
                        life_expectancy_at_birth(rates, Sex::male)(0)}});
    }
    return all;
}

std::vector<LocalText> doubts(const Dataset& dataset)
{
    std::vector<LocalText> doubts;
    const std::vector<RegionAtSight> figures = at_sight(dataset);
    for (std::size_t r = 0; r < figures.size(); ++r) {
        const RegionAtSight& region = figures[r];
        const RegionInputs& inputs = dataset.regions()[r];
        doubt_persons(inputs, region.persons, doubts);
        if (region.tfr > 8.0 || region.tfr < 0.3) {
            doubts.push_back(localized("region {}: {:.3g} children per woman in {}; asfr counts "
                                       "births per woman, not per 1000",
                                       region.region, region.tfr, dataset.base_year().value));
        }
        for (const Sex sex : both_sexes) {
            const double years = region.life_expectancy[sex];
            if (years < 20.0 || years > 95.0) {
                doubts.push_back(localized("region {}: a life expectancy of {:.1f} years ({}) in "
                                           "{}",
                                           region.region, years, sex_name(sex),
                                           dataset.base_year().value));
            }
        }
        doubt_states(dataset, inputs, doubts);
        doubt_migrants(dataset, inputs, doubts);
        doubt_emigration(dataset, inputs, doubts);
    }
    return doubts;
}

}  // namespace natality
