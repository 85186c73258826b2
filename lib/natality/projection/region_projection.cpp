#include <natality/projection/region_projection.hpp>

#include <natality/projection/excess_emigration.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/state_step.hpp>
#include <natality/projection/state_survival.hpp>
#include <natality/projection/year_step.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
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

/// \throws std::invalid_argument unless rates of net migration fit and leave nobody twice.
void require_migration_fits(const RatePaths& rates)
{
    if (!rates.net_migration_rate) {
        return;
    }
    for (const Sex sex : both_sexes) {
        const ByAgeYear& rate = (*rates.net_migration_rate)[sex];
        require_extent(rate, rates, "rates of net migration");
        if (!(rates.ages.width() * rate >= -1.0).all()) {
            throw std::invalid_argument("net migration takes no more than those who are there");
        }
    }
}

/// \throws std::invalid_argument unless the tables fit each other.
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
    }
    require_migration_fits(rates);
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
    trajectory.migrants_by_rate.reset();
    if (rates.net_migration_rate) {
        const ByAgeYear nobody = ByAgeYear::Zero(ages, years);
        trajectory.migrants_by_rate = {nobody, nobody};
    }
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

// The two questions below are put to every cell of every year. Asked of the bits, without a branch
// and of several ages at a time, they take a fraction of the time of the step itself.
static_assert(std::numeric_limits<double>::is_iec559);
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63U;

/// Whether all values lie in [0, 1]: their bits have no sign and are, as integers, not above those
/// of 1.
bool are_shares(std::span<const double> values)
{
    constexpr auto one = std::bit_cast<std::uint64_t>(1.0);
    std::uint64_t beyond = 0;
    for (const double value : values) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        beyond |= bits | (one - bits);
    }
    // -0 has a sign and is a share.
    return (beyond & sign_bit) == 0 || std::all_of(values.begin(), values.end(), [](double value) {
               return value >= 0.0 && value <= 1.0;
           });
}

/// Whether some value has a sign: false unless one is below zero or is -0.
bool may_be_negative(std::span<const double> values)
{
    std::uint64_t bits = 0;
    for (const double value : values) {
        bits |= std::bit_cast<std::uint64_t>(value);
    }
    return (bits & sign_bit) != 0;
}

/// \throws std::invalid_argument unless survival ratios are shares.
void require_shares(const BySex<std::span<const double>>& survival_ratio, Year year)
{
    if (!are_shares(survival_ratio.female) || !are_shares(survival_ratio.male)) {
        throw std::invalid_argument(
            fmt::format("survival ratios of {} that are not in [0, 1]", year.value));
    }
}

/// The rates of one year, as views.
YearRates year_rates(const RatePaths& rates, const ByAgeYear& asfr, Index year)
{
    return {.survival_ratio = year_of(rates.survival_ratio, year),
            .asfr = column_span(asfr, year),
            .sex_ratio_at_birth = rates.sex_ratio_at_birth(year),
            .net_migrants = year_of(rates.net_migrants, year)};
}

/// Tables of the right shape for women by state. A year of the projection writes all of its
/// columns.
void shape(StateTrajectory& trajectory, const RatePaths& rates)
{
    const auto resize = [&](std::vector<ByAgeYear>& tables, std::size_t count, Index columns) {
        tables.resize(count);
        for (ByAgeYear& table : tables) {
            table.resize(rates.ages.size(), columns);
        }
    };
    const Index years = rates.years.size();
    const auto states = static_cast<std::size_t>(trajectory.space.size());
    resize(trajectory.women, states, years + 1);
    resize(trajectory.events, trajectory.space.transitions().size(), years);
    resize(trajectory.exposure, states, years);
}

/// Women by state at the start of a projection.
void begin_states(Trajectory& trajectory, const ByAgeSex& start, const RatePaths& rates)
{
    if (!rates.states) {
        trajectory.states.reset();
        return;
    }
    const StatePaths& paths = *rates.states;
    if (!trajectory.states) {
        trajectory.states.emplace(StateTrajectory{paths.rates.space, {}, {}, {}});
    }
    StateTrajectory& states = *trajectory.states;
    states.space = paths.rates.space;
    shape(states, rates);
    for (Index state = 0; state < states.space.size(); ++state) {
        states.women[static_cast<std::size_t>(state)].col(0) =
            start.col(column(Sex::female)) * paths.start_shares.col(state);
    }
}

