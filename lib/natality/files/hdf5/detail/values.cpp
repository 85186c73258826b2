#include <natality/files/hdf5/detail/values.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/failure.hpp>

#include <algorithm>

namespace natality::files::detail {

namespace {

TypeHandle copy_of(hid_t type)
{
    return TypeHandle(checked(H5Tcopy(type)));
}

std::vector<std::string> read_free_texts(hid_t memory, hid_t space, std::size_t count,
                                         const std::function<void(hid_t memory, void* place)>& read)
{
    std::vector<char*> pointers(count, nullptr);
    read(memory, pointers.data());
    std::vector<std::string> texts;
    texts.reserve(count);
    for (const char* const pointer : pointers) {
        texts.emplace_back(pointer == nullptr ? "" : pointer);
    }
    checked(H5Dvlen_reclaim(memory, space, H5P_DEFAULT, pointers.data()));
    return texts;
}

/// Shorter texts end at a null.
std::vector<std::string>
read_fixed_texts(hid_t memory, std::size_t count,
                 const std::function<void(hid_t memory, void* place)>& read)
{
    const std::size_t length = H5Tget_size(memory);
    std::vector<char> letters(count * length);
    read(memory, letters.data());
    std::vector<std::string> texts;
    texts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto first = letters.begin() + static_cast<std::ptrdiff_t>(i * length);
        const auto last = first + static_cast<std::ptrdiff_t>(length);
        texts.emplace_back(first, std::find(first, last, '\0'));
    }
    return texts;
}

}  // namespace

TypeHandle text_type()
{
    TypeHandle type = copy_of(H5T_C_S1);
    checked(H5Tset_size(type.get(), H5T_VARIABLE));
    checked(H5Tset_cset(type.get(), H5T_CSET_UTF8));
    return type;
}

TypeHandle stored_type(ValueType type)
{
    switch (type) {
    case ValueType::float64:
        return copy_of(H5T_IEEE_F64LE);
    case ValueType::float32:
        return copy_of(H5T_IEEE_F32LE);
    case ValueType::int32:
        return copy_of(H5T_STD_I32LE);
    case ValueType::text:
        break;
    }
    return text_type();
}

ValueType value_type(hid_t stored)
{
    const bool fits_int32 =
        H5Tget_size(stored) < sizeof(std::int32_t) ||
        (H5Tget_size(stored) == sizeof(std::int32_t) && H5Tget_sign(stored) == H5T_SGN_2);
    switch (H5Tget_class(stored)) {
    case H5T_FLOAT:
        return H5Tget_size(stored) <= sizeof(float) ? ValueType::float32 : ValueType::float64;
    case H5T_INTEGER:
        return fits_int32 ? ValueType::int32 : ValueType::float64;
    case H5T_STRING:
        return ValueType::text;
    default:
        throw CallFailure(localized("a type that is neither number nor text"));
    }
}

TypeHandle memory_type(std::span<const double>)
{
    return copy_of(H5T_NATIVE_DOUBLE);
}

TypeHandle memory_type(std::span<const std::int32_t>)
{
    return copy_of(H5T_NATIVE_INT32);
}

SpaceHandle space_of(const std::vector<std::size_t>& extents)
{
    if (extents.empty()) {
        return SpaceHandle(checked(H5Screate(H5S_SCALAR)));
    }
    const std::vector<hsize_t> sizes(extents.begin(), extents.end());
    return SpaceHandle(
        checked(H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr)));
}

std::vector<std::size_t> extents_of(hid_t space)
{
    std::vector<hsize_t> sizes(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space))));
    checked(H5Sget_simple_extent_dims(space, sizes.data(), nullptr));
    return {sizes.begin(), sizes.end()};
}

std::vector<const char*> pointers_to(std::span<const std::string> texts)
{
    std::vector<const char*> pointers;
    pointers.reserve(texts.size());
    for (const std::string& text : texts) {
        pointers.push_back(text.c_str());
    }
    return pointers;
}

std::vector<std::string> read_texts(hid_t stored, hid_t space,
                                    const std::function<void(hid_t memory, void* place)>& read)
{
    const auto count = static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space)));
    const TypeHandle memory = copy_of(stored);
    return checked(H5Tis_variable_str(stored)) > 0
               ? read_free_texts(memory.get(), space, count, read)
               : read_fixed_texts(memory.get(), count, read);
}

}  // namespace natality::files::detail
