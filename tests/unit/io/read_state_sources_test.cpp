#include <natality/io/read_state_sources.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::in_memory;
using test::problems_of;
using test::TextFiles;
using test::with_line;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Fertile ages 15-16, one census, births of one year.
TextFiles small_sources()
{
    return {{"states.toml", "format = 1\n"
                            "last_parity = 2\n"
                            "fertile_ages = [15, 16]\n"
                            "first_year = 2000\n"
                            "base_year = 2020\n"
                            "last_year = 2021\n"
                            "first_of_last_order = 0.7\n"
                            "highest_first_birth_rate = 1.5\n"},
            {"single_women.csv", "date,age,share\n"
                                 "2010-11-01,20-24,0.4\n"
                                 "2010-11-01,15-19,0.9\n"
                                 "1990-07-01,15-19,0.8\n"
                                 "1990-07-01,20-24,0.3\n"},
            {"brides.csv", "year,women\n2010,500\n2011,600\n"},
            {"women.csv", "age,women\n0,10\n1,20\n2+,30\n"},
            {"births_by_order.csv", "year,age,order,rate\n"
                                    "2020,15,1,0.01\n2020,15,2+,0.001\n"
                                    "2020,16,1,0.02\n2020,16,2+,0.002\n"},
            {"shares.csv", "kind,first_age,last_age,date,share,use,source\n"
                           "childless,40,40,2010-11-01,0.03,fitted,A census\n"
                           "single,25,29,2020-02-16,0.33,check,\"Another, later\"\n"}};
}

StateEstimateInputs inputs_of(const TextFiles& files)
{
    return read_state_sources(in_memory(files, "sources"));
}

/// What the small sources are refused with when \p line of \p file says \p text.
std::vector<std::string> refusal(const std::string& file, std::size_t line, const std::string& text)
{
    TextFiles files = small_sources();
    files[file] = with_line(files[file], line, text);
    return problems_of([&] { static_cast<void>(inputs_of(files)); });
}

TEST(ReadStateSources, ReadsSettings)
{
    const StateEstimateInputs inputs = inputs_of(small_sources());
    EXPECT_EQ(inputs.last_parity, 2);
    EXPECT_EQ(inputs.fertile, (FertileAges{Age{15}, Age{16}}));
    EXPECT_EQ(inputs.first_year, Year{2000});
    EXPECT_EQ(inputs.base_year, Year{2020});
    EXPECT_EQ(inputs.last_year, Year{2021});
    EXPECT_EQ(inputs.first_of_last_order, 0.7);
    EXPECT_EQ(inputs.highest_first_birth_rate, 1.5);
}

TEST(ReadStateSources, OrdersCensusesByDateAndGroupsByAge)
{
    const std::vector<MaritalCensus> censuses = inputs_of(small_sources()).censuses;
    ASSERT_EQ(censuses.size(), 2U);
    EXPECT_EQ(censuses[0].date, 1990.5);
    EXPECT_EQ(censuses[1].date, 2010 + 10 / 12.0);
    EXPECT_EQ(censuses[1].single.first, Age{15});
    EXPECT_EQ(censuses[1].single.width, 5);
    EXPECT_THAT(censuses[1].single.shares, ElementsAre(0.9, 0.4));
}

TEST(ReadStateSources, ReadsWomenBridesAndBirths)
{
    const StateEstimateInputs inputs = inputs_of(small_sources());
    EXPECT_EQ(inputs.brides.years.first(), Year{2010});
    EXPECT_THAT(inputs.brides.values, ElementsAre(500.0, 600.0));
    EXPECT_EQ(inputs.women.year, Year{2020});
    EXPECT_THAT(inputs.women.women, ElementsAre(10.0, 20.0, 30.0));
    ASSERT_EQ(inputs.order_rates.size(), 1U);
    const Eigen::ArrayXXd& rates = inputs.order_rates.front().values;
    EXPECT_EQ(rates.rows(), 25);  // 0 to the end of the censuses' ages
    EXPECT_EQ(rates(16, 1), 0.002);
    EXPECT_EQ(rates(17, 0), 0.0);
}

TEST(ReadStateSources, PutsSharesToTheirUse)
{
    const StateEstimateInputs inputs = inputs_of(small_sources());
    EXPECT_FALSE(inputs.single_anchor.has_value());
    ASSERT_TRUE(inputs.childless_anchor.has_value());
    EXPECT_EQ(inputs.childless_anchor->share, 0.03);
    ASSERT_EQ(inputs.checks.size(), 1U);
    EXPECT_EQ(inputs.checks.front().kind, ShareKind::single);
    EXPECT_EQ(inputs.checks.front().last, Age{29});
    // 15 of the 29 days of February 2020.
    EXPECT_DOUBLE_EQ(inputs.checks.front().date, 2020 + (1 + 15 / 29.0) / 12);
}

TEST(ReadStateSources, DoWithoutPublishedShares)
{
    TextFiles files = small_sources();
    files.erase("shares.csv");
    EXPECT_THAT(inputs_of(files).checks, IsEmpty());
}

TEST(ReadStateSources, ReadAFolder)
{
    const test::ScratchFolder folder;
    test::write_files(folder / "sources", small_sources());
    EXPECT_EQ(read_state_sources(folder / "sources").base_year, Year{2020});
}

TEST(ReadStateSources, SayWhatMakesAFolderStateSources)
{
    EXPECT_THAT(problems_of([] { static_cast<void>(inputs_of({})); }),
                ElementsAre("sources/states.toml: is missing; it is what makes a folder state "
                            "sources"));
}

