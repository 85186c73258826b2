#include <natality/measures/dose.hpp>

#include <algorithm>

namespace natality {

namespace {

/// Share of the way from the reference to the level aimed at.
double progress(const Intensity& intensity, Year year)
{
    const bool has_ended = intensity.until && year >= *intensity.until;
    if (year < intensity.from || has_ended) {
        return 0.0;
    }
    const int years_in = year.value - intensity.from.value + 1;
    return std::min(1.0, static_cast<double>(years_in) / intensity.phase_in_years);
}

}  // namespace

ByYear level_path(const Measure& measure, const Intensity& intensity, const YearAxis& years)
{
    ByYear level(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        level(t) = measure.reference +
                   (intensity.level - measure.reference) * progress(intensity, years.at(t));
    }
    return level;
}

ByYear dose(const Measure& measure, const ByYear& level)
{
    return (level - measure.reference) / (measure.full - measure.reference);
}

}  // namespace natality
