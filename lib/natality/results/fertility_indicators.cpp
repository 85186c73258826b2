#include <natality/results/fertility_indicators.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/base/missing.hpp>
#include <natality/rates/life_table.hpp>
#include <natality/results/mortality_indicators.hpp>
#include <natality/results/population_indicators.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

/// Exact ages in the middle of the groups.
ByAge middle_ages(const AgeAxis& ages)
{
    return ByAge::LinSpaced(ages.size(), 0.0, static_cast<double>(ages.last())) * ages.width() +
           0.5 * ages.width();
}

ByYear mean_age(const ByAgeYear& rates, const AgeAxis& ages)
{
    const ByAge middle = middle_ages(ages);
    return ((rates.colwise() * middle).colwise().sum() / rates.colwise().sum()).transpose();
}

/// Daughters by age of mother, born to a cohort of newborn girls at one year's rates.
ByAge net_maternity(const RatePaths& rates, const ByAgeYear& asfr, Index year)
{
    const ByAge person_years =
        stationary_person_years(rates.survival_ratio.female.col(year), rates.ages.width());
    return person_years * asfr.col(year) / (1.0 + rates.sex_ratio_at_birth(year));
}

/// The root of Lotka's equation for one schedule of daughters.
double lotka_root(const ByAge& daughters, const ByAge& middle)
{
    const double reproduction = daughters.sum();
    if (!(reproduction > 0.0)) {
        return missing;
    }
    const auto excess = [&](double r) { return (daughters * (-r * middle).exp()).sum() - 1.0; };
    // A generation is no shorter than the youngest and no longer than the oldest mother's age.
    const auto bears = daughters > 0.0;
    const double youngest = bears.select(middle, middle.maxCoeff()).minCoeff();
    const double oldest = bears.select(middle, 0.0).maxCoeff();
    const double growth = std::log(reproduction);
    const double low = std::min(growth / youngest, growth / oldest) - 1e-6;
    const double high = std::max(growth / youngest, growth / oldest) + 1e-6;
    return bracketed_root(excess, low, high, "intrinsic growth rate");
}

}  // namespace

ByYear total_births(const Trajectory& trajectory)
{
    return trajectory.births.colwise().sum().transpose();
}

ByYear total_fertility_rate(const PeriodFertility& of)
{
    return of.rates().ages.width() * of.births().asfr().colwise().sum().transpose();
}

Eigen::ArrayXXd total_fertility_rate_by_order(const PeriodFertility& of)
{
    const auto orders = static_cast<Index>(of.births().by_order.size());
    Eigen::ArrayXXd tfr(orders, of.rates().years.size());
    for (Index order = 0; order < orders; ++order) {
        const ByAgeYear& of_order = of.births().by_order[static_cast<std::size_t>(order)];
        tfr.row(order) = of.rates().ages.width() * of_order.colwise().sum();
    }
    return tfr;
}

ByYear mean_age_at_birth(const PeriodFertility& of)
{
    return mean_age(of.births().asfr(), of.rates().ages);
}

Eigen::ArrayXXd mean_age_at_birth_by_order(const PeriodFertility& of)
{
    const auto orders = static_cast<Index>(of.births().by_order.size());
    Eigen::ArrayXXd means(orders, of.rates().years.size());
    for (Index order = 0; order < orders; ++order) {
        means.row(order) =
            mean_age(of.births().by_order[static_cast<std::size_t>(order)], of.rates().ages)
                .transpose();
    }
    return means;
}

TempoAdjustedFertility tempo_adjusted_fertility(const PeriodFertility& of)
{
    if (!of.births().has_orders()) {
        const Index years = of.rates().years.size();
        return {Eigen::ArrayXXd::Constant(1, years, missing), ByYear::Constant(years, missing)};
    }
    return tempo_adjusted_fertility(total_fertility_rate_by_order(of),
                                    mean_age_at_birth_by_order(of), of.rates().years.step());
}

ByYear general_fertility_rate(const Trajectory& trajectory)
{
    const AgeRange fertile{Age{15}, Age{49}};
    const ByYear women = mid_year(population_at_ages(trajectory, fertile, Sex::female));
    return total_births(trajectory) / (trajectory.years.step() * women);
}

ByYear gross_reproduction_rate(const PeriodFertility& of)
{
    return total_fertility_rate(of) / (1.0 + of.rates().sex_ratio_at_birth);
}

ByYear net_reproduction_rate(const PeriodFertility& of)
{
    const ByAgeYear asfr = of.births().asfr();
    ByYear nrr(of.rates().years.size());
    for (Index t = 0; t < nrr.size(); ++t) {
        nrr(t) = net_maternity(of.rates(), asfr, t).sum();
    }
    return nrr;
}

ByYear intrinsic_growth_rate(const PeriodFertility& of)
{
    const ByAge middle = middle_ages(of.rates().ages);
    const ByAgeYear asfr = of.births().asfr();
    ByYear growth(of.rates().years.size());
    for (Index t = 0; t < growth.size(); ++t) {
        growth(t) = lotka_root(net_maternity(of.rates(), asfr, t), middle);
    }
    return growth;
}

}  // namespace natality
