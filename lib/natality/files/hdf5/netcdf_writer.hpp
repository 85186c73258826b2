#pragma once

/// \file
/// Writes files of the netCDF-4 data model.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace natality::files {

/// A new file in the netCDF-4 data model: HDF5 in which every axis is a dimension scale, so that
/// ncdump, xarray, h5py and their like find names and labels unaided.
///
/// The same calls give the same bytes. Only one thread at a time may use any writer or reader:
/// HDF5 is not safe for more. A mistake of the caller (an axis that was not defined, values that
/// do not fill the box) is a std::invalid_argument; a disk that fails is a RunError, after which
/// the file is of no use and takes nothing more.
class NetcdfWriter {
public:
    /// Creates the file, over one that may stand there.
    /// \param shown_as what errors call the file.
    /// \throws RunError naming the file and the system's reason.
    NetcdfWriter(const std::filesystem::path& file, std::string shown_as,
                 Placement placement = Placement::anywhere);

    NetcdfWriter(const NetcdfWriter&) = delete;
    NetcdfWriter(NetcdfWriter&&) noexcept;
    NetcdfWriter& operator=(const NetcdfWriter&) = delete;
    NetcdfWriter& operator=(NetcdfWriter&&) noexcept;

    /// Closes without a word about failures; \ref close reports them.
    ~NetcdfWriter();

    /// Adds attributes of the file.
    void add(const Attributes& attributes);

    /// Adds an axis and its labels.
    void add(const Dimension& dimension);

    /// Adds a variable on axes that were added before. Until values are written they are missing:
    /// NaN, 0 or empty.
    void add(const Variable& variable);

    /// Carries a file along, under the group `inputs`.
    void embed(const EmbeddedFile& embedded);

    /// Writes a box of a variable of numbers, last axis fastest. Values become the variable's type.
    void write(const std::string& variable, const Slab& slab, std::span<const double> values);
    void write(const std::string& variable, const Slab& slab, std::span<const std::int32_t> values);

    /// Writes all of a variable of texts, last axis fastest.
    void write(const std::string& variable, std::span<const std::string> texts);

    /// Writes one chunk of a variable whose chunks divide the first axis alone.
    /// \param number of the chunk along that axis.
    /// \param bytes what the variable's filters make of the chunk. What follows the end of its
    ///        deflated stream is ignored by every reader; zeros there take no room on the disk.
    void write_chunk(const std::string& variable, std::size_t number,
                     std::span<const std::byte> bytes);

    /// Hands all that was written to the operating system.
    void flush();

    /// Completes the file and seals it: readers hold every byte against its checksum. Nothing can
    /// be written afterwards. \param rewritten variables whose values will be written again in
    /// place, without HDF5; the seal
    ///        does not cover them.
    void close(const std::vector<std::string>& rewritten = {});

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace natality::files
