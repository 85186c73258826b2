#include <natality/measures/measure.hpp>

#include <natality/base/by_year.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

double quantile_of(EvidenceLevel level)
{
    switch (level) {
    case EvidenceLevel::low:
        return 0.0;
    case EvidenceLevel::high:
        return 1.0;
    case EvidenceLevel::central:
        break;
    }
    return 0.5;
}

double at(const Range& range, double quantile)
{
    // lerp gives its ends bit for bit.
    return quantile <= 0.5 ? std::lerp(range.low, range.central, 2.0 * quantile)
                           : std::lerp(range.central, range.high, 2.0 * quantile - 1.0);
}

double at(const Range& range, EvidenceLevel level)
{
    return at(range, quantile_of(level));
}

double Count::share_in(Year year) const
{
    return share_by_year.empty() ? share : interpolated(share_by_year, year);
}

double Measure::lowest_level() const
{
    return least.value_or(std::min(reference, full));
}

double Measure::highest_level() const
{
    return most.value_or(std::max(reference, full));
}

bool Eligibility::includes(const std::string& region) const
{
    return regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end();
}

}  // namespace natality
