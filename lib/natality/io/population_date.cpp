#include <natality/io/population_date.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/io/csv/cells.hpp>
#include <natality/projection/project.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace natality::io {

namespace {

/// The 1 January that a count of some day stands for.
struct FirstOfJanuary {
    Year year;
    /// How many years before it the count was.
    double years_before = 0.0;
};

/// Nothing for days that are neither an end nor the middle of a year.
std::optional<FirstOfJanuary> january_of(std::chrono::year_month_day date)
{
    using namespace std::chrono;
    const Year year{static_cast<int>(date.year())};
    const Year next{year.value + 1};
    const std::array<std::pair<month_day, FirstOfJanuary>, 4> taken{
        {{std::chrono::January / 1, {year}},
         {December / 31, {next}},
         {June / 30, {next, 0.5}},
         {July / 1, {next, 0.5}}}};
    for (const auto& [day, january] : taken) {
        if (day == date.month() / date.day()) {
            return january;
        }
    }
    return std::nullopt;
}

/// The population of one region half way, or as far as asked, along its first step.
ByAgeSex moved(const Dataset& dataset, const RegionInputs& region, double share)
{
    const DatasetDescription& description = dataset.description();
    const YearAxis step(dataset.base_year(), 1, dataset.ages().width());
    const BaselineRates baseline =
        baseline_rates(region, dataset.ages(), step, {.women = WomenModel::alike},
                       baseline_conventions(description));
    const Trajectory trajectory = project(region.population, baseline.rates,
                                          projection_conventions(description, region.region));
    ByAgeSex population = region.population;
    for (const Sex sex : both_sexes) {
        population.col(column(sex)) +=
            share * (trajectory.population[sex].col(1) - trajectory.population[sex].col(0));
    }
    return population;
}

/// A population as rows of a table, a row a cell.
void append_rows(ObservationTable& table, const std::string& region, const AgeAxis& ages,
                 const ByAgeSex& population)
{
    for (const Sex sex : both_sexes) {
        for (Index age = 0; age < ages.size(); ++age) {
            Observation row;
            row.region = region;
            row.sex = sex;
            row.age = {ages.lower(age), age == ages.last() ? 0 : ages.width()};
            row.value = population(age, column(sex));
            table.rows.push_back(std::move(row));
        }
    }
}

}  // namespace

double take_population_date(DatasetParts& parts, Problems& problems)
{
    std::vector<Observation>& rows = parts.population.rows;
    if (rows.empty() || rows.front().category.empty()) {
        return 0.0;
    }
    const std::string given = rows.front().category;
    for (Observation& row : rows) {
        if (row.category != given) {
            problems.add(parts.population.place(row),
                         localized("date: {} beside {}: a data set begins with the population of "
                                   "one day",
                                   row.category, given));
            return 0.0;
        }
    }
    const auto january = january_of(date_in(given).value());
    const Place place = parts.population.place(rows.front());
    if (!january) {
        problems.add(place, localized("date: {} is neither 1 January, 31 December nor the middle "
                                      "of a year, 30 June or 1 July",
                                      given));
        return 0.0;
    }
    const int base = parts.description.base_year.value;
    if (january->year.value != base) {
        problems.add(place, localized("date: {} leads to 1 January {}, and base_year is {}", given,
                                      january->year.value, base));
        return 0.0;
    }
    for (Observation& row : rows) {
        row.category.clear();
    }
    if (january->years_before > 0.0) {
        parts.notes.push_back(
            {"population", localized("counted on {}, moved half a year ahead to 1 January {} by "
                                     "the rates of {}",
                                     given, base, base)});
    } else if (!given.ends_with("-01-01")) {
        parts.notes.push_back(
            {"population", localized("counted on {}, taken as of 1 January {}", given, base)});
    }
    return january->years_before;
}

Dataset moved_to_january(DatasetParts& parts, double years)
{
    const Dataset counted = Dataset::validated(parts);
    const double share = years / counted.ages().width();
    ObservationTable population{parts.population.file, parts.population.value_name, {}};
    for (const RegionInputs& region : counted.regions()) {
        append_rows(population, region.region.id, counted.ages(), moved(counted, region, share));
    }
    parts.population = std::move(population);
    return Dataset::validated(parts);
}

}  // namespace natality::io
