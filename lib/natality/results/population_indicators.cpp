#include <natality/results/population_indicators.hpp>

#include <natality/base/missing.hpp>

#include <algorithm>

namespace natality {

namespace {

/// Share of age group \p group that lies in \p range.
double share_in(const AgeAxis& ages, Index group, const AgeRange& range)
{
    const int low = ages.lower(group).value;
    if (group == ages.last()) {
        return range.last.value >= low ? 1.0 : 0.0;
    }
    const int first = std::max(low, range.first.value);
    const int last = std::min(low + ages.width() - 1, range.last.value);
    return std::max(0, last - first + 1) / static_cast<double>(ages.width());
}

}  // namespace

ByAge age_shares(const AgeAxis& groups, const AgeRange& ages)
{
    ByAge shares(groups.size());
    for (Index group = 0; group < shares.size(); ++group) {
        shares(group) = share_in(groups, group, ages);
    }
    return shares;
}

ByAge known_age_shares(const AgeAxis& groups, const AgeRange& ages)
{
    const Age open = groups.open_age();
    const bool ends_within = ages.last >= open && ages.last != no_last_age;
    ByAge shares = age_shares(groups, ages);
    if (ages.first > open || ends_within) {
        shares(groups.last()) = missing;
    }
    return shares;
}

ByYear population_at_ages(const Trajectory& trajectory, const AgeRange& ages, Sex sex)
{
    const ByAge shares = known_age_shares(trajectory.ages, ages);
    return (trajectory.population[sex].colwise() * shares).colwise().sum().transpose();
}

ByYear population_at_ages(const Trajectory& trajectory, const AgeRange& ages)
{
    return population_at_ages(trajectory, ages, Sex::female) +
           population_at_ages(trajectory, ages, Sex::male);
}

ByYear total_population(const Trajectory& trajectory)
{
    return population_at_ages(trajectory, {Age{0}, no_last_age});
}

ByYear mid_year(const ByYear& at_points)
{
    const Index years = at_points.size() - 1;
    return 0.5 * (at_points.head(years) + at_points.tail(years));
}

ByYear person_years(const Trajectory& trajectory)
{
    return trajectory.years.step() * mid_year(total_population(trajectory));
}

ByYear crude_growth_rate(const Trajectory& trajectory)
{
    const ByYear persons = total_population(trajectory);
    const Index years = trajectory.years.size();
    return (persons.tail(years) - persons.head(years)) / person_years(trajectory);
}

ByYear median_age(const Trajectory& trajectory)
{
    ByYear median(trajectory.years.size() + 1);
    const double width = trajectory.ages.width();
    for (Index t = 0; t < median.size(); ++t) {
        const ByAge persons =
            trajectory.population.female.col(t) + trajectory.population.male.col(t);
        const double half = 0.5 * persons.sum();
        double below = 0.0;
        Index group = 0;
        while (group < trajectory.ages.last() && below + persons(group) < half) {
            below += persons(group++);
        }
        const double part = persons(group) > 0.0 ? (half - below) / persons(group) : 0.0;
        const bool is_known = group < trajectory.ages.last();
        median(t) = is_known ? width * (static_cast<double>(group) + part) : missing;
    }
    return median;
}

}  // namespace natality
