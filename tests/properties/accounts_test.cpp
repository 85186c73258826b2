/// What holds for the accounts of every package.

#include <natality/batch/renewal.hpp>
#include <natality/projection/project.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/fertility_indicators.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>

namespace natality {
namespace {

constexpr Index years = 10;

Count any_count()
{
    const int first = *rc::gen::inRange(0, 5);
    return {.who = *rc::gen::element(Beneficiaries::children, Beneficiaries::women,
                                     Beneficiaries::births, Beneficiaries::women_on_leave,
                                     Beneficiaries::fixed),
            .ages = {Age{first}, Age{*rc::gen::inRange(first, 6)}},
            .orders =
                *rc::gen::element(std::vector<int>{}, std::vector<int>{1}, std::vector<int>{2, 3}),
            .share = test::number_in(0.0, 1.0),
            .coverage =
                *rc::gen::element(LineCoverage::dose, LineCoverage::level, LineCoverage::standard)};
}

CostLine any_line()
{
    CostLine line;
    line.count = any_count();
    line.kind = *rc::gen::element(LineKind::running, LineKind::capital);
    line.amount = exactly(test::number_in(0.0, 1e4));
    line.growth = *rc::gen::element(Growth::none, Growth::price, Growth::wage);
    line.payer = *rc::gen::elementOf(all_payers);
    return line;
}

/// A study of one region under one package with up to four cost lines a measure.
Study any_study()
{
    DatasetParts dataset = test::valid_parts();
    test::add_births_by_order(dataset);
    CatalogueParts catalogue = test::any_catalogue_parts(-0.3);
    for (Measure& measure : catalogue.measures) {
        const int lines = *rc::gen::inRange(0, 5);
        for (int line = 0; line < lines; ++line) {
            measure.costs.push_back(any_line());
        }
    }
    StudyParts parts = test::study_parts({test::any_package(catalogue, 2020, 2026)});
    parts.settings.prices = {.price_growth = test::number_in(-0.02, 0.05),
                             .wage_growth = test::number_in(-0.02, 0.05)};
    return Study::validated(Dataset::validated(dataset), Catalogue::validated(catalogue), parts);
}

bool near(double one, double other, double scale)
{
    return std::abs(one - other) <= 1e-12 * std::max({scale, std::abs(one), std::abs(other)});
}

RC_GTEST_PROP(Accounts, OfTheEmptyPackageAreZero, ())
{
    const Study study = any_study();
    const Outcome baseline = run(study, Baseline(study), study.scenarios()[0]);
    const RegionAccounts account = accounts(study, baseline, baseline)[0];
    RC_ASSERT((account.gross_cost(years) == 0.0).all());
    RC_ASSERT((account.incremental_cost(years) == 0.0).all());
}

RC_GTEST_PROP(Accounts, AddUpOverLinesAndOverPayers, ())
{
    const Study study = any_study();
    const Baseline rates(study);
    const Outcome baseline = run(study, rates, study.scenarios()[0]);
    const RegionAccounts account =
        accounts(study, run(study, rates, study.scenarios()[1]), baseline)[0];
    for (const CostKind kind : {CostKind::gross, CostKind::incremental}) {
        ByYear lines = ByYear::Zero(years);
        ByYear sizes = ByYear::Zero(years);
        for (const MeasureAccount& measure : account.measures) {
            for (const LineCost& line : measure.costs) {
                const ByYear& cost = kind == CostKind::gross ? line.gross : line.incremental;
                lines += cost;
                sizes += cost.abs();
            }
        }
        ByYear payers = ByYear::Zero(years);
        for (const Payer payer : all_payers) {
            payers += account.cost_of(payer, kind, years);
        }
        const ByYear total =
            kind == CostKind::gross ? account.gross_cost(years) : account.incremental_cost(years);
        for (Index t = 0; t < years; ++t) {
            RC_ASSERT(near(total(t), lines(t), sizes(t)));
            RC_ASSERT(near(total(t), payers(t), sizes(t)));
        }
    }
}

RC_GTEST_PROP(Accounts, AreProportionalToTheAmountOfALine, ())
{
    const Study study = any_study();
    const Outcome baseline = run(study, Baseline(study), study.scenarios()[0]);
    const Countable projection =
        countable(baseline.regions[0].trajectory,
                  births_by_order(baseline.regions[0].trajectory, baseline.regions[0].births));
    const AccountFrame frame = account_frame(study, projection.births.rows());
    const MeasureCoverage coverage{test::table_in(years, 1, 0.0, 2.0),
                                   test::table_in(years, 1, 0.0, 1.0)};
    CostLine once = any_line();
    CostLine twice = once;
    twice.amount = exactly(2.0 * once.amount->central);
    const AccountLine single = account_line(once, coverage, frame);
    const AccountLine doubled = account_line(twice, coverage, frame);
    const ByYear needed = units(single, counted(single.count, projection));
    const ByYear one = cost(single, needed, needed(0));
    const ByYear two = cost(doubled, needed, needed(0));
    for (Index t = 0; t < years; ++t) {
        RC_ASSERT(near(two(t), 2.0 * one(t), 0.0));
    }
}

/// Girls and boys who survive to the end of their year of birth: those aged 0 then, whom no
/// migration has reached.
SurvivingBirths survivors_of(const Trajectory& trajectory)
{
    return {trajectory.population.female.row(0).tail(years).transpose(),
            trajectory.population.male.row(0).tail(years).transpose()};
}

RC_GTEST_PROP(CostOfBirths, IsTheCostThatTheProjectionCounts, ())
{
    const Study study = any_study();
    const Baseline rates(study);
    const RegionOutcome outcome = run(study, rates, study.scenarios()[1]).regions[0];
    const Eigen::ArrayXXd orders = births_by_order(outcome.trajectory, outcome.births);
    const Countable projection = countable(outcome.trajectory, orders);
    const Renewal renewal(study.dataset().regions()[0].population, rates.rates()[0], {});
    const AccountFrame frame = account_frame(study, orders.rows());
    const MeasureCoverage coverage{test::table_in(years, 1, 0.0, 2.0),
                                   test::table_in(years, 1, 0.0, 1.0)};
    const ByYear weights = test::table_in(years, 1, 0.0, 1.0);
    CostOfBirths together{0.0,
                          {ByYear::Zero(years), ByYear::Zero(years)},
                          Eigen::ArrayXXd::Zero(orders.rows(), years)};
    double expected = 0.0;
    for (int i = 0; i < 3; ++i) {
        CostLine written = any_line();
        written.kind = LineKind::running;
        const AccountLine line = account_line(written, coverage, frame);
        const ByYear people = counted(line.count, projection);
        const CountOfBirths count = count_of_births(line.count, renewal);
        const ByYear people_of_births = count(survivors_of(outcome.trajectory), orders);
        for (Index t = 0; t < years; ++t) {
            RC_ASSERT(near(people_of_births(t), people(t), 0.0));
        }
        together += cost_of_births(line, count, weights);
        expected += (weights * cost(line, units(line, people), 0.0)).sum();
    }
    RC_ASSERT(near(together(survivors_of(outcome.trajectory), orders), expected, 0.0));
}

}  // namespace
}  // namespace natality
