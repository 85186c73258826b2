/// Slovakia 1990: the period fertility table that the Human Fertility Database publishes, as passed
/// on by the R package DemoKin (revision 66e0c84b0fc4).
///
/// What the tables carry and what agrees: the conditional rates (the transitions imply them to
/// their five printed decimals), the probabilities by age and parity (to rounding), first births by
/// age, the progression to the first birth and the mean age at it (to rounding), births of every
/// order at every age given the women of each parity (to rounding). What the tables do not carry:
/// births of all women by order, hence the period TFR by order and the mean ages of later orders as
/// published; for these only the table's own identities can be checked.

#include <golden/hfd_tables.hpp>
#include <gtest/gtest.h>

namespace natality {
namespace {

using test::closed_parities;
using test::first_hfd_age;

class SlovakTable : public testing::Test {
protected:
    void SetUp() override
    {
        const auto transitions = test::reference_file("slovakia_1990_parity_transitions.csv");
        if (!transitions) {
            GTEST_SKIP() << "NATALITY_REFERENCE_DATA has no hfd-sample";
        }
        q_ = test::published_progressions(test::read_numbers(*transitions));
        // As published: five decimals.
        rates_ = (test::conditional_rates_of(q_) * 1e5).round() / 1e5;
        table_ = parity_life_table(rates_, Age{first_hfd_age});
    }

    Eigen::ArrayXXd q_;
    Eigen::ArrayXXd rates_;
    ParityLifeTable table_;
};

TEST_F(SlovakTable, GivesThePublishedProbabilitiesFromRatesOfFiveDecimals)
{
    EXPECT_LT((table_.probability - q_).abs().maxCoeff(), 1e-14);
}

TEST_F(SlovakTable, AgreesWithThePublishedFertilityOfDaughters)
{
    // The fertility rates beside the transitions are those of a population of women: half of all
    // births, and, like the transitions, per woman who begins the year of age at the parity.
    const auto rates = test::read_numbers(*test::reference_file("slovakia_1990_parity_rates.csv"));
    for (const test::NumberRecord& row : rates) {
        const Index x = static_cast<Index>(row.at("age")) - first_hfd_age;
        const auto parity = static_cast<Index>(row.at("parity"));
        if (x >= 0 && x < q_.rows() && parity < closed_parities) {
            EXPECT_NEAR(0.5 * table_.probability(x, parity), row.at("fertility_rate"), 1e-14);
        }
    }
}

TEST_F(SlovakTable, HasTheFirstBirthsOfACohortThatMovesByThePublishedProbabilities)
{
    const Eigen::ArrayXd first = test::first_births_of(q_);
    EXPECT_LT((table_.births.col(0) - first).abs().maxCoeff(), 1e-14);
    EXPECT_NEAR(parity_progression_ratios(table_)(0), first.sum(), 1e-14);
    const Eigen::ArrayXd ages =
        Eigen::ArrayXd::LinSpaced(first.size(), first_hfd_age + 0.5, test::last_hfd_age + 0.5);
    EXPECT_NEAR(mean_age_by_order(table_)(0), (ages * first).sum() / first.sum(), 1e-12);
}

TEST_F(SlovakTable, HasTheBirthsOfEachOrderThatThePublishedProbabilitiesGiveItsWomen)
{
    // b = q (l + half of the births that bring women to the parity within the year).
    for (Index parity = 1; parity < closed_parities; ++parity) {
        const Index rows = q_.rows();
        const Eigen::ArrayXd expected = q_.col(parity) * (table_.women.col(parity).head(rows) +
                                                          0.5 * table_.births.col(parity - 1));
        EXPECT_LT((table_.births.col(parity) - expected).abs().maxCoeff(), 1e-14);
    }
}

TEST_F(SlovakTable, ProgressesAsCountedByHandFromTheMatrices)
{
    // 90.58 % to a first birth, from the published probabilities alone; then 89.09, 46.91, 33.40
    // and 43.41 % by a separate calculation of the table in plain arithmetic, likewise the
    // births of all orders, 2.30205 a woman.
    const Eigen::ArrayXd ratios = parity_progression_ratios(table_);
    EXPECT_NEAR(ratios(0), 0.905790854850563, 1e-12);
    EXPECT_NEAR(ratios(1), 0.8909338335797007, 1e-12);
    EXPECT_NEAR(ratios(2), 0.4691249655694711, 1e-12);
    EXPECT_NEAR(ratios(3), 0.333952298692049, 1e-12);
    EXPECT_NEAR(ratios(4), 0.4340976884331323, 1e-12);
    EXPECT_NEAR(parity_adjusted_total_fertility_rate(table_), 2.302046819991682, 1e-12);
}

}  // namespace
}  // namespace natality
