#include <natality/files/hdf5/detail/embedded_files.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/chunk_encoder.hpp>
#include <natality/files/hdf5/detail/attributes.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/property_lists.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include <hdf5_hl.h>

namespace natality::files::detail {

namespace {

constexpr const char* group_name = "inputs";
constexpr std::size_t largest_chunk = std::size_t{1} << 20U;
constexpr int deflate_level = 6;

/// Opens a group in \p parent, creating it where it is missing.
GroupHandle open_or_create_group(hid_t parent, const std::string& name)
{
    if (checked(H5Lexists(parent, name.c_str(), H5P_DEFAULT)) > 0) {
        return GroupHandle(checked(H5Gopen2(parent, name.c_str(), H5P_DEFAULT)));
    }
    return GroupHandle(checked(
        H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, group_creation_list().get(), H5P_DEFAULT)));
}

GroupHandle group_of(hid_t file, const std::filesystem::path& path)
{
    GroupHandle group = open_or_create_group(file, group_name);
    for (const std::filesystem::path& part : path.parent_path()) {
        group = open_or_create_group(group.get(), part.string());
    }
    return group;
}

/// HDF5 cannot chunk an empty array. The content has a checksum of its own.
Storage storage_of(const std::string& content)
{
    return content.empty() ? Storage{}
                           : Storage{.chunk = {std::min(content.size(), largest_chunk)},
                                     .deflate_level = deflate_level,
                                     .with_checksum = false};
}

/// Writes whole chunks that are compressed here, in a third of the time that HDF5's filter takes;
/// the last one is filled up by zeros, as HDF5 does.
void write_chunks(hid_t dataset, const std::string& content, std::size_t chunk)
{
    const ChunkEncoder encoder(deflate_level);
    std::vector<std::byte> bytes(chunk);
    for (std::size_t begin = 0; begin < content.size(); begin += chunk) {
        const auto part = std::as_bytes(std::span(content)).subspan(begin);
        const auto end = std::copy_n(part.begin(), std::min(chunk, part.size()), bytes.begin());
        std::fill(end, bytes.end(), std::byte{0});
        const std::vector<std::byte> encoded = encoder.encode(bytes);
        const hsize_t corner = begin;
        checked(H5Dwrite_chunk(dataset, H5P_DEFAULT, 0, &corner, encoded.size(), encoded.data()));
    }
}

EmbeddedFile read_embedded_file(hid_t dataset)
{
    const SpaceHandle space(checked(H5Dget_space(dataset)));
    EmbeddedFile embedded;
    embedded.content.resize(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space.get()))));
    checked(
        H5Dread(dataset, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, embedded.content.data()));
    const Attributes attributes = read_attributes(dataset);
    const auto text = [&](const std::string& name) {
        return text_attribute(attributes, name).value_or("");
    };
    embedded.path = text("path");
    embedded.sha256 = text("sha256");
    if (!is_plain_path(embedded.path)) {
        throw CallFailure(localized("an embedded file without a relative path"));
    }
    return embedded;
}

/// What a visit of all objects collects. Exceptions may not pass through HDF5.
struct Visit {
    std::vector<EmbeddedFile> files;
    std::exception_ptr failure;
};

herr_t visit_object(hid_t group, const char* name, const H5L_info_t*, void* data)
{
    auto& visit = *static_cast<Visit*>(data);
    try {
        const ObjectHandle object(checked(H5Oopen(group, name, H5P_DEFAULT)));
        if (H5Iget_type(object.get()) == H5I_DATASET) {
            visit.files.push_back(read_embedded_file(object.get()));
        }
        return 0;
    } catch (...) {
        visit.failure = std::current_exception();
        return 1;
    }
}

}  // namespace

bool is_plain_path(const std::string& path)
{
    const std::filesystem::path parts(path);
    const auto is_special = [](const std::filesystem::path& part) {
        return part.empty() || part == "." || part == "..";
    };
    return !path.empty() && parts.is_relative() && path.find("//") == std::string::npos &&
           path.find('\0') == std::string::npos &&
           std::none_of(parts.begin(), parts.end(), is_special);
}

void write_embedded_file(hid_t file, const EmbeddedFile& embedded)
{
    const std::filesystem::path path(embedded.path);
    const GroupHandle group = group_of(file, path);
    const std::string name = path.filename().string();
    const SpaceHandle space = space_of({embedded.content.size()});
    const Storage storage = storage_of(embedded.content);
    const PropertyListHandle creation = dataset_creation_list(storage, ValueType::int32);
    const DatasetHandle dataset(
        checked(H5Dcreate2(group.get(), name.c_str(), H5T_STD_U8LE, space.get(), H5P_DEFAULT,
                           creation.get(), H5P_DEFAULT)));
    // As its own axis: netCDF-4 knows no array without one, and each file has its own length.
    checked(H5DSset_scale(dataset.get(), name.c_str()));
    write_attribute(dataset.get(), {"path", embedded.path});
    write_attribute(dataset.get(), {"sha256", embedded.sha256});
    if (!storage.chunk.empty()) {
        write_chunks(dataset.get(), embedded.content, storage.chunk.front());
    }
}

std::vector<EmbeddedFile> read_embedded_files(hid_t file)
{
    if (checked(H5Lexists(file, group_name, H5P_DEFAULT)) == 0) {
        return {};
    }
    const GroupHandle group(checked(H5Gopen2(file, group_name, H5P_DEFAULT)));
    Visit visit;
    const herr_t stopped =
        H5Lvisit(group.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, visit_object, &visit);
    if (visit.failure) {
        std::rethrow_exception(visit.failure);
    }
    checked(stopped);
    return std::move(visit.files);
}

}  // namespace natality::files::detail
