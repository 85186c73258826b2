#include <natality/projection/year_step.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>

namespace natality {

namespace {

/// Survives one sex to the next age group. \p share of the migrants enter before and after; the
/// first row is left to the newborn.
void survive(std::span<const double> start, std::span<const double> survival_ratio,
             std::span<const double> migrants, double share, std::span<double> population,
             std::span<double> deaths)
{
    const std::size_t open = start.size() - 1;
    const double* const n = start.data();
    const double* const s = survival_ratio.data();
    const double* const g = migrants.data();
    double* const __restrict end = population.data();
    double* const __restrict d = deaths.data();
    for (std::size_t x = 1; x < open; ++x) {
        const double exposed = n[x - 1] + share * g[x - 1];
        const double survivors = s[x] * exposed;
        d[x] = exposed - survivors;
        end[x] = survivors + share * g[x];
    }
    const double exposed = (n[open - 1] + share * g[open - 1]) + (n[open] + share * g[open]);
    const double survivors = s[open] * exposed;
    d[open] = exposed - survivors;
    end[open] = survivors + share * g[open];
}

/// Adds migrants to a population.
void enter(std::span<const double> migrants, std::span<double> population)
{
    const double* const g = migrants.data();
    double* const __restrict n = population.data();
    for (std::size_t x = 0; x < population.size(); ++x) {
        n[x] += g[x];
    }
}

/// The sum over ages, in their order. Ages without births, which change no sum, are passed over at
/// both ends: each addition waits for the one before.
double total(std::span<const double> births)
{
    const auto some = [](double of_age) { return of_age != 0.0; };
    const auto first = std::find_if(births.begin(), births.end(), some);
    const auto last = std::find_if(births.rbegin(), std::make_reverse_iterator(first), some);
    return std::accumulate(first, last.base(), 0.0);
}

double share_before(MigrationTiming timing)
{
    return timing == MigrationTiming::even ? 0.5 : 0.0;
}

}  // namespace

void survive_population(const BySex<std::span<const double>>& start, const YearRates& rates,
                        MigrationTiming timing, const YearResult& result)
{
    for (const Sex sex : both_sexes) {
        survive(start[sex], rates.survival_ratio[sex], rates.net_migrants[sex],
                share_before(timing), result.population[sex], result.deaths[sex]);
    }
    result.population.female[0] = 0.0;
}

void bear(const BySex<std::span<const double>>& start, const YearRates& rates,
          MigrationTiming timing, int width, const YearResult& result)
{
    const double share = share_before(timing);
    const double* const f = rates.asfr.data();
    const double* const n = start.female.data();
    const double* const g = rates.net_migrants.female.data();
    const double* const end = result.population.female.data();
    double* const __restrict births = result.births.data();
    for (std::size_t a = 0; a < rates.asfr.size(); ++a) {
        births[a] = 0.5 * width * f[a] * (n[a] + share * g[a] + end[a]);
    }
}

YearTotals complete_year(const YearRates& rates, MigrationTiming timing, const YearResult& result)
{
    const double births = total(result.births);
    const double girls = births / (1.0 + rates.sex_ratio_at_birth);
    const BySex<double> newborn{girls, births - girls};
    for (const Sex sex : both_sexes) {
        const double survivors = rates.survival_ratio[sex][0] * newborn[sex];
        result.deaths[sex][0] = newborn[sex] - survivors;
        result.population[sex][0] = survivors + share_before(timing) * rates.net_migrants[sex][0];
    }
    if (timing == MigrationTiming::end) {
        for (const Sex sex : both_sexes) {
            enter(rates.net_migrants[sex], result.population[sex]);
        }
    }
    return {newborn};
}

YearTotals advance_year(const BySex<std::span<const double>>& start, const YearRates& rates,
                        MigrationTiming timing, int width, const YearResult& result)
{
    survive_population(start, rates, timing, result);
    bear(start, rates, timing, width, result);
    return complete_year(rates, timing, result);
}

}  // namespace natality
