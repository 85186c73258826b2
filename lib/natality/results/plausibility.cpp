#include <natality/results/plausibility.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/results/mortality_indicators.hpp>

#include <cmath>

namespace natality {

namespace {

RatePaths rates_of_base_year(const Dataset& dataset, const RegionInputs& region)
{
    const YearAxis year(dataset.base_year(), 1, dataset.ages().width());
    return baseline_rates(region, dataset.ages(), year, {.women = WomenModel::alike},
                          baseline_conventions(dataset.description()))
        .rates;
}

bool is_whole(double value)
{
    return value == std::floor(value);
}

void doubt_persons(const RegionInputs& region, double persons, std::vector<LocalText>& doubts)
{
    constexpr double fewest = 1e5;
    constexpr double most_in_thousands = 1e7;
    const auto whole = region.population.unaryExpr(&is_whole).count();
    const bool has_parts = whole < region.population.size() / 2;
    if (persons < fewest || (has_parts && persons < most_in_thousands)) {
        const LocalText all =
            has_parts ? localized("{:.6g} persons in all, most cells not whole ones", persons)
                      : localized("{:.6g} persons in all", persons);
        doubts.push_back(localized("region {}: {}; the population counts persons, not thousands",
                                   region.region.id, all));
    }
}

void doubt_migrants(const Dataset& dataset, const RegionInputs& region,
                    std::vector<LocalText>& doubts)
{
    constexpr double most = 0.1;
    for (const Sex sex : both_sexes) {
        const ByAge migrants = region.net_migrants[sex].at(dataset.base_year());
        const auto persons = region.population.col(column(sex));
        for (Index age = 0; age < migrants.size(); ++age) {
            if (std::abs(migrants(age)) > most * persons(age)) {
                doubts.push_back(localized(
                    "region {}: {:.6g} net migrants of {}, age {}, in {} beside {:.6g} persons: "
                    "more than a tenth",
                    region.region.id, migrants(age), sex_name(sex), dataset.ages().label(age),
                    dataset.base_year().value, persons(age)));
                return;
            }
        }
    }
}

}  // namespace

std::vector<RegionAtSight> at_sight(const Dataset& dataset)
{
    std::vector<RegionAtSight> all;
    for (const RegionInputs& region : dataset.regions()) {
        const RatePaths rates = rates_of_base_year(dataset, region);
        all.push_back({region.region.id,
                       region.population.sum(),
                       dataset.ages().width() * rates.births.asfr().sum(),
                       {life_expectancy_at_birth(rates, Sex::female)(0),
                        life_expectancy_at_birth(rates, Sex::male)(0)}});
    }
    return all;
}

std::vector<LocalText> doubts(const Dataset& dataset)
{
    std::vector<LocalText> doubts;
    const std::vector<RegionAtSight> figures = at_sight(dataset);
    for (std::size_t r = 0; r < figures.size(); ++r) {
        const RegionAtSight& region = figures[r];
        const RegionInputs& inputs = dataset.regions()[r];
        doubt_persons(inputs, region.persons, doubts);
        if (region.tfr > 8.0 || region.tfr < 0.3) {
            doubts.push_back(localized("region {}: {:.3g} children per woman in {}; asfr counts "
                                       "births per woman, not per 1000",
                                       region.region, region.tfr, dataset.base_year().value));
        }
        for (const Sex sex : both_sexes) {
            const double years = region.life_expectancy[sex];
            if (years < 20.0 || years > 95.0) {
                doubts.push_back(localized("region {}: a life expectancy of {:.1f} years ({}) in "
                                           "{}",
                                           region.region, years, sex_name(sex),
                                           dataset.base_year().value));
            }
        }
        doubt_migrants(dataset, inputs, doubts);
    }
    return doubts;
}

}  // namespace natality
