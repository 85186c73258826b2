#include <natality/files/hdf5/detail/superblock.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

#include <unistd.h>

namespace natality::files::detail {

namespace {

static_assert(std::endian::native == std::endian::little, "HDF5 is little-endian");

constexpr std::string_view signature{"\x89HDF\r\n\x1a\n"};
constexpr std::size_t version_at = 8;

/// Where the fields of a superblock stand.
struct Fields {
    std::size_t size_of_addresses = 0;
    std::size_t end_of_file = 0;
};

std::optional<Fields> fields_of(unsigned char version)
{
    switch (version) {
    case 0:
        return Fields{13, 40};
    case 1:
        return Fields{13, 44};
    case 2:
    case 3:
        return Fields{9, 28};
    default:
        return std::nullopt;
    }
}

}  // namespace

std::optional<std::uint64_t> end_of_hdf5(int descriptor)
{
    std::array<unsigned char, 64> bytes{};
    if (::pread(descriptor, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()) ||
        std::memcmp(bytes.data(), signature.data(), signature.size()) != 0) {
        return std::nullopt;
    }
    const std::optional<Fields> fields = fields_of(bytes[version_at]);
    if (!fields || bytes[fields->size_of_addresses] != sizeof(std::uint64_t)) {
        return std::nullopt;
    }
    std::uint64_t end = 0;
    std::memcpy(&end, bytes.data() + fields->end_of_file, sizeof end);
    return end;
}

}  // namespace natality::files::detail
