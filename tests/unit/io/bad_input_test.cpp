/// \file
/// Broken data sets, catalogues and scenario files: each is refused with just these lines.

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_study.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"
#include "unit/files/csv/gzipped.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::in_memory;
using test::problems_of;
using test::TextFiles;
using test::tiny_catalogue;
using test::tiny_dataset;
using test::tiny_scenario;
using test::with_line;
using ::testing::ElementsAreArray;

/// One fault put into a valid input and what it is refused with.
struct Fault {
    /// For the name of the test.
    std::string name;
    std::string file;
    /// What stands in the place of the file's line of that number, or, for 0, of the whole file.
    std::size_t line = 0;
    std::string text;
    std::vector<std::string> messages;
};

void PrintTo(const Fault& fault, std::ostream* stream)
{
    *stream << fault.name;
}

void put(const Fault& fault, std::string& content)
{
    content = fault.line == 0 ? fault.text : with_line(content, fault.line, fault.text);
}

std::string name_of(const ::testing::TestParamInfo<Fault>& info)
{
    return info.param.name;
}

class BadDataset : public ::testing::TestWithParam<Fault> {};

TEST_P(BadDataset, IsRefused)
{
    TextFiles files = tiny_dataset();
    put(GetParam(), files[GetParam().file]);
    EXPECT_THAT(problems_of([&] { return read_dataset(in_memory(files, "tiny")); }),
                ElementsAreArray(GetParam().messages));
}

const std::vector<Fault> description_faults{
    {"SyntaxOfAnotherKind",
     "dataset.toml",
     0,
     "title: North\n",
     {"tiny/dataset.toml:1: not TOML: Error while parsing key-value pair: expected '=', saw ':'"}},
    {"UnknownKey",
     "dataset.toml",
     3,
     "base_yaer = 2020\nbase_year = 2020",
     {"tiny/dataset.toml:3: unknown key 'base_yaer'; did you mean 'base_year'?"}},
    {"WrongType",
     "dataset.toml",
     3,
     "base_year = \"2020\"",
     {"tiny/dataset.toml:3: base_year: must be a whole number, not a text"}},
    {"PriceYearOfAnotherCalendar",
     "dataset.toml",
     7,
     "price_year = 204",
     {"tiny/dataset.toml:7: money.price_year: 204 is not a calendar year from 1500 to 2500, for "
      "instance 2027"}},
    {"MissingKey",
     "dataset.toml",
     13,
     "name = \"North\"",
     {"tiny/dataset.toml:12: region.id is missing; it must be a text in quotes"}},
    {"AnotherFormat",
     "dataset.toml",
     1,
     "format = 2",
     {"tiny/dataset.toml:1: format: 2 is not known to this version of natality, which reads "
      "format 1"}},
    {"UnknownWord",
     "dataset.toml",
     5,
     "[migration]\ntiming = \"evn\"",
     {"tiny/dataset.toml:6: migration.timing: 'evn' is not known; did you mean 'even'?"}},
    {"TwoRegionsWithoutTheirColumn",
     "dataset.toml",
     13,
     "id = \"N\"\n[[region]]\nid = \"S\"",
     {"tiny/population.csv:1: column 'region' is missing; the columns of population are region, "
      "year, date, sex, age, persons",
      "tiny/mortality.csv:1: column 'region' is missing; the columns of mortality are region, "
      "year, sex, age, mx, qx, sx",
      "tiny/fertility.csv:1: column 'region' is missing; the columns of fertility are region, "
      "year, age, asfr",
      "tiny/sex_ratio_at_birth.csv:1: column 'region' is missing; the columns of "
      "sex_ratio_at_birth are region, year, males_per_female"}},
    {"UnknownParent",
     "dataset.toml",
     13,
     "id = \"N\"\nparent = \"M\"",
     {"tiny/dataset.toml:12: parent: 'M' is not a region; known: N"}},
    {"NobodyWantsMinusOneChild",
     "dataset.toml",
     10,
     "children = -1",
     {"tiny/dataset.toml: desired_family_size: children must lie in (0, 20]"}},
};
INSTANTIATE_TEST_SUITE_P(Description, BadDataset, ::testing::ValuesIn(description_faults), name_of);

