#include <natality/base/by_year.hpp>

#include <iterator>

namespace natality {

double interpolated(const std::map<Year, double>& known, Year year)
{
    const auto after = known.upper_bound(year);
    if (after == known.begin()) {
        return after->second;
    }
    const auto before = std::prev(after);
    if (after == known.end()) {
        return before->second;
    }
    const double share = static_cast<double>(year.value - before->first.value) /
                         (after->first.value - before->first.value);
    return before->second + (after->second - before->second) * share;
}

}  // namespace natality
