#include <natality/results/state_indicators.hpp>

#include <natality/base/missing.hpp>
#include <natality/results/parity_life_table.hpp>

#include <algorithm>
#include <optional>

namespace natality {

namespace {

/// One number a year from the synthetic cohort of the year's conditional rates.
template <class Measure>
Eigen::ArrayXXd of_parity_life_tables(const Trajectory& trajectory, Index rows,
                                      const Measure& measure)
{
    Eigen::ArrayXXd values = Eigen::ArrayXXd::Constant(rows, trajectory.years.size(), missing);
    if (!trajectory.states) {
        return values;
    }
    const StateTrajectory& states = *trajectory.states;
    for (Index t = 0; t < values.cols(); ++t) {
        const Eigen::ArrayXXd rates = conditional_birth_rates(
            states.space, columns_of(states.events, t), columns_of(states.exposure, t));
        measure(parity_life_table(rates, Age{0}), values.col(t));
    }
    return values;
}

/// First unions by age and year, or null.
const ByAgeYear* unions(const Trajectory& trajectory)
{
    const bool known = trajectory.states && trajectory.states->space.chain().unions;
    // Of the transitions the union comes first.
    return known ? &trajectory.states->events.front() : nullptr;
}

/// Woman-years of all states.
ByAgeYear woman_years(const StateTrajectory& states)
{
    ByAgeYear sum = states.exposure.front();
    for (std::size_t state = 1; state < states.exposure.size(); ++state) {
        sum += states.exposure[state];
    }
    return sum;
}

/// First unions by age and year over the woman-years of all states.
std::optional<ByAgeYear> first_union_rates(const Trajectory& trajectory)
{
    const ByAgeYear* const formed = unions(trajectory);
    if (formed == nullptr) {
        return std::nullopt;
    }
    const ByAgeYear lived = woman_years(*trajectory.states);
    return (lived > 0.0).select(*formed / lived.max(1e-300), 0.0);
}

ByYear unknown(const Trajectory& trajectory)
{
    return ByYear::Constant(trajectory.years.size(), missing);
}

}  // namespace

Eigen::ArrayXXd parity_progression_ratios(const Trajectory& trajectory, Index orders)
{
    return of_parity_life_tables(trajectory, orders,
                                 [](const ParityLifeTable& table, auto of_year) {
                                     const Eigen::ArrayXd ratios = parity_progression_ratios(table);
                                     const Index known = std::min(ratios.size(), of_year.size());
                                     of_year.head(known) = ratios.head(known);
                                 });
}

ByYear parity_adjusted_total_fertility_rate(const Trajectory& trajectory)
{
    const Eigen::ArrayXXd row =
        of_parity_life_tables(trajectory, 1, [](const ParityLifeTable& table, auto of_year) {
            of_year(0) = parity_adjusted_total_fertility_rate(table);
        });
    return row.row(0).transpose();
}

ByYear union_formations(const Trajectory& trajectory)
{
    const ByAgeYear* const formed = unions(trajectory);
    return formed == nullptr ? unknown(trajectory) : ByYear(formed->colwise().sum().transpose());
}

ByYear total_first_union_rate(const Trajectory& trajectory)
{
    const std::optional<ByAgeYear> rates = first_union_rates(trajectory);
    return rates ? ByYear(rates->colwise().sum().transpose()) : unknown(trajectory);
}

ByYear mean_age_at_first_union(const Trajectory& trajectory)
{
    const std::optional<ByAgeYear> rates = first_union_rates(trajectory);
    if (!rates) {
        return unknown(trajectory);
    }
    const double width = trajectory.ages.width();
    const ByAge middle = ByAge::LinSpaced(rates->rows(), 0.5 * width,
                                          (static_cast<double>(rates->rows()) - 0.5) * width);
    return ((rates->colwise() * middle).colwise().sum() / rates->colwise().sum()).transpose();
}

ByYear birth_factor(const Trajectory& trajectory, const RatePaths& rates)
{
    if (!rates.states) {
        return unknown(trajectory);
    }
    const ByAgeYear& births = trajectory.births;
    const ByAgeYear weighted = (births > 0.0).select(births * rates.states->birth_factor, 0.0);
    return (weighted.colwise().sum() / births.colwise().sum()).transpose();
}

}  // namespace natality
