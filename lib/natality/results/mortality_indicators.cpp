#include <natality/results/mortality_indicators.hpp>

#include <natality/rates/life_table.hpp>

namespace natality {

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
