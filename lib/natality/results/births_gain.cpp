#include <natality/results/births_gain.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

std::optional<BirthsGain> births_gain(const ByYear& births, const ByYear& baseline,
                                      const YearAxis& years)
{
    const auto differs = births != baseline;
    Index first = 0;
    while (first < births.size() && !differs(first)) {
        ++first;
    }
    if (first == births.size()) {
        return std::nullopt;
    }
    const Index steps = std::clamp<Index>(years_of_gain / years.step(), 1, births.size() - first);
    const double relative =
        births.segment(first, steps).sum() / baseline.segment(first, steps).sum() - 1.0;
    const int last = years.at(first + steps - 1).value + years.step() - 1;
    return BirthsGain{years.at(first), Year{last}, relative};
}

bool is_beyond(double relative_gain, const std::array<double, 2>& band)
{
    return relative_gain < band[0] || relative_gain > band[1];
}

bool is_implausible(const BirthsGain& gain, const std::array<double, 2>& band)
{
    return is_beyond(std::abs(gain.relative), band);
}

}  // namespace natality
