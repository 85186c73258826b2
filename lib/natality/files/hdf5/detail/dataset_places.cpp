#include <natality/files/hdf5/detail/dataset_places.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <vector>

namespace natality::files::detail {

namespace {

FilePlace stretch_of(hid_t dataset)
{
    const haddr_t offset = H5Dget_offset(dataset);
    if (offset == HADDR_UNDEF) {
        throw CallFailure(localized("a variable has no room in the file"));
    }
    return {offset, static_cast<std::size_t>(H5Dget_storage_size(dataset))};
}

FilePlace chunk_at(hid_t dataset, const std::vector<hsize_t>& corner)
{
    unsigned filters_left_out = 0;
    haddr_t offset = HADDR_UNDEF;
    hsize_t size = 0;
    checked(H5Dget_chunk_info_by_coord(dataset, corner.data(), &filters_left_out, &offset, &size));
    if (offset == HADDR_UNDEF) {
        throw CallFailure(localized("a variable lacks a chunk"));
    }
    return {offset, static_cast<std::size_t>(size)};
}

}  // namespace

VariablePlaces places_of(hid_t file, const std::string& variable)
{
    const DatasetHandle dataset(checked(H5Dopen2(file, variable.c_str(), H5P_DEFAULT)));
    const TypeHandle type(checked(H5Dget_type(dataset.get())));
    const SpaceHandle space(checked(H5Dget_space(dataset.get())));
    const PropertyListHandle creation(checked(H5Dget_create_plist(dataset.get())));
    const std::vector<std::size_t> extents = extents_of(space.get());
    VariablePlaces found{value_type(type.get()), {}, {}};
    if (checked(H5Pget_layout(creation.get())) != H5D_CHUNKED) {
        found.places.push_back(stretch_of(dataset.get()));
        return found;
    }
    std::vector<hsize_t> chunk(extents.size());
    checked(H5Pget_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()));
    found.chunk.assign(chunk.begin(), chunk.end());
    std::vector<hsize_t> corner(extents.size(), 0);
    for (; corner.front() < extents.front(); corner.front() += chunk.front()) {
        found.places.push_back(chunk_at(dataset.get(), corner));
    }
    return found;
}

}  // namespace natality::files::detail
