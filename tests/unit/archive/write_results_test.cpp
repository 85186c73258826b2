#include <natality/archive/write_results.hpp>

#include "unit/archive/results_study.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"
#include "unit/files/hdf5/small_file.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/results/indicators.hpp>

#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::bytes_of;
using test::run_all;
using test::ScenarioRun;
using test::ScratchFolder;
using test::small_provenance;
using test::small_study;
using test::write_results;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::size_t size(Index value)
{
    return static_cast<std::size_t>(value);
}

/// The small study, run, in a file.
class ResultsFile : public testing::Test {
protected:
    ResultsFile() : study_(small_study()), runs_(run_all(study_))
    {
        write_results(folder_ / "results.h5", study_, runs_);
    }

    [[nodiscard]] files::NetcdfReader reader() const
    {
        return files::NetcdfReader(folder_ / "results.h5");
    }

    /// One value of a variable.
    [[nodiscard]] double value(const std::string& variable, std::vector<std::size_t> at) const
    {
        const std::vector<std::size_t> one(at.size(), 1);
        return reader().numbers(variable, {std::move(at), one}).front();
    }

    /// The values along the last axis.
    [[nodiscard]] std::vector<double> row(const std::string& variable,
                                          std::vector<std::size_t> at) const
    {
        std::vector<std::size_t> count(at.size(), 1);
        count.push_back(reader().describe(variable).shape.back());
        at.push_back(0);
        return reader().numbers(variable, {std::move(at), std::move(count)});
    }

    /// Expects a variable by scenario, year or time, region, sex and age to hold these tables.
    template <class TableOf>
    void expect_cells(const std::string& variable, const TableOf& table_of) const
    {
        for (std::size_t s = 0; s < runs_.size(); ++s) {
            for (std::size_t r = 0; r < 2; ++r) {
                for (const Sex sex : both_sexes) {
                    const ByAgeYear& table = table_of(runs_[s].outcome.regions[r], sex);
                    for (Index t = 0; t < table.cols(); ++t) {
                        const auto column_of = table.col(t);
                        EXPECT_EQ(row(variable, {s, size(t), r, size(column(sex))}),
                                  std::vector<double>(column_of.begin(), column_of.end()))
                            << variable << " of scenario " << s << ", region " << r << ", "
                            << to_string(sex) << ", column " << t;
                    }
                }
            }
        }
    }

    ScratchFolder folder_;
    Study study_;
    std::vector<ScenarioRun> runs_;
};

TEST_F(ResultsFile, HoldsEveryCellOfEveryTrajectory)
{
    expect_cells("population", [](const RegionOutcome& region, Sex sex) {
        return region.trajectory.population[sex];
    });
    expect_cells("deaths", [](const RegionOutcome& region, Sex sex) {
        return region.trajectory.deaths[sex];
    });
    expect_cells("net_migrants", [](const RegionOutcome& region, Sex sex) {
        return region.rates.net_migrants[sex];
    });
}

TEST_F(ResultsFile, IsRefusedWhatIsNotFinite)
{
    runs_[1].outcome.regions[1].trajectory.births(2, 1) = std::nan("");
    EXPECT_EQ(
        test::message_of<RunError>([&] { write_results(folder_ / "other.h5", study_, runs_); }),
        "births of scenario 'care', region S, 2021 is not finite: the inputs hold figures too "
        "large or too small to project with");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "other.h5"));
}

TEST_F(ResultsFile, HoldsBirthsByAgeOfMother)
{
    const ByAgeYear& births = runs_[2].outcome.regions[1].trajectory.births;
    for (Index t = 0; t < 3; ++t) {
        const auto of_year = births.col(t);
        EXPECT_EQ(row("births", {2, size(t), 1}),
                  std::vector<double>(of_year.begin(), of_year.end()));
    }
}

TEST_F(ResultsFile, HoldsTheStartPopulationOfTheDataSet)
{
    EXPECT_THAT(row("population", {0, 0, 0, 0}), ElementsAre(1000, 900, 800, 700, 600));
    EXPECT_THAT(row("population", {2, 0, 1, 1}), ElementsAre(2000, 1800, 1600, 1400, 1200));
}