const std::vector<Fault> table_faults{
    {"MissingColumn",
     "fertility.csv",
     0,
     "year,asfr\n2020,0.1\n",
     {"tiny/fertility.csv:1: column 'age' is missing; the columns of fertility are region, year, "
      "age, asfr"}},
    {"NearlyAColumn",
     "population.csv",
     1,
     "sex,age,person",
     {"tiny/population.csv:1: unknown column 'person'; did you mean 'persons'?",
      "tiny/population.csv:1: column 'persons' is missing; the columns of population are region, "
      "year, date, sex, age, persons"}},
    {"DoubleColumn",
     "sex_ratio_at_birth.csv",
     0,
     "year,year,males_per_female\n2020,2020,1.05\n",
     {"tiny/sex_ratio_at_birth.csv:1: column 'year' stands twice"}},
    {"WrongNumberOfFields",
     "fertility.csv",
     3,
     "2020,2,0,6",
     {"tiny/fertility.csv:3: 4 fields where the header names 3"}},
    {"NotANumber",
     "fertility.csv",
     3,
     "2020,2,NaN",
     {"tiny/fertility.csv:3: asfr: 'NaN' is not a number"}},
    {"EmptyCell",
     "fertility.csv",
     3,
     "2020,2,",
     {"tiny/fertility.csv:3: asfr: the cell is empty; it must hold a number"}},
    {"DecimalComma",
     "fertility.csv",
     3,
     "2020,2,\"0,6\"",
     {"tiny/fertility.csv:3: asfr: '0,6' is not a number"}},
    {"RateAThousandWomen",
     "fertility.csv",
     3,
     "2020,2,600",
     {"tiny/fertility.csv:3: asfr: '600' is not a rate per woman in [0, 1] (region N, year 2020, "
      "age 2)"}},
    {"NegativePersons",
     "population.csv",
     2,
     "female,0,-1000",
     {"tiny/population.csv:2: persons: '-1000' is not a number of persons of at least 0 (region N, "
      "female, age 0)"}},
    {"NegativeDeathRate",
     "mortality.csv",
     3,
     "2020,female,1,-0.01",
     {"tiny/mortality.csv:3: mx: '-0.01' is not a death rate per person-year in [0, 5] (region N, "
      "year 2020, female, age 1)"}},
    {"UnknownSex",
     "population.csv",
     2,
     "F,0,1000",
     {"tiny/population.csv:2: sex: 'F' is not female or male"}},
    {"UnknownRegion",
     "population.csv",
     0,
     "region,sex,age,persons\nM,female,0,1\n",
     {"tiny/population.csv:2: region: 'M' is not among those of the data set; known: N",
      "tiny/population.csv: no persons for region N, female",
      "tiny/population.csv: no persons for region N, male"}},
    {"CellThatStandsTwice",
     "fertility.csv",
     3,
     "2020,2,0.6\n2020,2,0.6",
     {"tiny/fertility.csv:4: age 2 stands already in line 3 (region N, year 2020)"}},
    {"MissingCell",
     "population.csv",
     4,
     "",
     {"tiny/population.csv:4: no persons for the ages from 2 to 2 (region N, female)"}},
    {"MissingOpenGroup",
     "population.csv",
     6,
     "",
     {"tiny/population.csv:5: no persons after age 3; the last group is 4+ (region N, female)"}},
    {"AgePastTheOpenGroup",
     "population.csv",
     6,
     "female,4+,600\nfemale,5,1",
     {"tiny/population.csv:7: age '5' does not fit the data set's last group 4+ (region N, "
      "female)"}},
    {"OverlappingAges",
     "population.csv",
     4,
     "female,2,800\nfemale,2-3,1500",
     {"tiny/population.csv:5: age 2-3 overlaps 2 of line 4 (region N, female)"}},
    {"GapInTheYears",
     "sex_ratio_at_birth.csv",
     3,
     "2022,1.06",
     {"tiny/sex_ratio_at_birth.csv:3: no males_per_female for region N, year 2021: the years go on "
      "from 2020 in steps of 1 without a gap"}},
    {"NoYearForTheStart",
     "sex_ratio_at_birth.csv",
     2,
     "",
     {"tiny/sex_ratio_at_birth.csv: no males_per_female for region N before 2021; the projection "
      "starts in 2020"}},
    {"SexRatioInPercent",
     "sex_ratio_at_birth.csv",
     2,
     "2020,105",
     {"tiny/sex_ratio_at_birth.csv:2: males_per_female: '105' is not a number of male births per "
      "female birth in [0.8, 1.6] (region N, year 2020)"}},
    {"SexInAnotherScript",
     "population.csv",
     3,
     "\xC5\xAE,1,900",
     {"tiny/population.csv:3: sex: '\xC5\xAE' is not female or male"}},
    {"TextOfAnotherEncoding",
     "population.csv",
     3,
     "\xC5\xD4,1,900",
     {"tiny/population.csv:3: byte 0xC5 is not UTF-8 text; save the file as UTF-8"}},
    {"QuoteThatIsNeverClosed",
     "sex_ratio_at_birth.csv",
     3,
     "2021,\"1.06",
     {"tiny/sex_ratio_at_birth.csv:3: the quote opened in this line is never closed"}},
    {"CellOfManyLines",
     "sex_ratio_at_birth.csv",
     3,
     "2021,\"1.06\nand text that goes on and on, past all that fits\"",
     {"tiny/sex_ratio_at_birth.csv:3: males_per_female: '1.06 and text that goes on and on, past "
      "…' "
      "is not a number"}},
    {"EmptyTable",
     "fertility.csv",
     0,
     "",
     {"tiny/fertility.csv: the file is empty; its first line names the columns"}},
    {"HeaderAlone",
     "migration.csv",
     0,
     "year,sex,age,net_migrants\n",
     {"tiny/migration.csv: holds no observations, only the names of the columns"}},
    {"OrderInWords",
     "births_by_order.csv",
     0,
     "year,age,order,rate\n2020,2,first,0.1\n",
     {"tiny/births_by_order.csv:2: order: 'first' is not an order of birth, for instance 1, 2 or "
      "3+"}},
};
INSTANTIATE_TEST_SUITE_P(Tables, BadDataset, ::testing::ValuesIn(table_faults), name_of);

