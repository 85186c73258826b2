/// Canada 1950-2020 by single years as the UN's engine projects it: every cell of every year.

#include <natality/projection/project.hpp>

#include <gtest/gtest.h>

#include <ccmppwpp.hpp>
#include <tidy_table.hpp>

namespace natality {
namespace {

const AgeAxis ages(1, Age{100});
const YearAxis years(Year{1950}, 70);

Sex sex_of(const test::TidyTable& table, std::size_t row)
{
    return table.text(row, "sex") == "female" ? Sex::female : Sex::male;
}

/// A table by sex, age and year.
BySex<ByAgeYear> by_sex(const std::filesystem::path& file, Index columns)
{
    const test::TidyTable table(file);
    const ByAgeYear unset = ByAgeYear::Constant(ages.size(), columns, -1e9);
    BySex<ByAgeYear> values{unset, unset};
    for (std::size_t row = 0; row < table.size(); ++row) {
        values[sex_of(table, row)](table.whole(row, "age_start"),
                                   table.whole(row, "time_start") - 1950) =
            table.number(row, "value");
    }
    return values;
}

/// A table by age and year.
ByAgeYear by_age(const std::filesystem::path& file)
{
    const test::TidyTable table(file);
    ByAgeYear values = ByAgeYear::Constant(ages.size(), years.size(), -1e9);
    for (std::size_t row = 0; row < table.size(); ++row) {
        values(table.whole(row, "age_start"), table.whole(row, "time_start") - 1950) =
            table.number(row, "value");
    }
    return values;
}

RatePaths rates_in(const std::filesystem::path& folder)
{
    RatePaths rates{.ages = ages,
                    .years = years,
                    .survival_ratio = by_sex(folder / "canada_input_survival_ratio.csv", 70),
                    .births = {{"all"}, {by_age(folder / "canada_input_fert_rate.csv")}},
                    .sex_ratio_at_birth = ByYear::Zero(70),
                    .net_migrants = by_sex(folder / "canada_input_mig_net_count.csv", 70)};
    const test::TidyTable ratios(folder / "canada_input_srb.csv");
    for (std::size_t row = 0; row < ratios.size(); ++row) {
        rates.sex_ratio_at_birth(ratios.whole(row, "time_start") - 1950) =
            ratios.number(row, "value");
    }
    return rates;
}

ByAgeSex start_in(const std::filesystem::path& folder)
{
    const BySex<ByAgeYear> base = by_sex(folder / "canada_input_pop_base.csv", 1);
    ByAgeSex start(ages.size(), 2);
    start << base.female, base.male;
    return start;
}

/// The largest difference between cells, in persons.
double largest_difference(const ByAgeYear& one, const ByAgeYear& other)
{
    return (one - other).abs().maxCoeff();
}

/// The projection of the UN's inputs with one timing of migration.
Trajectory projected(const std::filesystem::path& folder, MigrationTiming timing)
{
    return project(start_in(folder), rates_in(folder),
                   {.migration_timing = timing, .region = "Canada"});
}

class Canada : public testing::Test {
protected:
    void SetUp() override
    {
        if (!folder) {
            GTEST_SKIP() << "NATALITY_REFERENCE_DATA does not lead to a folder with ccmppwpp";
        }
    }

    const std::optional<std::filesystem::path> folder = test::ccmppwpp_folder();
};

TEST_F(Canada, AgreesWithTheUnEngineCellByCell)
{
    constexpr double persons = 1e-6;
    const Trajectory trajectory = projected(*folder, MigrationTiming::end);
    const BySex<ByAgeYear> population = by_sex(*folder / "canada_output_pop_1x1.csv", 71);
    const BySex<ByAgeYear> deaths = by_sex(*folder / "canada_output_deaths_cohort.csv", 70);
    for (const Sex sex : both_sexes) {
        EXPECT_LT(largest_difference(trajectory.population[sex], population[sex]), persons);
        EXPECT_LT(largest_difference(trajectory.deaths[sex], deaths[sex]), persons);
    }
    EXPECT_LT(largest_difference(trajectory.births,
                                 by_age(*folder / "canada_output_births_by_mother_age.csv")),
              persons);
}

TEST_F(Canada, WithMigrantsOverTheYearWouldBeThousandsOfPersonsOff)
{
    const Trajectory trajectory = projected(*folder, MigrationTiming::even);
    const BySex<ByAgeYear> population = by_sex(*folder / "canada_output_pop_1x1.csv", 71);
    EXPECT_GT(largest_difference(trajectory.population.female, population.female), 1000.0);
}

}  // namespace
}  // namespace natality
