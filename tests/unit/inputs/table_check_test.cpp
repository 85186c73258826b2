#include <natality/inputs/table_check.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/completed.hpp>
#include <support/messages.hpp>
#include <support/parts.hpp>

#include <limits>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const AgeAxis three_ages(1, Age{2});
const ValueRange share{0.0, 1.0, "a share in [0, 1]"};
const Selection women{"N", Sex::female, {}};

/// A table by year, sex and age with what its reader complains about and completes.
class TableReaderTest : public testing::Test {
protected:
    void add_year(int year, const std::vector<double>& values, Sex sex = Sex::female)
    {
        test::add_all_ages(table_, {.year = Year{year}, .sex = sex}, values);
    }

    TableReader reader(Year first_year)
    {
        return {{table_, {}, share, {}}, three_ages, first_year, problems_, completions_};
    }

    std::vector<std::string> problems() const { return test::lines_of(problems_); }

    ObservationTable table_{"t.csv", "mx", {}};
    Problems problems_;
    Completions completions_;
};

TEST(Selection, NamesWhatIsSet)
{
    EXPECT_EQ(women.text().en, "region N, female");
    EXPECT_EQ((Selection{"N", std::nullopt, "order 2"}).text().en, "region N, order 2");
}

TEST_F(TableReaderTest, GivesTheSchedulesOfASelectionByYear)
{
    add_year(2020, {0.1, 0.2, 0.3});
    add_year(2020, {0.5, 0.6, 0.7}, Sex::male);
    add_year(2021, {0.2, 0.3, 0.4});
    const AgeSchedules schedules = reader(Year{2020}).schedules(women);
    EXPECT_THAT(problems(), IsEmpty());
    EXPECT_EQ(schedules.years, YearAxis(Year{2020}, 2));
    EXPECT_THAT(schedules.values.col(0), ElementsAre(0.1, 0.2, 0.3));
    EXPECT_THAT(schedules.values.col(1), ElementsAre(0.2, 0.3, 0.4));
}

TEST_F(TableReaderTest, YearsMayStartBeforeTheProjection)
{
    add_year(2019, {0.1, 0.2, 0.3});
    add_year(2020, {0.1, 0.2, 0.3});
    (void)reader(Year{2020}).schedules(women);
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(TableReaderTest, ATableThatEndsBeforeTheProjectionIsHeld)
{
    add_year(2018, {0.1, 0.2, 0.3});
    const AgeSchedules schedules = reader(Year{2020}).schedules(women);
    EXPECT_THAT(problems(), IsEmpty());
    EXPECT_THAT(schedules.at(Year{2020}), ElementsAre(0.1, 0.2, 0.3));
}

TEST_F(TableReaderTest, ValuesOutOfRangeNameTheirCell)
{
    add_year(2020, {0.1, 1.5, 0.3});
    (void)reader(Year{2020});
    EXPECT_THAT(problems(), ElementsAre("t.csv:3: mx: '1.5' is not a share in [0, 1] (region N, "
                                        "year 2020, female, age 1)"));
}

TEST_F(TableReaderTest, ANumberThatIsNotOneNamesItsCell)
{
    add_year(2020, {0.1, 0.2, std::numeric_limits<double>::quiet_NaN()});
    (void)reader(Year{2020});
    EXPECT_THAT(problems(), ElementsAre("t.csv:4: mx: 'nan' is not a share in [0, 1] (region N, "
                                        "year 2020, female, age 2+)"));
}

TEST_F(TableReaderTest, AMissingSelectionIsNamed)
{
    add_year(2020, {0.1, 0.2, 0.3}, Sex::male);
    (void)reader(Year{2020}).schedules(women);
    EXPECT_THAT(problems(), ElementsAre("t.csv: no mx for region N, female"));
}

TEST_F(TableReaderTest, YearsThatStartTooLateAreNamed)
{
    add_year(2022, {0.1, 0.2, 0.3});
    (void)reader(Year{2020}).schedules(women);
    EXPECT_THAT(problems(), ElementsAre("t.csv: no mx for region N, female before 2022; the "
                                        "projection starts in 2020"));
}

TEST_F(TableReaderTest, AMissingYearInTheMiddleIsNamed)
{
    add_year(2020, {0.1, 0.2, 0.3});
    add_year(2022, {0.1, 0.2, 0.3});
    (void)reader(Year{2020}).schedules(women);
    EXPECT_THAT(problems(), ElementsAre("t.csv:5: no mx for region N, female, year 2021: the "
                                        "years go on from 2020 in steps of 1 without a gap"));
}

TEST_F(TableReaderTest, YearsOfAStepMustMeetTheBaseYear)
{
    const AgeAxis wide(5, Age{5});
    for (const int year : {2016, 2021}) {
        test::add_schedule(table_, {.year = Year{year}}, 0, {0.1});
        table_.rows.back().age.width = 5;
        test::add(table_, {.year = Year{year}, .age = {Age{5}, 0}, .value = 0.1});
    }
    TableReader table({table_, {}, share, {}}, wide, Year{2020}, problems_, completions_);
    (void)table.schedules(women);
    EXPECT_THAT(problems(), ElementsAre("t.csv: mx of region N, female: years 2016, 2021, … do "
                                        "not meet the base year 2020"));
}

TEST_F(TableReaderTest, ASeriesHasEachYearOnce)
{
    ObservationTable ratios{"srb.csv", "males_per_female", {}};
    for (const int year : {2020, 2021, 2021}) {
        test::add(ratios, {.year = Year{year}, .value = 0.5});
    }
    const TableKeys by_year{.sexes = false, .ages = false};
    TableReader table({ratios, by_year, share, {}}, three_ages, Year{2020}, problems_,
                      completions_);
    const YearSeries series = table.series({"N", std::nullopt, {}});
    EXPECT_EQ(series.values.size(), 2);
    EXPECT_THAT(problems(), ElementsAre("srb.csv:4: year 2021 stands already in line 3 "
                                        "(region N)"));
}

TEST_F(TableReaderTest, AnUndatedTableHasOneSchedule)
{
    add_year(0, {0.1, 0.2, 0.3});
    TableReader table({table_, {.years = false}, share, {}}, three_ages, Year{2020}, problems_,
                      completions_);
    EXPECT_THAT(table.schedule(women), ElementsAre(0.1, 0.2, 0.3));
    (void)table.schedule({"M", Sex::female, {}});
    EXPECT_THAT(problems(), ElementsAre("t.csv: no mx for region M, female"));
}

TEST_F(TableReaderTest, CompletionsAreNotedOnceForTheTable)
{
    for (const int year : {2020, 2021}) {
        test::add(table_, {.year = Year{year}, .age = {Age{0}, 2}, .value = 0.1});
    }
    const ScheduleRules stretch{Spread::level, Coverage::one_stretch};
    TableReader table({table_, {}, share, stretch}, three_ages, Year{2020}, problems_,
                      completions_);
    (void)table.schedules(women);
    table.note_completions();
    EXPECT_THAT(
        completions_,
        ElementsAre(test::completed("t.csv", "wide age groups were graduated to groups of 1 by "
                                             "a monotone cubic of their cumulative sum"),
                    test::completed("t.csv", "ages outside those listed were taken as 0")));
}

}  // namespace
}  // namespace natality
