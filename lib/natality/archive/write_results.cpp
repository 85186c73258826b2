#include <natality/archive/write_results.hpp>

#include <natality/archive/detail/missing_values.hpp>
#include <natality/archive/detail/results_attributes.hpp>
#include <natality/archive/detail/results_layout.hpp>
#include <natality/archive/drawn_variables.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/sha256.hpp>
#include <natality/results/births_gain.hpp>
#include <natality/results/detailed_tables.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/results/indicators.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace natality::io {

namespace {

using Table = Eigen::ArrayXXd;

Index index(std::size_t position)
{
    return static_cast<Index>(position);
}

/// Women of one region by state: rows ages and in each the states, columns points.
Table state_table(const StateTrajectory& trajectory)
{
    const std::vector<ByAgeYear>& women = trajectory.women;
    const auto states = index(women.size());
    Table table(women.front().rows() * states, women.front().cols());
    for (Index row = 0; row < table.rows(); ++row) {
        table.row(row) = women[static_cast<std::size_t>(row % states)].row(row / states);
    }
    return table;
}

/// A series as a table of one row.
Table row(const ByYear& series)
{
    return series.transpose();
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

/// Names the scenario, region and year of a value that is not finite.
/// \param at its position where the values of a year, \p per_year, follow each other region by
/// region.
RunError not_finite(const Study& study, const std::string& variable, std::size_t scenario,
                    std::size_t at, std::size_t per_year)
{
    const std::vector<Region> regions = study.dataset().regions_shown();
    const std::size_t region = at % per_year / (per_year / regions.size());
    const YearAxis years = study.years();
    const int year = years.first().value + static_cast<int>(at / per_year) * years.step();
    return RunError(localized("{} of scenario '{}', region {}, {} is not finite: the inputs hold "
                              "figures too large or too small to project with",
                              variable, study.scenarios()[scenario].id, regions[region].id, year));
}

/// Costs and needs of one region: rows measures or capacity lines, columns years.
struct AccountTables {
    Table cost;
    Table incremental_cost;
    Table deadweight;
    Table incremental_cost_low;
    Table incremental_cost_high;
    Table capacity;
    Table incremental_capacity;
    /// One column, 1 for measures whose price is not known.
    Table unpriced;
};

AccountTables account_tables(const RegionAccounts& accounts, Index measures, Index years,
                             const std::vector<detail::CapacityLineKey>& lines)
{
    const Table no_cost = Table::Zero(measures, years);
    const Table no_need = Table::Zero(index(lines.size()), years);
    AccountTables tables{.cost = no_cost,
                         .incremental_cost = no_cost,
                         .deadweight = no_cost,
                         .incremental_cost_low = no_cost,
                         .incremental_cost_high = no_cost,
                         .capacity = no_need,
                         .incremental_capacity = no_need,
                         .unpriced = Table::Zero(measures, 1)};
    for (const UnpricedMeasure& measure : accounts.unpriced) {
        tables.unpriced(index(measure.measure), 0) = 1.0;
    }
    for (const MeasureAccount& account : accounts.measures) {
        const Index row = index(account.measure);
        tables.cost.row(row) = account.gross_cost(years).transpose();
        tables.incremental_cost.row(row) = account.incremental_cost(years).transpose();
        tables.deadweight.row(row) = account.deadweight(years).transpose();
        tables.incremental_cost_low.row(row) = account.incremental_cost_at_low(years).transpose();
        tables.incremental_cost_high.row(row) = account.incremental_cost_at_high(years).transpose();
        for (const LineCapacity& need : account.capacities) {
            const detail::CapacityLineKey key{account.measure, need.line};
            const Index line = std::find(lines.begin(), lines.end(), key) - lines.begin();
            tables.capacity.row(line) = need.gross.transpose();
            tables.incremental_capacity.row(line) = need.incremental.transpose();
        }
    }
    return tables;
}

}  // namespace

ResultsWriter::ResultsWriter(const files::OutputFile& output, const Study& study,
                             const Provenance& provenance, std::vector<Indicator> more)
    : study_(&study),
      more_(std::move(more)),
      money_(money_paths(study)),
      file_(output.temporary(), output.file().string())
{
    file_.add(detail::results_attributes(study, provenance));
    std::map<std::string, std::size_t> extents;
    for (const files::Dimension& dimension : detail::results_dimensions(study)) {
        extents[dimension.name] = files::size(dimension.coordinates);
        file_.add(dimension);
    }
    for (const detail::Labels& labels : detail::results_labels(study)) {
        file_.add(labels.variable);
        file_.write(labels.variable.name, labels.texts);
    }
    for (const detail::Series& series : detail::results_series(study)) {
        file_.add(series.variable);
        file_.write(series.variable.name, {{0}, {series.values.size()}}, series.values);
    }
    for (const files::Variable& variable : detail::results_variables(study, indicators())) {
        if (shapes_.contains(variable.name)) {
            throw std::invalid_argument("there is an indicator '" + variable.name + "' already");
        }
        for (const std::string& axis : variable.dimensions) {
            shapes_[variable.name].push_back(extents.at(axis));
        }
        file_.add(variable);
    }
    for (const files::InputFile& input : provenance.inputs.all()) {
        file_.embed({input.name, input.content, files::sha256(input.content)});
    }
}

std::vector<const Indicator*> ResultsWriter::indicators() const
{
    std::vector<const Indicator*> written = indicators_written(study_->settings().indicators);
    for (const Indicator& indicator : more_) {
        written.push_back(&indicator);
    }
    return written;
}

void ResultsWriter::write(std::size_t scenario, const Outcome& outcome,
                          const std::vector<RegionAccounts>& accounts)
{
    if (scenario >= study_->scenarios().size()) {
        throw std::out_of_range(
            fmt::format("scenario {} of a study of {}", scenario, study_->scenarios().size()));
    }
    note_plausibility(scenario, outcome);
    write_trajectories(scenario, outcome);
    write_moves(scenario, outcome);
    write_states(scenario, outcome);
    write_indicators(scenario, outcome);
    write_details(scenario, outcome);
    if (!study_->catalogue().measures().empty()) {
        write_measures(scenario, outcome);
        write_accounts(scenario, accounts);
        write_money(scenario, accounts);
    }
    if (study_->dataset().description().insurance_fund) {
        write_insurance(scenario, accounts);
    }
}

void ResultsWriter::write_draws(const std::vector<DrawSummary>& regions)
{
    for (const DrawnVariable& variable : drawn_variables(*study_)) {
        for (std::size_t scenario = 0; scenario < study_->scenarios().size(); ++scenario) {
            std::vector<Table> tables;
            for (const DrawSummary& region : regions) {
                tables.push_back(variable.values(region, scenario));
            }
            write(variable.id, scenario, tables);
        }
    }
}

void ResultsWriter::close()
{
    if (!other_baselines_.empty()) {
        file_.add(files::Attributes{{detail::other_baselines_attribute, other_baselines_}});
    }
    if (!implausible_.empty()) {
        file_.add(files::Attributes{{detail::implausible_attribute, implausible_}});
    }
    file_.close();
}

void ResultsWriter::note_plausibility(std::size_t scenario, const Outcome& outcome)
{
    const auto& band = study_->catalogue().plausibility();
    if (outcome.package.other_baseline) {
        other_baselines_.push_back(outcome.package.id);
        return;
    }
    if (!band || (scenario > 0 && baseline_births_.empty())) {
        return;
    }
    bool any_implausible = false;
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        const ByYear births = total_births(outcome.regions[region].trajectory);
        if (scenario == 0) {
            baseline_births_.push_back(births);
        }
        const auto gain = births_gain(births, baseline_births_.at(region), study_->years());
        any_implausible |= gain && is_implausible(*gain, band->range);
    }
    if (any_implausible) {
        implausible_.push_back(outcome.package.id);
    }
}

