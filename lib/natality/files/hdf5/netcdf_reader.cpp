#include <natality/files/hdf5/netcdf_reader.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/detail/attributes.hpp>
#include <natality/files/hdf5/detail/datasets.hpp>
#include <natality/files/hdf5/detail/descriptor.hpp>
#include <natality/files/hdf5/detail/embedded_files.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/in_child.hpp>
#include <natality/files/hdf5/detail/read_everything.hpp>
#include <natality/files/hdf5/detail/readable_file.hpp>
#include <natality/files/hdf5/detail/sealing.hpp>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <hdf5.h>

namespace natality::files {

namespace {

using namespace detail;

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

}  // namespace

/// Everything HDF5. Methods may throw CallFailure, which \ref guarded translates.
class NetcdfReader::Implementation {
public:
    Implementation(const std::filesystem::path& file, Trial trial);

    /// Runs \p work with HDF5's messages off and its failures translated.
    template <class Work>
    auto guarded(const Work& work) const -> decltype(work())
    {
        const QuietErrors quiet;
        try {
            return file_ ? file_->read([&work](hid_t) { return work(); }) : work();
        } catch (const CallFailure& failure) {
            throw problem(localized("cannot be read: {}", failure.reason()));
        }
    }

    [[nodiscard]] InputError problem(const LocalText& sentence) const
    {
        return {Place{shown_as_, 0}, sentence};
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] bool is_sealed() const { return file_->is_sealed(); }
    [[nodiscard]] hid_t file() const
    {
        return file_->read([](hid_t id) { return id; });
    }
    [[nodiscard]] hsize_t file_size() const
    {
        hsize_t bytes = 0;
        checked(H5Fget_filesize(file(), &bytes));
        return bytes;
    }
    [[nodiscard]] const std::vector<std::string>& variables() const { return variables_; }
    [[nodiscard]] DatasetHandle open(const std::string& variable) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& variable) const;

    /// The variable, which must hold numbers.
    [[nodiscard]] DatasetHandle open_numbers(const std::string& variable) const;

private:
    void require_readable() const;
    void open_file();
    void require_survived() const;

    std::filesystem::path path_;
    std::string shown_as_;
    std::optional<ReadableFile> file_;
    std::vector<std::string> variables_;
};

NetcdfReader::Implementation::Implementation(const std::filesystem::path& file, Trial trial)
    : path_(file), shown_as_(file.string())
{
    require_readable();
    guarded([&] {
        if (trial == Trial::of_all || !Seal::found_in(Descriptor::for_reading(file).get())) {
            require_survived();
        }
        open_file();
    });
}

void NetcdfReader::Implementation::require_readable() const
{
    std::error_code unknown;
    const std::filesystem::file_status status = std::filesystem::status(path_, unknown);
    if (std::filesystem::is_directory(status)) {
        throw problem(localized("is a folder, not a results file"));
    }
    // Opening a pipe that nobody writes to would wait for ever.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw problem(localized("is no file but a device or a pipe"));
    }
    if (!std::ifstream(path_, std::ios::binary)) {
        throw problem(localized("cannot be read: {}",
                                localized_text(std::generic_category().message(errno))));
    }
    const QuietErrors quiet;
    if (H5Fis_hdf5(path_.c_str()) <= 0) {
        throw problem(localized("is not an HDF5 file"));
    }
}

void NetcdfReader::Implementation::open_file()
{
    file_.emplace(path_);
    for (std::string& name : names_of_links(file())) {
        if (is_dataset(file(), name)) {
            variables_.push_back(std::move(name));
        }
    }
}

void NetcdfReader::Implementation::require_survived() const
{
    constexpr std::uint64_t least_seconds = 20;
    constexpr std::uint64_t bytes_a_second = 1U << 20U;
    constexpr std::uint64_t least_memory = std::uint64_t{4} << 30U;
    const std::uint64_t size = std::filesystem::file_size(path_);
    const std::optional<LocalText> failure = failure_in_child(
        [this] {
            ReadableFile tried(path_);
            tried.read(read_everything);
        },
        {.seconds = least_seconds + size / bytes_a_second, .bytes = least_memory + 8 * size});
    if (failure) {
        throw CallFailure(*failure);
    }
}

DatasetHandle NetcdfReader::Implementation::open(const std::string& variable) const
{
    if (std::find(variables_.begin(), variables_.end(), variable) == variables_.end()) {
        throw problem(variables_.empty() ? localized("has no variable '{}'", variable)
                                         : localized("has no variable '{}'; {}", variable,
                                                     nearest_name_hint(variable, variables_)));
    }
    return DatasetHandle(checked(H5Dopen2(file(), variable.c_str(), H5P_DEFAULT)));
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
    if (type_of(dataset.get()) != ValueType::text) {
        throw problem(localized("variable '{}' holds numbers, not text", variable));
    }
    return texts_in(dataset.get());
}

NetcdfReader::NetcdfReader(const std::filesystem::path& file, Trial trial)
    : implementation_(std::make_unique<Implementation>(file, trial))
{
}

NetcdfReader::NetcdfReader(NetcdfReader&&) noexcept = default;
NetcdfReader& NetcdfReader::operator=(NetcdfReader&&) noexcept = default;
NetcdfReader::~NetcdfReader() = default;

bool NetcdfReader::is_sealed() const
{
    return implementation_->is_sealed();
}

void NetcdfReader::require_whole() const
{
    implementation_->guarded([&] { fits_its_seal(implementation_->path()); });
}

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
        return VariableDescription{.name = variable,
                                   .type = type_of(dataset.get()),
                                   .is_of_this_type =
                                       is_stored_as(dataset.get(), type_of(dataset.get())),
                                   .dimensions = std::move(axes),
                                   .shape = std::move(shape),
                                   .attributes = read_attributes(dataset.get())};
    });
}

std::vector<double> NetcdfReader::numbers(const std::string& variable) const
{
    return implementation_->guarded([&] {
        const DatasetHandle dataset = implementation_->open_numbers(variable);
        const std::vector<std::size_t> shape = shape_of(dataset.get());
        return numbers_in(dataset.get(), {std::vector<std::size_t>(shape.size(), 0), shape});
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
        return numbers_in(dataset.get(), slab);
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
