#include <natality/files/hdf5/detail/read_everything.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/attributes.hpp>
#include <natality/files/hdf5/detail/datasets.hpp>
#include <natality/files/hdf5/detail/embedded_files.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/handle.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace natality::files::detail {

namespace {

/// More than any file needs, and no more than deflate can make of a byte.
constexpr std::uint64_t most_values_a_byte = 1032;

void require_possible_size(const std::string& name, const std::vector<std::size_t>& shape,
                           std::uint64_t file_size)
{
    const std::uint64_t most = file_size * most_values_a_byte;
    std::uint64_t values = 1;
    for (const std::size_t extent : shape) {
        if (extent > 0 && values > most / extent) {
            throw CallFailure(
                localized("variable '{}' has more values than the file can hold", name));
        }
        values *= extent;
    }
}

/// A piece at a time along the first axis.
void read_in_pieces(hid_t dataset, const std::vector<std::size_t>& shape)
{
    constexpr std::size_t at_once = std::size_t{1} << 20U;
    Slab slab{std::vector<std::size_t>(shape.size(), 0), shape};
    if (shape.empty() || size(slab) == 0) {
        static_cast<void>(numbers_in(dataset, slab));
        return;
    }
    const std::size_t rows = std::max<std::size_t>(1, at_once / (size(slab) / shape.front()));
    for (std::size_t first = 0; first < shape.front(); first += rows) {
        slab.offset.front() = first;
        slab.count.front() = std::min(rows, shape.front() - first);
        static_cast<void>(numbers_in(dataset, slab));
    }
}

void read_variable(hid_t file, const std::string& name, std::uint64_t file_size)
{
    const DatasetHandle dataset(checked(H5Dopen2(file, name.c_str(), H5P_DEFAULT)));
    const std::vector<std::size_t> shape = shape_of(dataset.get());
    require_possible_size(name, shape, file_size);
    static_cast<void>(axes_of(dataset.get(), name, shape.size()));
    static_cast<void>(read_attributes(dataset.get()));
    if (type_of(dataset.get()) == ValueType::text) {
        static_cast<void>(texts_in(dataset.get()));
    } else {
        read_in_pieces(dataset.get(), shape);
    }
}

}  // namespace

void read_everything(hid_t file)
{
    hsize_t file_size = 0;
    checked(H5Fget_filesize(file, &file_size));
    static_cast<void>(read_attributes(file));
    for (const std::string& name : names_of_links(file)) {
        if (is_dataset(file, name)) {
            read_variable(file, name, file_size);
        }
    }
    static_cast<void>(read_embedded_files(file));
}

}  // namespace natality::files::detail