void ResultsWriter::write_trajectories(std::size_t scenario, const Outcome& outcome)
{
    std::vector<const Table*> population;
    std::vector<const Table*> births;
    std::vector<const Table*> deaths;
    std::vector<const Table*> net_migrants;
    for (const RegionOutcome& region : outcome.regions) {
        births.push_back(&region.trajectory.births);
        for (const Sex sex : both_sexes) {
            population.push_back(&region.trajectory.population[sex]);
            deaths.push_back(&region.trajectory.deaths[sex]);
            net_migrants.push_back(&region.rates.net_migrants[sex]);
        }
    }
    write("population", scenario, population);
    write("births", scenario, births);
    write("deaths", scenario, deaths);
    write("net_migrants", scenario, net_migrants);
}

void ResultsWriter::write_moves(std::size_t scenario, const Outcome& outcome)
{
    if (!shapes_.contains("in_migrants")) {
        return;
    }
    std::vector<const Table*> in;
    std::vector<const Table*> out;
    for (const RegionOutcome& region : outcome.regions) {
        for (const Sex sex : both_sexes) {
            in.push_back(&region.trajectory.moves.value().in[sex]);
            out.push_back(&region.trajectory.moves.value().out[sex]);
        }
    }
    write("in_migrants", scenario, in);
    write("out_migrants", scenario, out);
}

void ResultsWriter::write_states(std::size_t scenario, const Outcome& outcome)
{
    if (!shapes_.contains("women_by_state")) {
        return;
    }
    std::vector<Table> tables;
    for (const RegionOutcome& region : outcome.regions) {
        tables.push_back(state_table(region.trajectory.states.value()));
    }
    write("women_by_state", scenario, tables);
}

void ResultsWriter::write_indicators(std::size_t scenario, const Outcome& outcome)
{
    for (const Indicator* const indicator : indicators()) {
        std::vector<Table> tables;
        for (const RegionOutcome& region : outcome.regions) {
            tables.push_back(indicator->compute(region));
        }
        write(std::string(indicator->id), scenario, tables);
    }
}

void ResultsWriter::write_details(std::size_t scenario, const Outcome& outcome)
{
    for (const DetailedTables& detailed : detailed_tables(*study_, outcome)) {
        write(detailed.variable, scenario, detailed.tables);
    }
}

