#include <natality/archive/write_results.hpp>

#include <natality/archive/detail/measure_tables.hpp>
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

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace natality::io {

namespace {

using Table = Eigen::ArrayXXd;

/// Women of one region by state: rows ages and in each the states, columns points.
Table state_table(const StateTrajectory& trajectory)
{
    const std::vector<ByAgeYear>& women = trajectory.women;
    const auto states = static_cast<Index>(women.size());
    Table table(women.front().rows() * states, women.front().cols());
    for (Index row = 0; row < table.rows(); ++row) {
        table.row(row) = women[static_cast<std::size_t>(row % states)].row(row / states);
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
    write(scenario, detailed_tables(*study_, outcome));
    write(scenario, detail::measure_tables(*study_, money_, outcome, accounts));
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

void ResultsWriter::write(std::size_t scenario, const std::vector<VariableTables>& variables)
{
    for (const VariableTables& of_variable : variables) {
        write(of_variable.variable, scenario, of_variable.tables);
    }
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
