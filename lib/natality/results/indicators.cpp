#include <natality/base/missing.hpp>
#include <natality/results/indicators.hpp>

#include <natality/results/cohort_indicators.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/results/mortality_indicators.hpp>
#include <natality/results/population_indicators.hpp>
#include <natality/results/state_indicators.hpp>

#include <algorithm>
#include <array>

namespace natality {

namespace {

using Table = Eigen::ArrayXXd;

/// A series as a table of one row.
Table row(const ByYear& series)
{
    return series.transpose();
}

template <int First, int Last>
Table persons_at(const RegionOutcome& outcome)
{
    return row(population_at_ages(outcome.trajectory, {Age{First}, Age{Last}}));
}

/// \p persons per person of \p others; missing where there are none of these.
Table per_person(const Table& persons, const Table& others)
{
    return (others > 0.0).select(persons / others, missing);
}

/// Persons of one age range per person of another.
template <int First, int Last, int FirstBase, int LastBase>
Table age_ratio(const RegionOutcome& outcome)
{
    return per_person(persons_at<First, Last>(outcome), persons_at<FirstBase, LastBase>(outcome));
}

constexpr int oldest = no_last_age.value;

/// An indicator that is persons of an age range, for a projection and for a batch.
template <int First, int Last>
constexpr Indicator persons_aged(std::string_view id, std::string_view english_name)
{
    return {id,
            "persons",
            english_name,
            "count",
            IndicatorAxis::time,
            IndicatorShape::single,
            persons_at<First, Last>,
            PersonsAged{{Age{First}, Age{Last}}}};
}

ByYear net_migrants(const RegionOutcome& outcome)
{
    const auto& migrants = outcome.rates.net_migrants;
    return (migrants.female.colwise().sum() + migrants.male.colwise().sum()).transpose();
}

Index orders(const RegionOutcome& outcome)
{
    return static_cast<Index>(outcome.births.by_order.size());
}

constexpr IndicatorAxis by_year = IndicatorAxis::year;
constexpr IndicatorAxis by_time = IndicatorAxis::time;
constexpr IndicatorShape single = IndicatorShape::single;
constexpr IndicatorShape by_order = IndicatorShape::by_order;
constexpr const char* preston = "Preston, Heuveline and Guillot 2001, Demography";
constexpr const char* bongaarts_feeney =
    "Bongaarts and Feeney 1998, Population and Development Review 24:271-291";
constexpr const char* parity_tables =
    "Rallu and Toulemon 1994, Population: an English Selection 6; Human Fertility Database, "
    "Methods Protocol";

using Of = const RegionOutcome&;

const auto registry = std::to_array<Indicator>({
    {"births_total", "births", "Births", "count", by_year, single,
     [](Of o) { return row(total_births(o.trajectory)); }, BirthsOfYear{}},
    {"births_by_order", "births", "Births by order", "count", by_year, by_order,
     [](Of o) -> Table { return births_by_order(o.trajectory, o.births); }, OfBirthRates::events},
    {"deaths_total", "deaths", "Deaths", "count", by_year, single,
     [](Of o) { return row(total_deaths(o.trajectory)); }},
    {"natural_increase", "persons", "Natural increase", "births less deaths", by_year, single,
     [](Of o) { return row(total_births(o.trajectory) - total_deaths(o.trajectory)); }},
    {"net_migrants_total", "persons", "Net migrants", "count", by_year, single,
     [](Of o) { return row(net_migrants(o)); }},
    {"crude_birth_rate", "year-1", "Crude birth rate", preston, by_year, single,
     [](Of o) { return row(total_births(o.trajectory) / person_years(o.trajectory)); }},
    {"crude_death_rate", "year-1", "Crude death rate", preston, by_year, single,
     [](Of o) { return row(total_deaths(o.trajectory) / person_years(o.trajectory)); }},
    {"crude_rate_of_natural_increase", "year-1", "Crude rate of natural increase", preston, by_year,
     single,
     [](Of o) {
         return row((total_births(o.trajectory) - total_deaths(o.trajectory)) /
                    person_years(o.trajectory));
     }},
    {"crude_rate_of_net_migration", "year-1", "Crude rate of net migration", preston, by_year,
     single, [](Of o) { return row(net_migrants(o) / person_years(o.trajectory)); }},
    {"crude_growth_rate", "year-1", "Crude growth rate", preston, by_year, single,
     [](Of o) { return row(crude_growth_rate(o.trajectory)); }},
    {"general_fertility_rate", "year-1", "General fertility rate, births per woman aged 15-49", preston, by_year, single,
     [](Of o) { return row(general_fertility_rate(o.trajectory)); }},
    {"tfr", "1", "Total fertility rate, children per woman", preston, by_year, single,
     [](Of o) { return row(total_fertility_rate(o)); }, OfBirthRates::sum_over_ages},
    {"tfr_by_order", "1", "Total fertility rate by birth order", preston,
     by_year, by_order, [](Of o) -> Table { return total_fertility_rate_by_order(o); },
     OfBirthRates::sum_over_ages},
    {"mean_age_at_birth", "year", "Mean age at birth", preston, by_year, single,
     [](Of o) { return row(mean_age_at_birth(o)); }},
    {"mean_age_at_birth_by_order", "year", "Mean age at birth by order",
     preston, by_year, by_order, [](Of o) -> Table { return mean_age_at_birth_by_order(o); }},
    {"tfr_tempo_adjusted", "1", "Tempo-adjusted total fertility rate",
     bongaarts_feeney, by_year, single,
     [](Of o) { return row(tempo_adjusted_fertility(o).total); }},
    {"tfr_tempo_adjusted_by_order", "1", "Tempo-adjusted total fertility rate by birth order", bongaarts_feeney, by_year, by_order,
     [](Of o) -> Table { return tempo_adjusted_fertility(o).by_order; }},
    {"tfr_parity_adjusted", "1", "Total fertility rate adjusted for parity and age (PATFR)",
     parity_tables, by_year, single,
     [](Of o) { return row(parity_adjusted_total_fertility_rate(o.trajectory)); }},
    {"parity_progression_ratio", "1", "Period parity progression ratio to each birth order",
     parity_tables, by_year, by_order,
     [](Of o) { return parity_progression_ratios(o.trajectory, orders(o)); }},
    {"completed_cohort_fertility", "1", "Children per woman of the cohort reaching age 50", preston, by_year, single,
     [](Of o) { return row(completed_cohort_fertility(o)); }},
    {"childless_at_50", "1", "Share of women reaching age 50 without a child", "count", by_year, single,
     [](Of o) { return row(childless_at_50(o.trajectory)); }},
    {"ever_in_union_at_50", "1", "Share of women reaching age 50 ever in a union", "count", by_year, single,
     [](Of o) { return row(ever_in_union_at_50(o.trajectory)); }},
    {"union_formations", "unions", "First unions of women", "count", by_year,
     single, [](Of o) { return row(union_formations(o.trajectory)); }},
    {"total_first_union_rate", "1", "Total first-union rate, unions per woman",
     preston, by_year, single, [](Of o) { return row(total_first_union_rate(o.trajectory)); }},
    {"mean_age_at_first_union", "year", "Mean age of women at first union",
     preston, by_year, single, [](Of o) { return row(mean_age_at_first_union(o.trajectory)); }},
    {"birth_factor", "1", "Factor on the base year's birth rates in the baseline",
     "mean over ages, weighted by births", by_year, single,
     [](Of o) { return row(birth_factor(o.trajectory, o.rates)); }},
    {"gross_reproduction_rate", "1", "Gross reproduction rate", preston, by_year,
     single, [](Of o) { return row(gross_reproduction_rate(o)); }},
    {"net_reproduction_rate", "1", "Net reproduction rate", preston, by_year, single,
     [](Of o) { return row(net_reproduction_rate(o)); }},
    {"intrinsic_growth_rate", "year-1", "Intrinsic growth rate",
     "Lotka's equation; Keyfitz and Caswell 2005", by_year, single,
     [](Of o) { return row(intrinsic_growth_rate(o)); }},
    {"sex_ratio_at_birth", "1", "Boys born per girl", "count",
     by_year, single, [](Of o) { return row(o.rates.sex_ratio_at_birth); }},
    {"life_expectancy_female", "year", "Life expectancy at birth, female",
     preston, by_year, single,
     [](Of o) { return row(life_expectancy_at_birth(o.rates, Sex::female)); }},
    {"life_expectancy_male", "year", "Life expectancy at birth, male", preston, by_year, single,
     [](Of o) { return row(life_expectancy_at_birth(o.rates, Sex::male)); }},
    {"clipped_persons", "persons", "Persons added where net emigration passed the population", "count", by_year, single,
     [](Of o) { return row(o.trajectory.clipped_persons); }},
    {"population_total", "persons", "total\004Population", "count", by_time, single,
     [](Of o) { return row(total_population(o.trajectory)); }, PersonsAged{{Age{0}, no_last_age}}},
    persons_aged<0, 2>("population_0_2", "Population aged 0-2"),
    persons_aged<3, 5>("population_3_5", "Population aged 3-5"),
    persons_aged<6, 11>("population_6_11", "Population aged 6-11"),
    persons_aged<12, 14>("population_12_14", "Population aged 12-14"),
    persons_aged<15, 17>("population_15_17", "Population aged 15-17"),
    persons_aged<0, 14>("population_0_14", "Population aged 0-14"),
    persons_aged<15, 64>("population_15_64", "Population aged 15-64"),
    persons_aged<65, oldest>("population_65_over", "Population aged 65 and over"),
    persons_aged<80, oldest>("population_80_over", "Population aged 80 and over"),
    {"women_15_49", "persons", "Women aged 15-49", "count", by_time, single,
     [](Of o) {
         return row(population_at_ages(o.trajectory, {Age{15}, Age{49}}, Sex::female));
     },
     PersonsAged{{Age{15}, Age{49}}, false}},
    {"child_dependency_ratio", "1", "Children 0-14 per person aged 15-64", preston,
     by_time, single, age_ratio<0, 14, 15, 64>},
    {"old_age_dependency_ratio", "1", "Persons 65 and over per person aged 15-64",
     preston, by_time, single, age_ratio<65, oldest, 15, 64>},
    {"dependency_ratio", "1", "Persons 0-14 and 65 and over per person aged 15-64",
     preston, by_time, single,
     [](Of o) -> Table { return age_ratio<0, 14, 15, 64>(o) + age_ratio<65, oldest, 15, 64>(o); }},
    {"support_ratio", "1", "Persons aged 15-64 per person 65 and over", preston, by_time, single,
     age_ratio<15, 64, 65, oldest>},
    {"share_65_over", "1", "Share of the population aged 65 and over", "count", by_time, single,
     age_ratio<65, oldest, 0, oldest>},
    {"median_age", "year", "Median age", preston, by_time, single,
     [](Of o) { return row(median_age(o.trajectory)); }},
    {"sex_ratio", "1", "Men per woman", "count", by_time, single,
     [](Of o) -> Table {
         const AgeRange all{Age{0}, no_last_age};
         return per_person(row(population_at_ages(o.trajectory, all, Sex::male)),
                           row(population_at_ages(o.trajectory, all, Sex::female)));
     }},
});

constexpr std::array<CostIndicator, 2> costs{{
    {cost_id, "Cost of all measures", &RegionAccounts::gross_cost, CostOfPackage::gross},
    {incremental_cost_id, "Cost of all measures beyond the baseline's",
     &RegionAccounts::incremental_cost, CostOfPackage::incremental},
}};

/// The entry of that id, or null.
template <class Entries>
auto* find_entry(const Entries& entries, std::string_view id)
{
    const auto* const found = std::find_if(entries.begin(), entries.end(),
                                           [&](const auto& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Indicator> indicators()
{
    return registry;
}

std::vector<std::string> indicator_ids()
{
    std::vector<std::string> ids;
    for (const Indicator& indicator : registry) {
        ids.emplace_back(indicator.id);
    }
    return ids;
}

std::vector<const Indicator*> indicators_written(const std::vector<std::string>& chosen)
{
    // What a comparison reads.
    constexpr std::array<std::string_view, 5> always{"births_total", "tfr", "population_total",
                                                     "population_15_64", "population_65_over"};
    const auto holds = [](const auto& ids, std::string_view id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    std::vector<const Indicator*> written;
    for (const Indicator& indicator : registry) {
        if (chosen.empty() || holds(chosen, indicator.id) || holds(always, indicator.id)) {
            written.push_back(&indicator);
        }
    }
    return written;
}

const Indicator* find_indicator(std::string_view id)
{
    return find_entry(registry, id);
}

std::span<const CostIndicator> cost_indicators()
{
    return costs;
}

const CostIndicator* find_cost_indicator(std::string_view id)
{
    return find_entry(costs, id);
}

std::vector<NamedLabel> indicator_labels()
{
    std::vector<NamedLabel> labels;
    for (const Indicator& indicator : registry) {
        labels.push_back({std::string(indicator.id), indicator.name()});
    }
    return labels;
}

std::string indicator_asked(std::string_view asked)
{
    if (asked == "births" || asked == "population") {
        return std::string(asked) + "_total";
    }
    const auto found = position_asked(asked, indicator_labels());
    return found ? std::string(registry.at(*found).id) : std::string(asked);
}

}  // namespace natality
