#include <natality/files/hdf5/netcdf_reader.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/detail/attributes.hpp>
#include <natality/files/hdf5/detail/embedded_files.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <hdf5_hl.h>

namespace natality::files {

namespace {

using namespace detail;

herr_t keep_link_name(hid_t, const char* name, const H5L_info_t*, void* names)
{
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

/// In the order they were added; by name in files of others that do not keep it.
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

/// The axis names of a variable; labels of an axis stand on their own.
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

bool fits(const Slab& slab, const std::vector<std::size_t>& shape)
{
    if (slab.offset.size() != shape.size() || slab.count.size() != shape.size()) {
        return false;
    }
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        if (slab.offset[axis] > shape[axis] || slab.count[axis] > shape[axis] - slab.offset[axis]) {
            return false;
        }
    }
    return true;
}

std::vector<double> read_numbers(hid_t dataset, const Slab& slab)
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

}  // namespace

/// Everything HDF5. Methods may throw CallFailure, which \ref guarded translates.
class NetcdfReader::Implementation {
public:
    explicit Implementation(const std::filesystem::path& file) : shown_as_(file.string())
    {
        require_readable(file);
        guarded([&] {
            file_ = FileHandle(checked(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)));
            for (std::string& name : names_of_links(file_.get())) {
                if (is_dataset(file_.get(), name)) {
                    variables_.push_back(std::move(name));
                }
            }
        });
    }

    /// Runs \p work with HDF5's messages off and its failures translated.
    template <class Work>
    auto guarded(const Work& work) const -> decltype(work())
    {
        const QuietErrors quiet;
        try {
            return work();
        } catch (const CallFailure& failure) {
            throw problem(localized("cannot be read: {}", failure.what()));
        }
    }

    [[nodiscard]] InputError problem(const LocalText& sentence) const
    {
        return {Place{shown_as_, 0}, sentence};
    }

    [[nodiscard]] hid_t file() const { return file_.get(); }
    [[nodiscard]] hsize_t file_size() const
    {
        hsize_t bytes = 0;
        checked(H5Fget_filesize(file_.get(), &bytes));
        return bytes;
    }
    [[nodiscard]] const std::vector<std::string>& variables() const { return variables_; }
    [[nodiscard]] DatasetHandle open(const std::string& variable) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& variable) const;

    /// The variable, which must hold numbers.
    [[nodiscard]] DatasetHandle open_numbers(const std::string& variable) const;

private:
    void require_readable(const std::filesystem::path& file) const;

    std::string shown_as_;
    FileHandle file_;
    std::vector<std::string> variables_;
};

void NetcdfReader::Implementation::require_readable(const std::filesystem::path& file) const
{
    std::error_code unknown;
    const std::filesystem::file_status status = std::filesystem::status(file, unknown);
    if (std::filesystem::is_directory(status)) {
        throw problem(localized("is a folder, not a results file"));
    }
    // Opening a pipe that nobody writes to would wait for ever.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw problem(localized("is no file but a device or a pipe"));
    }
    if (!std::ifstream(file, std::ios::binary)) {
        throw problem(localized("cannot be read: {}",
                                localized_text(std::generic_category().message(errno))));
    }
    const QuietErrors quiet;
    if (H5Fis_hdf5(file.c_str()) <= 0) {
        throw problem(localized("is not an HDF5 file"));
    }
}

DatasetHandle NetcdfReader::Implementation::open(const std::string& variable) const
{
    if (std::find(variables_.begin(), variables_.end(), variable) == variables_.end()) {
        throw problem(variables_.empty() ? localized("has no variable '{}'", variable)
                                         : localized("has no variable '{}'; {}", variable,
                                                     nearest_name_hint(variable, variables_)));
    }
    return DatasetHandle(checked(H5Dopen2(file_.get(), variable.c_str(), H5P_DEFAULT)));
}

DatasetHandle NetcdfReader::Implementation::open_numbers(const std::string& variable) const
{
    DatasetHandle dataset = open(variable);
    if (type_of(dataset.get()) == ValueType::text) {
        throw problem(localized("variable '{}' holds text, not numbers", variable));
    }
    return dataset;
}

