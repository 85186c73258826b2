#include <natality/measures/effect_sizes.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace natality {

EffectSizes::EffectSizes(const Catalogue& catalogue)
{
    for (const Measure& measure : catalogue.measures()) {
        std::vector<Range>& sizes = by_measure_.emplace_back();
        for (const Effect& effect : measure.effects) {
            sizes.push_back(effect.log_effect);
        }
        is_solved_.push_back(
            std::all_of(measure.effects.begin(), measure.effects.end(), [](const Effect& effect) {
                return effect.observed.on == ObservedOn::rates;
            }));
    }
}

void EffectSizes::set(std::size_t measure, std::vector<Range> sizes)
{
    if (sizes.size() != by_measure_.at(measure).size()) {
        throw std::invalid_argument("a measure needs one size for each of its effects");
    }
    by_measure_[measure] = std::move(sizes);
    is_solved_[measure] = true;
}

}  // namespace natality