TEST_F(ResultsFile, HoldsEveryIndicatorOfTheRegistry)
{
    for (const Indicator& indicator : indicators()) {
        const Eigen::ArrayXXd expected = indicator.compute(runs_[1].outcome.regions[1]);
        const std::string id(indicator.id);
        for (Index t = 0; t < expected.cols(); ++t) {
            for (Index order = 0; order < expected.rows(); ++order) {
                const bool by_order = indicator.shape == IndicatorShape::by_order;
                const double found =
                    by_order ? value(id, {1, size(t), 1, size(order)}) : value(id, {1, size(t), 1});
                const bool both_missing = std::isnan(found) && std::isnan(expected(order, t));
                EXPECT_TRUE(both_missing || found == expected(order, t)) << id << " at " << t;
            }
        }
    }
}

TEST_F(ResultsFile, NamesItsAxes)
{
    const files::NetcdfReader file = reader();
    EXPECT_THAT(file.describe("population").dimensions,
                ElementsAre("scenario", "time", "region", "sex", "age"));
    EXPECT_THAT(file.describe("births").dimensions,
                ElementsAre("scenario", "year", "region", "age"));
    EXPECT_THAT(file.describe("births_by_order").dimensions,
                ElementsAre("scenario", "year", "region", "order"));
    EXPECT_THAT(file.describe("population_total").dimensions,
                ElementsAre("scenario", "time", "region"));
    EXPECT_THAT(file.describe("cost").dimensions,
                ElementsAre("scenario", "year", "region", "measure"));
    EXPECT_THAT(file.describe("capacity").dimensions,
                ElementsAre("scenario", "year", "region", "capacity_line"));
    EXPECT_THAT(file.describe("intensity").dimensions,
                ElementsAre("scenario", "year", "region", "measure"));
}

