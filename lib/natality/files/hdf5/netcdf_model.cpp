#include <natality/files/hdf5/netcdf_model.hpp>

#include <algorithm>
#include <functional>
#include <numeric>

namespace natality::files {

const AttributeValue* find_attribute(const Attributes& attributes, const std::string& name)
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& one) { return one.name == name; });
    return found == attributes.end() ? nullptr : &found->value;
}

std::size_t size(const Coordinates& coordinates)
{
    return std::visit([](const auto& labels) { return labels.size(); }, coordinates);
}

std::size_t size(const Slab& slab)
{
    return std::accumulate(slab.count.begin(), slab.count.end(), std::size_t{1},
                           std::multiplies<>());
}

}  // namespace natality::files
