#include <natality/files/hdf5/detail/attributes.hpp>

#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

namespace natality::files::detail {

namespace {

/// Writes each kind of value: one alone as a scalar, several as an array.
struct AttributeWriter {
    hid_t object;
    const std::string& name;

    void operator()(const std::string& text) const { write_texts({&text, 1}, space_of({})); }

    void operator()(const std::vector<std::string>& texts) const
    {
        write_texts(texts, space_of({texts.size()}));
    }

    void operator()(std::int32_t number) const
    {
        write_numbers<std::int32_t>({&number, 1}, ValueType::int32, space_of({}));
    }

    void operator()(const std::vector<std::int32_t>& numbers) const
    {
        write_numbers<std::int32_t>(numbers, ValueType::int32, space_of({numbers.size()}));
    }

    void operator()(double number) const
    {
        write_numbers<double>({&number, 1}, ValueType::float64, space_of({}));
    }

    void operator()(const std::vector<double>& numbers) const
    {
        write_numbers<double>(numbers, ValueType::float64, space_of({numbers.size()}));
    }

private:
    void write_texts(std::span<const std::string> texts, const SpaceHandle& space) const
    {
        const TypeHandle type = text_type();
        write(type.get(), type.get(), space, pointers_to(texts).data());
    }

    template <class Number>
    void write_numbers(std::span<const Number> numbers, ValueType type,
                       const SpaceHandle& space) const
    {
        write(stored_type(type).get(), memory_type(numbers).get(), space, numbers.data());
    }

    void write(hid_t stored, hid_t memory, const SpaceHandle& space, const void* values) const
    {
        const AttributeHandle attribute(checked(
            H5Acreate2(object, name.c_str(), stored, space.get(), H5P_DEFAULT, H5P_DEFAULT)));
        if (values != nullptr) {  // an empty list
            checked(H5Awrite(attribute.get(), memory, values));
        }
    }
};

/// One value as itself, several as a vector.
template <class Value>
AttributeValue one_or_all(std::vector<Value> values, hid_t space)
{
    if (H5Sget_simple_extent_type(space) == H5S_SCALAR) {
        return std::move(values.front());
    }
    return values;
}

template <class Number>
std::vector<Number> read_numbers(hid_t attribute, hid_t space)
{
    std::vector<Number> numbers(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space))));
    const TypeHandle memory = memory_type(std::span<const Number>(numbers));
    checked(H5Aread(attribute, memory.get(), numbers.data()));
    return numbers;
}

AttributeValue read_value(hid_t attribute)
{
    const TypeHandle stored(checked(H5Aget_type(attribute)));
    const SpaceHandle space(checked(H5Aget_space(attribute)));
    switch (value_type(stored.get())) {
    case ValueType::int32:
        return one_or_all(read_numbers<std::int32_t>(attribute, space.get()), space.get());
    case ValueType::float32:
    case ValueType::float64:
        return one_or_all(read_numbers<double>(attribute, space.get()), space.get());
    case ValueType::text:
        break;
    }
    if (checked(H5Sget_simple_extent_npoints(space.get())) == 0) {
        return std::vector<std::string>();
    }
    const auto read = [&](hid_t memory, void* place) {
        checked(H5Aread(attribute, memory, place));
    };
    return one_or_all(read_texts(stored.get(), space.get(), read), space.get());
}

herr_t keep_name(hid_t, const char* name, const H5A_info_t*, void* names)
{
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

/// In the order they were added; by name in files of others that do not keep it.
std::vector<std::string> names_of_attributes(hid_t object)
{
    std::vector<std::string> names;
    if (H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep_name, &names) < 0) {
        names.clear();
        checked(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, keep_name, &names));
    }
    return names;
}

bool keeps_the_model(const std::string& name)
{
    constexpr std::array<std::string_view, 7> names{
        "CLASS",         "NAME",          "DIMENSION_LIST",     "REFERENCE_LIST",
        "_NCProperties", "_Netcdf4Dimid", "_Netcdf4Coordinates"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void write_attribute(hid_t object, const Attribute& attribute)
{
    std::visit(AttributeWriter{object, attribute.name}, attribute.value);
}

void write_missing_value(hid_t dataset, ValueType type)
{
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const TypeHandle stored = stored_type(type);
    const TypeHandle memory = memory_type(std::span<const double>());
    const AttributeHandle attribute(
        checked(H5Acreate2(dataset, missing_value_attribute, stored.get(), space_of({1}).get(),
                           H5P_DEFAULT, H5P_DEFAULT)));
    checked(H5Awrite(attribute.get(), memory.get(), &missing));
}

Attributes read_attributes(hid_t object)
{
    Attributes attributes;
    for (std::string& name : names_of_attributes(object)) {
        if (!keeps_the_model(name)) {
            const AttributeHandle attribute(checked(H5Aopen(object, name.c_str(), H5P_DEFAULT)));
            attributes.push_back({std::move(name), read_value(attribute.get())});
        }
    }
    return attributes;
}

}  // namespace natality::files::detail
