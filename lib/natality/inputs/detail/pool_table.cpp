#include <natality/inputs/detail/pool_table.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace natality::detail {

namespace {

using Schedules = std::vector<BySex<AgeSchedules>>;

/// Reports tables that do not go together; true if they do.
bool are_a_pool(const DatasetTables& tables, const std::vector<RegionInputs>& regions)
{
    const DatasetParts& parts = tables.parts;
    const bool has_both = !parts.out_migration.empty() && !parts.in_migration.empty();
    const Place place{has_both || parts.in_migration.empty() ? parts.out_migration.file
                                                             : parts.in_migration.file,
                      0};
    if (!has_both) {
        tables.problems.add(place, "out_migration and in_migration go together: who leaves each "
                                   "region, and where those who have left arrive");
        return false;
    }
    if (!parts.migration_flows.empty()) {
        tables.problems.add(place, "migration_flows says who goes where; give it, or out_migration "
                                   "and in_migration, not both");
        return false;
    }
    const std::size_t able = regions.size() - (parts.description.constraint ? 1U : 0U);
    if (able < 2) {
        tables.problems.add(place, "nobody moves between regions where there is but one");
        return false;
    }
    return true;
}

/// Reports the first row of the nation that the others are held to.
void check_nation(const DatasetTables& tables, const ObservationTable& given)
{
    const auto& constraint = tables.parts.description.constraint;
    for (const Observation* const row : given.first_rows_of_regions()) {
        if (constraint && row->region == constraint->nation) {
            tables.problems.add(given.place(*row),
                                localized("'{}' is the nation that the other regions are held to; "
                                          "nobody moves between it and them",
                                          row->region));
        }
    }
}

/// The schedules of every region, zero where the table does not name it.
Schedules schedules_of(const DatasetTables& tables, const ObservationTable& given,
                       const ValueRange& range, const std::vector<RegionInputs>& regions)
{
    check_nation(tables, given);
    const AgeSchedules none{YearAxis(tables.parts.description.base_year, 1, tables.ages().width()),
                            ByAgeYear::Zero(tables.ages().size(), 1)};
    std::set<std::string> named;
    for (const Observation* const row : given.first_rows_of_regions()) {
        named.insert(row->region);
    }
    TableReader table = tables.reader({given, {}, range, {Spread::level, Coverage::one_stretch}});
    Schedules schedules;
    for (const RegionInputs& region : regions) {
        const std::string& id = region.region.id;
        schedules.push_back(named.contains(id)
                                ? BySex<AgeSchedules>{table.schedules({id, Sex::female, {}}),
                                                      table.schedules({id, Sex::male, {}})}
                                : BySex<AgeSchedules>{none, none});
    }
    table.note_completions();
    return schedules;
}

/// The last year that any of the schedules gives.
Year last_year(const Schedules& schedules)
{
    Year last{};
    for (const BySex<AgeSchedules>& of_region : schedules) {
        for (const Sex sex : both_sexes) {
            const YearAxis& years = of_region[sex].years;
            last = std::max(last, years.at(years.size() - 1));
        }
    }
    return last;
}

/// The sum over regions in one year.
ByAge together(const Schedules& schedules, Sex sex, Year year)
{
    ByAge sum = schedules.front()[sex].at(year);
    for (std::size_t region = 1; region < schedules.size(); ++region) {
        sum += schedules[region][sex].at(year);
    }
    return sum;
}

/// Reports the first age of a year and sex that somebody leaves at and nobody arrives at.
void check_arrivals(const DatasetTables& tables, const PoolInputs& pool)
{
    const int first = tables.parts.description.base_year.value;
    const int last = std::max(last_year(pool.out_rate), last_year(pool.in)).value;
    for (int year = first; year <= last; year += tables.ages().width()) {
        for (const Sex sex : both_sexes) {
            const ByAge leaving = together(pool.out_rate, sex, Year{year});
            const ByAge arriving = together(pool.in, sex, Year{year});
            for (Index age = 0; age < leaving.size(); ++age) {
                if (leaving(age) > 0.0 && arriving(age) == 0.0) {
                    tables.problems.add(
                        {tables.parts.in_migration.file, 0},
                        localized("nobody arrives in any region at an age at which some leave "
                                  "(year {}, {}, age {})",
                                  year, sex_name(sex), tables.ages().label(age)));
                    return;
                }
            }
        }
    }
}

}  // namespace

std::optional<PoolInputs> pool_table(const DatasetTables& tables,
                                     const std::vector<RegionInputs>& regions)
{
    const ObservationTable& leaving = tables.parts.out_migration;
    const ObservationTable& arriving = tables.parts.in_migration;
    if ((leaving.empty() && arriving.empty()) || !are_a_pool(tables, regions)) {
        return std::nullopt;
    }
    const bool is_share = arriving.value_name == "share";
    const ValueRange out_rates{0.0, 1.0 / tables.ages().width(),
                               "a rate per person and year of at least 0, and of at most 1 in a "
                               "step"};
    const ValueRange in{
        0.0, 1.0, is_share ? "a share between 0 and 1" : "a rate per person and year in [0, 1]"};
    PoolInputs pool{schedules_of(tables, leaving, out_rates, regions),
                    is_share ? PoolMeasure::share : PoolMeasure::rate,
                    schedules_of(tables, arriving, in, regions)};
    if (tables.problems.empty()) {
        check_arrivals(tables, pool);
    }
    return pool;
}

}  // namespace natality::detail
