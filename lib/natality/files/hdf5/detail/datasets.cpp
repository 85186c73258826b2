#include <natality/files/hdf5/detail/datasets.hpp>

#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <span>

#include <hdf5_hl.h>

namespace natality::files::detail {

namespace {

herr_t keep_link_name(hid_t, const char* name, const H5L_info_t*, void* names)
{
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

/// The name of a dimension scale is the last part of its path.
herr_t keep_scale_name(hid_t, unsigned, hid_t scale, void* data)
{
    auto& name = *static_cast<std::string*>(data);
    const ssize_t length = H5Iget_name(scale, nullptr, 0);
    if (length <= 0) {
        return -1;
    }
    name.resize(static_cast<std::size_t>(length));
    H5Iget_name(scale, name.data(), name.size() + 1);
    name.erase(0, name.rfind('/') + 1);
    return 1;
}

}  // namespace

std::vector<std::string> names_of_links(hid_t group)
{
    std::vector<std::string> names;
    if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep_link_name, &names) < 0) {
        names.clear();
        checked(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, nullptr, keep_link_name, &names));
    }
    return names;
}

bool is_dataset(hid_t file, const std::string& name)
{
    const ObjectHandle object(checked(H5Oopen(file, name.c_str(), H5P_DEFAULT)));
    return H5Iget_type(object.get()) == H5I_DATASET;
}

std::vector<std::string> axes_of(hid_t dataset, const std::string& name, std::size_t rank)
{
    if (rank == 1 && checked(H5DSis_scale(dataset)) > 0) {
        return {name};
    }
    std::vector<std::string> axes(rank);
    for (unsigned axis = 0; axis < rank; ++axis) {
        if (checked(H5DSget_num_scales(dataset, axis)) > 0) {
            checked(H5DSiterate_scales(dataset, axis, nullptr, keep_scale_name, &axes[axis]));
        }
    }
    return axes;
}

std::vector<std::size_t> shape_of(hid_t dataset)
{
    return extents_of(SpaceHandle(checked(H5Dget_space(dataset))).get());
}

ValueType type_of(hid_t dataset)
{
    return value_type(TypeHandle(checked(H5Dget_type(dataset))).get());
}

bool is_stored_as(hid_t dataset, ValueType type)
{
    const TypeHandle stored(checked(H5Dget_type(dataset)));
    const TypeHandle wanted = stored_type(type);
    return type == ValueType::text ? H5Tget_class(stored.get()) == H5T_STRING
                                   : H5Tget_class(stored.get()) == H5Tget_class(wanted.get()) &&
                                         H5Tget_size(stored.get()) == H5Tget_size(wanted.get());
}

std::vector<std::string> texts_in(hid_t dataset)
{
    const TypeHandle stored(checked(H5Dget_type(dataset)));
    const SpaceHandle space(checked(H5Dget_space(dataset)));
    return read_texts(stored.get(), space.get(), [&](hid_t memory, void* place) {
        checked(H5Dread(dataset, memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, place));
    });
}

std::vector<double> numbers_in(hid_t dataset, const Slab& slab)
{
    std::vector<double> values(size(slab));
    const std::vector<hsize_t> offset(slab.offset.begin(), slab.offset.end());
    const std::vector<hsize_t> count(slab.count.begin(), slab.count.end());
    const SpaceHandle file(checked(H5Dget_space(dataset)));
    if (!count.empty()) {
        checked(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, offset.data(), nullptr,
                                    count.data(), nullptr));
    }
    const SpaceHandle memory = space_of({values.size()});
    checked(H5Dread(dataset, memory_type(std::span<const double>()).get(), memory.get(), file.get(),
                    H5P_DEFAULT, values.data()));
    return values;
}

}  // namespace natality::files::detail
