#include <natality/projection/project.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/projection/excess_emigration.hpp>
#include <natality/projection/state_step.hpp>
#include <natality/projection/year_step.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <stdexcept>

namespace natality {

namespace {

template <class Matrix>
auto column_span(Matrix& table, Index column)
{
    return std::span(table.col(column).data(), static_cast<std::size_t>(table.rows()));
}

template <class Table>
auto year_of(Table& tables, Index column)
{
    using Span = decltype(column_span(tables.female, column));
    return BySex<Span>{column_span(tables.female, column), column_span(tables.male, column)};
}

BySex<std::span<const double>> read_only(const BySex<std::span<double>>& spans)
{
    return {spans.female, spans.male};
}

/// \throws std::invalid_argument unless a table has a row for each age and a column for each year.
void require_extent(const ByAgeYear& table, const RatePaths& rates, const char* name)
{
    if (table.rows() != rates.ages.size() || table.cols() != rates.years.size()) {
        throw std::invalid_argument(fmt::format("{} of {} ages and {} years, not of {} and {}",
                                                name, table.rows(), table.cols(), rates.ages.size(),
                                                rates.years.size()));
    }
}

/// \throws std::invalid_argument unless the tables fit each other and survival ratios are shares.
void require_fit(const ByAgeSex& start, const RatePaths& rates)
{
    if (start.rows() != rates.ages.size()) {
        throw std::invalid_argument(
            fmt::format("a population of {} ages, not of {}", start.rows(), rates.ages.size()));
    }
    if (rates.sex_ratio_at_birth.size() != rates.years.size()) {
        throw std::invalid_argument(fmt::format("sex ratios at birth of {} years, not of {}",
                                                rates.sex_ratio_at_birth.size(),
                                                rates.years.size()));
    }
    for (const ByAgeYear& births : rates.births.by_order) {
        require_extent(births, rates, "birth rates");
    }
    for (const Sex sex : both_sexes) {
        require_extent(rates.survival_ratio[sex], rates, "survival ratios");
        require_extent(rates.net_migrants[sex], rates, "net migrants");
        const auto& ratio = rates.survival_ratio[sex];
        if (!(ratio >= 0.0 && ratio <= 1.0).all()) {
            throw std::invalid_argument("survival ratios must lie in [0, 1]");
        }
    }
}

void shape(Trajectory& trajectory, const RatePaths& rates)
{
    const Index ages = rates.ages.size();
    const Index years = rates.years.size();
    trajectory.ages = rates.ages;
    trajectory.years = rates.years;
    for (const Sex sex : both_sexes) {
        trajectory.population[sex].resize(ages, years + 1);
        trajectory.deaths[sex].resize(ages, years);
        trajectory.births_by_sex[sex].resize(years);
    }
    trajectory.births.resize(ages, years);
    trajectory.clipped_persons.setZero(years);
}

/// Deals with the cells below zero at the end of a year; returns the persons added.
double settle_negative_cells(const BySex<std::span<double>>& population, const RatePaths& rates,
                             Index year, const ProjectionConventions& conventions)
{
    double added = 0.0;
    for (const Sex sex : both_sexes) {
        for (std::size_t x = 0; x < population[sex].size(); ++x) {
            double& persons = population[sex][x];
            if (persons >= 0.0) {
                continue;
            }
            if (conventions.negative_population == NegativePopulation::error) {
                throw error_of({persons_left(persons), conventions.region, rates.years.at(year),
                                cell_of(sex, rates.ages, static_cast<Index>(x))});
            }
            added -= persons;
            persons = 0.0;
        }
    }
    return added;
}

/// The smallest value, found on several ages at a time.
double lowest(std::span<const double> persons)
{
    return Eigen::Map<const ByAge>(persons.data(), std::ssize(persons)).minCoeff();
}

bool has_negative_cell(const BySex<std::span<double>>& population)
{
    return lowest(population.female) < 0.0 || lowest(population.male) < 0.0;
}

/// The rates of one year, as views.
YearRates year_rates(const RatePaths& rates, const ByAgeYear& asfr, Index year)
{
    return {.survival_ratio = year_of(rates.survival_ratio, year),
            .asfr = column_span(asfr, year),
            .sex_ratio_at_birth = rates.sex_ratio_at_birth(year),
            .net_migrants = year_of(rates.net_migrants, year)};
}

StateTrajectory state_trajectory(const ByAgeSex& start, const RatePaths& rates)
{
    const StatePaths& paths = *rates.states;
    const StateSpace& space = paths.rates.space;
    const Index ages = rates.ages.size();
    const Index years = rates.years.size();
    const auto states = static_cast<std::size_t>(space.size());
    StateTrajectory trajectory{
        space, std::vector<ByAgeYear>(states, ByAgeYear::Zero(ages, years + 1)),
        std::vector<ByAgeYear>(space.transitions().size(), ByAgeYear::Zero(ages, years)),
        std::vector<ByAgeYear>(states, ByAgeYear::Zero(ages, years))};
    for (Index state = 0; state < space.size(); ++state) {
        trajectory.women[static_cast<std::size_t>(state)].col(0) =
            start.col(column(Sex::female)) * paths.start_shares.col(state);
    }
    return trajectory;
}

/// Moves the women by state through one year and writes its births.
void bear_by_state(StateTrajectory& states, const RatePaths& rates, const YearRates& year, Index t,
                   const ProjectionConventions& conventions, std::span<double> births)
{
    const StateRates& by_state = rates.states->rates;
    const std::vector<ByAgeYear>& women = states.women;
    const Columns<double> events = columns_of(states.events, t);
    advance_states(by_state.space, by_state.fertile, columns_of(women, t),
                   {.transition = columns_of(by_state.by_transition, t),
                    .survival_ratio = year.survival_ratio.female,
                    .net_migrants = year.net_migrants.female},
                   conventions.migration_timing,
                   {.women = columns_of(states.women, t + 1),
                    .events = events,
                    .exposure = columns_of(states.exposure, t)});
    if (conventions.negative_population == NegativePopulation::clip) {
        clip_negative_ages(columns_of(states.women, t + 1));
    }
    const ByAge by_age = births_by_age(by_state.space, events);
    std::copy(by_age.begin(), by_age.end(), births.begin());
}

/// Moves the population through one year, its births by state or from all women alike.
YearTotals advance(Trajectory& trajectory, const RatePaths& rates, const ByAgeYear& asfr, Index t,
                   const ProjectionConventions& conventions, const YearResult& result)
{
    const YearRates year = year_rates(rates, asfr, t);
    const BySex<std::span<const double>> begin = read_only(year_of(trajectory.population, t));
    if (!trajectory.states) {
        return advance_year(begin, year, conventions.migration_timing, rates.ages.width(), result);
    }
    survive_population(begin, year, conventions.migration_timing, result);
    bear_by_state(*trajectory.states, rates, year, t, conventions, result.births);
    const YearTotals totals = complete_year(year, conventions.migration_timing, result);
    trajectory.states->women.front()(0, t + 1) = result.population.female[0];
    return totals;
}

}  // namespace

Trajectory project(const ByAgeSex& start, const RatePaths& rates,
                   const ProjectionConventions& conventions)
{
    Trajectory trajectory{rates.ages, rates.years, {}, {}, {}, {}, {}, {}};
    project_into(trajectory, start, rates, conventions);
    return trajectory;
}

void project_into(Trajectory& trajectory, const ByAgeSex& start, const RatePaths& rates,
                  const ProjectionConventions& conventions)
{
    require_fit(start, rates);
    shape(trajectory, rates);
    // Births of one order are the asfr; a copy would cost as much as many steps.
    std::optional<ByAgeYear> sum;
    if (rates.births.has_orders()) {
        sum = rates.births.asfr();
    }
    const ByAgeYear& asfr = sum ? *sum : rates.births.by_order.front();
    for (const Sex sex : both_sexes) {
        trajectory.population[sex].col(0) = start.col(column(sex));
    }
    trajectory.states = rates.states ? std::optional(state_trajectory(start, rates)) : std::nullopt;
    for (Index t = 0; t < rates.years.size(); ++t) {
        const YearResult result{.population = year_of(trajectory.population, t + 1),
                                .deaths = year_of(trajectory.deaths, t),
                                .births = column_span(trajectory.births, t)};
        const YearTotals totals = advance(trajectory, rates, asfr, t, conventions, result);
        for (const Sex sex : both_sexes) {
            trajectory.births_by_sex[sex](t) = totals.births[sex];
        }
        if (has_negative_cell(result.population)) {
            trajectory.clipped_persons(t) =
                settle_negative_cells(result.population, rates, t, conventions);
        }
    }
}

}  // namespace natality
