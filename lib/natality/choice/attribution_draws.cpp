#include <natality/choice/attribution_draws.hpp>

#include <algorithm>
#include <stdexcept>

namespace natality {

void AttributionDraws::add(std::span<const double> shapley)
{
    if (shapley.size() != shapley_.size()) {
        throw std::invalid_argument("draws of attribution: one value for each measure");
    }
    for (std::size_t m = 0; m < shapley.size(); ++m) {
        shapley_[m].push_back(shapley[m]);
    }
}

std::vector<double> AttributionDraws::rank_probabilities(std::size_t measure) const
{
    std::vector<double> probabilities(shapley_.size());
    for (std::size_t draw = 0; draw < draws(); ++draw) {
        const double own = shapley_[measure][draw];
        const auto better = std::count_if(shapley_.begin(), shapley_.end(),
                                          [&](const auto& other) { return other[draw] > own; });
        probabilities[static_cast<std::size_t>(better)] += 1.0;
    }
    for (double& probability : probabilities) {
        probability /= static_cast<double>(draws());
    }
    return probabilities;
}

}  // namespace natality
