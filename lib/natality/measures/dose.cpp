#include <natality/measures/dose.hpp>

#include <natality/base/by_year.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

double logistic(double x)
{
    return 1.0 / (1.0 + std::exp(-x));
}

/// Share of the way to the level aimed at after a share of the phase-in years.
double share_of_way(PhaseIn shape, double share_of_years)
{
    constexpr double steepness = 10.0;
    const auto rise = [](double x) { return logistic(steepness * (x - 0.5)); };
    switch (shape) {
    case PhaseIn::logistic:
        return (rise(share_of_years) - rise(0.0)) / (rise(1.0) - rise(0.0));
    case PhaseIn::step:
        return share_of_years < 1.0 ? 0.0 : 1.0;
    case PhaseIn::linear:
        break;
    }
    return share_of_years;
}

/// The level of a year in which the measure is in use.
double level_in_use(const Measure& measure, const Intensity& intensity, double aimed_at, Year year)
{
    if (!intensity.level_by_year.empty()) {
        return interpolated(intensity.level_by_year, year);
    }
    const int years_in = year.value - intensity.from.value + 1;
    const double share = std::min(1.0, static_cast<double>(years_in) / intensity.phase_in_years);
    return measure.reference +
           (aimed_at - measure.reference) * share_of_way(intensity.shape, share);
}

double level_aimed_at(const Intensity& intensity, const std::string& region)
{
    const auto own = intensity.level_by_region.find(region);
    return own == intensity.level_by_region.end() ? intensity.level : own->second;
}

}  // namespace

ByYear level_path(const Measure& measure, const Intensity& intensity, const YearAxis& years,
                  const std::string& region)
{
    ByYear level = ByYear::Constant(years.size(), measure.reference);
    if (!measure.eligible.includes(region)) {
        return level;
    }
    const double aimed_at = level_aimed_at(intensity, region);
    for (Index t = 0; t < years.size(); ++t) {
        const Year year = years.at(t);
        const bool has_ended = intensity.until && year >= *intensity.until;
        if (year >= intensity.from && !has_ended) {
            level(t) = level_in_use(measure, intensity, aimed_at, year);
        }
    }
    return level;
}

ByYear felt_dose(const Measure& measure, const ByYear& dose, std::optional<double> pool_exponent)
{
    const auto felt = [&](double u) {
        const double size = pool_exponent ? std::pow(std::abs(u), *pool_exponent) : std::abs(u);
        if (u < 0.0) {
            return -measure.reversal * size;
        }
        return pool_exponent ? size : std::min(size, 1.0);
    };
    return dose.unaryExpr(felt);
}

Intensity announced(const Intensity& intensity)
{
    Intensity seen = intensity;
    seen.from = Year{intensity.from.value - intensity.announced_years};
    if (!intensity.level_by_year.empty() && intensity.announced_years > 0) {
        seen.level_by_year.emplace(seen.from, intensity.level_by_year.begin()->second);
    }
    return seen;
}

ByYear dose(const Measure& measure, const ByYear& level)
{
    return (level - measure.reference) / (measure.full - measure.reference);
}

}  // namespace natality
