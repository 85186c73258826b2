#pragma once

/// \file
/// Small inputs in memory that hold together; a test changes the one thing it is about.

#include <natality/base/problems.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/measures/catalogue.hpp>
#include <natality/scenario/study.hpp>

#include <string>
#include <utility>
#include <vector>

namespace natality::test {

/// One row of a table, for region N unless said.
struct Cell {
    std::string region = "N";
    Year year{};
    Sex sex = Sex::female;
    AgeGroup age{Age{0}, 1};
    std::string category{};
    double value = 0.0;
};

/// Appends a row; rows count from line 2, below a header.
inline void add(ObservationTable& table, const Cell& cell)
{
    table.rows.push_back({cell.region, cell.year, cell.sex, cell.age, cell.category, cell.value,
                          table.rows.size() + 2});
}

/// Single years of age from \p first on, one value each.
inline void add_schedule(ObservationTable& table, Cell cell, int first,
                         const std::vector<double>& values)
{
    for (const double value : values) {
        cell.age = {Age{first++}, 1};
        cell.value = value;
        add(table, cell);
    }
}

/// Single years of age from 0 on, the last value for the open group.
inline void add_all_ages(ObservationTable& table, const Cell& cell,
                         const std::vector<double>& values)
{
    add_schedule(table, cell, 0, values);
    table.rows.back().age.width = 0;
}

/// One region N, ages 0 … 3 and 4+, base year 2020, rates of 2020 and 2021.
///
/// Lines: population.csv women 2-6, men 7-11; mortality.csv 2020 women 2-6, men 7-11, 2021 women
/// 12-16, men 17-21; fertility.csv 2020 ages 1-3 in 2-4, 2021 in 5-7; sex_ratio_at_birth.csv 2-3.
inline DatasetParts valid_parts()
{
    DatasetParts parts;
    parts.file = "dataset.toml";
    parts.description.title = {"Northland", "北国"};
    parts.description.base_year = Year{2020};
    parts.description.ages = AgeAxis(1, Age{4});
    parts.description.money = {.currency = "CNY", .price_year = 2020};
    parts.description.desired_family_size = FamilyWishes{1.8};
    parts.regions = {{"N", {"Northland", "北国"}, "", {"dataset.toml", 9}}};
    parts.population = {"population.csv", "persons", {}};
    parts.mortality = {"mortality.csv", "mx", {}};
    parts.fertility = {"fertility.csv", "asfr", {}};
    parts.sex_ratio_at_birth = {"sex_ratio_at_birth.csv", "males_per_female", {}};
    parts.migration = {"migration.csv", "net_migrants", {}};
    parts.births_by_order = {"births_by_order.csv", "rate", {}};
    parts.women_by_state = {"women_by_state.csv", "share", {}};
    parts.union_formation = {"union_formation.csv", "rate", {}};
    parts.observed = {"observed.csv", "value", {}};
    for (const Sex sex : both_sexes) {
        add_all_ages(parts.population, {.sex = sex}, {1000, 900, 800, 700, 600});
    }
    for (const Year year : {Year{2020}, Year{2021}}) {
        for (const Sex sex : both_sexes) {
            add_all_ages(parts.mortality, {.year = year, .sex = sex}, {0.02, 0.01, 0.05, 0.1, 0.5});
        }
        add_schedule(parts.fertility, {.year = year}, 1, {0.2, 0.6, 0.1});
        add(parts.sex_ratio_at_birth, {.year = year, .value = 1.05});
    }
    return parts;
}

/// Region N at ages 0-4, 5-9 and 10+ in steps of five years; death rates with the first year of
/// life apart.
inline DatasetParts grouped_parts()
{
    DatasetParts parts = valid_parts();
    parts.description.ages = AgeAxis(5, Age{10});
    for (ObservationTable* table :
         {&parts.population, &parts.mortality, &parts.fertility, &parts.sex_ratio_at_birth}) {
        table->rows.clear();
    }
    const std::vector<AgeGroup> groups{{Age{0}, 5}, {Age{5}, 5}, {Age{10}, 0}};
    const std::vector<AgeGroup> with_infants{{Age{0}, 1}, {Age{1}, 4}, {Age{5}, 5}, {Age{10}, 0}};
    for (const Sex sex : both_sexes) {
        for (const AgeGroup& age : groups) {
            add(parts.population, {.sex = sex, .age = age, .value = 50});
        }
        for (const AgeGroup& age : with_infants) {
            const double rate = age.is_open() ? 0.5 : 0.01 * age.width;
            add(parts.mortality, {.year = Year{2020}, .sex = sex, .age = age, .value = rate});
        }
    }
    add(parts.fertility, {.year = Year{2020}, .age = {Age{5}, 5}, .value = 0.1});
    add(parts.sex_ratio_at_birth, {.year = Year{2020}, .value = 1.05});
    return parts;
}

/// Births of orders 1 and 2+ for \ref valid_parts, half the births of each age of each order.
inline void add_births_by_order(DatasetParts& parts)
{
    for (const Year year : {Year{2020}, Year{2021}}) {
        for (const char* order : {"1", "2+"}) {
            add_schedule(parts.births_by_order, {.year = year, .category = order}, 1,
                         {0.1, 0.3, 0.05});
        }
    }
}

/// Ages 0 … 3 and 4+, women of ages 1 to 3 by state; births of each order and first unions by
/// single age from the ages given on.
inline DatasetParts parts_with_states(int first_birth_age, const std::vector<double>& births,
                                      int first_union_age, const std::vector<double>& unions)
{
    DatasetParts parts = valid_parts();
    const std::vector<std::string> states{"single", "union0", "parity1", "parity2plus"};
    const std::vector<std::vector<double>> shares{
        {0.4, 0.2, 0.2}, {0.2, 0.3, 0.3}, {0.2, 0.3, 0.3}, {0.2, 0.2, 0.2}};
    for (std::size_t k = 0; k < states.size(); ++k) {
        add_schedule(parts.women_by_state, {.category = states[k]}, 1, shares[k]);
    }
    for (const char* order : {"1", "2+"}) {
        add_schedule(parts.births_by_order, {.year = Year{2020}, .category = order},
                     first_birth_age, births);
    }
    add_schedule(parts.union_formation, {.year = Year{2020}}, first_union_age, unions);
    parts.fertility.rows.clear();
    add_schedule(parts.fertility, {.year = Year{2020}}, 1, {0.04, 0.04});
    return parts;
}

/// A measure that raises births of all orders and ages at once and for good.
inline Measure simple_measure(std::string id, int number, std::string barrier, double log_effect)
{
    Measure measure;
    measure.id = std::move(id);
    measure.number = number;
    measure.heading = "care";
    measure.barrier = std::move(barrier);
    measure.unit = {"share", "比例"};
    measure.reference = 0.0;
    measure.full = 1.0;
    Effect effect;
    effect.log_effect = {log_effect / 2, log_effect, log_effect * 2};
    effect.evidence = {"author-2020"};
    effect.place = {"measures.toml", 20};
    measure.effects = {effect};
    measure.place = {"measures.toml", 10};
    return measure;
}

/// Two measures against time (childcare, leave: 0.1 and 0.2 in the log), one against cost (cash:
/// 0.3).
inline CatalogueParts valid_catalogue_parts()
{
    CatalogueParts parts;
    parts.headings = {{"care", {"Care", "照护"}, {"catalogue.toml", 3}}};
    parts.barriers = {{"time", {"Time", "时间"}, {0.3, 0.5, 0.7}, {}, {"catalogue.toml", 5}},
                      {"money", {"Money", "费用"}, {0.3, 0.5, 0.7}, {}, {"catalogue.toml", 7}}};
    parts.references = {{"author-2020", {"Author (2020), Title", {}}, {"references.toml", 1}}};
    parts.measures = {simple_measure("childcare", 1, "time", 0.1),
                      simple_measure("leave", 2, "time", 0.2),
                      simple_measure("cash", 3, "money", 0.3)};
    return parts;
}

/// A package of \p measures, all at full dose from \p from on.
inline PackageParts package_parts(std::string id, const std::vector<std::string>& measures,
                                  Year from = Year{2020})
{
    PackageParts package{std::move(id), {}, {}, {"scenarios.toml", 8}};
    for (const std::string& measure : measures) {
        package.uses.push_back({measure, {}, from, 1, {}, {"scenarios.toml", 9}});
    }
    return package;
}

/// A study of \p packages to 1 January 2030, without a ceiling.
inline StudyParts study_parts(std::vector<PackageParts> packages)
{
    StudyParts parts;
    parts.settings.horizon = Year{2030};
    parts.settings.ceiling = CeilingRule::none;
    parts.packages = std::move(packages);
    parts.place = {"scenarios.toml", 0};
    return parts;
}

}  // namespace natality::test
