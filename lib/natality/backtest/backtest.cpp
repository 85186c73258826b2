#include <natality/backtest/backtest.hpp>

#include <natality/backtest/score.hpp>
#include <natality/measures/birth_orders.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace natality {

namespace {

bool is_on_births(const Effect& effect, int order)
{
    return effect.target == Target::birth && acts_on_order(effect, order);
}

/// True if what a measure is stated to do to births of an order has its unions in it already.
bool holds_unions(const Measure& measure, int order)
{
    return std::any_of(measure.effects.begin(), measure.effects.end(), [&](const Effect& effect) {
        return is_on_births(effect, order) && effect.observed.on != ObservedOn::rates;
    });
}

/// The share of the full effect that \p dose brings: even over the steps or, in a pool, by its
/// power.
double share_of_full(double dose, const DoseStep& step, std::optional<double> pool_exponent)
{
    const double share = dose / step.full;
    return std::copysign(std::pow(std::abs(share), pool_exponent.value_or(1.0)), share);
}

std::size_t measure_of(const Reform& reform, const Catalogue& catalogue)
{
    const auto found = catalogue.find(reform.measure);
    if (!found) {
        throw std::invalid_argument("measure '" + reform.measure + "' of reform '" + reform.id +
                                    "' is not in the catalogue");
    }
    return *found;
}

/// A withdrawal takes away what the same support brings.
double power_law_change(const PowerLaw& law, const Reform& reform)
{
    const double size = law.coefficient * std::pow(std::abs(reform.dose), law.exponent);
    return std::copysign(size, reform.dose) * reform.share;
}

}  // namespace

double full_change(const Measure& measure, int order, double quantile)
{
    const bool count_unions = order == 1 && !holds_unions(measure, order);
    double log_effect = 0.0;
    for (const Effect& effect : measure.effects) {
        const bool is_union = effect.target == Target::union_formation;
        if (is_on_births(effect, order) || (is_union && count_unions)) {
            log_effect += at(effect.log_effect, quantile);
        }
    }
    return std::expm1(log_effect);
}

Range predicted_change(const Reform& reform, const DoseStep& step, const Catalogue& catalogue)
{
    const std::size_t position = measure_of(reform, catalogue);
    const Measure& measure = catalogue.measures()[position];
    const double share = share_of_full(reform.dose, step, catalogue.pool_exponent(position));
    const auto change_at = [&](EvidenceLevel level) {
        double sum = 0.0;
        for (const int order : reform.orders) {
            sum += full_change(measure, order, quantile_of(level));
        }
        const double in_full = sum / static_cast<double>(reform.orders.size());
        return in_full * share * reform.share;
    };
    std::array<double, 3> changes{change_at(EvidenceLevel::low), change_at(EvidenceLevel::central),
                                  change_at(EvidenceLevel::high)};
    std::sort(changes.begin(), changes.end());
    return {changes[0], changes[1], changes[2]};
}

std::vector<ReformTest> backtest(const ReformSet& reforms, const Catalogue& catalogue)
{
    std::vector<ReformTest> tests;
    for (const Reform& reform : reforms.reforms()) {
        const DoseStep& step = reforms.step(reform.measure);
        const double observed = reform.observed.central;
        ReformTest test;
        test.reform = tests.size();
        test.predicted = predicted_change(reform, step, catalogue);
        test.is_inside = observed >= test.predicted.low && observed <= test.predicted.high;
        test.score = ranked_probability_score(test.predicted, observed);
        test.no_effect_score = std::abs(observed);
        if (step.is_money) {
            test.power_law_score =
                std::abs(power_law_change(reforms.power_law(), reform) - observed);
        }
        tests.push_back(test);
    }
    return tests;
}

ScoreSummary summary(std::span<const ReformTest> tests)
{
    ScoreSummary sums;
    for (const ReformTest& test : tests) {
        ++sums.count;
        sums.inside += test.is_inside ? 1 : 0;
        sums.score += test.score;
        sums.no_effect_score += test.no_effect_score;
        if (test.power_law_score) {
            ++sums.money_count;
            sums.money_score += test.score;
            sums.power_law_score += *test.power_law_score;
        }
    }
    const auto count = static_cast<double>(std::max<std::size_t>(sums.count, 1));
    const auto money_count = static_cast<double>(std::max<std::size_t>(sums.money_count, 1));
    sums.score /= count;
    sums.no_effect_score /= count;
    sums.money_score /= money_count;
    sums.power_law_score /= money_count;
    return sums;
}

}  // namespace natality
