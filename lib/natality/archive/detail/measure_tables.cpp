#include <natality/archive/detail/measure_tables.hpp>

#include <natality/archive/detail/results_layout.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace natality::io::detail {

namespace {

using Table = Eigen::ArrayXXd;
using Accounts = std::vector<RegionAccounts>;

Index index(std::size_t position)
{
    return static_cast<Index>(position);
}

/// A series as a table of one row.
Table row(const ByYear& series)
{
    return series.transpose();
}

/// A variable whose table of a region is made from the accounts of the region.
template <class TableOf>
VariableTables by_region(std::string variable, const Accounts& accounts, const TableOf& table_of)
{
    VariableTables made{std::move(variable), {}};
    for (const RegionAccounts& region : accounts) {
        made.tables.push_back(table_of(region));
    }
    return made;
}

void add_levels(std::vector<VariableTables>& made, const Study& study, const Outcome& outcome)
{
    const auto measures = study.catalogue().measures();
    Table today(index(measures.size()), study.years().size());
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
        today.row(index(measure)) = measures[measure].reference;
    }
    const Table none = Table::Zero(today.rows(), today.cols());
    VariableTables intensity{"intensity", {outcome.regions.size(), today}};
    VariableTables response{"response", {outcome.regions.size(), none}};
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        for (const MeasurePath& path : outcome.regions[region].measures) {
            const Index of_measure = index(path.measure);
            intensity.tables[region].row(of_measure) = path.level.transpose();
            response.tables[region].row(of_measure) = (path.felt(1) * path.response).transpose();
        }
    }
    made.push_back(std::move(intensity));
    made.push_back(std::move(response));
}

/// A cost by measure: the variable that holds it and who tells it.
struct CostOfMeasure {
    std::string_view variable;
    ByYear (MeasureAccount::*cost)(Index years) const;
};

constexpr CostOfMeasure costs_of_measures[] = {
    {"cost", &MeasureAccount::gross_cost},
    {"incremental_cost", &MeasureAccount::incremental_cost},
    {"deadweight_cost", &MeasureAccount::deadweight},
    {"incremental_cost_low", &MeasureAccount::incremental_cost_at_low},
    {"incremental_cost_high", &MeasureAccount::incremental_cost_at_high},
};

/// Costs: rows measures, columns years; and, in one column, 1 for measures whose price is not
/// known.
void add_costs(std::vector<VariableTables>& made, const Study& study, const Accounts& accounts)
{
    const Index measures = index(study.catalogue().measures().size());
    const Index years = study.years().size();
    for (const CostOfMeasure& of : costs_of_measures) {
        made.push_back(by_region(std::string(of.variable), accounts, [&](const auto& region) {
            Table costs = Table::Zero(measures, years);
            for (const MeasureAccount& account : region.measures) {
                costs.row(index(account.measure)) = (account.*of.cost)(years).transpose();
            }
            return costs;
        }));
    }
    made.push_back(by_region("unpriced", accounts, [&](const RegionAccounts& region) {
        Table unpriced = Table::Zero(measures, 1);
        for (const UnpricedMeasure& measure : region.unpriced) {
            unpriced(index(measure.measure), 0) = 1.0;
        }
        return unpriced;
    }));
}

/// Needs: rows capacity lines, columns years.
void add_needs(std::vector<VariableTables>& made, const Study& study, const Accounts& accounts)
{
    const std::vector<CapacityLineKey> lines = capacity_lines(study);
    if (lines.empty()) {
        return;
    }
    const auto add = [&](const char* variable, ByYear LineCapacity::*need) {
        made.push_back(by_region(variable, accounts, [&](const RegionAccounts& region) {
            Table needs = Table::Zero(index(lines.size()), study.years().size());
            for (const MeasureAccount& account : region.measures) {
                for (const LineCapacity& capacity : account.capacities) {
                    const CapacityLineKey key{account.measure, capacity.line};
                    const auto line = std::find(lines.begin(), lines.end(), key) - lines.begin();
                    needs.row(line) = (capacity.*need).transpose();
                }
            }
            return needs;
        }));
    };
    add("capacity", &LineCapacity::gross);
    add("incremental_capacity", &LineCapacity::incremental);
}

/// Costs of one region: rows payers, columns years.
Table payer_table(const RegionAccounts& accounts, CostKind kind, Index years)
{
    Table table(index(all_payers.size()), years);
    for (std::size_t payer = 0; payer < all_payers.size(); ++payer) {
        table.row(index(payer)) = accounts.cost_of(all_payers[payer], kind, years).transpose();
    }
    return table;
}

/// Cost by payer, in present values and as a share of output.
void add_money(std::vector<VariableTables>& made, const Study& study, const MoneyPaths& money,
               const Accounts& accounts)
{
    const Index years = study.years().size();
    const ByYear output = study.years().step() * money.gross_domestic_product;
    for (const auto& [prefix, kind] :
         {std::pair{"", CostKind::gross}, std::pair{"incremental_", CostKind::incremental}}) {
        const auto total = [years, kind = kind](const RegionAccounts& region) {
            return kind == CostKind::gross ? region.gross_cost(years)
                                           : region.incremental_cost(years);
        };
        const auto by_payer = [years, kind = kind](const RegionAccounts& region) {
            return payer_table(region, kind, years);
        };
        made.push_back(by_region(fmt::format("{}cost_by_payer", prefix), accounts, by_payer));
        made.push_back(
            by_region(fmt::format("discounted_{}cost", prefix), accounts, [&](const auto& region) {
                return row(total(region) * money.discount_factor);
            }));
        made.push_back(by_region(fmt::format("{}share_of_gdp", prefix), accounts,
                                 [&](const auto& region) { return row(total(region) / output); }));
    }
}

void add_insurance(std::vector<VariableTables>& made, const Accounts& accounts)
{
    const auto add = [&](const char* variable, const auto& series_of) {
        made.push_back(by_region(variable, accounts, [&](const RegionAccounts& region) {
            return row(series_of(region.insurance.value()));
        }));
    };
    add("insurance_contributions",
        [](const InsuranceAccount& account) { return account.contributions; });
    add("insurance_allowances", [](const InsuranceAccount& account) { return account.allowances; });
    add("insurance_care", [](const InsuranceAccount& account) { return account.care; });
    add("insurance_balance", [](const InsuranceAccount& account) { return account.balance(); });
}

}  // namespace

std::vector<VariableTables> measure_tables(const Study& study, const MoneyPaths& money,
                                           const Outcome& outcome, const Accounts& accounts)
{
    std::vector<VariableTables> made;
    if (!study.catalogue().measures().empty()) {
        add_levels(made, study, outcome);
        add_costs(made, study, accounts);
        add_needs(made, study, accounts);
        add_money(made, study, money, accounts);
    }
    if (study.dataset().description().insurance_fund) {
        add_insurance(made, accounts);
    }
    return made;
}

}  // namespace natality::io::detail