TEST(ReadStateSources, GatherTheProblemsOfAllFiles)
{
    TextFiles files = small_sources();
    files.erase("women.csv");
    files["states.toml"] += "last_yaer = 2021\n";
    files["brides.csv"] = "year,women\n2010,many\n";
    EXPECT_THAT(problems_of([&] { static_cast<void>(inputs_of(files)); }),
                ElementsAre("sources/states.toml:9: unknown key 'last_yaer'; did you mean "
                            "'last_year'?",
                            "sources/brides.csv:2: women: 'many' is not a number of women, 0 or "
                            "more",
                            "sources/women.csv: is missing; state sources have it"));
}

TEST(ReadStateSources, RefuseDatesThatAreNone)
{
    for (const char* date : {"2010-02-30", "2010", "2010-11-1x", "01.11.2010"}) {
        EXPECT_THAT(refusal("single_women.csv", 2, std::string(date) + ",20-24,0.4"),
                    ElementsAre(std::string("sources/single_women.csv:2: date: '") + date +
                                "' is not a date, for instance 2010-11-01"));
    }
}

TEST(ReadStateSources, RefuseGroupsThatDoNotAdjoin)
{
    EXPECT_THAT(refusal("single_women.csv", 2, "2010-11-01,25-29,0.4"),
                ElementsAre("sources/single_women.csv:2: age: 25-29 where 20-24 is expected; the "
                            "groups of a census adjoin and are of one width"));
}

TEST(ReadStateSources, RefuseCensusesOfDifferentAges)
{
    EXPECT_THAT(refusal("single_women.csv", 2, "2010-11-01,20-24,0.4\n2010-11-01,25-29,0.1"),
                ElementsAre("sources/single_women.csv:2: the ages of this census are not those of "
                            "the first one"));
}

TEST(ReadStateSources, RefuseGapsInYearsAndAges)
{
    EXPECT_THAT(refusal("brides.csv", 3, "2012,600"),
                ElementsAre("sources/brides.csv:3: year: 2012 where 2011 is expected; years follow "
                            "one another"));
    EXPECT_THAT(refusal("women.csv", 3, "1+,20"),
                ElementsAre("sources/women.csv:3: age: 1+ where 1 is expected; ages are single "
                            "years from 0, the last may be open"));
}

TEST(ReadStateSources, RefuseIncompleteOrDoubleBirths)
{
    EXPECT_THAT(refusal("births_by_order.csv", 5, ""),
                ElementsAre("sources/births_by_order.csv: year 2020: there is no rate of order 2+ "
                            "at age 16; all orders are needed at all fertile ages"));
    EXPECT_THAT(refusal("births_by_order.csv", 5, "2020,16,2+,0.1\n2020,16,2+,0.2"),
                ElementsAre("sources/births_by_order.csv:6: stands twice: the same year, age and "
                            "order"));
}

TEST(ReadStateSources, RefuseOrdersAndAgesThatTheSettingsDoNotKnow)
{
    EXPECT_THAT(refusal("births_by_order.csv", 5, "2020,16,2+,0.1\n2020,16,3+,0.1"),
                ElementsAre("sources/births_by_order.csv:6: order: '3+' is not known; known: 1, "
                            "2+"));
    EXPECT_THAT(refusal("births_by_order.csv", 5, "2020,16,2+,0.1\n2020,17,1,0.1"),
                ElementsAre("sources/births_by_order.csv:6: age: 17 is outside the fertile ages "
                            "15-16"));
}

TEST(ReadStateSources, FitOneShareOfAKind)
{
    EXPECT_THAT(refusal("shares.csv", 3, "childless,35,35,2010-11-01,0.05,fitted,A census"),
                ElementsAre("sources/shares.csv:3: use: another share of this kind is fitted "
                            "already; only one can be"));
}

TEST(ReadStateSources, RefuseSharesThatCannotBe)
{
    EXPECT_THAT(refusal("shares.csv", 3, "widowed,29,25,2010-11-01,33,check,"),
                ElementsAre("sources/shares.csv:3: kind: 'widowed' is not single or childless",
                            "sources/shares.csv:3: share: '33' is not a share between 0 and 1",
                            "sources/shares.csv:3: source: the cell is empty; it must hold a text "
                            "saying where the figure is published",
                            "sources/shares.csv:3: last_age: 25 lies below first_age"));
}

TEST(ReadStateSources, RefuseSettingsThatCannotBe)
{
    EXPECT_THAT(refusal("states.toml", 3, "fertile_ages = [0, 16]"),
                ElementsAre("sources/states.toml:3: fertile_ages: [0, 16] are not a first and a "
                            "last age from 1 to 100"));
    EXPECT_THAT(refusal("states.toml", 4, "first_year = 2020"),
                ElementsAre("sources/states.toml:4: first_year: 2020 is not a year from 1800 to "
                            "before the base year"));
    EXPECT_THAT(refusal("states.toml", 6, "last_year = 2019"),
                ElementsAre("sources/states.toml:6: last_year: 2019 is not a year from the base "
                            "year to 2500"));
}

TEST(ReadStateSources, RefuseColumnsThatAreNotTheirs)
{
    EXPECT_THAT(refusal("brides.csv", 1, "year,woman"),
                ElementsAre("sources/brides.csv:1: unknown column 'woman'; did you mean 'women'?",
                            "sources/brides.csv:1: column 'women' is missing; the columns are "
                            "year, women"));
}

}  // namespace
}  // namespace natality::io
