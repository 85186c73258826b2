#include <natality/measures/measure.hpp>

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

}  // namespace natality
