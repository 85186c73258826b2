#pragma once

/// \file
/// A small study of two regions with everything that results can hold, run.

#include "support/parts.hpp"

#include <natality/archive/write_results.hpp>
#include <natality/results/accounts.hpp>
#include <natality/scenario/scenario.hpp>

#include <string>
#include <utility>
#include <vector>

namespace natality::test {

/// Region N of valid_parts() with births by order, and region S with twice its people.
inline DatasetParts two_regions()
{
    DatasetParts parts = valid_parts();
    add_births_by_order(parts);
    parts.description.money.gdp = 1e6;
    parts.description.insurance_fund = {.contribution_rate = 0.01,
                                        .wage = 100.0,
                                        .insured_share = 0.5,
                                        .first_age = Age{2},
                                        .last_age = Age{3}};
    parts.regions.push_back({"S", {"Southland", "南国"}, "", {"dataset.toml", 12}});
    for (ObservationTable* const table : {&parts.population, &parts.mortality, &parts.fertility,
                                          &parts.sex_ratio_at_birth, &parts.births_by_order}) {
        const std::vector<Observation> rows = table->rows;
        for (Observation row : rows) {
            row.region = "S";
            row.value *= table == &parts.population ? 2.0 : 1.0;
            row.line += rows.size();
            table->rows.push_back(std::move(row));
        }
    }
    for (const Sex sex : both_sexes) {
        add_all_ages(parts.migration, {.region = "S", .year = Year{2020}, .sex = sex},
                     {1, 2, 3, 4, 5});
        add_all_ages(parts.migration, {.region = "N", .year = Year{2020}, .sex = sex},
                     {0, 0, 0, 0, 0});
    }
    return parts;
}

/// The catalogue of valid_catalogue_parts() in which childcare costs 10 per child of age 0 and
/// needs half a place for each and one office; the second line of the three is switched off.
inline CatalogueParts catalogue_with_costs()
{
    CatalogueParts parts = valid_catalogue_parts();
    Measure& childcare = parts.measures.front();
    childcare.name = {"Childcare", "托育"};
    CostLine subsidy;
    subsidy.name = {"Subsidy", "补贴"};
    subsidy.count = {.who = Beneficiaries::children, .ages = {Age{0}, Age{0}}};
    subsidy.amount = exactly(10.0);
    subsidy.growth = Growth::none;
    childcare.costs = {subsidy};
    CapacityLine places;
    places.name = {"Places", "托位"};
    places.unit = {"places", "个"};
    places.count = subsidy.count;
    places.amount = 0.5;
    CapacityLine unknown = places;
    unknown.amount.reset();
    unknown.enabled = false;
    CapacityLine offices;
    offices.name = {"Offices", "办事处"};
    offices.unit = {"offices", "家"};
    offices.count = {.who = Beneficiaries::fixed};
    offices.amount = 1.0;
    childcare.capacities = {places, unknown, offices};
    return parts;
}

/// Two regions to 2023 under the baseline, childcare, and childcare with cash.
inline Study small_study(CatalogueParts catalogue = catalogue_with_costs())
{
    std::vector<PackageParts> packages;
    if (!catalogue.measures.empty()) {
        packages = {package_parts("care", {"childcare"}),
                    package_parts("both", {"cash", "childcare"})};
        packages.front().name = {"Care", "照护"};
    }
    StudyParts parts = study_parts(std::move(packages));
    parts.settings.horizon = Year{2023};
    parts.settings.prices = {.wage_growth = 0.02, .discount_rate = 0.03};
    parts.title = {"Two lands", "两国"};
    return Study::validated(Dataset::validated(two_regions()),
                            Catalogue::validated(std::move(catalogue)), parts);
}

/// One scenario as a run gives it.
struct ScenarioRun {
    Outcome outcome;
    std::vector<RegionAccounts> accounts;
};

/// All scenarios of a study.
inline std::vector<ScenarioRun> run_all(const Study& study)
{
    const Baseline baseline(study);
    const Outcome without_measures = run(study, baseline, study.scenarios()[0]);
    std::vector<ScenarioRun> runs;
    for (std::size_t scenario = 0; scenario < study.scenarios().size(); ++scenario) {
        Outcome outcome = run(study, baseline, study.scenarios()[scenario]);
        std::vector<RegionAccounts> of_regions = accounts(study, outcome, without_measures);
        runs.push_back({std::move(outcome), std::move(of_regions)});
    }
    return runs;
}

/// A run at 1 January 2024, 12:00, from two files.
inline io::Provenance small_provenance()
{
    using std::chrono::sys_days;
    io::Provenance provenance;
    provenance.command_line = "natality run two.toml";
    provenance.start_time = sys_days(std::chrono::January / 1 / 2024) + std::chrono::hours(12);
    provenance.inputs.add({"scenario.toml", "two.toml", "horizon = 2023\n"});
    provenance.inputs.add({"dataset/population.csv", "two/population.csv", "sex,age\n"});
    provenance.completions = {{"two/population.csv", {"years after 2021 hold its values", {}}}};
    return provenance;
}

/// Writes all scenarios of a study to \p file.
inline void write_results(const std::filesystem::path& file, const Study& study,
                          const std::vector<ScenarioRun>& runs,
                          const io::Provenance& provenance = small_provenance())
{
    files::OutputFile output(file, files::ExistingOutput::replace);
    io::ResultsWriter writer(output, study, provenance);
    for (std::size_t scenario = 0; scenario < runs.size(); ++scenario) {
        writer.write(scenario, runs[scenario].outcome, runs[scenario].accounts);
    }
    writer.close();
    output.commit();
}

}  // namespace natality::test
