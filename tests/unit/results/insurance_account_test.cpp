#include <natality/results/accounts.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>
#include <support/parts.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::Each;

constexpr Index years = 10;

/// 100 persons of each sex at each of the ages 0 … 4+, 50 births a year. A fund takes 1 % of a wage
/// of 2000 from half of those aged 2 and 3 and pays, today, 10 a day for 5 days of leave after
/// birth and 4 for the care of each birth.
class InsuranceAccountTest : public testing::Test {
protected:
    InsuranceAccountTest()
    {
        Measure leave = test::simple_measure("leave", 1, "time", 0.0);
        leave.reference = 5.0;
        leave.full = 8.0;
        leave.costs = {line(Beneficiaries::women_on_leave, LineCoverage::level, 10.0)};
        Measure care = test::simple_measure("care", 2, "time", 0.0);
        care.reference = 1.0;
        care.full = 2.0;
        care.costs = {line(Beneficiaries::births, LineCoverage::level, 4.0),
                      line(Beneficiaries::births, LineCoverage::level, 1e6),
                      line(Beneficiaries::births, LineCoverage::level, 1e6)};
        care.costs[1].payer = Payer::local;
        care.costs[2].enabled = false;
        catalogue_.measures = {leave, care};
        dataset_.description.insurance_fund = {.contribution_rate = 0.01,
                                               .wage = 2000.0,
                                               .insured_share = 0.5,
                                               .first_age = Age{2},
                                               .last_age = Age{3}};
    }

    static CostLine line(Beneficiaries who, LineCoverage coverage, double amount)
    {
        CostLine line;
        line.count = {.who = who, .coverage = coverage};
        line.amount = exactly(amount);
        line.growth = Growth::none;
        line.payer = Payer::insurance;
        return line;
    }

    std::optional<InsuranceAccount> account(const std::vector<MeasurePath>& measures) const
    {
        const Study study = Study::validated(Dataset::validated(dataset_),
                                             Catalogue::validated(catalogue_), study_);
        const Outcome baseline{{}, {region_}};
        Outcome outcome = baseline;
        outcome.regions[0].measures = measures;
        return accounts(study, outcome, baseline)[0].insurance;
    }

    DatasetParts dataset_ = test::valid_parts();
    CatalogueParts catalogue_ = test::valid_catalogue_parts();
    StudyParts study_ = test::study_parts({});
    RegionOutcome region_ = test::standing_outcome(
        AgeAxis(1, Age{4}), YearAxis(Year{2020}, years), ByAge::Constant(5, 100.0),
        by_age({0, 10, 40, 0, 0}), by_age({0, 0.1, 0.4, 0, 0}));
};

TEST_F(InsuranceAccountTest, TakesContributionsFromTheWagesOfTheInsured)
{
    // 1 % of 2000 from half of 400 persons.
    EXPECT_THAT(account({})->contributions, Each(DoubleEq(4000.0)));
}

TEST_F(InsuranceAccountTest, PaysTodaysLevelsForMeasuresThePackageDoesNotHold)
{
    EXPECT_THAT(account({})->allowances, Each(DoubleEq(2500.0)));
    EXPECT_THAT(account({})->care, Each(DoubleEq(200.0)));
    EXPECT_THAT(account({})->balance(), Each(DoubleEq(1300.0)));
}

TEST_F(InsuranceAccountTest, PaysThePackagesLevelsForThoseItHolds)
{
    const MeasurePath longer_leave{0, ByYear::Constant(years, 8.0), ByYear::Ones(years),
                                   ByYear::Ones(years)};
    EXPECT_THAT(account({longer_leave})->allowances, Each(DoubleEq(4000.0)));
    EXPECT_THAT(account({longer_leave})->care, Each(DoubleEq(200.0)));
    EXPECT_THAT(account({longer_leave})->balance(), Each(DoubleEq(-200.0)));
}

TEST_F(InsuranceAccountTest, ContributionsGrowWithWages)
{
    study_.settings.prices.wage_growth = 0.1;
    EXPECT_DOUBLE_EQ(account({})->contributions(2), 4840.0);
}

TEST_F(InsuranceAccountTest, IsLeftOutWithoutAFund)
{
    dataset_.description.insurance_fund.reset();
    EXPECT_FALSE(account({}).has_value());
}

}  // namespace
}  // namespace natality
