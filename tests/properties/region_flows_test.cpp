#include <natality/projection/project_regions.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace natality {
namespace {

constexpr Index century = 100;

/// Three regions in which everybody lives for ever and nobody is born or comes from abroad.
RatePaths lasting(const RatePaths& rates)
{
    RatePaths still = rates;
    for (const Sex sex : both_sexes) {
        still.survival_ratio[sex].setOnes();
    }
    still.births.by_order.front().setZero();
    return still;
}

/// Persons by age and sex of three regions, \p least at least in every cell.
std::vector<ByAgeSex> three_populations(const AgeAxis& ages, double least)
{
    std::vector<ByAgeSex> starts;
    for (int region = 0; region < 3; ++region) {
        starts.push_back(test::table_in(ages.size(), 2, least, 1e6));
    }
    return starts;
}

/// Regions of the same rates and conventions.
std::vector<RegionStart> starting_from(const std::vector<ByAgeSex>& starts, const RatePaths& rates,
                                       const ProjectionConventions& conventions)
{
    std::vector<RegionStart> regions;
    for (const ByAgeSex& start : starts) {
        regions.push_back({&start, &rates, &conventions});
    }
    return regions;
}

/// A random pool of either measure of three regions, to which nobody may come at some ages.
FlowPaths any_pool(const RatePaths& rates)
{
    const Index ages = rates.ages.size();
    const Index years = rates.years.size();
    FlowPaths paths;
    paths.pool = MigrationPool{{}, *rc::gen::element(PoolMeasure::rate, PoolMeasure::share), {}};
    for (int region = 0; region < 3; ++region) {
        const double most = 1.0 / rates.ages.width();
        paths.pool->out_rate.push_back(
            {test::table_in(ages, years, 0.0, most), test::table_in(ages, years, 0.0, most)});
        paths.pool->in.push_back(
            {test::table_in(ages, years, 0.0, 1.0), test::table_in(ages, years, 0.0, 1.0)});
        paths.pool->in.back().female.topRows(1).setZero();
    }
    return paths;
}

/// Random flows of either measure between three regions, or a pool of them.
FlowPaths any_flows(const RatePaths& rates)
{
    if (*rc::gen::element(true, false)) {
        return any_pool(rates);
    }
    FlowPaths flows{*rc::gen::element(FlowMeasure::rate, FlowMeasure::persons), {}};
    const double most = flows.measure == FlowMeasure::rate ? 0.5 / rates.ages.width() : 1e6;
    for (std::size_t origin = 0; origin < 3; ++origin) {
        for (std::size_t destination = 0; destination < 3; ++destination) {
            if (origin != destination) {
                const auto movers = [&] {
                    return test::table_in(rates.ages.size(), rates.years.size(), 0.0, most);
                };
                flows.flows.push_back({origin, destination, {movers(), movers()}});
            }
        }
    }
    return flows;
}

double persons(const std::vector<Trajectory>& regions, Index point)
{
    double sum = 0.0;
    for (const Trajectory& region : regions) {
        sum += region.population.female.col(point).sum() + region.population.male.col(point).sum();
    }
    return sum;
}

RC_GTEST_PROP(RegionFlows, NeitherMakeNorLosePersonsInACentury, ())
{
    const RatePaths rates = lasting(test::any_rates(century));
    const ProjectionConventions conventions{
        .migration_timing = *rc::gen::element(MigrationTiming::even, MigrationTiming::end),
        .region = "N"};
    const std::vector<ByAgeSex> starts = three_populations(rates.ages, 0.0);
    const auto regions =
        project_regions(starting_from(starts, rates, conventions), any_flows(rates));
    for (Index point = 1; point <= century; ++point) {
        const double gap = persons(regions, point) - persons(regions, 0);
        RC_ASSERT(std::abs(gap) <= 1e-12 * std::max(1.0, persons(regions, 0)));
    }
    for (const Trajectory& region : regions) {
        RC_ASSERT((region.population.female >= 0.0).all());
        RC_ASSERT((region.population.male >= 0.0).all());
    }
}

RC_GTEST_PROP(RegionFlows, LeaveTheSumOfRegionsWithTheSameRatesAsItIs, ())
{
    constexpr Index steps = 20;
    const RatePaths rates = test::any_rates(steps);
    const ProjectionConventions conventions{.migration_timing = MigrationTiming::end,
                                            .region = "N"};
    const std::vector<ByAgeSex> starts = three_populations(rates.ages, 1.0);
    const auto regions =
        project_regions(starting_from(starts, rates, conventions), any_flows(rates));
    const Trajectory together = project(starts[0] + starts[1] + starts[2], rates, conventions);
    for (Index t = 0; t < steps; ++t) {
        const double all = together.births.col(t).sum();
        double births = 0.0;
        for (const Trajectory& region : regions) {
            births += region.births.col(t).sum();
        }
        RC_ASSERT(std::abs(births - all) <= 1e-9 * std::max(1.0, all));
    }
}

/// \p movers over those there before they moved.
BySex<ByAgeYear> per_person(const BySex<ByAgeYear>& movers, const BySex<ByAgeYear>& there)
{
    const auto of = [&](Sex sex) -> ByAgeYear {
        return (there[sex] > 0.0).select(movers[sex] / there[sex].max(1e-300), 0.0);
    };
    return {of(Sex::female), of(Sex::male)};
}

/// The pool that the moves of a run at the end of its steps would make.
FlowPaths pool_of(const std::vector<Trajectory>& regions)
{
    FlowPaths paths;
    paths.pool = MigrationPool{{}, PoolMeasure::rate, {}};
    for (const Trajectory& region : regions) {
        BySex<ByAgeYear> there;
        for (const Sex sex : both_sexes) {
            const ByAgeYear& after = region.population[sex];
            there[sex] =
                after.rightCols(after.cols() - 1) - region.moves->in[sex] + region.moves->out[sex];
        }
        BySex<ByAgeYear> out = per_person(region.moves->out, there);
        for (const Sex sex : both_sexes) {
            out[sex] /= region.ages.width();
        }
        paths.pool->out_rate.push_back(std::move(out));
        paths.pool->in.push_back(per_person(region.moves->in, there));
    }
    return paths;
}

RC_GTEST_PROP(RegionFlows, CountedByRegionGiveTheSamePopulationsAsAPool, ())
{
    constexpr Index steps = 20;
    const RatePaths rates = test::any_rates(steps);
    const ProjectionConventions conventions{.migration_timing = MigrationTiming::end,
                                            .region = "N"};
    const std::vector<ByAgeSex> starts = three_populations(rates.ages, 1.0);
    const std::vector<RegionStart> regions = starting_from(starts, rates, conventions);
    const BySex<ByAgeYear> a_tenth{
        test::table_in(rates.ages.size(), steps, 0.0, 0.1 / rates.ages.width()),
        test::table_in(rates.ages.size(), steps, 0.0, 0.1 / rates.ages.width())};
    const std::vector<Trajectory> by_flows = project_regions(
        regions, {FlowMeasure::rate, {{0, 1, a_tenth}, {1, 2, a_tenth}, {2, 1, a_tenth}}});
    const std::vector<Trajectory> by_pool = project_regions(regions, pool_of(by_flows));
    for (std::size_t r = 0; r < regions.size(); ++r) {
        for (const Sex sex : both_sexes) {
            const ByAgeYear gap = by_pool[r].population[sex] - by_flows[r].population[sex];
            RC_ASSERT((gap.abs() <= 1e-9 * by_flows[r].population[sex].max(1.0)).all());
        }
    }
}

}  // namespace
}  // namespace natality
