#include <natality/files/hdf5/detail/property_lists.hpp>

#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <limits>
#include <span>
#include <vector>

namespace natality::files::detail {

namespace {

constexpr unsigned keep_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// A list of a kind of object, with attributes in order and without times.
PropertyListHandle object_creation_list(hid_t kind)
{
    PropertyListHandle list(checked(H5Pcreate(kind)));
    checked(H5Pset_attr_creation_order(list.get(), keep_order));
    checked(H5Pset_obj_track_times(list.get(), false));
    return list;
}

void set_filters(hid_t list, const Storage& storage)
{
    const std::vector<hsize_t> chunk(storage.chunk.begin(), storage.chunk.end());
    checked(H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data()));
    checked(H5Pset_shuffle(list));
    checked(H5Pset_deflate(list, static_cast<unsigned>(storage.deflate_level)));
    if (storage.with_checksum) {
        checked(H5Pset_fletcher32(list));
    }
}

}  // namespace

PropertyListHandle file_creation_list()
{
    PropertyListHandle list = object_creation_list(H5P_FILE_CREATE);
    checked(H5Pset_link_creation_order(list.get(), keep_order));
    return list;
}

PropertyListHandle group_creation_list()
{
    PropertyListHandle list = object_creation_list(H5P_GROUP_CREATE);
    checked(H5Pset_link_creation_order(list.get(), keep_order));
    return list;
}

PropertyListHandle dataset_creation_list(const Storage& storage, ValueType type)
{
    PropertyListHandle list = object_creation_list(H5P_DATASET_CREATE);
    if (!storage.chunk.empty()) {
        set_filters(list.get(), storage);
    }
    if (type == ValueType::float64 || type == ValueType::float32) {
        const double missing = std::numeric_limits<double>::quiet_NaN();
        const TypeHandle memory = memory_type(std::span<const double>());
        checked(H5Pset_fill_value(list.get(), memory.get(), &missing));
    }
    return list;
}

PropertyListHandle file_access_list(Placement placement)
{
    PropertyListHandle list(checked(H5Pcreate(H5P_FILE_ACCESS)));
    checked(H5Pset_libver_bounds(list.get(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18));
    if (placement == Placement::on_pages) {
        checked(H5Pset_alignment(list.get(), page_size, page_size));
    }
    return list;
}

}  // namespace natality::files::detail