const std::vector<Fault> file_faults{
    {"PlainAndCompressedTable",
     "fertility.csv.gz",
     0,
     test::gzipped("year,age,asfr\n"),
     {"tiny/fertility.csv.gz: stands beside fertility.csv; keep one of them"}},
    {"CompressedTableThatBreaksOff",
     "migration.csv.gz",
     0,
     test::gzipped("year,sex,age,net_migrants\n2020,male,1,1\n").substr(0, 40),
     {"tiny/migration.csv.gz: the gzip stream breaks off after 1 line of text; is the file "
      "complete?"}},
    {"CompressedTableThatIsPlain",
     "migration.csv.gz",
     0,
     "year,sex,age,net_migrants\n2020,male,1,1\n",
     {"tiny/migration.csv.gz: the gzip stream is damaged (incorrect header check) after 0 lines of "
      "text; is the file complete?"}},
    {"NearlyATable",
     "migrations.csv",
     0,
     "year,sex,age,net_migrants\n2020,male,1,1\n",
     {"tiny/migrations.csv: a data set has no such table; did you mean 'migration.csv'?"}},
    {"FlowsOfARegionWithItself",
     "migration_flows.csv",
     0,
     "year,sex,age,origin,destination,rate\n2020,female,1,N,N,0.1\n",
     {"tiny/migration_flows.csv:2: flow from N to N: a flow goes from one region to another one, "
      "not to the same"}},
};
INSTANTIATE_TEST_SUITE_P(Files, BadDataset, ::testing::ValuesIn(file_faults), name_of);

TEST(BadDataset, MissesATable)
{
    TextFiles files = tiny_dataset();
    files.erase("fertility.csv");
    EXPECT_THAT(problems_of([&] { return read_dataset(in_memory(files, "tiny")); }),
                ::testing::ElementsAre("tiny/fertility.csv: is missing; a data set has it, plain "
                                       "or as fertility.csv.gz"));
}

class BadCatalogue : public ::testing::TestWithParam<Fault> {};

TEST_P(BadCatalogue, IsRefused)
{
    TextFiles files = tiny_catalogue();
    put(GetParam(), files[GetParam().file]);
    EXPECT_THAT(problems_of([&] { return read_catalogue(in_memory(files, "tiny")); }),
                ElementsAreArray(GetParam().messages));
}

const std::vector<Fault> catalogue_faults{
    {"UnknownKey",
     "catalogue.toml",
     24,
     "ful = 0.5",
     {"tiny/catalogue.toml:16: measure.full is missing; it must be a finite number",
      "tiny/catalogue.toml:24: unknown key 'measure.ful'; did you mean 'full'?"}},
    {"UnknownBarrier",
     "catalogue.toml",
     21,
     "barrier = \"tme\"",
     {"tiny/catalogue.toml:16: barrier: 'tme' is not in the catalogue; did you mean 'time'?"}},
    {"UnknownHeading",
     "catalogue.toml",
     19,
     "heading = \"cares\"",
     {"tiny/catalogue.toml:16: heading: 'cares' is not in the catalogue; did you mean 'care'?"}},
    {"UnknownEvidence",
     "catalogue.toml",
     28,
     "evidence = [\"author-2021\"]",
     {"tiny/catalogue.toml:25: evidence: 'author-2021' is not in the catalogue; did you mean "
      "'author-2020'?"}},
    {"UnknownTarget",
     "catalogue.toml",
     26,
     "target = \"brith\"",
     {"tiny/catalogue.toml:26: measure.effect.target: 'brith' is not known; did you mean "
      "'birth'?"}},
    {"FiguresInTheWrongOrder",
     "catalogue.toml",
     27,
     "log_effect = { low = 0.2, central = 0.05, high = 0.1 }",
     {"tiny/catalogue.toml:25: log_effect: low 0.2 ≤ central 0.05 ≤ high 0.1 does not hold"}},
    {"FullLevelOfToday",
     "catalogue.toml",
     24,
     "full = 0.1",
     {"tiny/catalogue.toml:16: measure 'places': full must be a number other than the reference, "
      "0.1"}},
    {"MeasureThatStandsTwice",
     "catalogue.toml",
     35,
     "id = \"places\"",
     {"tiny/catalogue.toml:34: measure 'places' stands twice"}},
    {"NumberThatStandsTwice",
     "catalogue.toml",
     36,
     "number = 1",
     {"tiny/catalogue.toml:34: number 1 is already that of 'places'"}},
    {"CostOfUnknownAmount",
     "catalogue.toml",
     32,
     "",
     {"tiny/catalogue.toml:29: cost: an enabled line needs an amount; set enabled = false where no "
      "figure is known"}},
};
INSTANTIATE_TEST_SUITE_P(Catalogue, BadCatalogue, ::testing::ValuesIn(catalogue_faults), name_of);

