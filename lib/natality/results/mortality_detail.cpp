#include <natality/results/mortality_detail.hpp>

#include <natality/baseline/baseline_mortality.hpp>
#include <natality/rates/age_at_death.hpp>

#include <cstddef>

namespace natality {

namespace {

BaselineMortality mortality_path(const Study& study, const Package& package)
{
    const Settings& settings = study.settings();
    return package.other_baseline
               ? settings.other_baselines.at(*package.other_baseline).path.mortality
               : settings.baseline.mortality;
}

/// The mean of the members' factors, weighted by the deaths on the way to the next group.
ByAgeYear mean_factors(const RegionSum& sum, Sex sex, const Outcome& outcome,
                       const std::vector<SeparationFactors>& factors)
{
    const ByAgeYear& shape = factors.front()[sex];
    const Index closed = shape.rows() - 1;
    ByAgeYear early = ByAgeYear::Zero(closed, shape.cols());
    ByAgeYear all = early;
    for (const std::size_t member : sum.members) {
        const ByAgeYear deaths = outcome.regions[member].trajectory.deaths[sex].bottomRows(closed);
        early += deaths * factors[member][sex].topRows(closed);
        all += deaths;
    }
    ByAgeYear mean = ByAgeYear::Ones(shape.rows(), shape.cols());
    mean.topRows(closed) = (all > 0.0).select(early / all.max(1e-300), 1.0);
    return mean;
}

}  // namespace

std::vector<SeparationFactors> separation_of_regions(const Study& study, const Outcome& outcome)
{
    const BaselineMortality path = mortality_path(study, outcome.package);
    const Dataset& dataset = study.dataset();
    std::vector<SeparationFactors> factors;
    for (const RegionInputs& region : dataset.regions()) {
        const auto of = [&](Sex sex) {
            return separation_factors_of(region.mortality, sex, dataset.ages(), study.years(),
                                         path);
        };
        factors.push_back({of(Sex::female), of(Sex::male)});
    }
    for (const RegionSum& sum : dataset.sums()) {
        SeparationFactors mean{mean_factors(sum, Sex::female, outcome, factors),
                               mean_factors(sum, Sex::male, outcome, factors)};
        factors.push_back(std::move(mean));
    }
    return factors;
}

BySex<ByAgeYear> deaths_by_age(const RegionOutcome& region, const SeparationFactors& separation)
{
    BySex<ByAgeYear> deaths = region.trajectory.deaths;
    for (const Sex sex : both_sexes) {
        for (Index year = 0; year < deaths[sex].cols(); ++year) {
            deaths[sex].col(year) =
                deaths_by_age(deaths[sex].col(year).eval(), separation[sex].col(year));
        }
    }
    return deaths;
}

BySex<std::vector<LifeTable>> life_tables(const RegionOutcome& region,
                                          const SeparationFactors& separation)
{
    BySex<std::vector<LifeTable>> tables;
    for (const Sex sex : both_sexes) {
        const ByAgeYear& ratios = region.rates.survival_ratio[sex];
        for (Index year = 0; year < ratios.cols(); ++year) {
            tables[sex].push_back(life_table_of(ratios.col(year), separation[sex].col(year),
                                                region.rates.ages.width()));
        }
    }
    return tables;
}

}  // namespace natality
