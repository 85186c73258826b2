#include <natality/scenario/scenario.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

#include <algorithm>

namespace natality {
namespace {

using testing::HasSubstr;

/// Every row of the region N once more for each of \p ids, with \p factor on its values.
void repeat_rows(ObservationTable& table, const std::string& id, double factor)
{
    const std::vector<Observation> rows = table.rows;
    for (Observation row : rows) {
        if (row.region == "N") {
            row.region = id;
            row.value *= factor;
            table.rows.push_back(row);
        }
    }
}

/// The regions N and S, of half its size and with three quarters of its birth rates, in `all`.
DatasetParts two_in_all()
{
    DatasetParts parts = test::valid_parts();
    repeat_rows(parts.population, "S", 0.5);
    repeat_rows(parts.mortality, "S", 1.0);
    repeat_rows(parts.fertility, "S", 0.75);
    repeat_rows(parts.sex_ratio_at_birth, "S", 1.0);
    repeat_rows(parts.migration, "S", 1.0);
    parts.regions.front().parent = "all";
    parts.regions.push_back({"S", {"South", ""}, "all", {}});
    parts.regions.push_back({"all", {"All", ""}, "", {}});
    return parts;
}

/// The same beside a nation A with deaths, births and persons of its own.
DatasetParts held_to_a_nation()
{
    DatasetParts parts = two_in_all();
    repeat_rows(parts.population, "A", 1.5);
    repeat_rows(parts.mortality, "A", 1.2);
    repeat_rows(parts.fertility, "A", 0.9);
    repeat_rows(parts.sex_ratio_at_birth, "A", 1.01);
    repeat_rows(parts.migration, "A", 2.0);
    parts.regions.push_back({"A", {"A", ""}, "", {}});
    parts.description.constraint = NationConstraint{"A", ConstraintMode::scale};
    return parts;
}

/// The baseline, and cash in the whole of `all` or in S alone.
Study study_of(const DatasetParts& parts)
{
    PackageParts whole = test::package_parts("whole", {"cash"}, Year{2022});
    whole.uses.front().level_by_region = {{"all", 1.0}};
    PackageParts south = test::package_parts("south", {"cash"}, Year{2022});
    south.uses.front().level_by_region = {{"S", 1.0}};
    return Study::validated(Dataset::validated(parts),
                            Catalogue::validated(test::valid_catalogue_parts()),
                            test::study_parts({whole, south}));
}

double largest_gap(const ByAgeYear& one, const ByAgeYear& other)
{
    return (one - other).abs().maxCoeff();
}

TEST(Region, WithoutTablesIsTheSumOfThoseInItToThePerson)
{
    const Study study = study_of(two_in_all());
    ASSERT_EQ(study.dataset().sums().size(), 1U);
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[0]);
    const Trajectory& north = outcome.regions[0].trajectory;
    const Trajectory& south = outcome.regions[1].trajectory;
    const Trajectory& all = outcome.regions[2].trajectory;
    for (const Sex sex : both_sexes) {
        EXPECT_EQ(largest_gap(all.population[sex], north.population[sex] + south.population[sex]),
                  0.0);
        EXPECT_EQ(largest_gap(all.deaths[sex], north.deaths[sex] + south.deaths[sex]), 0.0);
    }
    EXPECT_EQ(largest_gap(all.births, north.births + south.births), 0.0);
}

TEST(Region, HasAsASumTheRatesThatLeadToItsPopulation)
{
    const Study study = study_of(two_in_all());
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[1]);
    const RegionOutcome& all = outcome.regions[2];
    ByAgeSex start(all.trajectory.ages.size(), 2);
    for (const Sex sex : both_sexes) {
        start.col(column(sex)) = all.trajectory.population[sex].col(0);
    }
    const Trajectory again = project(
        start, all.rates,
        {.migration_timing = study.dataset().description().migration_timing, .region = "all"});
    for (const Sex sex : both_sexes) {
        EXPECT_LT(largest_gap(again.population[sex], all.trajectory.population[sex]), 1e-7);
    }
}

