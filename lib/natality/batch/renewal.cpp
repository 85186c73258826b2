#include <natality/batch/renewal.hpp>

#include <natality/base/localized.hpp>
#include <natality/projection/excess_emigration.hpp>
#include <natality/projection/year_step.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace natality {

namespace {

std::span<const double> year_of(const ByAgeYear& table, Index year)
{
    return {table.col(year).data(), static_cast<std::size_t>(table.rows())};
}

std::span<double> year_of(ByAgeYear& table, Index year)
{
    return {table.col(year).data(), static_cast<std::size_t>(table.rows())};
}

}  // namespace

Eigen::ArrayXd BirthFunctional::operator()(const SurvivingBirths& births) const
{
    Eigen::ArrayXd sum = fixed;
    for (const Sex sex : both_sexes) {
        sum += (per_birth[sex].matrix() * births[sex].matrix()).array();
    }
    return sum;
}

BirthFunctional mid_year(const BirthFunctional& at_points)
{
    const Index years = at_points.fixed.size() - 1;
    BirthFunctional mean{0.5 * (at_points.fixed.head(years) + at_points.fixed.tail(years)), {}};
    for (const Sex sex : both_sexes) {
        mean.per_birth[sex] = 0.5 * (at_points.per_birth[sex].topRows(years) +
                                     at_points.per_birth[sex].bottomRows(years));
    }
    return mean;
}

Renewal::Renewal(const ByAgeSex& start, const RatePaths& rates,
                 const ProjectionConventions& conventions)
    : ages_(rates.ages), years_(rates.years), clipped_persons_(ByYear::Zero(rates.years.size()))
{
    survive_cohorts(rates);
    project_fixed(start, rates, conventions);
    find_fewest_births();
}

Index Renewal::age_at(Index point, Index year_of_birth) const
{
    return std::min(point - year_of_birth - 1, ages_.last());
}

void Renewal::survive_cohorts(const RatePaths& rates)
{
    const Index years = years_.size();
    for (const Sex sex : both_sexes) {
        Eigen::ArrayXXd& alive = survivorship_[sex];
        alive.setZero(years, years + 1);
        for (Index born = 0; born < years; ++born) {
            alive(born, born + 1) = 1.0;
            for (Index t = born + 1; t < years; ++t) {
                alive(born, t + 1) =
                    alive(born, t) * rates.survival_ratio[sex](age_at(t + 1, born), t);
            }
        }
    }
}

void Renewal::project_fixed(const ByAgeSex& start, const RatePaths& rates,
                            const ProjectionConventions& conventions)
{
    const Index years = years_.size();
    const auto groups = static_cast<std::size_t>(ages_.size());
    const std::vector<double> no_asfr(groups, 0.0);
    std::vector<double> deaths(groups);
    std::vector<double> births(groups);
    for (const Sex sex : both_sexes) {
        fixed_[sex].resize(ages_.size(), years + 1);
        fixed_[sex].col(0) = start.col(column(sex));
    }
    const BySex<ByAgeYear>& population = fixed_;
    for (Index t = 0; t < years; ++t) {
        const YearRates year{.survival_ratio = {year_of(rates.survival_ratio.female, t),
                                                year_of(rates.survival_ratio.male, t)},
                             .asfr = no_asfr,
                             .sex_ratio_at_birth = rates.sex_ratio_at_birth(t),
                             .net_migrants = {year_of(rates.net_migrants.female, t),
                                              year_of(rates.net_migrants.male, t)}};
        advance_year({year_of(population.female, t), year_of(population.male, t)}, year,
                     conventions.migration_timing, ages_.width(),
                     {.population = {year_of(fixed_.female, t + 1), year_of(fixed_.male, t + 1)},
                      .deaths = {deaths, deaths},
                      .births = births});
        settle_negative_cells(t, conventions);
    }
}

void Renewal::settle_negative_cells(Index year, const ProjectionConventions& conventions)
{
    for (const Sex sex : both_sexes) {
        for (Index x = std::min(year + 1, ages_.last()); x < ages_.size(); ++x) {
            double& persons = fixed_[sex](x, year + 1);
            // An open group that those born since have reached is not known yet.
            const bool is_complete = year < ages_.last() || x < ages_.last();
            if (persons >= 0.0 || !is_complete) {
                continue;
            }
            if (conventions.negative_population == NegativePopulation::error) {
                throw error_of({persons_left(persons), conventions.region, years_.at(year),
                                cell_of(sex, ages_, x)});
            }
            clipped_persons_(year) -= persons;
            persons = 0.0;
        }
    }
}

void Renewal::find_fewest_births()
{
    const Index years = years_.size();
    for (const Sex sex : both_sexes) {
        fewest_births_[sex].setZero(years);
        for (Index born = 0; born < years; ++born) {
            for (Index t = born + 1; t <= years; ++t) {
                const double missing = -fixed_[sex](age_at(t, born), t);
                if (missing > 0.0) {
                    const double alive = survivorship_[sex](born, t);
                    const double needed =
                        alive > 0.0 ? missing / alive : std::numeric_limits<double>::infinity();
                    fewest_births_[sex](born) = std::max(fewest_births_[sex](born), needed);
                }
            }
        }
    }
}

BirthFunctional Renewal::weighted_population(const BySex<ByAge>& weights) const
{
    const Index years = years_.size();
    BirthFunctional functional{Eigen::ArrayXd::Zero(years + 1), {}};
    for (const Sex sex : both_sexes) {
        const ByAge& weight = weights[sex];
        functional.fixed += (fixed_[sex].matrix().transpose() * weight.matrix()).array();
        Eigen::ArrayXXd& per_birth = functional.per_birth[sex];
        per_birth.setZero(years + 1, years);
        for (Index born = 0; born < years; ++born) {
            for (Index t = born + 1; t <= years; ++t) {
                per_birth(t, born) = weight(age_at(t, born)) * survivorship_[sex](born, t);
            }
        }
    }
    return functional;
}

BySex<ByAgeYear> Renewal::population(const SurvivingBirths& births) const
{
    BySex<ByAgeYear> population = fixed_;
    for (const Sex sex : both_sexes) {
        for (Index born = 0; born < years_.size(); ++born) {
            for (Index t = born + 1; t <= years_.size(); ++t) {
                population[sex](age_at(t, born), t) +=
                    births[sex](born) * survivorship_[sex](born, t);
            }
        }
    }
    return population;
}

}  // namespace natality
