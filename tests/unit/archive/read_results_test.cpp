#include <natality/archive/read_results.hpp>
#include <support/same_values.hpp>

#include "unit/archive/results_study.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"
#include "unit/files/hdf5/small_file.hpp"

#include <natality/archive/check_results.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::message_of;
using test::run_all;
using test::ScenarioRun;
using test::ScratchFolder;
using test::small_study;
using test::write_results;
using testing::ElementsAre;

class ReadResults : public testing::Test {
protected:
    ReadResults() : study_(small_study()), runs_(run_all(study_))
    {
        write_results(file(), study_, runs_);
    }

    [[nodiscard]] std::filesystem::path file() const { return folder_ / "results.h5"; }
    [[nodiscard]] ResultsReader reader() const { return ResultsReader(file()); }

    /// What reading refuses with, without the folder of the test.
    template <class Work>
    [[nodiscard]] std::string problem(const Work& work) const
    {
        const std::string message = message_of<InputError>(work);
        const std::string prefix = folder_.path().string() + "/";
        return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
    }

    ScratchFolder folder_;
    Study study_;
    std::vector<ScenarioRun> runs_;
};

/// The axes of results of one scenario and one region.
files::NetcdfWriter begin_results(const std::filesystem::path& file,
                                  const std::vector<std::int32_t>& times,
                                  const std::vector<std::int32_t>& years)
{
    files::NetcdfWriter writer(file, "results.h5");
    writer.add(files::Attributes{{"natality_format_version", 1}});
    writer.add({"time", times, {}});
    writer.add({"year", years, {}});
    for (const std::string axis : {"scenario", "region"}) {
        writer.add({axis, std::vector<std::string>{"a"}, {}});
        writer.add({axis + "_name", files::ValueType::text, {axis}, {}, {}});
        writer.add({axis + "_name_zh", files::ValueType::text, {axis}, {}, {}});
    }
    return writer;
}

/// Id and both names of each, to compare at a glance.
std::vector<std::string> texts(const std::vector<NamedLabel>& labels)
{
    std::vector<std::string> texts;
    for (const NamedLabel& label : labels) {
        texts.push_back(label.id + "|" + label.name.en + "|" + label.name.zh);
    }
    return texts;
}

bool equal(const ByYear& one, const ByYear& other)
{
    return one.size() == other.size() && test::are_same(one, other);
}

TEST_F(ReadResults, GivesBackScenariosRegionsAndMeasuresInBothLanguages)
{
    EXPECT_THAT(texts(reader().scenarios()),
                ElementsAre("baseline|Baseline|基线", "care|Care|照护", "both|both|both"));
    EXPECT_THAT(texts(reader().regions()), ElementsAre("N|Northland|北国", "S|Southland|南国"));
    EXPECT_EQ(texts(reader().measures()).front(), "childcare|Childcare|托育");
}

TEST_F(ReadResults, GivesBackYearsAndCurrency)
{
    EXPECT_EQ(reader().years(), YearAxis(Year{2020}, 3));
    EXPECT_EQ(reader().currency(), "CNY");
}

TEST_F(ReadResults, GivesBackWhatAComparisonNeeds)
{
    for (std::size_t region = 0; region < 2; ++region) {
        const std::vector<ScenarioSeries> found = reader().scenario_series(region);
        ASSERT_EQ(found.size(), 3U);
        for (std::size_t scenario = 0; scenario < 3; ++scenario) {
            const ScenarioRun& run = runs_[scenario];
            const ScenarioSeries expected = scenario_series(run.outcome, run.accounts, region);
            EXPECT_EQ(found[scenario].id, expected.id);
            EXPECT_TRUE(equal(found[scenario].births, expected.births));
            EXPECT_TRUE(equal(found[scenario].tfr, expected.tfr));
            EXPECT_TRUE(equal(found[scenario].incremental_cost, expected.incremental_cost));
            for (std::size_t payer = 0; payer < all_payers.size(); ++payer) {
                EXPECT_TRUE(
                    equal(found[scenario].cost_by_payer[payer], expected.cost_by_payer[payer]));
            }
            ASSERT_EQ(found[scenario].insurance_balance.has_value(), true);
            EXPECT_TRUE(
                equal(*found[scenario].insurance_balance, expected.insurance_balance.value()));
            EXPECT_TRUE(equal(found[scenario].population, expected.population));
            EXPECT_TRUE(equal(found[scenario].population_15_64, expected.population_15_64));
            EXPECT_TRUE(equal(found[scenario].population_65_over, expected.population_65_over));
            ASSERT_EQ(found[scenario].unpriced.size(), expected.unpriced.size());
            for (std::size_t i = 0; i < expected.unpriced.size(); ++i) {
                EXPECT_EQ(found[scenario].unpriced[i].measure, expected.unpriced[i].measure);
                EXPECT_EQ(found[scenario].unpriced[i].id, expected.unpriced[i].id);
                EXPECT_EQ(found[scenario].unpriced[i].name.en, expected.unpriced[i].name.en);
            }
        }
    }
}