/// Moves the women by state through one year and writes its births.
/// \param begin women by state at the start of the year.
void bear_by_state(StateTrajectory& states, const Columns<const double>& begin,
                   const RatePaths& rates, const YearRates& year, Index t,
                   const ProjectionConventions& conventions, std::span<double> births)
{
    const StateRates& by_state = rates.states->rates;
    const Columns<double> events = columns_of(states.events, t);
    advance_states(by_state.space, by_state.fertile, begin,
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

/// The persons of a view as columns that can be calculated with.
Eigen::Map<ByAge> column_of(std::span<double> persons)
{
    return {persons.data(), std::ssize(persons)};
}

}  // namespace

void MovedPopulation::take(const PopulationView& population)
{
    persons_.resize(std::ssize(population.persons.female), 2);
    for (const Sex sex : both_sexes) {
        persons_.col(column(sex)) = column_of(population.persons[sex]);
    }
    const auto& women = population.women_by_state;
    women_by_state_.resize(persons_.rows(), women ? women->size() : 0);
    for (Index state = 0; state < women_by_state_.cols(); ++state) {
        women_by_state_.col(state) = column_of((*women)[state]);
    }
}

PopulationView MovedPopulation::view()
{
    PopulationView view{
        {column_span(persons_, column(Sex::female)), column_span(persons_, column(Sex::male))},
        std::nullopt};
    if (women_by_state_.cols() > 0) {
        view.women_by_state = columns_of(women_by_state_);
    }
    return view;
}

RegionProjection::RegionProjection(Trajectory& trajectory, const ByAgeSex& start,
                                   const RatePaths& rates, const ProjectionConventions& conventions)
    : trajectory_(&trajectory), rates_(&rates), conventions_(&conventions)
{
    require_fit(start, rates);
    shape(trajectory, rates);
    if (rates.births.has_orders()) {
        sum_.emplace(rates.ages.size(), rates.years.size());
    }
    for (const Sex sex : both_sexes) {
        trajectory.population[sex].col(0) = start.col(column(sex));
    }
    begin_states(trajectory, start, rates);
}

PopulationView RegionProjection::population(Index point)
{
    PopulationView view{year_of(trajectory_->population, point), std::nullopt};
    if (trajectory_->states) {
        view.women_by_state = columns_of(trajectory_->states->women, point);
    }
    return view;
}

const ByAgeYear& RegionProjection::asfr(Index year)
{
    const std::vector<ByAgeYear>& by_order = rates_->births.by_order;
    if (!sum_) {
        return by_order.front();
    }
    sum_->col(year) = by_order.front().col(year);
    for (std::size_t order = 1; order < by_order.size(); ++order) {
        sum_->col(year) += by_order[order].col(year);
    }
    return *sum_;
}

void RegionProjection::advance(Index year)
{
    advance(year, population(year));
}

void RegionProjection::migrate(Index year, double share, const PopulationView& population)
{
    for (const Sex sex : both_sexes) {
        Eigen::Map<ByAge> persons = column_of(population.persons[sex]);
        const ByAge factor = factor_of_migration(*rates_, sex, year, share);
        (*trajectory_->migrants_by_rate)[sex].col(year) += (factor - 1.0) * persons;
        persons *= factor;
        const bool has_states = sex == Sex::female && population.women_by_state;
        for (Index state = 0; has_states && state < population.women_by_state->size(); ++state) {
            column_of((*population.women_by_state)[state]) *= factor;
        }
    }
}

void RegionProjection::advance(Index year, const PopulationView& begin)
{
    if (!rates_->net_migration_rate) {
        step(year, begin);
        return;
    }
    const double at_start = share_at_start(conventions_->migration_timing);
    moved_.take(begin);
    migrate(year, at_start, moved_.view());
    step(year, moved_.view());
    migrate(year, 1.0 - at_start, population(year + 1));
}

void RegionProjection::step(Index year, const PopulationView& begin)
{
    const YearResult result{.population = year_of(trajectory_->population, year + 1),
                            .deaths = year_of(trajectory_->deaths, year),
                            .births = column_span(trajectory_->births, year)};
    const YearRates of_year = year_rates(*rates_, asfr(year), year);
    require_shares(of_year.survival_ratio, rates_->years.at(year));
    const BySex<std::span<const double>> persons = read_only(begin.persons);
    const MigrationTiming timing = conventions_->migration_timing;
    YearTotals totals;
    if (begin.women_by_state) {
        survive_population(persons, of_year, timing, result);
        bear_by_state(*trajectory_->states, *begin.women_by_state, *rates_, of_year, year,
                      *conventions_, result.births);
        totals = complete_year(of_year, timing, result);
        trajectory_->states->women.front()(0, year + 1) = result.population.female[0];
    } else {
        totals = advance_year(persons, of_year, timing, rates_->ages.width(), result);
    }
    for (const Sex sex : both_sexes) {
        trajectory_->births_by_sex[sex](year) = totals.births[sex];
    }
    if (may_be_negative(result.population.female) || may_be_negative(result.population.male)) {
        trajectory_->clipped_persons(year) =
            settle_negative_cells(result.population, *rates_, year, *conventions_);
    }
}

}  // namespace natality