TEST_F(ResultsFile, LabelsItsAxes)
{
    const files::NetcdfReader file = reader();
    EXPECT_THAT(file.texts("scenario"), ElementsAre("baseline", "care", "both"));
    EXPECT_THAT(file.numbers("time"), ElementsAre(2020, 2021, 2022, 2023));
    EXPECT_THAT(file.numbers("year"), ElementsAre(2020, 2021, 2022));
    EXPECT_THAT(file.texts("region"), ElementsAre("N", "S"));
    EXPECT_THAT(file.texts("sex"), ElementsAre("female", "male"));
    EXPECT_THAT(file.numbers("age"), ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(file.texts("age_label"), ElementsAre("0", "1", "2", "3", "4+"));
    EXPECT_THAT(file.texts("order"), ElementsAre("1", "2+"));
    EXPECT_THAT(file.texts("measure"), ElementsAre("childcare", "leave", "cash"));
    EXPECT_THAT(file.texts("scenario_name_zh"), ElementsAre("基线", "照护", "both"));
    EXPECT_THAT(file.texts("region_name"), ElementsAre("Northland", "Southland"));
}

TEST_F(ResultsFile, HoldsCostsOfTheMeasuresInUseAndZeroForOthers)
{
    // Region N in 2020: children of age 0 at mid-year, (2000 + those of 1 January 2021) / 2,
    // times 10.
    const ByAgeYear& girls = runs_[1].outcome.regions[0].trajectory.population.female;
    const ByAgeYear& boys = runs_[1].outcome.regions[0].trajectory.population.male;
    const double cost = 10.0 * (2000.0 + girls(0, 1) + boys(0, 1)) / 2.0;
    EXPECT_THAT(row("cost", {1, 0, 0}), ElementsAre(testing::DoubleEq(cost), 0, 0));
    EXPECT_THAT(row("cost", {0, 0, 0}), ElementsAre(0, 0, 0));
    EXPECT_THAT(row("incremental_cost", {1, 0, 0}), ElementsAre(testing::DoubleEq(cost), 0, 0));
}

TEST_F(ResultsFile, HoldsNeedsByLineInTheUnitOfEach)
{
    const files::NetcdfReader file = reader();
    EXPECT_THAT(file.texts("capacity_line"), ElementsAre("childcare.1", "childcare.3"));
    EXPECT_THAT(file.texts("capacity_unit"), ElementsAre("places", "offices"));
    EXPECT_THAT(file.texts("capacity_name_zh"), ElementsAre("托位", "办事处"));
    EXPECT_DOUBLE_EQ(value("capacity", {1, 0, 0, 0}), 0.05 * value("cost", {1, 0, 0, 0}));
    EXPECT_THAT(row("capacity", {1, 2, 1}),
                ElementsAre(testing::DoubleEq(0.05 * value("cost", {1, 2, 1, 0})), 1));
    EXPECT_THAT(row("capacity", {0, 2, 1}), ElementsAre(0, 0));
}

TEST_F(ResultsFile, HoldsTheIndicatorsThatWereChosen)
{
    StudyParts parts = test::study_parts({});
    parts.settings.horizon = Year{2023};
    parts.settings.indicators = {"median_age"};
    const Study study =
        Study::validated(Dataset::validated(test::two_regions()), Catalogue::validated({}), parts);
    write_results(folder_ / "results.h5", study, run_all(study));
    EXPECT_TRUE(reader().contains("median_age"));
    EXPECT_TRUE(reader().contains("births_total"));
    EXPECT_FALSE(reader().contains("net_reproduction_rate"));
}

TEST_F(ResultsFile, HoldsCostByPayerPresentValueAndShareOfGdp)
{
    EXPECT_THAT(reader().texts("payer"),
                ElementsAre("central", "local", "insurance", "employer", "family"));
    EXPECT_THAT(reader().texts("payer_name_zh").front(), "中央财政");
    const double cost = value("cost", {1, 2, 1, 0});
    EXPECT_THAT(row("cost_by_payer", {1, 2, 1}), ElementsAre(0, cost, 0, 0, 0));
    const double beyond = value("incremental_cost", {1, 2, 1, 0});
    EXPECT_THAT(row("incremental_cost_by_payer", {1, 2, 1}), ElementsAre(0, beyond, 0, 0, 0));
    // Two years after the price year at 3 % of discount and 2 % of growth.
    EXPECT_DOUBLE_EQ(value("discounted_cost", {1, 2, 1}), cost / 1.03 / 1.03);
    EXPECT_DOUBLE_EQ(value("discounted_incremental_cost", {1, 2, 1}), beyond / 1.03 / 1.03);
    EXPECT_DOUBLE_EQ(value("share_of_gdp", {1, 2, 1}), cost / 1.0404e6);
    EXPECT_DOUBLE_EQ(value("incremental_share_of_gdp", {1, 2, 1}), beyond / 1.0404e6);
    EXPECT_DOUBLE_EQ(value("discount_factor", {2}), 1 / 1.03 / 1.03);
    EXPECT_DOUBLE_EQ(value("gross_domestic_product", {2}), 1.0404e6);
}

TEST_F(ResultsFile, HoldsTheAccountOfTheInsuranceFundInTheBaselineToo)
{
    const InsuranceAccount& account = runs_[0].accounts[1].insurance.value();
    EXPECT_EQ(value("insurance_contributions", {0, 2, 1}), account.contributions(2));
    EXPECT_EQ(value("insurance_allowances", {0, 2, 1}), account.allowances(2));
    EXPECT_EQ(value("insurance_care", {0, 2, 1}), account.care(2));
    EXPECT_EQ(value("insurance_balance", {0, 2, 1}), account.balance()(2));
    EXPECT_GT(value("insurance_contributions", {0, 2, 1}), 0.0);
}

TEST_F(ResultsFile, HoldsTheLevelOfMeasuresInUseAndTodaysOfOthers)
{
    CatalogueParts catalogue = test::catalogue_with_costs();
    catalogue.measures[1].reference = 0.25;
    const Study study = small_study(std::move(catalogue));
    write_results(folder_ / "results.h5", study, run_all(study));
    EXPECT_THAT(row("intensity", {2, 1, 0}), ElementsAre(1, 0.25, 1));
    EXPECT_THAT(row("response", {2, 1, 0}), ElementsAre(1, 0, 1));
    EXPECT_THAT(row("intensity", {0, 1, 1}), ElementsAre(0, 0.25, 0));
}

TEST_F(ResultsFile, GivesEveryVariableItsUnitAndNamesInBothLanguages)
{
    const files::NetcdfReader file = reader();
    for (const std::string& name : file.variables()) {
        const files::Attributes attributes = file.describe(name).attributes;
        for (const char* const required : {"units", "long_name", "long_name_zh"}) {
            const files::AttributeValue* const value = files::find_attribute(attributes, required);
            ASSERT_NE(value, nullptr) << name << " has no " << required;
            EXPECT_NE(*value, files::AttributeValue("")) << name << ": " << required;
        }
    }
}

TEST_F(ResultsFile, SaysHowItCameAbout)
{
    const files::Attributes attributes = reader().attributes();
    const auto value = [&](const char* name) { return *files::find_attribute(attributes, name); };
    EXPECT_EQ(value("Conventions"), files::AttributeValue("CF-1.8, ACDD-1.3"));
    EXPECT_EQ(value("title"), files::AttributeValue("Two lands"));
    EXPECT_EQ(value("title_zh"), files::AttributeValue("两国"));
    EXPECT_EQ(value("history"),
              files::AttributeValue("2024-01-01T12:00:00Z: natality run two.toml"));
    EXPECT_EQ(value("time_coverage_end"), files::AttributeValue("2023-01-01"));
    EXPECT_EQ(value("natality_format_version"), files::AttributeValue(1));
    EXPECT_EQ(value("combination_rule"), files::AttributeValue("diminishing"));
    EXPECT_EQ(value("women"), files::AttributeValue("alike"));
    EXPECT_EQ(files::find_attribute(attributes, "seed"), nullptr);
    // printf 'horizon = 2023\n' | sha256sum
    EXPECT_THAT(std::get<std::vector<std::string>>(value("input_files")),
                Contains("e7b6c6bdf2b8067597b9532210f4078f0a5bbe3eeaf7d470fb741fdfa7f0d0b6"
                         "  scenario.toml"));
}

TEST_F(ResultsFile, NamesCompletedTablesAsItsInputsDo)
{
    EXPECT_EQ(*files::find_attribute(reader().attributes(), "completions"),
              files::AttributeValue(std::vector<std::string>{
                  "dataset/population.csv: years after 2021 hold its values"}));
}

TEST_F(ResultsFile, KeepsSeedsThatFitNoOtherNumber)
{
    Provenance provenance = small_provenance();
    provenance.seed = 18'446'744'073'709'551'615U;
    write_results(folder_ / "results.h5", study_, runs_, provenance);
    EXPECT_EQ(*files::find_attribute(reader().attributes(), "seed"),
              files::AttributeValue("18446744073709551615"));
}

TEST_F(ResultsFile, IsTheSameByteForByteWhenWrittenAgain)
{
    write_results(folder_ / "again.h5", study_, run_all(study_));
    EXPECT_EQ(bytes_of(folder_ / "results.h5"), bytes_of(folder_ / "again.h5"));
}

TEST_F(ResultsFile, LeavesScenariosNotWrittenMissing)
{
    files::OutputFile output(folder_ / "results.h5", files::ExistingOutput::replace);
    ResultsWriter writer(output, study_, small_provenance());
    writer.write(2, runs_[2].outcome, runs_[2].accounts);
    writer.close();
    output.commit();
    EXPECT_THAT(row("population", {1, 0, 0, 0}), testing::Each(testing::IsNan()));
    EXPECT_THAT(row("population", {2, 0, 0, 0}), Not(Contains(testing::IsNan())));
}

TEST_F(ResultsFile, TakesNoScenarioThatTheStudyDoesNotHave)
{
    files::OutputFile output(folder_ / "results.h5", files::ExistingOutput::replace);
    ResultsWriter writer(output, study_, small_provenance());
    EXPECT_THROW(writer.write(study_.scenarios().size(), runs_[0].outcome, runs_[0].accounts),
                 std::out_of_range);
}

TEST_F(ResultsFile, HoldsIndicatorsOfItsCallerBesideThoseOfTheRegistry)
{
    Indicator twice = *find_indicator("tfr");
    twice.id = "twice_the_tfr";
    twice.compute = [](const RegionOutcome& outcome) -> Eigen::ArrayXXd {
        return 2.0 * find_indicator("tfr")->compute(outcome);
    };
    files::OutputFile output(folder_ / "results.h5", files::ExistingOutput::replace);
    ResultsWriter writer(output, study_, small_provenance(), {twice});
    writer.write(0, runs_[0].outcome, runs_[0].accounts);
    writer.close();
    output.commit();
    EXPECT_DOUBLE_EQ(row("twice_the_tfr", {0, 0}).front(), 2.0 * row("tfr", {0, 0}).front());
    files::OutputFile other(folder_ / "other.h5", files::ExistingOutput::replace);
    EXPECT_THROW(ResultsWriter(other, study_, small_provenance(), {*find_indicator("tfr")}),
                 std::invalid_argument);
}

TEST_F(ResultsFile, DoesWithoutMeasures)
{
    const Study study = small_study(CatalogueParts{});
    write_results(folder_ / "results.h5", study, run_all(study));
    EXPECT_THAT(reader().texts("scenario"), ElementsAre("baseline"));
    EXPECT_FALSE(reader().contains("measure"));
    EXPECT_FALSE(reader().contains("cost"));
    EXPECT_THAT(row("population", {0, 0, 0, 0}), ElementsAre(1000, 900, 800, 700, 600));
}

TEST(ResultsFileOfChina, HoldsAllWomenByState)
{
    const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
    StudyParts parts = test::study_parts({});
    parts.settings.horizon = Year{2022};
    const Study study = Study::validated(read_dataset(data / "china-2020"),
                                         read_catalogue(data / "measures"), parts);
    const ScratchFolder folder;
    write_results(folder / "results.h5", study, run_all(study));
    const files::NetcdfReader file(folder / "results.h5");
    EXPECT_THAT(file.texts("state"),
                ElementsAre("single", "union0", "parity1", "parity2", "parity3plus"));
    for (const std::size_t time : {0U, 2U}) {
        const auto women = file.numbers("population", {{0, time, 0, 0, 0}, {1, 1, 1, 1, 101}});
        const auto by_state =
            file.numbers("women_by_state", {{0, time, 0, 0, 0}, {1, 1, 1, 101, 5}});
        for (std::size_t age = 0; age < women.size(); ++age) {
            double sum = 0.0;
            for (std::size_t state = 0; state < 5; ++state) {
                sum += by_state[5 * age + state];
            }
            EXPECT_NEAR(sum, women[age], 1e-9 * women[age]) << "age " << age;
        }
    }
}

TEST_F(ResultsFile, NamesTheScenariosBeyondThePlausible)
{
    CatalogueParts catalogue = test::catalogue_with_costs();
    catalogue.plausibility = Plausibility{{0.05, 0.1}, {0.0, 0.2}, {}, {}};
    const Study study = small_study(std::move(catalogue));
    write_results(folder_ / "results.h5", study, run_all(study));
    const files::Attributes attributes = reader().attributes();
    EXPECT_EQ(*files::find_attribute(attributes, "plausible_gain"),
              files::AttributeValue(std::vector<double>{0.0, 0.2}));
    // Childcare is 0.1 in the log, childcare and cash 0.4.
    EXPECT_EQ(*files::find_attribute(attributes, "implausible_scenarios"),
              files::AttributeValue(std::vector<std::string>{"both"}));
}

TEST_F(ResultsFile, SaysNothingOfPlausibilityWhereTheCatalogueDoesNot)
{
    const files::Attributes attributes = reader().attributes();
    EXPECT_EQ(files::find_attribute(attributes, "plausible_gain"), nullptr);
    EXPECT_EQ(files::find_attribute(attributes, "implausible_scenarios"), nullptr);
}

TEST(ResultsWriter, WritesDetailsOnRequestAlone)
{
    const ScratchFolder folder;
    const Study plain = small_study();
    const Study study = plain.with_details({.life_tables = true, .asfr = true, .deaths = true});
    write_results(folder / "plain.h5", plain, run_all(plain));
    const std::vector<ScenarioRun> runs = run_all(study);
    write_results(folder / "detailed.h5", study, runs);
    const files::NetcdfReader reader(folder / "detailed.h5");
    const files::NetcdfReader other(folder / "plain.h5");
    for (const char* const variable : {"asfr", "deaths_by_age", "life_table_e"}) {
        EXPECT_TRUE(reader.contains(variable));
        EXPECT_FALSE(other.contains(variable));
    }
    EXPECT_EQ(ResultsReader(folder / "detailed.h5").details(), study.settings().details);
    // Scenario 1, year 0, region 1.
    const std::vector<double> asfr = reader.numbers("asfr", {{1, 0, 1, 0}, {1, 1, 1, 5}});
    const ByAge expected = runs[1].outcome.regions[1].births.asfr().col(0);
    EXPECT_EQ(asfr, std::vector<double>(expected.begin(), expected.end()));
    EXPECT_EQ(reader.describe("asfr_by_order").dimensions,
              (std::vector<std::string>{"scenario", "year", "region", "age", "order"}));
}

}  // namespace
}  // namespace natality::io
