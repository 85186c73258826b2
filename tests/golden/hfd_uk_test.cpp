/// United Kingdom, seven years between 1965 and 2021: parity-specific tables passed on by the R
/// package DemoKin (revision 66e0c84b0fc4), which names the Office for National Statistics.
///
/// What agrees: probabilities of a further birth by age and parity, first births by age, the
/// progression to the first birth and the mean age at it, all to rounding. In these tables the rate
/// printed is the probability itself (rate and transition are equal in every row), so the
/// conditional rate is had from it by m = q / (1 − q/2). The tables carry neither births nor women
/// by parity of the real population: period TFR by order cannot be had from them.

#include <golden/hfd_tables.hpp>
#include <gtest/gtest.h>

namespace natality {
namespace {

using test::first_hfd_age;

class UnitedKingdomTable : public testing::TestWithParam<int> {
protected:
    void SetUp() override
    {
        const auto transitions = test::reference_file("uk_parity_transitions.csv");
        if (!transitions) {
            GTEST_SKIP() << "NATALITY_REFERENCE_DATA has no hfd-sample";
        }
        q_ = test::published_progressions(test::read_numbers(*transitions), GetParam());
        table_ = parity_life_table(test::conditional_rates_of(q_), Age{first_hfd_age});
    }

    Eigen::ArrayXXd q_;
    ParityLifeTable table_;
};

TEST_P(UnitedKingdomTable, GivesThePublishedProbabilities)
{
    EXPECT_LT((table_.probability - q_).abs().maxCoeff(), 1e-14);
}

TEST_P(UnitedKingdomTable, HasRatesEqualToTheTransitionsAsPublished)
{
    for (const test::NumberRecord& row :
         test::read_numbers(*test::reference_file("uk_parity_fertility.csv"))) {
        const auto parity = static_cast<Index>(row.at("parity"));
        if (row.at("year") == GetParam() && parity < test::closed_parities) {
            const Index x = static_cast<Index>(row.at("age")) - first_hfd_age;
            EXPECT_NEAR(table_.probability(x, parity), row.at("fertility_rate"), 1e-14);
        }
    }
}

TEST_P(UnitedKingdomTable, HasTheFirstBirthsOfACohortThatMovesByThePublishedProbabilities)
{
    const Eigen::ArrayXd first = test::first_births_of(q_);
    EXPECT_LT((table_.births.col(0) - first).abs().maxCoeff(), 1e-14);
    EXPECT_NEAR(parity_progression_ratios(table_)(0), first.sum(), 1e-13);
    const Eigen::ArrayXd ages =
        Eigen::ArrayXd::LinSpaced(first.size(), first_hfd_age + 0.5, test::last_hfd_age + 0.5);
    EXPECT_NEAR(mean_age_by_order(table_)(0), (ages * first).sum() / first.sum(), 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Years, UnitedKingdomTable,
                         testing::Values(1965, 1980, 1990, 2000, 2010, 2020, 2021));

}  // namespace
}  // namespace natality
