#include <natality/files/hdf5/netcdf_writer.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/detail/attributes.hpp>
#include <natality/files/hdf5/detail/dataset_places.hpp>
#include <natality/files/hdf5/detail/embedded_files.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/file_driver.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/property_lists.hpp>
#include <natality/files/hdf5/detail/sealing.hpp>
#include <natality/files/hdf5/detail/values.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <hdf5_hl.h>

namespace natality::files {

namespace {

using namespace detail;

/// A data set that stays open while the file is written.
struct OpenDataset {
    DatasetHandle handle;
    ValueType type = ValueType::float64;
    std::vector<std::size_t> extents;
    /// Empty for one unfiltered stretch.
    std::vector<std::size_t> chunk;
};

ValueType type_of(const Coordinates& coordinates)
{
    constexpr std::array<ValueType, 4> types{ValueType::int32, ValueType::float64, ValueType::text,
                                             ValueType::int32};
    return types.at(coordinates.index());
}

void require(bool condition, const std::string& otherwise)
{
    if (!condition) {
        throw std::invalid_argument(otherwise);
    }
}

template <class Number>
void write_all(const OpenDataset& dataset, std::span<const Number> numbers)
{
    checked(H5Dwrite(dataset.handle.get(), memory_type(numbers).get(), H5S_ALL, H5S_ALL,
                     H5P_DEFAULT, numbers.data()));
}

void write_all(const OpenDataset& dataset, std::span<const std::string> texts)
{
    checked(H5Dwrite(dataset.handle.get(), text_type().get(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                     pointers_to(texts).data()));
}

SpaceHandle selected(hid_t dataset, const Slab& slab)
{
    SpaceHandle space(checked(H5Dget_space(dataset)));
    const std::vector<hsize_t> offset(slab.offset.begin(), slab.offset.end());
    const std::vector<hsize_t> count(slab.count.begin(), slab.count.end());
    if (!count.empty()) {
        checked(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, offset.data(), nullptr,
                                    count.data(), nullptr));
    }
    return space;
}

template <class Label>
void write_labels(const OpenDataset& dataset, const std::vector<Label>& labels)
{
    write_all(dataset, std::span(labels));
}

/// A piece at a time.
void write_labels(const OpenDataset& dataset, const NumberRun& run)
{
    constexpr std::size_t at_once = 65536;
    std::vector<std::int32_t> numbers;
    for (std::size_t begin = 0; begin < run.count; begin += numbers.size()) {
        numbers.resize(std::min(at_once, run.count - begin));
        std::iota(numbers.begin(), numbers.end(), run.first + static_cast<std::int32_t>(begin));
        const SpaceHandle memory = space_of({numbers.size()});
        const SpaceHandle file = selected(dataset.handle.get(), {{begin}, {numbers.size()}});
        checked(H5Dwrite(dataset.handle.get(), H5T_NATIVE_INT32, memory.get(), file.get(),
                         H5P_DEFAULT, numbers.data()));
    }
}

}  // namespace

/// Everything HDF5. Methods may throw CallFailure, which \ref guarded translates.
class NetcdfWriter::Implementation {
public:
    Implementation(const std::filesystem::path& file, std::string shown_as, Placement placement);

    /// Runs \p work with HDF5's messages off and its failures translated.
    template <class Work>
    void guarded(const Work& work);

    void add(const Attributes& attributes);
    void add(const Dimension& dimension);
    void add(const Variable& variable);
    void embed(const EmbeddedFile& embedded) { write_embedded_file(file_.get(), embedded); }
    template <class Number>
    void write(const std::string& variable, const Slab& slab, std::span<const Number> values);
    void write(const std::string& variable, std::span<const std::string> texts);
    void write_chunk(const std::string& variable, std::size_t number,
                     std::span<const std::byte> bytes);
    void flush() { checked(H5Fflush(file_.get(), H5F_SCOPE_LOCAL)); }
    void close(const std::vector<std::string>& rewritten);

private:
    OpenDataset& create(const std::string& name, ValueType type, std::vector<std::size_t> extents,
                        const Storage& storage);
    const OpenDataset& find(const std::string& variable) const;

