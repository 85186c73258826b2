/// Life tables and deaths by age of Canada 1950-2020 as the UN's package has them.

#include <natality/projection/age_at_death.hpp>

#include <gtest/gtest.h>

#include <ccmppwpp.hpp>
#include <tidy_table.hpp>

#include <string>

namespace natality {
namespace {

const AgeAxis ages(1, Age{100});
constexpr Index year_count = 70;

/// A column of a table by sex, age and year.
BySex<ByAgeYear> by_sex(const std::filesystem::path& file, const std::string& column)
{
    const test::TidyTable table(file);
    const ByAgeYear unset = ByAgeYear::Constant(ages.size(), year_count, -1e9);
    BySex<ByAgeYear> values{unset, unset};
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string sex = table.text(row, "sex");
        if (sex != "both") {
            values[sex == "female" ? Sex::female : Sex::male](
                table.whole(row, "age_start"), table.whole(row, "time_start") - 1950) =
                table.number(row, column);
        }
    }
    return values;
}

class CanadaDeaths : public testing::Test {
protected:
    void SetUp() override
    {
        if (!folder) {
            GTEST_SKIP() << "NATALITY_REFERENCE_DATA does not lead to a folder with ccmppwpp";
        }
    }

    const std::optional<std::filesystem::path> folder = test::ccmppwpp_folder();
};

TEST_F(CanadaDeaths, ByAgeAgreeWithTheUnPackage)
{
    const auto table_file = *folder / "canada_output_life_table.csv";
    const BySex<ByAgeYear> survivors = by_sex(table_file, "lx");
    const BySex<ByAgeYear> person_years = by_sex(table_file, "nLx");
    const BySex<ByAgeYear> cohort = by_sex(*folder / "canada_output_deaths_cohort.csv", "value");
    const BySex<ByAgeYear> published =
        by_sex(*folder / "canada_output_deaths_age_period.csv", "value");
    for (const Sex sex : both_sexes) {
        for (Index year = 0; year < year_count; ++year) {
            LifeTable table;
            table.n = ByAge::Ones(ages.size());
            table.l = survivors[sex].col(year);
            table.L = person_years[sex].col(year);
            const ByAge deaths = deaths_by_age(cohort[sex].col(year), separation_factors(table, 1));
            EXPECT_LT((deaths - published[sex].col(year)).abs().maxCoeff(), 0.01) << year;
        }
    }
}

TEST_F(CanadaDeaths, LifeTablesOfItsDeathRatesHaveItsSurvivors)
{
    const auto file = *folder / "canada_output_life_table.csv";
    const BySex<ByAgeYear> rates = by_sex(file, "nMx");
    const BySex<ByAgeYear> survivors = by_sex(file, "lx");
    const BySex<ByAgeYear> person_years = by_sex(file, "nLx");
    for (const Sex sex : both_sexes) {
        for (Index year = 0; year < year_count; ++year) {
            const LifeTable table = life_table(rates[sex].col(year), sex);
            const LifeTable again =
                life_table_of(survival_ratios(table, 1), separation_factors(table, 1), 1);
            EXPECT_LT((1e5 * again.l - survivors[sex].col(year)).abs().maxCoeff(), 0.01) << year;
            EXPECT_LT((1e5 * again.L - person_years[sex].col(year)).abs().maxCoeff(), 0.01) << year;
        }
    }
}

}  // namespace
}  // namespace natality
