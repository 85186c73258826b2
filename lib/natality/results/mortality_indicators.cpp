#include <natality/results/mortality_indicators.hpp>

namespace natality {

ByAge stationary_person_years(const ByAge& survival_ratio, int width)
{
    const Index open = survival_ratio.size() - 1;
    ByAge person_years(survival_ratio.size());
    person_years(0) = width * survival_ratio(0);
    for (Index x = 1; x < open; ++x) {
        person_years(x) = person_years(x - 1) * survival_ratio(x);
    }
    const double s = survival_ratio(open);
    person_years(open) = person_years(open - 1) * s / (1.0 - s);
    return person_years;
}

ByYear life_expectancy_at_birth(const RatePaths& rates, Sex sex)
{
    ByYear e0(rates.years.size());
    for (Index t = 0; t < e0.size(); ++t) {
        e0(t) = stationary_person_years(rates.survival_ratio[sex].col(t), rates.ages.width()).sum();
    }
    return e0;
}

ByYear total_deaths(const Trajectory& trajectory)
{
    return (trajectory.deaths.female.colwise().sum() + trajectory.deaths.male.colwise().sum())
        .transpose();
}

}  // namespace natality
