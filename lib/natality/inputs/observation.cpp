#include <natality/inputs/observation.hpp>

#include <set>
#include <string_view>

namespace natality {

std::string to_string(const AgeGroup& group)
{
    const std::string lower = std::to_string(group.lower.value);
    if (group.is_open()) {
        return lower + "+";
    }
    return group.width == 1 ? lower
                            : lower + "-" + std::to_string(group.lower.value + group.width - 1);
}

// Rows of a region mostly follow each other, so that few are looked up.
std::vector<const Observation*> ObservationTable::first_rows_of_regions() const
{
    std::set<std::string_view> seen;
    std::vector<const Observation*> first;
    const Observation* before = nullptr;
    for (const Observation& row : rows) {
        const bool goes_on = before != nullptr && row.region == before->region;
        if (!goes_on && seen.insert(row.region).second) {
            first.push_back(&row);
        }
        before = &row;
    }
    return first;
}

}  // namespace natality
