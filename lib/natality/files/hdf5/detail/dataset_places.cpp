#include <natality/files/hdf5/detail/dataset_places.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
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

/// Where the chunks of a variable lie. HDF5 1.10 answers that of one chunk by walking through those
/// before it; but where it would read a chunk from, its index says at once.
class ChunkSearch {
public:
    ChunkSearch(hid_t file, hid_t dataset, DiskState& disk) : dataset_(dataset), disk_(disk)
    {
        checked(H5Fget_filesize(file, &size_of_file_));
    }

    FilePlace at(const std::vector<hsize_t>& corner)
    {
        hsize_t size = 0;
        checked(H5Dget_chunk_storage_size(dataset_, corner.data(), &size));
        if (size == 0 || size > size_of_file_) {
            throw CallFailure(localized("a variable lacks a chunk"));
        }
        unread_.resize(static_cast<std::size_t>(size));
        std::uint32_t filters_left_out = 0;
        disk_.sought = HADDR_UNDEF;
        const herr_t result =
            H5Dread_chunk(dataset_, H5P_DEFAULT, corner.data(), &filters_left_out, unread_.data());
        const haddr_t offset = *std::exchange(disk_.sought, std::nullopt);
        checked(result);
        if (offset == HADDR_UNDEF) {
            throw CallFailure(localized("a variable lacks a chunk"));
        }
        return {offset, unread_.size()};
    }

private:
    hid_t dataset_;
    DiskState& disk_;
    /// What no chunk of a file that is whole is larger than.
    hsize_t size_of_file_ = 0;
    /// Takes the chunk that is not read.
    std::vector<std::byte> unread_;
};

}  // namespace

VariablePlaces places_of(hid_t file, DiskState& disk, const std::string& variable)
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
    ChunkSearch search(file, dataset.get(), disk);
    std::vector<hsize_t> corner(extents.size(), 0);
    for (; corner.front() < extents.front(); corner.front() += chunk.front()) {
        found.places.push_back(search.at(corner));
    }
    return found;
}

}  // namespace natality::files::detail
