#pragma once

/// \file
/// Reads files of the netCDF-4 data model.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace natality::files {

/// What a file says about one of its variables.
struct VariableDescription {
    std::string name;
    ValueType type = ValueType::float64;
    /// False if the values are stored as numbers of another kind or width than \ref type.
    bool is_of_this_type = true;
    /// Names of its axes, slowest first; empty names for axes without one. An axis' own labels
    /// stand on that axis.
    std::vector<std::string> dimensions;
    /// Extent along each axis.
    std::vector<std::size_t> shape;
    Attributes attributes;
};

/// Which files are first read in a child process, where HDF5 may crash or run without end.
enum class Trial { of_unsealed, of_all };

/// An HDF5 file, read by the names netCDF-4 gives to its parts. Whatever is wrong with the file (it
/// is missing, damaged, or lacks what is asked for) is an InputError naming the file.
///
/// No byte of a sealed file is read that does not fit its checksum. A file without a seal, as other
/// programs write them, is read in a child process first.
///
/// Only one thread at a time may use any writer or reader: HDF5 is not safe for more.
class NetcdfReader {
public:
    /// Opens the file.
    explicit NetcdfReader(const std::filesystem::path& file, Trial trial = Trial::of_unsealed);

    NetcdfReader(const NetcdfReader&) = delete;
    NetcdfReader(NetcdfReader&&) noexcept;
    NetcdfReader& operator=(const NetcdfReader&) = delete;
    NetcdfReader& operator=(NetcdfReader&&) noexcept;
    ~NetcdfReader();

    /// True if the file has a seal.
    [[nodiscard]] bool is_sealed() const;

    /// Holds all bytes of a sealed file against their checksums.
    void require_whole() const;

    /// The attributes of the file.
    [[nodiscard]] Attributes attributes() const;

    /// Names of all variables in the order they were added, the labels of axes among them.
    [[nodiscard]] const std::vector<std::string>& variables() const;

    [[nodiscard]] bool contains(const std::string& variable) const;

    /// What the file says about a variable.
    [[nodiscard]] VariableDescription describe(const std::string& variable) const;

    /// All values of a variable, last axis fastest.
    [[nodiscard]] std::vector<double> numbers(const std::string& variable) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& variable) const;

    /// The values in a box of a variable, last axis fastest.
    [[nodiscard]] std::vector<double> numbers(const std::string& variable, const Slab& slab) const;

    /// The bytes of one chunk of a variable as its filters keep it.
    /// \param corner where the chunk begins along each axis.
    [[nodiscard]] std::vector<std::byte> chunk(const std::string& variable,
                                               const std::vector<std::size_t>& corner) const;

    /// The files carried along, those of a folder together.
    [[nodiscard]] std::vector<EmbeddedFile> embedded_files() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace natality::files
