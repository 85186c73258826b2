#include <natality/results/mortality_detail.hpp>

#include <natality/results/mortality_indicators.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The region N, and S with twice its death rates, in `all`.
DatasetParts two_in_all()
{
    DatasetParts parts = test::valid_parts();
    for (ObservationTable* const table : {&parts.population, &parts.mortality, &parts.fertility,
                                          &parts.sex_ratio_at_birth, &parts.migration}) {
        const std::vector<Observation> rows = table->rows;
        for (Observation row : rows) {
            if (row.region == "N") {
                row.region = "S";
                row.value *= table == &parts.mortality ? 2.0 : 1.0;
                table->rows.push_back(row);
            }
        }
    }
    parts.regions.front().parent = "all";
    parts.regions.push_back({"S", {"South", ""}, "all", {}});
    parts.regions.push_back({"all", {"All", ""}, "", {}});
    return parts;
}

Study study_of(const DatasetParts& parts, const ResultsDetails& details)
{
    StudyParts study = test::study_parts({});
    study.settings.details = details;
    return Study::validated(Dataset::validated(parts),
                            Catalogue::validated(test::valid_catalogue_parts()), study);
}

class MortalityDetail : public testing::Test {
protected:
    const Study study = study_of(two_in_all(), {.life_tables = true, .deaths = true});
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[0]);
    const std::vector<SeparationFactors> separation = separation_of_regions(study, outcome);
};

TEST_F(MortalityDetail, DeathsByAgeAreAllDeaths)
{
    ASSERT_EQ(separation.size(), 3U);
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        const BySex<ByAgeYear> deaths = deaths_by_age(outcome.regions[region], separation[region]);
        const BySex<ByAgeYear>& cohort = outcome.regions[region].trajectory.deaths;
        for (const Sex sex : both_sexes) {
            const ByYear gap = (deaths[sex].colwise().sum() - cohort[sex].colwise().sum()).abs();
            EXPECT_LT(gap.maxCoeff(), 1e-9 * cohort[sex].sum());
            EXPECT_GT((deaths[sex] - cohort[sex]).abs().maxCoeff(), 0.0);
        }
    }
}

TEST_F(MortalityDetail, DeathsByAgeOfASumAreThoseOfItsMembers)
{
    const auto of = [&](std::size_t region) {
        return deaths_by_age(outcome.regions[region], separation[region]).female;
    };
    EXPECT_LT((of(0) + of(1) - of(2)).abs().maxCoeff(), 1e-9 * of(2).sum());
}

TEST_F(MortalityDetail, LifeTablesHaveTheLifeExpectancyOfTheIndicator)
{
    for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
        const auto tables = life_tables(outcome.regions[region], separation[region]);
        for (const Sex sex : both_sexes) {
            const ByYear e0 = life_expectancy_at_birth(outcome.regions[region].rates, sex);
            ASSERT_EQ(tables[sex].size(), static_cast<std::size_t>(e0.size()));
            EXPECT_NEAR(tables[sex].front().e(0), e0(0), 1e-9);
        }
    }
}

TEST_F(MortalityDetail, LifeTablesHaveTheDeathRatesOfTheDataSet)
{
    const auto tables = life_tables(outcome.regions[1], separation[1]);
    const LifeTable& table = tables.female.front();
    const ByAge given = study.dataset().regions()[1].mortality.values.female.values.col(0);
    EXPECT_LT((table.d / table.L - given).abs().maxCoeff(), 1e-9);
}

TEST(MortalityDetailOfAStudy, IsRefusedWhereOnlySurvivalRatiosAreGiven)
{
    DatasetParts parts = test::valid_parts();
    parts.mortality_measure = MortalityMeasure::survival_ratio;
    parts.mortality.value_name = "sx";
    for (Observation& row : parts.mortality.rows) {
        row.value = 0.9;
    }
    EXPECT_THAT(test::problems_of([&] { study_of(parts, {.life_tables = true}); }),
                ElementsAre(HasSubstr("need mx or qx")));
    EXPECT_NO_THROW(study_of(parts, {.asfr = true}));
}

}  // namespace
}  // namespace natality
