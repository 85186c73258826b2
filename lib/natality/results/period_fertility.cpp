#include <natality/results/period_fertility.hpp>

#include <stdexcept>

namespace natality {

PeriodFertility::PeriodFertility(const RatePaths& rates) : births_(&rates.births), rates_(&rates)
{
    if (rates.states) {
        throw std::invalid_argument(
            "births of women by state come about in a projection; give what became of it");
    }
}

}  // namespace natality
