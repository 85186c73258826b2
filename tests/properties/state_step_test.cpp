#include <natality/projection/state_step.hpp>
#include <natality/projection/year_step.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <support/state_year.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace natality {
namespace {

using test::span_of;
using test::StateYear;
using test::StateYearTables;

constexpr Index ages = 61;
constexpr int years = 100;

double number_between(double low, double high)
{
    constexpr int steps = 1'000'000;
    return low + (high - low) * *rc::gen::inRange(0, steps + 1) / steps;
}

StateChain any_chain()
{
    const bool unions = *rc::gen::arbitrary<bool>();
    return {.unions = unions,
            .first_births_outside_unions = unions && *rc::gen::arbitrary<bool>(),
            .last_parity = *rc::gen::inRange(1, 5)};
}

/// Women at every age, in any state from the first fertile age on.
StateYear any_year(const StateChain& chain, double lowest_survival, double highest_rate)
{
    StateYear year(chain, {Age{15}, Age{49}}, ages);
    year.timing = *rc::gen::element(MigrationTiming::even, MigrationTiming::end);
    for (Index a = 0; a < ages; ++a) {
        year.survival_ratio(a) = number_between(lowest_survival, 1.0);
        year.women(a, 0) = number_between(1.0, 1000.0);
        for (Index k = 1; k < year.women.cols() && a >= 15; ++k) {
            year.women(a, k) = number_between(0.0, 1000.0);
        }
        for (Index i = 0; i < year.rates.cols() && a >= 15 && a <= 49; ++i) {
            year.rates(a, i) = number_between(0.0, highest_rate);
        }
    }
    return year;
}

/// Women of the year step of docs/model.md, section 3, whose daughters are as \p year says.
struct AllWomen {
    ByAge women;
    ByAge births;
    ByAge end = ByAge::Zero(ages);
    ByAge deaths = ByAge::Zero(ages);

    void advance(const StateYear& year, const ByAge& asfr)
    {
        const ByAge nobody = ByAge::Zero(ages);
        ByAge men(ages);
        ByAge male_deaths(ages);
        const auto writable = [](ByAge& values) {
            return std::span<double>(values.data(), static_cast<std::size_t>(values.size()));
        };
        births.resize(ages);
        advance_year(
            {span_of(women), span_of(nobody)},
            {.survival_ratio = {span_of(year.survival_ratio), span_of(year.survival_ratio)},
             .asfr = span_of(asfr),
             .sex_ratio_at_birth = 1.05,
             .net_migrants = {span_of(year.net_migrants), span_of(nobody)}},
            year.timing, 1,
            {.population = {writable(end), writable(men)},
             .deaths = {writable(deaths), writable(male_deaths)},
             .births = writable(births)});
        women.swap(end);
    }
};

/// Net flows of up to a tenth of the women there are, either way and changing with time; no age
/// sends more than come to it from the age below.
ByAge migrants_of_year(const ByAge& women, int t)
{
    ByAge migrants = women;
    migrants.tail(ages - 1) = migrants.tail(ages - 1).min(women.head(ages - 1));
    for (Index a = 0; a < ages; ++a) {
        migrants(a) *= 0.1 * std::cos(0.7 * static_cast<double>(a) + t);
    }
    return migrants;
}

double relative_difference(const ByAge& a, const ByAge& b)
{
    return ((a - b).abs() / b.abs().max(1e-300)).maxCoeff();
}

/// Chains in which every woman may give birth.
StateChain chain_without_infertile_states()
{
    StateChain chain = any_chain();
    chain.first_births_outside_unions = chain.unions;
    return chain;
}

RC_GTEST_PROP(StateStep, WithRatesThatDoNotDependOnStateGivesTheBirthsOfAllWomenAlike, ())
{
    StateYear year = any_year(chain_without_infertile_states(), 0.95, 1.0);
    const bool has_migration = *rc::gen::arbitrary<bool>();
    const ByAge asfr = 0.2 * year.rates.col(year.rates.cols() - 1);
    for (std::size_t i = 0; i < year.space.transitions().size(); ++i) {
        if (year.space.transitions()[i].kind == TransitionKind::birth) {
            year.rates.col(static_cast<Index>(i)) = asfr;
        }
    }
    AllWomen all{year.women.rowwise().sum(), {}};
    for (int t = 0; t < years; ++t) {
        if (has_migration) {
            year.net_migrants = migrants_of_year(year.women.rowwise().sum(), t);
        }
        StateYearTables end = year.run();
        all.advance(year, asfr);
        const ByAge births = births_by_age(year.space, columns_of(end.events));
        RC_ASSERT(relative_difference(births.segment(15, 35), all.births.segment(15, 35)) < 1e-12);
        end.women(0, 0) = all.women(0);
        RC_ASSERT(relative_difference(end.women.rowwise().sum(), all.women) < 1e-12);
        year.women = end.women;
    }
}

RC_GTEST_PROP(StateStep, LeavesNoStateBelowZeroForRatesUpToTwo, ())
{
    const double lowest_survival = 0.2;
    StateYear year = any_year(any_chain(), lowest_survival, 2.0);
    const double lowest_flow = -0.7 * lowest_survival;
    const ByAge women = year.women.rowwise().sum();
    for (Index a = 0; a < ages; ++a) {
        // Fewer leave an age than live through the year to it.
        const double base = std::min(women(a), women(std::max<Index>(a - 1, 0)));
        year.net_migrants(a) = number_between(lowest_flow, 0.5) * base;
    }
    const StateYearTables end = year.run();
    RC_ASSERT(end.women.minCoeff() >= 0.0);
    RC_ASSERT(end.events.minCoeff() >= 0.0);
}

RC_GTEST_PROP(StateStep, KeepsEveryWomanInOneState, ())
{
    StateYear year = any_year(any_chain(), 0.5, 2.0);
    year.net_migrants = migrants_of_year(year.women.rowwise().sum(), 0);
    const StateYearTables end = year.run();
    AllWomen all{year.women.rowwise().sum(), {}};
    all.advance(year, ByAge::Zero(ages));
    const ByAge sum = end.women.rowwise().sum();
    RC_ASSERT(relative_difference(sum.tail(ages - 1), all.women.tail(ages - 1)) < 1e-12);
}

RC_GTEST_PROP(StateStep, SplitsTwoExitsAsTheirRates, ())
{
    StateYear year = any_year({.first_births_outside_unions = true, .last_parity = 2}, 0.9, 0.4);
    const double share = number_between(0.0, 1.0);
    const ByAge total = year.rates.col(0);
    year.rates.col(0) = share * total;
    year.rates.col(1) = (1.0 - share) * total;
    const StateYearTables split = year.run();
    year.rates.col(0) = total;
    year.rates.col(1).setZero();
    const StateYearTables whole = year.run();
    const double scale = year.women.maxCoeff();
    RC_ASSERT((split.women.col(0) - whole.women.col(0)).abs().maxCoeff() < 1e-12 * scale);
    RC_ASSERT((split.events.col(0) - share * whole.events.col(0)).abs().maxCoeff() < 1e-12 * scale);
    RC_ASSERT((split.events.col(1) - (1.0 - share) * whole.events.col(0)).abs().maxCoeff() <
              1e-12 * scale);
}

}  // namespace
}  // namespace natality