void ResultsWriter::write_measures(std::size_t scenario, const Outcome& outcome)
{
    const auto measures = study_->catalogue().measures();
    const Index years = study_->years().size();
    Table today(index(measures.size()), years);
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
        today.row(index(measure)) = measures[measure].reference;
    }
    std::vector<Table> intensity(outcome.regions.size(), today);
    std::vector<Table> response(outcome.regions.size(), Table::Zero(today.rows(), years));
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        for (const MeasurePath& path : outcome.regions[region].measures) {
            intensity[region].row(index(path.measure)) = path.level.transpose();
            response[region].row(index(path.measure)) = (path.felt(1) * path.response).transpose();
        }
    }
    write("intensity", scenario, intensity);
    write("response", scenario, response);
}

void ResultsWriter::write_accounts(std::size_t scenario,
                                   const std::vector<RegionAccounts>& accounts)
{
    const std::vector<detail::CapacityLineKey> lines = detail::capacity_lines(*study_);
    const Index measures = index(study_->catalogue().measures().size());
    std::vector<AccountTables> by_region;
    for (const RegionAccounts& region : accounts) {
        by_region.push_back(account_tables(region, measures, study_->years().size(), lines));
    }
    const auto write_all = [&](const std::string& variable, Table AccountTables::*table) {
        std::vector<const Table*> tables;
        for (const AccountTables& region : by_region) {
            tables.push_back(&(region.*table));
        }
        write(variable, scenario, tables);
    };
    write_all("cost", &AccountTables::cost);
    write_all("incremental_cost", &AccountTables::incremental_cost);
    write_all("deadweight_cost", &AccountTables::deadweight);
    write_all("incremental_cost_low", &AccountTables::incremental_cost_low);
    write_all("incremental_cost_high", &AccountTables::incremental_cost_high);
    write_all("unpriced", &AccountTables::unpriced);
    if (!lines.empty()) {
        write_all("capacity", &AccountTables::capacity);
        write_all("incremental_capacity", &AccountTables::incremental_capacity);
    }
}

void ResultsWriter::write_money(std::size_t scenario, const std::vector<RegionAccounts>& accounts)
{
    const Index years = study_->years().size();
    const auto write_all = [&](const std::string& variable, const auto& table_of) {
        std::vector<Table> tables;
        for (const RegionAccounts& region : accounts) {
            tables.push_back(table_of(region));
        }
        write(variable, scenario, tables);
    };
    for (const auto& [prefix, kind] :
         {std::pair{"", CostKind::gross}, std::pair{"incremental_", CostKind::incremental}}) {
        const auto total = [years, kind = kind](const RegionAccounts& region) {
            return kind == CostKind::gross ? region.gross_cost(years)
                                           : region.incremental_cost(years);
        };
        write_all(fmt::format("{}cost_by_payer", prefix),
                  [years, kind = kind](const RegionAccounts& region) {
                      return payer_table(region, kind, years);
                  });
        write_all(fmt::format("discounted_{}cost", prefix), [&](const RegionAccounts& region) {
            return row(total(region) * money_.discount_factor);
        });
        write_all(fmt::format("{}share_of_gdp", prefix), [&](const RegionAccounts& region) {
            return row(total(region) / (study_->years().step() * money_.gross_domestic_product));
        });
    }
}

void ResultsWriter::write_insurance(std::size_t scenario,
                                    const std::vector<RegionAccounts>& accounts)
{
    const auto write_all = [&](const std::string& variable, const auto& series_of) {
        std::vector<Table> tables;
        for (const RegionAccounts& region : accounts) {
            tables.push_back(row(series_of(region.insurance.value())));
        }
        write(variable, scenario, tables);
    };
    write_all("insurance_contributions",
              [](const InsuranceAccount& account) { return account.contributions; });
    write_all("insurance_allowances",
              [](const InsuranceAccount& account) { return account.allowances; });
    write_all("insurance_care", [](const InsuranceAccount& account) { return account.care; });
    write_all("insurance_balance",
              [](const InsuranceAccount& account) { return account.balance(); });
}

void ResultsWriter::write(const std::string& variable, std::size_t scenario,
                          const std::vector<const Table*>& tables)
{
    files::Slab slab{std::vector<std::size_t>(shapes_.at(variable).size(), 0),
                     shapes_.at(variable)};
    slab.offset.front() = scenario;
    slab.count.front() = 1;
    std::vector<double> values;
    values.reserve(size(slab));
    for (Index column = 0; column < tables.front()->cols(); ++column) {
        for (const Table* const table : tables) {
            const auto of_column = table->col(column);
            values.insert(values.end(), of_column.begin(), of_column.end());
        }
    }
    if (const auto at = detail::first_not_a_figure(variable, values)) {
        throw not_finite(*study_, variable, scenario, *at,
                         values.size() / static_cast<std::size_t>(tables.front()->cols()));
    }
    file_.write(variable, slab, values);
}

void ResultsWriter::write(const std::string& variable, std::size_t scenario,
                          const std::vector<Table>& tables)
{
    std::vector<const Table*> pointers;
    for (const Table& table : tables) {
        pointers.push_back(&table);
    }
    write(variable, scenario, pointers);
}

}  // namespace natality::io