TEST(Region, GivesItsLevelToThoseInItThatHaveNone)
{
    const Study study = study_of(two_in_all());
    const Baseline baseline(study);
    const Outcome without = run(study, baseline, study.scenarios()[0]);
    const Outcome whole = run(study, baseline, study.scenarios()[1]);
    const Outcome south = run(study, baseline, study.scenarios()[2]);
    const auto births = [](const Outcome& of, std::size_t region) {
        return of.regions[region].trajectory.births.sum();
    };
    EXPECT_GT(births(whole, 0), births(without, 0));
    EXPECT_EQ(births(whole, 1), births(south, 1));
    EXPECT_EQ(births(south, 0), births(without, 0));
    EXPECT_GT(births(south, 2), births(without, 2));
}

TEST(Region, AddsUpToTheNationItIsHeldTo)
{
    const Study study = study_of(held_to_a_nation());
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[0]);
    ASSERT_EQ(outcome.regions.size(), 4U);
    const Trajectory& nation = outcome.regions[2].trajectory;
    const Trajectory& all = outcome.regions[3].trajectory;
    for (const Sex sex : both_sexes) {
        EXPECT_LT(largest_gap(all.population[sex], nation.population[sex]), 1e-6);
        EXPECT_LT(largest_gap(all.deaths[sex], nation.deaths[sex]), 1e-6);
    }
    EXPECT_LT(largest_gap(all.births, nation.births), 1e-6);
    EXPECT_GT(outcome.regions[0].rates.constraint->births(0), 0.0);
}

/// A tenth of the persons aged 1 leaves every region, by rate.
void let_a_tenth_leave(DatasetParts& parts)
{
    parts.migration.value_name = "rate";
    for (const Region& region : parts.regions) {
        for (const Sex sex : both_sexes) {
            if (region.id != "all") {
                test::add_schedule(parts.migration,
                                   {.region = region.id, .year = Year{2020}, .sex = sex}, 1,
                                   {-0.1});
            }
        }
    }
}

TEST(Region, CountsNetMigrantsByRateInPersons)
{
    DatasetParts parts = two_in_all();
    let_a_tenth_leave(parts);
    const Study study = study_of(parts);
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[0]);
    const double north = outcome.regions[0].rates.net_migrants.male(1, 0);
    EXPECT_LT(north, -80.0);
    EXPECT_DOUBLE_EQ(outcome.regions[2].rates.net_migrants.male(1, 0),
                     north + outcome.regions[1].rates.net_migrants.male(1, 0));
    EXPECT_FALSE(outcome.regions[0].rates.net_migration_rate);
}

TEST(Region, WithNetMigrationByRateAddsUpToTheNationItIsHeldTo)
{
    DatasetParts parts = held_to_a_nation();
    let_a_tenth_leave(parts);
    const Study study = study_of(parts);
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[0]);
    const Trajectory& nation = outcome.regions[2].trajectory;
    const Trajectory& all = outcome.regions[3].trajectory;
    for (const Sex sex : both_sexes) {
        EXPECT_LT(largest_gap(all.population[sex], nation.population[sex]), 1e-6);
        EXPECT_LT(largest_gap(outcome.regions[3].rates.net_migrants[sex],
                              outcome.regions[2].rates.net_migrants[sex]),
                  1e-9);
    }
}

TEST(Region, IsLeftAsItIsWhereTheGapIsOnlyReported)
{
    DatasetParts parts = held_to_a_nation();
    parts.description.constraint->mode = ConstraintMode::report;
    const Study study = study_of(parts);
    const Baseline baseline(study);
    const Study free = study_of(two_in_all());
    EXPECT_EQ(
        largest_gap(baseline.rates()[0].births.asfr(), Baseline(free).rates()[0].births.asfr()),
        0.0);
    const bool is_said =
        std::any_of(baseline.completions().begin(), baseline.completions().end(),
                    [](const Completion& completion) { return completion.table == "constraint"; });
    EXPECT_TRUE(is_said);
}

TEST(Region, ThatIsASumHasNoRowsOfItsOwn)
{
    DatasetParts parts = two_in_all();
    Observation row = parts.fertility.rows.front();
    row.region = "all";
    parts.fertility.rows.push_back(row);
    EXPECT_THAT(test::problems_of([&] { (void)Dataset::validated(parts); }),
                testing::Contains(HasSubstr("'all' has no rows in")));
}

TEST(Region, ThatIsTheNationLiesInNoneAndHasNoneInIt)
{
    DatasetParts parts = held_to_a_nation();
    parts.description.constraint->nation = "N";
    EXPECT_THAT(test::problems_of([&] { (void)Dataset::validated(parts); }),
                testing::Contains(HasSubstr("stands beside the regions held to it")));
}

}  // namespace
}  // namespace natality