std::vector<std::string> NetcdfReader::Implementation::texts(const std::string& variable) const
{
    const DatasetHandle dataset = open(variable);
    const TypeHandle stored(checked(H5Dget_type(dataset.get())));
    if (value_type(stored.get()) != ValueType::text) {
        throw problem(localized("variable '{}' holds numbers, not text", variable));
    }
    const SpaceHandle space(checked(H5Dget_space(dataset.get())));
    return read_texts(stored.get(), space.get(), [&](hid_t memory, void* place) {
        checked(H5Dread(dataset.get(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, place));
    });
}

NetcdfReader::NetcdfReader(const std::filesystem::path& file)
    : implementation_(std::make_unique<Implementation>(file))
{
}

NetcdfReader::NetcdfReader(NetcdfReader&&) noexcept = default;
NetcdfReader& NetcdfReader::operator=(NetcdfReader&&) noexcept = default;
NetcdfReader::~NetcdfReader() = default;

Attributes NetcdfReader::attributes() const
{
    return implementation_->guarded([&] { return read_attributes(implementation_->file()); });
}

const std::vector<std::string>& NetcdfReader::variables() const
{
    return implementation_->variables();
}

bool NetcdfReader::contains(const std::string& variable) const
{
    const std::vector<std::string>& names = variables();
    return std::find(names.begin(), names.end(), variable) != names.end();
}

VariableDescription NetcdfReader::describe(const std::string& variable) const
{
    return implementation_->guarded([&] {
        const DatasetHandle dataset = implementation_->open(variable);
        std::vector<std::size_t> shape = shape_of(dataset.get());
        std::vector<std::string> axes = axes_of(dataset.get(), variable, shape.size());
        return VariableDescription{variable, type_of(dataset.get()), std::move(axes),
                                   std::move(shape), read_attributes(dataset.get())};
    });
}

std::vector<double> NetcdfReader::numbers(const std::string& variable) const
{
    return implementation_->guarded([&] {
        const DatasetHandle dataset = implementation_->open_numbers(variable);
        const std::vector<std::size_t> shape = shape_of(dataset.get());
        return read_numbers(dataset.get(), {std::vector<std::size_t>(shape.size(), 0), shape});
    });
}

std::vector<double> NetcdfReader::numbers(const std::string& variable, const Slab& slab) const
{
    return implementation_->guarded([&] {
        const DatasetHandle dataset = implementation_->open_numbers(variable);
        if (!fits(slab, shape_of(dataset.get()))) {
            throw implementation_->problem(
                localized("variable '{}' is smaller than its axes say", variable));
        }
        return read_numbers(dataset.get(), slab);
    });
}

std::vector<std::byte> NetcdfReader::chunk(const std::string& variable,
                                           const std::vector<std::size_t>& corner) const
{
    return implementation_->guarded([&] {
        const DatasetHandle dataset = implementation_->open_numbers(variable);
        if (!fits({corner, std::vector<std::size_t>(corner.size(), 1)}, shape_of(dataset.get()))) {
            throw implementation_->problem(localized("variable '{}' lacks a chunk", variable));
        }
        const std::vector<hsize_t> at(corner.begin(), corner.end());
        hsize_t size = 0;
        checked(H5Dget_chunk_storage_size(dataset.get(), at.data(), &size));
        if (size == 0 || size > implementation_->file_size()) {
            throw implementation_->problem(localized("variable '{}' lacks a chunk", variable));
        }
        std::vector<std::byte> bytes(static_cast<std::size_t>(size));
        std::uint32_t filters_left_out = 0;
        checked(
            H5Dread_chunk(dataset.get(), H5P_DEFAULT, at.data(), &filters_left_out, bytes.data()));
        return bytes;
    });
}

std::vector<std::string> NetcdfReader::texts(const std::string& variable) const
{
    return implementation_->guarded([&] { return implementation_->texts(variable); });
}

std::vector<EmbeddedFile> NetcdfReader::embedded_files() const
{
    return implementation_->guarded([&] { return read_embedded_files(implementation_->file()); });
}

}  // namespace natality::files
