#include <natality/results/detailed_tables.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/results/mortality_detail.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace natality {

namespace {

using Table = Eigen::ArrayXXd;

/// Deaths per person-year; not known where nobody lives.
ByAge death_rate(const LifeTable& table)
{
    return (table.L > 0.0).select(table.d / table.L.max(1e-300), missing);
}

/// One column of life tables as a variable.
struct LifeTableColumn {
    std::string_view variable;
    std::string_view unit;
    /// In English; the catalogue of texts has the Chinese.
    std::string_view english_name;
    ByAge (*values)(const LifeTable& table);
};

constexpr std::array<LifeTableColumn, 8> life_table_columns{{
    {"life_table_m", "year-1", "Death rate of the life table", death_rate},
    {"life_table_a", "year", "Years lived in the group by those who die in it",
     [](const LifeTable& table) { return table.a; }},
    {"life_table_q", "1", "Probability of dying in the age group",
     [](const LifeTable& table) { return table.q; }},
    {"life_table_l", "1", "Survivors to the first age of the group, of one newborn",
     [](const LifeTable& table) { return table.l; }},
    {"life_table_d", "1", "Deaths in the age group, of one newborn",
     [](const LifeTable& table) { return table.d; }},
    {"life_table_person_years", "year", "Person-years lived in the age group, by one newborn",
     [](const LifeTable& table) { return table.L; }},
    {"life_table_person_years_above", "year", "Person-years lived from the age on, by one newborn",
     [](const LifeTable& table) { return table.T; }},
    {"life_table_e", "year", "Life expectancy at the first age of the group",
     [](const LifeTable& table) { return table.e; }},
}};

/// A column of the life tables of every year.
Table column_of(const std::vector<LifeTable>& tables, const LifeTableColumn& column)
{
    Table values(tables.front().L.size(), static_cast<Index>(tables.size()));
    for (std::size_t year = 0; year < tables.size(); ++year) {
        values.col(static_cast<Index>(year)) = column.values(tables[year]);
    }
    return values;
}

void add_life_tables(std::vector<VariableTables>& detailed, const Outcome& outcome,
                     const std::vector<SeparationFactors>& separation)
{
    std::vector<std::vector<LifeTable>> by_region_and_sex;
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        BySex<std::vector<LifeTable>> both =
            life_tables(outcome.regions[region], separation[region]);
        for (const Sex sex : both_sexes) {
            by_region_and_sex.push_back(std::move(both[sex]));
        }
    }
    for (const LifeTableColumn& column : life_table_columns) {
        VariableTables of_column{std::string(column.variable), {}};
        for (const std::vector<LifeTable>& tables : by_region_and_sex) {
            of_column.tables.push_back(column_of(tables, column));
        }
        detailed.push_back(std::move(of_column));
    }
}

void add_deaths(std::vector<VariableTables>& detailed, const Outcome& outcome,
                const std::vector<SeparationFactors>& separation)
{
    VariableTables deaths{"deaths_by_age", {}};
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        BySex<ByAgeYear> both = deaths_by_age(outcome.regions[region], separation[region]);
        for (const Sex sex : both_sexes) {
            deaths.tables.push_back(std::move(both[sex]));
        }
    }
    detailed.push_back(std::move(deaths));
}

bool tells_orders_apart(const Study& study)
{
    return study.dataset().regions().front().births_by_order.has_value();
}

/// Birth rates of one region: rows ages and in each the orders, columns years.
Table by_order_within_age(const BirthRates& births)
{
    const auto orders = static_cast<Index>(births.by_order.size());
    const ByAgeYear& first = births.by_order.front();
    Table table(first.rows() * orders, first.cols());
    for (Index row = 0; row < table.rows(); ++row) {
        table.row(row) = births.by_order[static_cast<std::size_t>(row % orders)].row(row / orders);
    }
    return table;
}

void add_birth_rates(std::vector<VariableTables>& detailed, const Study& study,
                     const Outcome& outcome)
{
    VariableTables asfr{"asfr", {}};
    VariableTables by_order{"asfr_by_order", {}};
    for (const RegionOutcome& region : outcome.regions) {
        asfr.tables.push_back(region.births.asfr());
        by_order.tables.push_back(by_order_within_age(region.births));
    }
    detailed.push_back(std::move(asfr));
    if (tells_orders_apart(study)) {
        detailed.push_back(std::move(by_order));
    }
}

}  // namespace

std::vector<std::string> DetailedQuantity::axes() const
{
    std::vector<std::string> axes{"scenario", "year", "region"};
    if (by_sex) {
        axes.emplace_back("sex");
    }
    axes.emplace_back("age");
    if (by_order) {
        axes.emplace_back("order");
    }
    return axes;
}

std::vector<DetailedQuantity> detailed_quantities(const Study& study)
{
    const ResultsDetails& details = study.settings().details;
    std::vector<DetailedQuantity> quantities;
    if (details.deaths) {
        quantities.push_back({.id = "deaths_by_age",
                              .unit = "deaths",
                              .name = localized("Deaths by age"),
                              .by_sex = true,
                              .remark = "By age at death; deaths has them by cohort."});
    }
    if (details.asfr) {
        quantities.push_back({.id = "asfr",
                              .unit = "year-1",
                              .name = localized("Births per woman-year by age of mother")});
        if (tells_orders_apart(study)) {
            quantities.push_back(
                {.id = "asfr_by_order",
                 .unit = "year-1",
                 .name = localized("Births of an order per woman-year by age of mother"),
                 .by_order = true});
        }
    }
    if (details.life_tables) {
        for (const LifeTableColumn& column : life_table_columns) {
            quantities.push_back({.id = std::string(column.variable),
                                  .unit = std::string(column.unit),
                                  .name = localized_text(column.english_name),
                                  .by_sex = true});
        }
    }
    return quantities;
}

std::vector<VariableTables> detailed_tables(const Study& study, const Outcome& outcome)
{
    const ResultsDetails& details = study.settings().details;
    std::vector<VariableTables> detailed;
    if (details.asfr) {
        add_birth_rates(detailed, study, outcome);
    }
    if (!details.deaths && !details.life_tables) {
        return detailed;
    }
    const std::vector<SeparationFactors> separation = separation_of_regions(study, outcome);
    if (details.deaths) {
        add_deaths(detailed, outcome, separation);
    }
    if (details.life_tables) {
        add_life_tables(detailed, outcome, separation);
    }
    return detailed;
}

bool is_of_life_table(const std::string& variable)
{
    return std::any_of(life_table_columns.begin(), life_table_columns.end(),
                       [&](const LifeTableColumn& column) { return column.variable == variable; });
}

}  // namespace natality
