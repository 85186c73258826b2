#include <natality/files/hdf5/netcdf_model.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <type_traits>

namespace natality::files {

namespace {

/// A single value as it is, and the element of an array of one.
template <class Value>
std::optional<Value> single(const AttributeValue* value)
{
    if (value == nullptr) {
        return std::nullopt;
    }
    if (const auto* const one = std::get_if<Value>(value)) {
        return *one;
    }
    const auto* const several = std::get_if<std::vector<Value>>(value);
    return several != nullptr && several->size() == 1 ? std::optional(several->front())
                                                      : std::nullopt;
}

/// Single values as arrays of one element.
AttributeValue as_array(const AttributeValue& value)
{
    return std::visit(
        [](const auto& held) -> AttributeValue {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string> || std::is_arithmetic_v<Held>) {
                return std::vector<Held>{held};
            } else {
                return held;
            }
        },
        value);
}

}  // namespace

const AttributeValue* find_attribute(const Attributes& attributes, const std::string& name)
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& one) { return one.name == name; });
    return found == attributes.end() ? nullptr : &found->value;
}

std::optional<std::string> text_attribute(const Attributes& attributes, const std::string& name)
{
    return single<std::string>(find_attribute(attributes, name));
}

std::optional<std::int32_t> number_attribute(const Attributes& attributes, const std::string& name)
{
    return single<std::int32_t>(find_attribute(attributes, name));
}

std::vector<std::string> texts_attribute(const Attributes& attributes, const std::string& name)
{
    const AttributeValue* const value = find_attribute(attributes, name);
    const AttributeValue array = value == nullptr ? AttributeValue() : as_array(*value);
    const auto* const texts = std::get_if<std::vector<std::string>>(&array);
    return texts == nullptr ? std::vector<std::string>() : *texts;
}

bool are_alike(const AttributeValue& one, const AttributeValue& other)
{
    return as_array(one) == as_array(other);
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
