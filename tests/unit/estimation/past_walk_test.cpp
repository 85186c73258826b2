#include <natality/estimation/past_walk.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace natality {
namespace {

constexpr Index ages = 13;

/// Fertile at 2-9, base year 2020, walked from 2010; a tenth more of each cohort in unions a year.
struct Setting {
    StateSpace space{{.unions = true, .last_parity = 2}};
    FertileAges fertile{Age{2}, Age{9}};
    YearAxis times{Year{2010}, 12};
    FirstBirths first;
    std::vector<BirthAnchor> anchors;

    Setting()
    {
        first.rate = ByAge::Zero(ages);
        first.rate.segment(2, 8).setConstant(0.4);
        first.single = ByAgeYear::Ones(ages, times.size());
        for (Index age = 2; age < ages; ++age) {
            first.single.row(age).setConstant(1.0 - 0.08 * static_cast<double>(age - 1));
        }
        add_anchor(Year{2020}, 0.5);
    }

    /// An anchor whose births of order 2+ are \p later times the first ones.
    void add_anchor(Year year, double later)
    {
        BirthAnchor anchor{year, Eigen::ArrayXXd::Zero(ages, 2), Eigen::ArrayXXd::Zero(ages, 4)};
        anchor.births_by_order.middleRows(2, 8).col(0).setConstant(0.1);
        anchor.births_by_order.middleRows(2, 8).col(1).setConstant(0.1 * later);
        anchor.rates.middleRows(2, 8).setConstant(0.2);
        anchors.insert(anchors.begin(), anchor);
    }

    [[nodiscard]] PastWalk walk() const
    {
        return walk_past({.space = space,
                          .fertile = fertile,
                          .first_births = first,
                          .times = times,
                          .base_year = Year{2020},
                          .anchors = anchors});
    }
};

double later_to_first(const PastWalk& past, Year year, Index oldest)
{
    const Eigen::ArrayXXd births = past.births_in(year).topRows(oldest + 1);
    return births.rightCols(births.cols() - 1).sum() / births.col(0).sum();
}

TEST(PastWalk, KeepsTheSharesOfEveryWalkedCohort)
{
    const PastWalk past = Setting().walk();
    const Eigen::ArrayXXd& women = past.women_in(Year{2020});
    EXPECT_NEAR((women.topRows(11).rowwise().sum() - 1.0).abs().maxCoeff(), 0.0, 1e-14);
    EXPECT_GE(women.minCoeff(), 0.0);
    EXPECT_EQ(women.row(12).sum(), 0.0);
}

TEST(PastWalk, FormsTheUnionsGiven)
{
    const Setting setting;
    const PastWalk past = setting.walk();
    EXPECT_TRUE(
        (past.women_in(Year{2020}).col(0).head(11) == setting.first.single.col(10).head(11)).all());
}

TEST(PastWalk, WalksItsFirstCohortByTheStep)
{
    const PastWalk past = Setting().walk();
    // The women aged 1 in 2010: 0.08 unions in the year, of them half exposed at age 2, h = 0.4:
    // U = 0.08 / 1.2, first births 0.2 U.
    EXPECT_NEAR(past.women_in(Year{2011})(2, 1), 0.08 / 1.2, 1e-15);
    EXPECT_NEAR(past.births_in(Year{2010})(2, 0), 0.2 * 0.08 / 1.2, 1e-15);
}

TEST(PastWalk, MeetsTheLaterBirthsPerFirstBirthOfTheAnchor)
{
    const PastWalk past = Setting().walk();
    EXPECT_NEAR(later_to_first(past, Year{2019}, 9), 0.5, 1e-13);
    EXPECT_NEAR(later_to_first(past, Year{2015}, 6), 0.5, 1e-13);
}

TEST(PastWalk, GoesBetweenAnchorsByTheLogarithm)
{
    Setting setting;
    setting.add_anchor(Year{2018}, 0.3);
    const PastWalk past = setting.walk();
    EXPECT_NEAR(later_to_first(past, Year{2019}, 9), std::sqrt(0.3 * 0.5), 1e-13);
    EXPECT_NEAR(later_to_first(past, Year{2017}, 8), 0.3, 1e-13);
}

TEST(PastWalk, TakesTheAnchorsRatesAsTheyAreWhileFewAgesAreReached)
{
    const PastWalk past = Setting().walk();
    EXPECT_EQ(past.factor(0), 1.0);
    EXPECT_EQ(past.factor(3), 1.0);
    EXPECT_NE(past.factor(4), 1.0);
}

TEST(PastWalk, MultipliesPastFirstBirthsByTheirLevel)
{
    Setting setting;
    setting.first.earlier_level = 1.5;
    // h = 0.6 at age 2: U = 0.08 / 1.3.
    EXPECT_NEAR(setting.walk().women_in(Year{2011})(2, 1), 0.08 / 1.3, 1e-15);
}

}  // namespace
}  // namespace natality
