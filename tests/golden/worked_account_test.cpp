/// The worked account of docs/guide/accounts.md: childcare places and their cost in 2020, from the
/// tables of the China data by the textbook and with the prices of the catalogue written out.

#include <natality/io/read_study.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/fertility_indicators.hpp>

#include <gtest/gtest.h>

#include <tidy_table.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace natality {
namespace {

const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
constexpr int ages = 52;

/// The column of 2020 (where the table has years) and of a sex (where it has sexes) by age.
std::vector<double> column_of_2020(const std::string& table, const std::string& column,
                                   const std::string& sex)
{
    const test::TidyTable rows(data / "china-2020" / (table + ".csv"));
    std::vector<double> values(ages, 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const bool is_of_year = table == "population" || rows.whole(row, "year") == 2020;
        const bool is_of_sex = sex.empty() || rows.text(row, "sex") == sex;
        if (is_of_year && is_of_sex && std::stoi(rows.text(row, "age")) < ages) {
            values[std::stoul(rows.text(row, "age"))] = rows.number(row, column);
        }
    }
    return values;
}

/// Survival ratios S(0) … from death rates: a(0) by Andreev and Kingkade (2015) for low mortality,
/// 1/2 above.
std::vector<double> survival(const std::vector<double>& m, bool is_female)
{
    const double a0 = is_female ? 0.14903 - 2.05527 * m[0] : 0.14929 - 1.99545 * m[0];
    double alive = 1.0;
    double lived_before = 1.0;
    std::vector<double> ratio;
    for (std::size_t x = 0; x + 1 < m.size(); ++x) {
        const double a = x == 0 ? a0 : 0.5;
        const double next = alive * (1.0 - m[x] / (1.0 + (1.0 - a) * m[x]));
        const double lived = next + a * (alive - next);
        ratio.push_back(lived / lived_before);
        lived_before = lived;
        alive = next;
    }
    return ratio;
}

/// Births of 2020: f(a) times the mean of the women of age a on both 1 Januaries, migrants coming
/// at the end of the year.
double births_of_2020()
{
    const std::vector<double> women = column_of_2020("population", "persons", "female");
    const std::vector<double> s = survival(column_of_2020("mortality", "mx", "female"), true);
    const std::vector<double> f = column_of_2020("fertility", "asfr", "");
    double births = 0.0;
    for (std::size_t a = 15; a < 50; ++a) {
        births += f[a] * 0.5 * (women[a] + s[a] * women[a - 1]);
    }
    return births;
}

/// Children aged 0-2 on 1 January 2020 and 2021.
std::array<double, 2> children_by_hand()
{
    const double boys_per_girl =
        test::TidyTable(data / "china-2020/sex_ratio_at_birth.csv").number(0, "males_per_female");
    const double girls_born = births_of_2020() / (1.0 + boys_per_girl);
    std::array<double, 2> children{};
    for (const std::string sex : {"female", "male"}) {
        const bool is_female = sex == "female";
        const std::vector<double> persons = column_of_2020("population", "persons", sex);
        const std::vector<double> s = survival(column_of_2020("mortality", "mx", sex), is_female);
        const std::vector<double> g = column_of_2020("migration", "net_migrants", sex);
        const double born = is_female ? girls_born : girls_born * boys_per_girl;
        children[0] += persons[0] + persons[1] + persons[2];
        children[1] += s[0] * born + g[0] + s[1] * persons[0] + g[1] + s[2] * persons[1] + g[2];
    }
    return children;
}

/// Account of 2020 of the measure `childcare_places` at its full level, on the built-in study with
/// the data set's own fertility.
MeasureAccount account_of_the_library()
{
    const Study built_in = io::load_study(data / "scenarios/scenarios.toml", {data}).study;
    StudyParts parts{built_in.settings(), {}, {}, {}};
    parts.settings.baseline.fertility = BaselineFertility::dataset;
    const Study study = Study::validated(built_in.dataset(), built_in.catalogue(), parts);
    const Outcome baseline = run(study, Baseline(study), study.scenarios()[0]);
    const std::size_t measure = study.catalogue().find("childcare_places").value();
    const Index years = study.years().size();
    const MeasurePath full{measure, ByYear::Constant(years, 0.5), ByYear::Ones(years),
                           ByYear::Zero(years)};
    Outcome with_places = baseline;
    with_places.regions[0].measures = {full};
    return accounts(study, with_places, baseline)[0].measures[0];
}

TEST(WorkedAccount, CountsTheChildrenOfTheTables)
{
    const auto [start, end] = children_by_hand();
    EXPECT_EQ(start, 47'859'897.0);
    EXPECT_NEAR(end, 41'511'073.0, 0.5);
}

TEST(WorkedAccount, AgreesWithTheHandCalculationToTheYuan)
{
    const auto [start, end] = children_by_hand();
    const double children = 0.5 * (start + end);
    const MeasureAccount account = account_of_the_library();
    ASSERT_EQ(account.costs.size(), 2U);
    // Half of the children, against 12 % today.
    EXPECT_NEAR(account.capacities[0].gross(0), 0.5 * children, 0.5);
    EXPECT_NEAR(account.capacities[0].incremental(0), 0.38 * children, 0.5);
    // 10,198 yuan for each of them a year, and 10,000 yuan once for each place that was not there.
    EXPECT_NEAR(account.costs[0].gross(0), 10198.0 * 0.5 * children, 0.5);
    EXPECT_NEAR(account.costs[1].gross(0), 10000.0 * 0.38 * children, 0.5);
}

TEST(WorkedAccount, IsWhatTheGuideSays)
{
    const MeasureAccount account = account_of_the_library();
    EXPECT_EQ(std::llround(account.capacities[0].gross(0)), 22'342'742);
    EXPECT_EQ(std::llround(account.capacities[0].incremental(0)), 16'980'484);
    EXPECT_EQ(std::llround(account.costs[0].gross(0)), 227'851'287'308);
    EXPECT_EQ(std::llround(account.costs[1].gross(0)), 169'804'842'473);
}

}  // namespace
}  // namespace natality
