#include <natality/archive/results_tables.hpp>

#include "support/messages.hpp"
#include "unit/archive/results_study.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <natality/files/hdf5/netcdf_writer.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ResultsTables : public testing::Test {
protected:
    ResultsTables() : study_(test::small_study()), runs_(test::run_all(study_))
    {
        test::write_results(file(), study_, runs_);
    }

    [[nodiscard]] std::filesystem::path file() const { return folder_ / "results.h5"; }

    [[nodiscard]] std::vector<std::string> names(const TableSelection& selection) const
    {
        std::vector<std::string> names;
        for (const TableText& table : results_tables(file(), selection)) {
            names.push_back(table.name);
        }
        return names;
    }

    [[nodiscard]] std::string text(const std::string& name) const
    {
        const std::vector<TableText> tables = results_tables(file(), {.all = true});
        const auto found = std::find_if(tables.begin(), tables.end(),
                                        [&](const TableText& table) { return table.name == name; });
        return found != tables.end() ? found->text : "no " + name;
    }

    test::ScratchFolder folder_;
    Study study_;
    std::vector<test::ScenarioRun> runs_;
};

TEST_F(ResultsTables, HoldOneObservationARowAndReadBackAsTheSameNumber)
{
    const double births = runs_[0].outcome.regions[1].trajectory.births.col(0).sum();
    const std::string table = text("births_total.csv");
    EXPECT_TRUE(table.starts_with("scenario,year,region,births_total\nbaseline,2020,N,"));
    EXPECT_THAT(table, HasSubstr(fmt::format("baseline,2020,S,{}\n", births)));
    // Three scenarios, three years, two regions and the names of the columns.
    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 19);
}

TEST_F(ResultsTables, NameTheOpenAgeGroupAsDataSetsDo)
{
    EXPECT_THAT(text("population.csv"), HasSubstr("baseline,2020,N,female,4+,"));
}

TEST_F(ResultsTables, LeaveOutWhatIsByAgeUnlessItIsAskedFor)
{
    EXPECT_THAT(names({}),
                AllOf(Contains("tfr.csv"), Contains("cost.csv"), Not(Contains("births.csv")),
                      Contains("variables.csv"), Contains("labels.csv")));
    EXPECT_THAT(names({.all = true}), Contains("births.csv"));
    EXPECT_THAT(names({.variables = {"births"}}),
                ElementsAre("births.csv", "variables.csv", "labels.csv"));
}

TEST_F(ResultsTables, SayWhatEachVariableIsAndNameItsLabels)
{
    EXPECT_THAT(text("variables.csv"),
                HasSubstr("\npopulation,scenario time region sex age,persons,Population,人口,On 1 "
                          "January.\n"));
    EXPECT_THAT(text("labels.csv"), HasSubstr("\nregion,S,Southland,南国\n"));
    EXPECT_THAT(text("labels.csv"), HasSubstr("\nmeasure,childcare,Childcare,托育\n"));
}

TEST_F(ResultsTables, NameTheNearestOfAVariableThatThereIsNot)
{
    EXPECT_THAT(test::problems_of([&] {
                    (void)results_tables(file(), {.variables = {"birth_total", "tfr"}});
                }),
                ElementsAre(HasSubstr("holds no variable 'birth_total'; did you mean "
                                      "'births_total'?")));
}

TEST(ResultsTablesText, IsNeverAFormulaOfASpreadsheetAndIsEmptyWhereAValueIsMissing)
{
    const test::ScratchFolder folder;
    files::NetcdfWriter writer(folder / "r.h5", "r.h5");
    writer.add(files::Attributes{{"natality_format_version", 1}});
    writer.add({"time", std::vector<std::int32_t>{2020, 2021}, {}});
    writer.add({"year", std::vector<std::int32_t>{2020}, {}});
    writer.add({"scenario", std::vector<std::string>{"=1+1"}, {}});
    writer.add({"region", std::vector<std::string>{"a,b"}, {}});
    for (const std::string axis : {"scenario", "region"}) {
        for (const std::string suffix : {"_name", "_name_zh"}) {
            writer.add({axis + suffix, files::ValueType::text, {axis}, {}, {}});
            writer.write(axis + suffix, std::vector<std::string>{"@name"});
        }
    }
    writer.add({"tfr", files::ValueType::float64, {"scenario", "year", "region"}, {}, {}});
    writer.close();
    const std::vector<TableText> tables = results_tables(folder / "r.h5", {});
    EXPECT_EQ(tables.front().text, "scenario,year,region,tfr\n'=1+1,2020,\"a,b\",\n");
    EXPECT_EQ(tables.back().text, "axis,id,name,name_zh\nscenario,'=1+1,'@name,'@name\n"
                                  "region,\"a,b\",'@name,'@name\n");
}

}  // namespace
}  // namespace natality::io
