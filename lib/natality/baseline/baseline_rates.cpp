#include <natality/baseline/baseline_rates.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_mortality.hpp>
#include <natality/baseline/baseline_states.hpp>
#include <natality/baseline/observed_births.hpp>
#include <natality/rates/life_table.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

namespace natality {

namespace {

/// Notes the years of \p years that a table does not reach.
void note_held_years(const char* table, const YearAxis& given, const YearAxis& years,
                     Completions& completions)
{
    if (years.size() == 0) {
        return;
    }
    const Year last_given = given.at(given.size() - 1);
    const Year last = years.at(years.size() - 1);
    if (last > last_given) {
        Completion held{table,
                        localized("{} to {} hold the values of {}", last_given.value + given.step(),
                                  last.value, last_given.value)};
        const bool is_new =
            std::find(completions.begin(), completions.end(), held) == completions.end();
        if (is_new) {
            completions.push_back(std::move(held));
        }
    }
}

/// Notes the years held of every table; sexes and orders that end in different years each.
void note_held_years(const RegionInputs& inputs, const YearAxis& years, const BaselinePath& path,
                     Completions& completions)
{
    const Mortality& mortality = inputs.mortality;
    for (const Sex sex : both_sexes) {
        if (path.mortality == BaselineMortality::constant) {
            break;
        }
        note_held_years("mortality", mortality.values[sex].years, years, completions);
        if (mortality.infants) {
            note_held_years("mortality", (*mortality.infants)[sex].years, years, completions);
        }
    }
    if (path.fertility != BaselineFertility::constant) {
        note_held_years("fertility", inputs.asfr.years, years, completions);
        if (inputs.births_by_order) {
            for (const AgeSchedules& rates : inputs.births_by_order->rates) {
                note_held_years("births_by_order", rates.years, years, completions);
            }
        }
    }
    if (path.fertility == BaselineFertility::path) {
        note_held_years("tfr_paths", inputs.tfr_paths.at(path.tfr_path).years, years, completions);
    }
    if (uses_states(inputs, path) && inputs.states->union_formation) {
        note_held_years("union_formation", inputs.states->union_formation->years, years,
                        completions);
    }
    note_held_years("sex_ratio_at_birth", inputs.sex_ratio_at_birth.years, years, completions);
    for (const Sex sex : both_sexes) {
        const AgeSchedules& migrants = inputs.migration(sex);
        // A data set without migration has said so already.
        if (path.migration == BaselineMigration::dataset && (migrants.values != 0.0).any()) {
            note_held_years("migration", migrants.years, years, completions);
        }
    }
}

/// The share of each order in the births of each age; ages without births give all to the first.
std::vector<ByAge> order_shares(const BirthsByOrder& births, Year year)
{
    std::vector<ByAge> shares;
    ByAge sum = ByAge::Zero(births.rates.front().values.rows());
    for (const AgeSchedules& rates : births.rates) {
        shares.emplace_back(rates.at(year));
        sum += shares.back();
    }
    for (ByAge& share : shares) {
        share = (sum > 0.0).select(share / sum.max(1e-300), 0.0);
    }
    shares.front() += (sum > 0.0).select(ByAge::Zero(sum.size()), 1.0);
    return shares;
}

/// Daughters of a newborn girl at the rates of a year: the net reproduction rate.
double daughters_of(const ByAge& asfr, const RatePaths& rates, Index year)
{
    const ByAge person_years =
        stationary_person_years(rates.survival_ratio.female.col(year), rates.ages.width());
    return (person_years * asfr).sum() / (1.0 + rates.sex_ratio_at_birth(year));
}

/// The schedule brought to the level that is asked for; the data set's own schedules are left as
/// they are, to the bit.
/// \param rates of which survival and the sex ratio at birth are used.
ByAge level_met(const ByAge& asfr, double tfr, const RatePaths& rates, Index year,
                const BaselinePath& path)
{
    switch (path.fertility) {
    case BaselineFertility::dataset:
    case BaselineFertility::constant:
    case BaselineFertility::observed:
        break;
    case BaselineFertility::replacement:
        return asfr / daughters_of(asfr, rates, year);
    case BaselineFertility::path:
    case BaselineFertility::trend:
        return asfr * (tfr / (rates.ages.width() * asfr.sum()));
    }
    return asfr;
}

/// The last year whose own schedule is used; later years hold it.
Year last_schedule(const RegionInputs& inputs, const YearAxis& years, const BaselinePath& path)
{
    if (path.fertility == BaselineFertility::constant) {
        return years.first();
    }
    if (path.fertility == BaselineFertility::observed) {
        return years.at(counted_births(inputs, years).size() - 1);
    }
    return years.at(years.size() - 1);
}

/// \param known of which survival and the sex ratio at birth are used.
BirthRates birth_rates(const RegionInputs& inputs, const RatePaths& known, const BaselinePath& path)
{
    const AgeAxis& ages = known.ages;
    const YearAxis& years = known.years;
    const ByYear tfr = asked_tfr(inputs, ages, years, path);
    const Year last = last_schedule(inputs, years, path);
    BirthRates rates;
    rates.orders =
        inputs.births_by_order ? inputs.births_by_order->orders : std::vector<std::string>{"all"};
    rates.by_order.assign(rates.orders.size(), ByAgeYear::Zero(ages.size(), years.size()));
    for (Index t = 0; t < years.size(); ++t) {
        const Year year = std::min(years.at(t), last);
        const ByAge asfr = level_met(inputs.asfr.at(year), tfr(t), known, t, path);
        if (!inputs.births_by_order) {
            rates.by_order.front().col(t) = asfr;
            continue;
        }
        const std::vector<ByAge> shares = order_shares(*inputs.births_by_order, year);
        for (std::size_t order = 0; order < shares.size(); ++order) {
            rates.by_order[order].col(t) = asfr * shares[order];
        }
    }
    return rates;
}

/// Notes the years in which births by state are far from the rates of the base year: the level
/// asked for is then met by women's states that have drifted away from it.
void note_far_factors(const RatePaths& rates, Completions& completions)
{
    constexpr double least = 0.8;
    constexpr double most = 1.2;
    const ByAgeYear asfr = rates.births.asfr();
    std::vector<int> years;
    double furthest = 1.0;
    for (Index t = 0; t < rates.years.size(); ++t) {
        const double weight = asfr.col(t).sum();
        const double factor =
            weight > 0.0 ? (asfr.col(t) * rates.states->birth_factor.col(t)).sum() / weight : 1.0;
        if (factor < least || factor > most) {
            years.push_back(rates.years.at(t).value);
            furthest = std::abs(factor - 1.0) > std::abs(furthest - 1.0) ? factor : furthest;
        }
    }
    if (!years.empty()) {
        completions.push_back(
            {"baseline",
             localized("birth rates by state are outside {} to {} times those of the base year in "
                       "{} years from {} on, at the furthest {:.2f} times",
                       least, most, years.size(), years.front(), furthest)});
    }
}

}  // namespace

BaselineConventions baseline_conventions(const DatasetDescription& description)
{
    return {description.migration_timing, description.negative_population,
            description.later_birth_ratio};
}

ProjectionConventions projection_conventions(const DatasetDescription& description,
                                             const Region& region)
{
    return {.migration_timing = description.migration_timing,
            .negative_population = description.negative_population,
            .region = region.id};
}

BaselineRates baseline_rates(const RegionInputs& inputs, const AgeAxis& ages, const YearAxis& years,
                             const BaselinePath& path, const BaselineConventions& conventions)
{
    const bool is_observed = path.fertility == BaselineFertility::observed;
    if (is_observed && counted_births(inputs, years).size() == 0) {
        throw std::invalid_argument(
            "a baseline from observation needs the births of its first year");
    }
    const Index count = years.size();
    const ByAgeYear empty = ByAgeYear::Zero(ages.size(), count);
    const bool has_migration = path.migration == BaselineMigration::dataset;
    BaselineRates baseline{{.ages = ages,
                            .years = years,
                            .survival_ratio = {empty, empty},
                            .births = {},
                            .states = std::nullopt,
                            .sex_ratio_at_birth = ByYear::Zero(count),
                            .net_migrants = {empty, empty}},
                           {}};
    RatePaths& rates = baseline.rates;
    const bool has_rates = has_migration && inputs.net_migration_rate;
    if (has_rates) {
        rates.net_migration_rate = {empty, empty};
    }
    for (const Sex sex : both_sexes) {
        rates.survival_ratio[sex] = survival_ratios_of(inputs.mortality, sex, ages, years,
                                                       path.mortality, baseline.completions);
    }
    for (Index t = 0; t < count; ++t) {
        for (const Sex sex : both_sexes) {
            if (!has_migration) {
                break;
            }
            rates.net_migrants[sex].col(t) = inputs.net_migrants[sex].at(years.at(t));
            if (has_rates) {
                (*rates.net_migration_rate)[sex].col(t) =
                    (*inputs.net_migration_rate)[sex].at(years.at(t));
            }
        }
        rates.sex_ratio_at_birth(t) = inputs.sex_ratio_at_birth.at(years.at(t));
    }
    rates.births = birth_rates(inputs, rates, path);
    if (uses_states(inputs, path)) {
        rates.states = baseline_states(inputs, rates, path, conventions);
        note_far_factors(rates, baseline.completions);
    } else if (is_observed) {
        meet_counted_births(rates, inputs, path, conventions);
    }
    note_held_years(inputs, years, path, baseline.completions);
    return baseline;
}

}  // namespace natality