    std::filesystem::path path_;
    std::string shown_as_;
    // The open file uses both: they stay where they are and go last.
    DiskState disk_;
    DriverHandle driver_;
    FileHandle file_;
    std::map<std::string, OpenDataset, std::less<>> datasets_;
};

NetcdfWriter::Implementation::Implementation(const std::filesystem::path& file,
                                             std::string shown_as, Placement placement)
    : path_(file), shown_as_(std::move(shown_as))
{
    guarded([&] {
        const PropertyListHandle access = file_access_list(placement);
        driver_ = use_deferring_driver(access.get(), disk_);
        file_ = FileHandle(checked(
            H5Fcreate(file.c_str(), H5F_ACC_TRUNC, file_creation_list().get(), access.get())));
    });
}

template <class Work>
void NetcdfWriter::Implementation::guarded(const Work& work)
{
    const QuietErrors quiet;
    std::string reason;
    try {
        work();
    } catch (const CallFailure& failure) {
        reason = failure.what();
    }
    if (disk_.error_number != 0) {
        reason = std::generic_category().message(disk_.error_number);
    }
    if (!reason.empty()) {
        throw RunError(localized("{}: cannot write: {}", shown_as_, localized_text(reason)));
    }
}

OpenDataset& NetcdfWriter::Implementation::create(const std::string& name, ValueType type,
                                                  std::vector<std::size_t> extents,
                                                  const Storage& storage)
{
    require(!datasets_.contains(name), fmt::format("'{}' is in the file already", name));
    const SpaceHandle space = space_of(extents);
    const PropertyListHandle creation = dataset_creation_list(storage, type);
    DatasetHandle handle(
        checked(H5Dcreate2(file_.get(), name.c_str(), stored_type(type).get(), space.get(),
                           H5P_DEFAULT, creation.get(), H5P_DEFAULT)));
    return datasets_[name] = {std::move(handle), type, std::move(extents), storage.chunk};
}

const OpenDataset& NetcdfWriter::Implementation::find(const std::string& variable) const
{
    const auto found = datasets_.find(variable);
    require(found != datasets_.end(), fmt::format("'{}' is not in the file", variable));
    return found->second;
}

void NetcdfWriter::Implementation::add(const Attributes& attributes)
{
    for (const Attribute& attribute : attributes) {
        write_attribute(file_.get(), attribute);
    }
}

void NetcdfWriter::Implementation::add(const Dimension& dimension)
{
    const OpenDataset& dataset =
        create(dimension.name, type_of(dimension.coordinates), {size(dimension.coordinates)}, {});
    const hid_t id = dataset.handle.get();
    checked(H5DSset_scale(id, dimension.name.c_str()));
    for (const Attribute& attribute : dimension.attributes) {
        write_attribute(id, attribute);
    }
    std::visit([&](const auto& labels) { write_labels(dataset, labels); }, dimension.coordinates);
}

void NetcdfWriter::Implementation::add(const Variable& variable)
{
    const std::size_t rank = variable.dimensions.size();
    require(variable.storage.chunk.empty() || variable.storage.chunk.size() == rank,
            fmt::format("'{}': a chunk needs one extent for each axis", variable.name));
    std::vector<std::size_t> extents;
    for (const std::string& dimension : variable.dimensions) {
        extents.push_back(find(dimension).extents.front());
    }
    const OpenDataset& dataset = create(variable.name, variable.type, extents, variable.storage);
    const hid_t id = dataset.handle.get();
    for (unsigned axis = 0; axis < rank; ++axis) {
        checked(H5DSattach_scale(id, find(variable.dimensions[axis]).handle.get(), axis));
    }
    if (variable.type == ValueType::float64 || variable.type == ValueType::float32) {
        write_missing_value(id, variable.type);
    }
    for (const Attribute& attribute : variable.attributes) {
        write_attribute(id, attribute);
    }
}

template <class Number>
void NetcdfWriter::Implementation::write(const std::string& variable, const Slab& slab,
                                         std::span<const Number> values)
{
    const OpenDataset& dataset = find(variable);
    require(dataset.type != ValueType::text, fmt::format("'{}' holds texts", variable));
    require(slab.offset.size() == dataset.extents.size() &&
                slab.count.size() == dataset.extents.size(),
            fmt::format("'{}' has {} axes", variable, dataset.extents.size()));
    for (std::size_t axis = 0; axis < dataset.extents.size(); ++axis) {
        require(
            slab.offset[axis] <= dataset.extents[axis] &&
                slab.count[axis] <= dataset.extents[axis] - slab.offset[axis],
            fmt::format("'{}' ends at {} along axis {}", variable, dataset.extents[axis], axis));
    }
    require(values.size() == size(slab),
            fmt::format("'{}': {} values for a box of {}", variable, values.size(), size(slab)));
    // Of the same shape: HDF5 then copies rows, and otherwise each value by itself.
    const SpaceHandle memory = space_of(slab.count);
    const SpaceHandle file = selected(dataset.handle.get(), slab);
    checked(H5Dwrite(dataset.handle.get(), memory_type(values).get(), memory.get(), file.get(),
                     H5P_DEFAULT, values.data()));
}

void NetcdfWriter::Implementation::write(const std::string& variable,
                                         std::span<const std::string> texts)
{
    const OpenDataset& dataset = find(variable);
    require(dataset.type == ValueType::text, fmt::format("'{}' holds numbers", variable));
    const std::size_t count =
        size(Slab{std::vector<std::size_t>(dataset.extents.size(), 0), dataset.extents});
    require(texts.size() == count,
            fmt::format("'{}': {} texts for {}", variable, texts.size(), count));
    write_all(dataset, texts);
}

void NetcdfWriter::Implementation::write_chunk(const std::string& variable, std::size_t number,
                                               std::span<const std::byte> bytes)
{
    const OpenDataset& dataset = find(variable);
    require(!dataset.chunk.empty(), fmt::format("'{}' has no chunks", variable));
    require(number * dataset.chunk.front() < dataset.extents.front(),
            fmt::format("'{}' has no chunk {}", variable, number));
    std::vector<hsize_t> corner(dataset.extents.size(), 0);
    corner.front() = number * dataset.chunk.front();
    checked(H5Dwrite_chunk(dataset.handle.get(), H5P_DEFAULT, 0, corner.data(), bytes.size(),
                           bytes.data()));
}

void NetcdfWriter::Implementation::close(const std::vector<std::string>& rewritten)
{
    std::vector<FilePlace> left_out;
    for (const std::string& variable : rewritten) {
        const std::vector<FilePlace> places = places_of(file_.get(), disk_, variable).places;
        left_out.insert(left_out.end(), places.begin(), places.end());
    }
    for (auto& [name, dataset] : datasets_) {
        checked(dataset.handle.reset());
    }
    datasets_.clear();
    checked(file_.reset());
    if (disk_.error_number == 0) {
        seal_file(path_, {std::move(left_out), std::move(disk_.values)});
    }
}

NetcdfWriter::NetcdfWriter(const std::filesystem::path& file, std::string shown_as,
                           Placement placement)
    : implementation_(std::make_unique<Implementation>(file, std::move(shown_as), placement))
{
}

NetcdfWriter::NetcdfWriter(NetcdfWriter&&) noexcept = default;
NetcdfWriter& NetcdfWriter::operator=(NetcdfWriter&&) noexcept = default;

NetcdfWriter::~NetcdfWriter()
{
    const QuietErrors quiet;
    implementation_.reset();
}

void NetcdfWriter::add(const Attributes& attributes)
{
    implementation_->guarded([&] { implementation_->add(attributes); });
}

void NetcdfWriter::add(const Dimension& dimension)
{
    implementation_->guarded([&] { implementation_->add(dimension); });
}

void NetcdfWriter::add(const Variable& variable)
{
    implementation_->guarded([&] { implementation_->add(variable); });
}

void NetcdfWriter::embed(const EmbeddedFile& embedded)
{
    require(is_plain_path(embedded.path),
            fmt::format("'{}' is not a plain relative path", embedded.path));
    implementation_->guarded([&] { implementation_->embed(embedded); });
}

void NetcdfWriter::write(const std::string& variable, const Slab& slab,
                         std::span<const double> values)
{
    implementation_->guarded([&] { implementation_->write(variable, slab, values); });
}

void NetcdfWriter::write(const std::string& variable, const Slab& slab,
                         std::span<const std::int32_t> values)
{
    implementation_->guarded([&] { implementation_->write(variable, slab, values); });
}

void NetcdfWriter::write(const std::string& variable, std::span<const std::string> texts)
{
    implementation_->guarded([&] { implementation_->write(variable, texts); });
}

void NetcdfWriter::write_chunk(const std::string& variable, std::size_t number,
                               std::span<const std::byte> bytes)
{
    implementation_->guarded([&] { implementation_->write_chunk(variable, number, bytes); });
}

void NetcdfWriter::flush()
{
    implementation_->guarded([&] { implementation_->flush(); });
}

void NetcdfWriter::close(const std::vector<std::string>& rewritten)
{
    implementation_->guarded([&] { implementation_->close(rewritten); });
}

}  // namespace natality::files
