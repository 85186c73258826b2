#include "labels.hpp"

namespace natality::app {

std::vector<NamedLabel> labels_of(const Dataset& dataset)
{
    std::vector<NamedLabel> labels;
    for (const RegionInputs& inputs : dataset.regions()) {
        labels.push_back({inputs.region.id, inputs.region.name});
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

}  // namespace natality::app
