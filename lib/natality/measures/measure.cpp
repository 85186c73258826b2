#include <natality/measures/measure.hpp>

#include <algorithm>

namespace natality {

double at(const Range& range, EvidenceLevel level)
{
    switch (level) {
    case EvidenceLevel::low:
        return range.low;
    case EvidenceLevel::high:
        return range.high;
    case EvidenceLevel::central:
        break;
    }
    return range.central;
}

bool Eligibility::includes(const std::string& region) const
{
    return regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end();
}

}  // namespace natality
