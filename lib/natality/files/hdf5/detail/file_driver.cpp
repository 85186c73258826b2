#include <natality/files/hdf5/detail/file_driver.hpp>

#include <natality/files/hdf5/detail/failure.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <exception>
#include <iterator>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#if H5_VERSION_GE(1, 13, 0)
#include <H5FDdevelop.h>
#endif

namespace natality::files::detail {

namespace {

/// What a property list carries: HDF5 copies it byte by byte.
struct DriverInfo {
    DiskState* state = nullptr;
};

/// An open file. HDF5 sees the first member only.
struct OpenFile {
    H5FD_t shared{};
    int descriptor = -1;
    haddr_t end_of_allocation = 0;
    haddr_t end_of_file = 0;
    /// True if the last bytes are zeros that have not been written.
    bool ends_in_hole = false;
    DiskState* state = nullptr;
    /// By run of values of a sealed file: true if it was held against the seal.
    std::vector<bool> known_runs;
};

OpenFile& open_file(H5FD_t* file)
{
    return *reinterpret_cast<OpenFile*>(file);
}

const OpenFile& open_file(const H5FD_t* file)
{
    return *reinterpret_cast<const OpenFile*>(file);
}

int posix_flags(unsigned flags)
{
    const auto flag = [flags](unsigned hdf5, int posix) { return (flags & hdf5) != 0 ? posix : 0; };
    return ((flags & H5F_ACC_RDWR) != 0 ? O_RDWR : O_RDONLY) | flag(H5F_ACC_CREAT, O_CREAT) |
           flag(H5F_ACC_EXCL, O_EXCL) | O_CLOEXEC;
}

/// Empties a file that is to be written anew. An empty file is left alone: some systems hurry what
/// is written to a file after it was emptied.
bool emptied(int descriptor, unsigned flags, struct stat& status)
{
    if ((flags & H5F_ACC_TRUNC) == 0 || status.st_size == 0) {
        return true;
    }
    status.st_size = 0;
    return ::ftruncate(descriptor, 0) == 0;
}

H5FD_t* open_callback(const char* name, unsigned flags, hid_t access_list, haddr_t)
{
    const auto* const info = static_cast<const DriverInfo*>(H5Pget_driver_info(access_list));
    auto file = std::make_unique<OpenFile>();
    file->state = info->state;
    file->descriptor = ::open(name, posix_flags(flags), 0666);
    struct stat status {};
    if (file->descriptor < 0 || ::fstat(file->descriptor, &status) != 0 ||
        !emptied(file->descriptor, flags, status)) {
        file->state->error_number = errno;
        return nullptr;
    }
    // HDF5 first tries without creating; only the last attempt counts.
    file->state->error_number = 0;
    file->end_of_file = static_cast<haddr_t>(status.st_size);
    if (file->state->seal) {
        file->end_of_file = file->state->seal->covered();
        file->known_runs.assign(file->state->seal->runs().size(), false);
    }
    return &file.release()->shared;
}

herr_t close_callback(H5FD_t* file)
{
    const std::unique_ptr<OpenFile> owned(&open_file(file));
    if (::close(owned->descriptor) != 0 && owned->state->error_number == 0) {
        owned->state->error_number = errno;
    }
    return 0;
}

herr_t query_callback(const H5FD_t*, unsigned long* features)
{
    *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA |
                H5FD_FEAT_DATA_SIEVE | H5FD_FEAT_AGGREGATE_SMALLDATA |
                H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
    return 0;
}

haddr_t get_eoa_callback(const H5FD_t* file, H5FD_mem_t)
{
    return open_file(file).end_of_allocation;
}

herr_t set_eoa_callback(H5FD_t* file, H5FD_mem_t, haddr_t address)
{
    open_file(file).end_of_allocation = address;
    return 0;
}

haddr_t get_eof_callback(const H5FD_t* file, H5FD_mem_t)
{
    return open_file(file).end_of_file;
}

/// Runs one system call again when a signal interrupted it.
template <class Call>
ssize_t uninterrupted(const Call& call)
{
    ssize_t result = -1;
    do {
        result = call();
    } while (result < 0 && errno == EINTR);
    return result;
}

/// True if the values among the bytes fit the seal of the file, or it has none.
bool fits_seal(OpenFile& file, haddr_t address, std::size_t size)
{
    const std::optional<Seal>& seal = file.state->seal;
    if (!seal || size == 0) {
        return true;
    }
    if (address > seal->covered() || size > seal->covered() - address) {
        return false;
    }
    for (std::size_t number = seal->first_run_behind(address);
         number < seal->runs().size() && seal->runs()[number].place.offset < address + size;
         ++number) {
        const Seal::Run& run = seal->runs()[number];
        if (!file.known_runs[number] && !seal->holds(file.descriptor, run)) {
            file.state->damaged_values = run.place;
            return false;
        }
        file.known_runs[number] = true;
    }
    return true;
}

/// No exception may pass through HDF5.
bool can_be_trusted(OpenFile& file, haddr_t address, std::size_t size) noexcept
{
    try {
        return fits_seal(file, address, size);
    } catch (const std::exception&) {
        return false;
    }
}

/// Past the end of the file there are zeros.
herr_t read_callback(H5FD_t* hdf5_file, H5FD_mem_t kind, hid_t, haddr_t address, std::size_t size,
                     void* buffer)
{
    if (std::optional<haddr_t>& sought = open_file(hdf5_file).state->sought;
        sought && kind == H5FD_MEM_DRAW) {
        sought = address;
        return 0;
    }
    if (kind == H5FD_MEM_DRAW && !can_be_trusted(open_file(hdf5_file), address, size)) {
        return -1;
    }
    const int descriptor = open_file(hdf5_file).descriptor;
    auto* const bytes = static_cast<char*>(buffer);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = uninterrupted([&] {
            return ::pread(descriptor, bytes + done, size - done,
                           static_cast<off_t>(address + done));
        });
        if (count < 0) {
            return -1;
        }
        if (count == 0) {
            std::fill(bytes + done, bytes + size, '\0');
            return 0;
        }
        done += static_cast<std::size_t>(count);
    }
    return 0;
}

/// How much of what is appended to a file has to be written: zeros at its end are left to a hole.
std::size_t without_zeros(const char* bytes, std::size_t size)
{
    const auto* const end =
        std::find_if(std::make_reverse_iterator(bytes + size), std::make_reverse_iterator(bytes),
                     [](char byte) { return byte != '\0'; })
            .base();
    return static_cast<std::size_t>(end - bytes);
}

herr_t write_callback(H5FD_t* hdf5_file, H5FD_mem_t kind, hid_t, haddr_t address, std::size_t size,
                      const void* buffer)
{
    OpenFile& file = open_file(hdf5_file);
    if (kind == H5FD_MEM_DRAW) {
        file.state->values.push_back({address, size});
    }
    const auto* const bytes = static_cast<const char*>(buffer);
    const bool is_appended = address >= file.end_of_file;
    const std::size_t wanted = is_appended ? without_zeros(bytes, size) : size;
    std::size_t done = 0;
    while (done < wanted && file.state->error_number == 0) {
        const ssize_t count = uninterrupted([&] {
            return ::pwrite(file.descriptor, bytes + done, wanted - done,
                            static_cast<off_t>(address + done));
        });
        if (count < 0) {
            file.state->error_number = errno;
        } else {
            done += static_cast<std::size_t>(count);
        }
    }
    file.end_of_file = std::max(file.end_of_file, address + size);
    file.ends_in_hole = is_appended ? wanted < size : file.ends_in_hole;
    return 0;
}

/// Makes the file as long as what HDF5 has allocated.
herr_t truncate_callback(H5FD_t* hdf5_file, hid_t, hbool_t)
{
    OpenFile& file = open_file(hdf5_file);
    const bool is_so_long = file.end_of_allocation == file.end_of_file && !file.ends_in_hole;
    if (is_so_long || file.state->error_number != 0) {
        return 0;
    }
    if (::ftruncate(file.descriptor, static_cast<off_t>(file.end_of_allocation)) != 0) {
        file.state->error_number = errno;
    }
    file.end_of_file = file.end_of_allocation;
    file.ends_in_hole = false;
    return 0;
}

H5FD_class_t driver_class()
{
    H5FD_class_t driver{};
#if H5_VERSION_GE(1, 13, 0)
    driver.version = H5FD_CLASS_VERSION;
    driver.value = static_cast<H5FD_class_value_t>(H5_VFD_RESERVED);  // the first for private use
#endif
    driver.name = "natality_deferring";
    driver.maxaddr = static_cast<haddr_t>(1) << 62U;
    driver.fc_degree = H5F_CLOSE_WEAK;
    driver.fapl_size = sizeof(DriverInfo);
    driver.open = open_callback;
    driver.close = close_callback;
    driver.query = query_callback;
    driver.get_eoa = get_eoa_callback;
    driver.set_eoa = set_eoa_callback;
    driver.get_eof = get_eof_callback;
    driver.read = read_callback;
    driver.write = write_callback;
    driver.truncate = truncate_callback;
    // As the standard driver has it: metadata together, raw data together.
    constexpr H5FD_mem_t map[H5FD_MEM_NTYPES] = H5FD_FLMAP_DICHOTOMY;
    std::copy(std::begin(map), std::end(map), std::begin(driver.fl_map));
    return driver;
}

}  // namespace

DriverHandle use_deferring_driver(hid_t access_list, DiskState& state)
{
    const H5FD_class_t driver = driver_class();
    DriverHandle handle(checked(H5FDregister(&driver)));
    const DriverInfo info{&state};
    checked(H5Pset_driver(access_list, handle.get(), &info));
    return handle;
}

}  // namespace natality::files::detail
