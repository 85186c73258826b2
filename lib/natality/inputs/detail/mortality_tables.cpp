#include <natality/inputs/detail/mortality_tables.hpp>

#include <natality/base/localized.hpp>

#include <limits>
#include <string>

namespace natality::detail {

namespace {

constexpr ScheduleRules rates_of_every_age{Spread::level, Coverage::every_age};
constexpr ScheduleRules death_rates_of_every_age{Spread::death_rate, Coverage::every_age};

/// Per person-year in the open group: people there live for so many years more at most.
constexpr double lowest_last_death_rate = 1.0 / oldest_age.value;

ValueRange mortality_range(MortalityMeasure measure)
{
    switch (measure) {
    case MortalityMeasure::death_rate:
        return {0.0, 5.0, "a death rate per person-year in [0, 5]"};
    case MortalityMeasure::death_probability:
        return {0.0, 1.0, "a probability of dying in [0, 1]"};
    case MortalityMeasure::survival_ratio:
        break;
    }
    return {0.0, 1.0, "a survival ratio in [0, 1]"};
}

/// A life table closes only where people die at its end.
void check_last_deaths(const DatasetTables& tables, const ObservationTable& given,
                       const RegionInputs& region)
{
    const MortalityMeasure measure = region.mortality.measure;
    const bool is_probability = measure == MortalityMeasure::death_probability;
    const bool is_survival = measure == MortalityMeasure::survival_ratio;
    const Index last = is_probability ? tables.ages().last() - 1 : tables.ages().last();
    const char* const group = is_probability ? "the last closed age" : "the open group";
    const char* const need = is_survival      ? "a ratio below 1"
                             : is_probability ? "a probability above 0"
                                              : "a rate of at least 1/150";
    const double lowest =
        is_probability ? std::numeric_limits<double>::min() : lowest_last_death_rate;
    for (const Sex sex : both_sexes) {
        const AgeSchedules& values = region.mortality.values[sex];
        for (Index year = 0; year < values.years.size() && tables.problems.empty(); ++year) {
            const double value = values.values(last, year);
            const auto is_meant = [&](const Observation& row) {
                const bool is_within = row.age.is_open() || row.age.lower.value + row.age.width >
                                                                tables.ages().lower(last).value;
                return is_within && row.region == region.region.id && row.sex == sex &&
                       row.year == values.years.at(year);
            };
            if (is_survival ? value >= 1.0 : value < lowest) {
                tables.problems.add(given.first_place(is_meant),
                                    localized("{}: {} {} needs {} (region {}, year {}, {})",
                                              given.value_name, localized_text(group),
                                              tables.ages().label(last), localized_text(need),
                                              region.region.id, values.years.at(year).value,
                                              sex_name(sex)));
            }
        }
    }
}

/// Death rates of five-year groups come with the first year of life apart: 0, 1-4, 5-9 …
void read_grouped_death_rates(const DatasetTables& tables, const ObservationTable& given,
                              std::vector<RegionInputs>& regions)
{
    ObservationTable infants{given.file, given.value_name, {}};
    ObservationTable others = infants;
    const AgeGroup rest_of_first{Age{1}, tables.ages().width() - 1};
    for (Observation row : given.rows) {
        const bool is_first_year = row.age.lower.value == 0;
        if (is_first_year && row.age.width != 1) {
            tables.problems.add(given.place(row),
                                localized("mx: age '{}' must be given as 0 and {}",
                                          to_string(row.age), to_string(rest_of_first)));
        }
        if (row.age == rest_of_first) {
            row.age = {Age{0}, tables.ages().width()};
        }
        (is_first_year ? infants : others).rows.push_back(row);
    }
    const ValueRange range = mortality_range(MortalityMeasure::death_rate);
    TableReader infant_table = tables.reader({infants, {.ages = false}, range, {}});
    TableReader table = tables.reader({others, {}, range, death_rates_of_every_age});
    for (RegionInputs& region : regions) {
        const std::string& id = region.region.id;
        const Selection women{id, Sex::female, {}};
        const Selection men{id, Sex::male, {}};
        region.mortality = {
            MortalityMeasure::death_rate,
            {table.schedules(women), table.schedules(men)},
            BySex<YearSeries>{infant_table.series(women), infant_table.series(men)}};
        check_last_deaths(tables, given, region);
    }
    table.note_completions();
}

/// Death rates, probabilities or survival ratios of every age of the data set.
void read_every_age(const DatasetTables& tables, const ObservationTable& given,
                    std::vector<RegionInputs>& regions)
{
    const MortalityMeasure measure = tables.parts.mortality_measure;
    const bool is_rate = measure == MortalityMeasure::death_rate;
    TableReader table = tables.reader({given,
                                       {},
                                       mortality_range(measure),
                                       is_rate ? death_rates_of_every_age : rates_of_every_age});
    for (RegionInputs& region : regions) {
        region.mortality.measure = measure;
        for (const Sex sex : both_sexes) {
            region.mortality.values[sex] = table.schedules({region.region.id, sex, {}});
        }
        check_last_deaths(tables, given, region);
    }
    table.note_completions();
}

}  // namespace

void read_mortality(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    const ObservationTable& given = tables.parts.mortality;
    const MortalityMeasure measure = tables.parts.mortality_measure;
    const bool wide = tables.ages().width() > 1;
    if (measure != MortalityMeasure::death_rate) {
        if (wide && measure == MortalityMeasure::death_probability) {
            tables.problems.add({given.file, 1},
                                "qx is for single years of age; give mx or sx for wider groups");
            return;
        }
        read_every_age(tables, given, regions);
        return;
    }
    const JoinedTable rates(tables, given, "mortality", Joining::death_rate);
    wide ? read_grouped_death_rates(tables, rates.table(), regions)
         : read_every_age(tables, rates.table(), regions);
}

}  // namespace natality::detail
