#include "labels.hpp"

namespace natality::app {

std::vector<NamedLabel> labels_of(const Dataset& dataset)
{
    std::vector<NamedLabel> labels;
    for (const Region& region : dataset.regions_shown()) {
        labels.push_back({region.id, region.name});
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
