#include <natality/inputs/detail/person_tables.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/migration_schedule.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace natality::detail {

namespace {

constexpr double largest_number = std::numeric_limits<double>::max();
constexpr ScheduleRules counts_of_every_age{Spread::total, Coverage::every_age};
constexpr ScheduleRules counts_of_one_stretch{Spread::total, Coverage::one_stretch};
constexpr ScheduleRules rates_of_migration{Spread::level, Coverage::one_stretch};

/// Where the population says of which year it is, that must be the base year.
void check_population_year(const DatasetTables& tables, const ObservationTable& given)
{
    const Year base = tables.parts.description.base_year;
    const std::vector<Observation>& rows = given.rows;
    const auto other = std::find_if(rows.begin(), rows.end(), [&](const Observation& row) {
        return row.year != Year{} && row.year != base;
    });
    if (other != rows.end()) {
        tables.problems.add(
            given.place(*other),
            localized("year: {} is not the base year, {}; a data set begins with the "
                      "population of 1 January of its base year",
                      other->year.value, base.value));
    }
}

std::set<std::string> regions_in(const ObservationTable& table)
{
    std::set<std::string> ids;
    for (const Observation* const row : table.first_rows_of_regions()) {
        ids.insert(row->region);
    }
    return ids;
}

/// Net migrants of whom neither sex nor age is known.
void read_migration_totals(const DatasetTables& tables, const ObservationTable& given,
                           const std::set<std::string>& named, std::vector<RegionInputs>& regions)
{
    TableReader table =
        tables.reader({given,
                       {.sexes = false, .ages = false},
                       {-largest_number, largest_number, "a finite number of persons"},
                       {}});
    const std::vector<double> shares = rogers_castro_shares(tables.ages());
    const Eigen::Map<const ByAge> by_age(shares.data(), tables.ages().size());
    for (RegionInputs& region : regions) {
        if (!named.contains(region.region.id)) {
            continue;
        }
        const YearSeries totals = table.series({region.region.id, std::nullopt, {}});
        const ByAgeYear of_a_sex =
            (0.5 * by_age.matrix() * totals.values.matrix().transpose()).array();
        region.net_migrants = {{totals.years, of_a_sex}, {totals.years, of_a_sex}};
    }
    tables.completions.push_back(
        {"migration", localized("totals are spread over ages by the standard model schedule of "
                                "Rogers and Castro (1981), half to each sex")});
}

/// Net migration by age and sex, given to \p put; none of a region that the table does not name.
template <class Put>
void read_migration_by_age(const DatasetTables& tables, TableReader& table,
                           const std::set<std::string>& named, std::vector<RegionInputs>& regions,
                           const Put& put)
{
    std::size_t without = 0;
    for (RegionInputs& region : regions) {
        const std::string& id = region.region.id;
        if (named.contains(id)) {
            put(region, BySex<AgeSchedules>{table.schedules({id, Sex::female, {}}),
                                            table.schedules({id, Sex::male, {}})});
        } else {
            ++without;
        }
    }
    if (without > 0) {
        tables.completions.push_back(
            {"migration", localized("no net migration of {} of {} regions, which it does not name",
                                    without, regions.size())});
    }
    table.note_completions();
}

/// Net migration as rates of those who are there.
void read_migration_rates(const DatasetTables& tables, const ObservationTable& given,
                          std::vector<RegionInputs>& regions)
{
    if (!given.has_optional_keys) {
        tables.problems.add({given.file, 1},
                            "rate: rates of net migration are by sex and age; only totals of "
                            "persons, net_migrants, can be spread over them");
        return;
    }
    const double lowest = std::nextafter(-1.0 / tables.ages().width(), 0.0);
    TableReader table =
        tables.reader({given,
                       {},
                       {lowest, 1.0,
                        "a rate per person and year of at most 1, and in a step above -1, at which "
                        "everybody leaves"},
                       rates_of_migration});
    read_migration_by_age(tables, table, regions_in(given), regions,
                          [](RegionInputs& region, BySex<AgeSchedules> rates) {
                              region.net_migration_rate = std::move(rates);
                          });
}

}  // namespace

void read_population(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    const JoinedTable persons(tables, tables.parts.population, "population", Joining::sum);
    check_population_year(tables, persons.table());
    TableReader table = tables.reader({persons.table(),
                                       {.years = false},
                                       {0.0, largest_number, "a number of persons of at least 0"},
                                       counts_of_every_age});
    for (RegionInputs& region : regions) {
        region.population = ByAgeSex::Zero(tables.ages().size(), 2);
        for (const Sex sex : both_sexes) {
            region.population.col(column(sex)) = table.schedule({region.region.id, sex, {}});
        }
    }
    table.note_completions();
}

void read_migration(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    const AgeSchedules none{YearAxis(tables.parts.description.base_year, 1, tables.ages().width()),
                            ByAgeYear::Zero(tables.ages().size(), 1)};
    for (RegionInputs& region : regions) {
        region.net_migrants = {none, none};
    }
    if (tables.parts.migration.empty()) {
        tables.completions.push_back({"migration", localized("not given: no net migration")});
        return;
    }
    const ObservationTable& given = tables.parts.migration;
    if (given.value_name == "rate") {
        read_migration_rates(tables, given, regions);
        return;
    }
    const JoinedTable migrants(tables, given, "migration", Joining::sum);
    const std::set<std::string> named = regions_in(migrants.table());
    if (!migrants.table().has_optional_keys) {
        read_migration_totals(tables, migrants.table(), named, regions);
        return;
    }
    TableReader table =
        tables.reader({migrants.table(),
                       {},
                       {-largest_number, largest_number, "a finite number of persons"},
                       counts_of_one_stretch});
    read_migration_by_age(tables, table, named, regions,
                          [](RegionInputs& region, BySex<AgeSchedules> persons) {
                              region.net_migrants = std::move(persons);
                          });
}

}  // namespace natality::detail
