#include <natality/inputs/observation.hpp>

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

}  // namespace natality
