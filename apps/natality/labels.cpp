#include "labels.hpp"

#include <natality/results/indicators.hpp>

#include <string>

namespace natality::app {

std::vector<NamedLabel> labels_of(const Dataset& dataset)
{
    std::vector<NamedLabel> labels;
    for (const Region& region : dataset.regions_shown()) {
        const bool is_named = region.name != LocalText{};
        labels.push_back({region.id, is_named ? region.name : LocalText{region.id, region.id}});
    }
    return labels;
}

std::vector<NamedLabel> labels_of(std::span<const Package> packages)
{
    std::vector<NamedLabel> labels;
    for (const Package& package : packages) {
        labels.push_back({package.id, package.name});
    }
    return labels;
}

LocalText indicator_name(std::string_view id)
{
    if (const Indicator* indicator = find_indicator(id)) {
        return indicator->name();
    }
    if (const CostIndicator* cost = find_cost_indicator(id)) {
        return cost->name();
    }
    const std::string itself(id);
    return {itself, itself};
}

}  // namespace natality::app