class BadScenario : public ::testing::TestWithParam<Fault> {};

TEST_P(BadScenario, IsRefused)
{
    TextFiles scenario{{"scenario.toml", tiny_scenario()}};
    put(GetParam(), scenario[GetParam().file]);
    files::InputFiles files = in_memory(scenario, "my");
    files.add_below("dataset", in_memory(tiny_dataset(), "tiny"));
    files.add_below("catalogue", in_memory(tiny_catalogue(), "measures"));
    EXPECT_THAT(problems_of([&] { return read_study(files); }),
                ElementsAreArray(GetParam().messages));
}

const std::vector<Fault> scenario_faults{
    {"UnknownMeasure",
     "scenario.toml",
     7,
     "measures.place = { from = 2022 }",
     {"my/scenario.toml:7: measure 'place' is not in the catalogue; did you mean 'places'?"}},
    {"LevelBeyondTheFullOne",
     "scenario.toml",
     7,
     "measures.places = { level = 0.6, from = 2022 }",
     {"my/scenario.toml:7: places: level 0.6 is outside 0.1 (today) to 0.5 (full), share "
      "enrolled"}},
    {"NoFirstYear",
     "scenario.toml",
     7,
     "measures.places = { level = 0.3 }",
     {"my/scenario.toml:7: package.measures.places.from is missing; it must be the first year of "
      "the measure, for instance 2027"}},
    {"EndBeforeItsStart",
     "scenario.toml",
     8,
     "measures.leave = { from = 2023, until = 2022 }",
     {"my/scenario.toml:8: leave: until 2022 must come after from 2023"}},
    {"NoPhaseIn",
     "scenario.toml",
     8,
     "measures.leave = { from = 2023, phase_in = 0 }",
     {"my/scenario.toml:8: leave: phase_in must be at least 1 year"}},
    {"UnknownKeyOfAMeasure",
     "scenario.toml",
     8,
     "measures.leave = { from = 2023, levle = 20 }",
     {"my/scenario.toml:8: unknown key 'package.measures.leave.levle'; did you mean 'level'?"}},
    {"UnknownRule",
     "scenario.toml",
     4,
     "rule = \"diminshing\"",
     {"my/scenario.toml:4: rule: 'diminshing' is not known; did you mean 'diminishing'?"}},
    {"HorizonInThePast",
     "scenario.toml",
     2,
     "horizon = 2019",
     {"my/scenario.toml: horizon: 2019 is not a year after the base year 2020 in steps of 1, up to "
      "2500"}},
    {"PackageNamedBaseline",
     "scenario.toml",
     6,
     "id = \"baseline\"",
     {"my/scenario.toml:5: package id 'baseline' is taken; every package has an id of its own, and "
      "'baseline' is the scenario without measures"}},
    {"FirstBaselineOfAnotherId",
     "scenario.toml",
     4,
     "[[baseline]]\nid = \"mine\"\n[[baseline]]\nid = \"constant\"",
     {"my/scenario.toml:5: baseline.id: the first [[baseline]] is the scenario 'baseline', which "
      "packages "
      "act on; leave its id and name out"}},
    {"TrendOfNinetyPercent",
     "scenario.toml",
     4,
     "[baseline]\nfertility = \"trend\"\nyearly_change = 0.9",
     {"my/scenario.toml: baseline: yearly_change must be a relative change in (-0.5, 0.5)"}},
};
INSTANTIATE_TEST_SUITE_P(Scenario, BadScenario, ::testing::ValuesIn(scenario_faults), name_of);

}  // namespace
}  // namespace natality::io
