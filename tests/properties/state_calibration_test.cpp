#include <natality/baseline/state_calibration.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <support/state_year.hpp>

namespace natality {
namespace {

using test::StateYear;
using test::StateYearTables;

constexpr Index ages = 61;
constexpr double closeness = 1e-9;

double number_between(double low, double high)
{
    constexpr int steps = 1'000'000;
    return low + (high - low) * *rc::gen::inRange(0, steps + 1) / steps;
}

/// A year whose rates a calibration has to find again.
StateYear any_year()
{
    const bool unions = *rc::gen::arbitrary<bool>();
    StateYear year({.unions = unions,
                    .first_births_outside_unions = unions && *rc::gen::arbitrary<bool>(),
                    .last_parity = *rc::gen::inRange(2, 5)},
                   {Age{15}, Age{49}}, ages);
    year.timing = *rc::gen::element(MigrationTiming::even, MigrationTiming::end);
    for (Index a = 0; a < ages; ++a) {
        year.survival_ratio(a) = number_between(0.9, 1.0);
        year.net_migrants(a) = number_between(-20.0, 20.0);
        for (Index k = 0; k < year.women.cols() && (k == 0 || a >= 15); ++k) {
            year.women(a, k) = number_between(500.0, 1000.0);
        }
        for (Index i = 0; i < year.rates.cols() && a >= 15 && a <= 49; ++i) {
            year.rates(a, i) = number_between(0.0, 0.7);
        }
    }
    return year;
}

/// What a data set would hold of the year: births by order and unions per woman.
StateCalibrationInputs observed(const StateYear& year, UnionMeasure measure)
{
    const StateYearTables end = year.run();
    const ByAge woman_years = end.exposure.rowwise().sum();
    StateCalibrationInputs inputs;
    inputs.space = year.space;
    inputs.fertile = year.fertile;
    inputs.timing = year.timing;
    inputs.women = year.women;
    inputs.survival_ratio = year.survival_ratio;
    inputs.net_migrants = year.net_migrants;
    inputs.births_by_order = Eigen::ArrayXXd::Zero(ages, year.space.last_order());
    for (int order = 1; order <= year.space.last_order(); ++order) {
        inputs.births_by_order.col(order - 1) =
            births_of_order(year.space, columns_of(end.events), order) / woman_years.max(1e-300);
    }
    inputs.unions.measure = measure;
    inputs.unions.values = measure == UnionMeasure::rate
                               ? ByAge(year.rates.col(0))
                               : ByAge(end.events.col(0) / woman_years.max(1e-300));
    inputs.first_births_outside_unions =
        end.events.col(1) / (end.events.col(1) + end.events.col(2)).max(1e-300);
    return inputs;
}

/// The largest relative miss of the events at the fertile ages.
double largest_miss(const Eigen::ArrayXXd& events, const Eigen::ArrayXXd& expected)
{
    return ((events - expected).abs() / expected.max(1e-6)).maxCoeff();
}

Eigen::ArrayXXd calibrated(const StateCalibrationInputs& inputs)
{
    Problems problems;
    const Eigen::ArrayXXd rates =
        calibrated_rates(inputs, {"region N, year 2020", {}}, {}, problems);
    RC_ASSERT(problems.empty());
    return rates;
}

RC_GTEST_PROP(StateCalibration, ReproducesTheBaseYearsBirthsByOrderAndAgeAndItsUnions, ())
{
    StateYear year = any_year();
    const StateYearTables base = year.run();
    const UnionMeasure measure = *rc::gen::element(UnionMeasure::rate, UnionMeasure::per_woman);
    year.rates = calibrated(observed(year, measure));
    RC_ASSERT(largest_miss(year.run().events, base.events) < closeness);
}

RC_GTEST_PROP(StateCalibration, SharesTheLastOrderBetweenTwoStatesByTheRatioOfTheirRates, ())
{
    StateYear year = any_year();
    const double ratio = number_between(0.2, 2.0);
    const Index last = year.rates.cols() - 1;
    year.rates.col(last) = ratio * year.rates.col(last - 1);
    const StateYearTables base = year.run();
    StateCalibrationInputs inputs = observed(year, UnionMeasure::rate);
    const Index orders = inputs.births_by_order.cols() - 1;
    inputs.births_by_order.col(orders - 1) += inputs.births_by_order.col(orders);
    inputs.births_by_order.conservativeResize(ages, orders);
    inputs.later_birth_ratio = ratio;
    year.rates = calibrated(inputs);
    RC_ASSERT(largest_miss(year.run().events, base.events) < closeness);
}

RC_GTEST_PROP(StateCalibration, MeetsASharedLastOrderWhateverTheRatio, ())
{
    StateYear year = any_year();
    year.rates *= 0.5;
    StateCalibrationInputs inputs = observed(year, UnionMeasure::rate);
    const Index orders = inputs.births_by_order.cols() - 1;
    inputs.births_by_order.col(orders - 1) += inputs.births_by_order.col(orders);
    inputs.births_by_order.conservativeResize(ages, orders);
    inputs.later_birth_ratio = number_between(0.5, 3.0);
    const Index last = year.rates.cols() - 1;
    const Eigen::ArrayXXd base = year.run().events;
    year.rates = calibrated(inputs);
    const Eigen::ArrayXXd again = year.run().events;
    RC_ASSERT(largest_miss(again.leftCols(last - 1), base.leftCols(last - 1)) < closeness);
    RC_ASSERT(largest_miss(again.col(last - 1) + again.col(last),
                           base.col(last - 1) + base.col(last)) < closeness);
}

}  // namespace
}  // namespace natality