TEST_F(ReadResults, GivesBackTheNeedsOfTheMeasuresInUse)
{
    EXPECT_THAT(reader().needs(0, 0), testing::IsEmpty());
    const std::vector<NeedSeries> needs = reader().needs(1, 1);
    ASSERT_EQ(needs.size(), 2U);
    const MeasureAccount& account = runs_[1].accounts[1].measures[0];
    EXPECT_EQ(needs[0].id, "childcare.1");
    EXPECT_EQ(needs[0].name.zh, "托位");
    EXPECT_EQ(needs[0].unit.en, "places");
    EXPECT_TRUE(equal(needs[0].gross, account.capacities[0].gross));
    EXPECT_TRUE(equal(needs[0].incremental, account.capacities[0].incremental));
    EXPECT_EQ(needs[1].id, "childcare.3");
}

TEST_F(ReadResults, GivesBackWhatMoneyIsMeasuredBy)
{
    const MoneyPaths expected = money_paths(study_);
    EXPECT_TRUE(equal(reader().money().discount_factor, expected.discount_factor));
    EXPECT_TRUE(equal(reader().money().gross_domestic_product, expected.gross_domestic_product));
}

TEST_F(ReadResults, GivesBackTheInputs)
{
    const files::InputFiles inputs = reader().inputs();
    ASSERT_EQ(inputs.all().size(), 2U);
    const files::InputFile* const scenario = inputs.find("scenario.toml");
    ASSERT_NE(scenario, nullptr);
    EXPECT_EQ(scenario->content, "horizon = 2023\n");
    EXPECT_EQ(scenario->shown_as, file().string() + "/inputs/scenario.toml");
    EXPECT_NE(inputs.find("dataset/population.csv"), nullptr);
}

TEST_F(ReadResults, ComparesWithoutMeasures)
{
    const Study study = small_study(CatalogueParts{});
    write_results(file(), study, run_all(study));
    EXPECT_THAT(reader().measures(), testing::IsEmpty());
    EXPECT_TRUE(equal(reader().scenario_series(0).front().incremental_cost, ByYear::Zero(3)));
}

TEST_F(ReadResults, KeepsTheStepOfWideAgeGroups)
{
    begin_results(file(), {1993, 1998}, {1993}).close();
    EXPECT_EQ(reader().years(), YearAxis(Year{1993}, 1, 5));
}

TEST_F(ReadResults, RefusesOtherHdf5Files)
{
    test::write_small_file(file());
    EXPECT_EQ(problem([&] { return reader(); }),
              "results.h5: is an HDF5 file, but holds no results of natality");
}

TEST_F(ReadResults, RefusesAnotherFormatVersion)
{
    files::NetcdfWriter writer(file(), "results.h5");
    writer.add(files::Attributes{{"natality_format_version", 2}});
    writer.close();
    EXPECT_EQ(problem([&] { return reader(); }),
              "results.h5: is of format version 2; this program reads version 1");
}

TEST_F(ReadResults, RefusesResultsThatLackAnAxis)
{
    files::NetcdfWriter writer(file(), "results.h5");
    writer.add(files::Attributes{{"natality_format_version", 1}});
    writer.close();
    EXPECT_EQ(problem([&] { return reader(); }), "results.h5: has no variable 'scenario'");
}

TEST_F(ReadResults, RefusesAVariableThatIsNoSeries)
{
    EXPECT_EQ(problem([&] { return reader().series("population", 0, 0); }),
              "results.h5: variable 'population' is not a series by year and region");
}

TEST_F(ReadResults, NoticesAnInputThatIsNotTheOneRecorded)
{
    files::NetcdfWriter writer = begin_results(file(), {2020, 2021}, {2020});
    writer.embed({"scenario.toml", "horizon = 2200\n", "of another file"});
    writer.close();
    EXPECT_EQ(problem([&] { return reader().inputs(); }),
              "results.h5: the embedded file scenario.toml is damaged: its SHA-256 is not the one "
              "recorded");
}

TEST_F(ReadResults, SaysWhenThereAreNoInputs)
{
    begin_results(file(), {1993, 1998}, {1993}).close();
    EXPECT_EQ(problem([&] { return reader().inputs(); }), "results.h5: holds no input files");
}

TEST_F(ReadResults, RefusesAxesThatDoNotFitTogether)
{
    begin_results(file(), {2020, 2021}, {2020, 2021}).close();
    EXPECT_EQ(problem([&] { return reader(); }),
              "results.h5: the axes 'time' and 'year' do not fit together");
}

TEST_F(ReadResults, RefusesYearsThatAreNoWholeSteps)
{
    begin_results(file(), {2020, 2021, 2023}, {2020, 2021}).close();
    EXPECT_EQ(problem([&] { return reader(); }),
              "results.h5: the axes 'time' and 'year' do not fit together");
}

TEST_F(ReadResults, NoticesAVariableThatIsMissing)
{
    begin_results(file(), {2020, 2021}, {2020}).close();
    EXPECT_EQ(problem([&] {
                  check_results(file());
                  return 0;
              }),
              "results.h5: has no variable 'births_total'; known: time, year, scenario, "
              "scenario_name, scenario_name_zh, region, region_name, region_name_zh");
}

TEST_F(ReadResults, NoticesASeriesOfTooManyYears)
{
    files::NetcdfWriter writer = begin_results(file(), {2020, 2021}, {2020});
    writer.add({"births_total", files::ValueType::float64, {"scenario", "time", "region"}, {}, {}});
    writer.close();
    EXPECT_EQ(
        problem([&] { return reader().scenario_series(0); }),
        "results.h5: variable 'births_total' has 2 values for each scenario and region, where the "
        "years make 1");
}

}  // namespace
}  // namespace natality::io
