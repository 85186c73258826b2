#include <natality/files/hdf5/detail/seal.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/superblock.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

namespace natality::files::detail {

namespace {

static_assert(std::endian::native == std::endian::little, "the seal is little-endian");

constexpr std::string_view seal_letters = "natality seal 1\n";

/// What a seal ends with.
struct Footer {
    std::array<char, seal_letters.size()> letters{};
    std::uint64_t covered = 0;
    std::uint64_t left_out = 0;
    std::uint64_t runs = 0;
    std::uint32_t piece_size = 0;
    std::uint32_t checksum = 0;
};
static_assert(sizeof(Footer) == 48 && offsetof(Footer, checksum) == 44);

std::uint32_t crc32_of(std::span<const std::byte> bytes)
{
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

/// \throws CallFailure if the file ends before, or the system refuses.
void read_at(int descriptor, std::uint64_t offset, std::span<std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count =
            ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            throw CallFailure(count == 0 ? localized("it ends before its end")
                                         : localized_text(std::generic_category().message(errno)));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

template <class Value>
void append(std::vector<std::byte>& bytes, const Value& value)
{
    const auto more = std::as_bytes(std::span(&value, 1));
    bytes.insert(bytes.end(), more.begin(), more.end());
}

/// Reads values off the front of \p bytes.
template <class Value>
Value taken(std::span<const std::byte>& bytes)
{
    Value value{};
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes = bytes.subspan(sizeof value);
    return value;
}

FilePlace taken_place(std::span<const std::byte>& bytes)
{
    const auto offset = taken<std::uint64_t>(bytes);
    return {offset, static_cast<std::size_t>(taken<std::uint64_t>(bytes))};
}

void append(std::vector<std::byte>& bytes, const FilePlace& place)
{
    append(bytes, place.offset);
    append(bytes, static_cast<std::uint64_t>(place.size));
}

std::uint64_t end_of(const FilePlace& place)
{
    return place.offset + place.size;
}

/// The places in order, with those joined that overlap by \p least_overlap bytes; 0 joins what
/// touches.
std::vector<FilePlace> joined(std::vector<FilePlace> places, std::uint64_t least_overlap)
{
    std::sort(places.begin(), places.end(),
              [](const FilePlace& one, const FilePlace& two) { return one.offset < two.offset; });
    std::vector<FilePlace> all;
    for (const FilePlace& place : places) {
        if (!all.empty() && place.offset + least_overlap <= end_of(all.back())) {
            const std::uint64_t end = std::max(end_of(all.back()), end_of(place));
            all.back().size = static_cast<std::size_t>(end - all.back().offset);
        } else {
            all.push_back(place);
        }
    }
    return all;
}

/// The values in order, in runs that do not overlap and are no longer than a run may be.
std::vector<Seal::Run> runs_of(std::vector<FilePlace> values)
{
    std::vector<Seal::Run> runs;
    for (FilePlace place : joined(std::move(values), 1)) {
        while (place.size > 0) {
            const std::size_t size = std::min(place.size, Seal::longest_run);
            runs.push_back({{place.offset, size}, 0});
            place = {place.offset + size, place.size - size};
        }
    }
    return runs;
}

/// What pieces of the file do not cover.
std::vector<FilePlace> stretches_of(std::vector<FilePlace> left_out,
                                    const std::vector<Seal::Run>& runs)
{
    for (const Seal::Run& run : runs) {
        left_out.push_back(run.place);
    }
    return joined(std::move(left_out), 0);
}

/// The stretches that end behind an offset.
auto first_behind(const std::vector<FilePlace>& places, std::uint64_t offset)
{
    return std::partition_point(places.begin(), places.end(), [offset](const FilePlace& place) {
        return end_of(place) <= offset;
    });
}

/// True if one of the stretches holds all of these bytes.
bool lies_in(const std::vector<FilePlace>& places, const FilePlace& wanted)
{
    const auto place = first_behind(places, wanted.offset);
    return place != places.end() && place->offset <= wanted.offset &&
           end_of(wanted) <= end_of(*place);
}

/// Takes the stretches for zeros.
/// \param offset of the bytes in the file.
void leave_out(const std::vector<FilePlace>& places, std::span<std::byte> bytes,
               std::uint64_t offset)
{
    const std::uint64_t end = offset + bytes.size();
    for (auto place = first_behind(places, offset); place != places.end() && place->offset < end;
         ++place) {
        const std::uint64_t first = std::max(place->offset, offset) - offset;
        const std::uint64_t last = std::min(end_of(*place), end) - offset;
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(first),
                  bytes.begin() + static_cast<std::ptrdiff_t>(last), std::byte{0});
    }
}

/// The CRC-32 of a place of the file in which the stretches count as zeros; 0 if it lies in one.
std::uint32_t checksum_without(const std::vector<FilePlace>& stretches, int descriptor,
                               const FilePlace& place)
{
    if (lies_in(stretches, place)) {
        return 0;
    }
    std::vector<std::byte> bytes(place.size);
    read_at(descriptor, place.offset, bytes);
    leave_out(stretches, bytes, place.offset);
    return crc32_of(bytes);
}

std::uint64_t pieces_of(std::uint64_t covered)
{
    return covered / Seal::piece_size + (covered % Seal::piece_size == 0 ? 0 : 1);
}

/// Bytes of the seal before its footer; nothing if the file has no room for them.
std::optional<std::size_t> table_size(const Footer& footer, std::uint64_t file_size)
{
    constexpr std::uint64_t of_place = 2 * sizeof(std::uint64_t);
    if (footer.piece_size != Seal::piece_size || footer.covered > file_size ||
        footer.left_out > file_size || footer.runs > file_size) {
        return std::nullopt;
    }
    const std::uint64_t size = footer.left_out * of_place +
                               footer.runs * (of_place + sizeof(std::uint32_t)) +
                               pieces_of(footer.covered) * sizeof(std::uint32_t);
    return footer.covered + size + sizeof footer == file_size
               ? std::optional(static_cast<std::size_t>(size))
               : std::nullopt;
}

/// \throws CallFailure unless the file ends where HDF5 says that it ends.
void require_plain_end(int descriptor, std::uint64_t file_size)
{
    const std::optional<std::uint64_t> end = end_of_hdf5(descriptor);
    if (!end) {
        return;
    }
    if (file_size < *end) {
        throw CallFailure(localized("it is cut off: {} of {} bytes are there", file_size, *end));
    }
    if (file_size > *end) {
        throw CallFailure(
            localized("what follows its end is not the whole seal of a file of natality"));
    }
}

}  // namespace

Seal::Seal(std::uint64_t covered, std::vector<FilePlace> left_out, std::vector<Run> runs)
    : covered_(covered),
      left_out_(std::move(left_out)),
      runs_(std::move(runs)),
      not_in_pieces_(stretches_of(left_out_, runs_))
{
}

Seal Seal::of(int descriptor, std::uint64_t covered, Stretches stretches)
{
    Seal seal(covered, joined(std::move(stretches.left_out), 0),
              runs_of(std::move(stretches.values)));
    for (Run& run : seal.runs_) {
        run.checksum = seal.checksum_of_values(descriptor, run.place);
    }
    for (std::size_t number = 0; number < seal.pieces(); ++number) {
        seal.piece_checksums_.push_back(seal.checksum_of_piece(descriptor, seal.piece(number)));
    }
    return seal;
}

std::optional<Seal> Seal::found_in(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        throw CallFailure(std::generic_category().message(errno));
    }
    const auto file_size = static_cast<std::uint64_t>(status.st_size);
    Footer footer;
    if (file_size >= sizeof footer) {
        read_at(descriptor, file_size - sizeof footer,
                std::as_writable_bytes(std::span(&footer, 1)));
    }
    if (std::string_view(footer.letters.data(), footer.letters.size()) != seal_letters) {
        require_plain_end(descriptor, file_size);
        return std::nullopt;
    }
    const std::optional<std::size_t> table = table_size(footer, file_size);
    std::vector<std::byte> bytes(table.value_or(0) + sizeof footer);
    read_at(descriptor, file_size - bytes.size(), bytes);
    if (!table || crc32_of(std::span(bytes).first(bytes.size() - sizeof footer.checksum)) !=
                      footer.checksum) {
        throw CallFailure(localized("its seal is damaged"));
    }
    return from_table(bytes, footer.covered, footer.left_out, footer.runs);
}

Seal Seal::from_table(std::span<const std::byte> table, std::uint64_t covered,
                      std::uint64_t left_out_count, std::uint64_t run_count)
{
    std::vector<FilePlace> left_out;
    for (std::uint64_t i = 0; i < left_out_count; ++i) {
        left_out.push_back(taken_place(table));
    }
    std::vector<Run> runs;
    for (std::uint64_t i = 0; i < run_count; ++i) {
        const FilePlace place = taken_place(table);
        runs.push_back({place, taken<std::uint32_t>(table)});
    }
    Seal seal(covered, std::move(left_out), std::move(runs));
    for (std::size_t number = 0; number < seal.pieces(); ++number) {
        seal.piece_checksums_.push_back(taken<std::uint32_t>(table));
    }
    return seal;
}

std::vector<std::byte> Seal::bytes() const
{
    std::vector<std::byte> bytes;
    for (const FilePlace& place : left_out_) {
        append(bytes, place);
    }
    for (const Run& run : runs_) {
        append(bytes, run.place);
        append(bytes, run.checksum);
    }
    for (const std::uint32_t checksum : piece_checksums_) {
        append(bytes, checksum);
    }
    Footer footer{.covered = covered_,
                  .left_out = left_out_.size(),
                  .runs = runs_.size(),
                  .piece_size = static_cast<std::uint32_t>(piece_size)};
    std::copy(seal_letters.begin(), seal_letters.end(), footer.letters.begin());
    append(bytes, footer);
    const std::size_t before = bytes.size() - sizeof footer.checksum;
    footer.checksum = crc32_of(std::span(bytes).first(before));
    bytes.resize(before);
    append(bytes, footer.checksum);
    return bytes;
}

std::size_t Seal::first_run_behind(std::uint64_t offset) const
{
    const auto run = std::partition_point(
        runs_.begin(), runs_.end(), [offset](const Run& r) { return end_of(r.place) <= offset; });
    return static_cast<std::size_t>(run - runs_.begin());
}

bool Seal::holds(int descriptor, const Run& run) const
{
    return checksum_of_values(descriptor, run.place) == run.checksum;
}

std::optional<FilePlace> Seal::first_damage_but_values(int descriptor) const
{
    for (std::size_t number = 0; number < pieces(); ++number) {
        const FilePlace place = piece(number);
        if (checksum_of_piece(descriptor, place) != piece_checksums_[number]) {
            return place;
        }
    }
    return std::nullopt;
}

std::size_t Seal::pieces() const
{
    return static_cast<std::size_t>(pieces_of(covered_));
}

FilePlace Seal::piece(std::size_t number) const
{
    const std::uint64_t offset = std::uint64_t{number} * piece_size;
    return {offset,
            static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, covered_ - offset))};
}

std::uint32_t Seal::checksum_of_piece(int descriptor, FilePlace piece) const
{
    return checksum_without(not_in_pieces_, descriptor, piece);
}

std::uint32_t Seal::checksum_of_values(int descriptor, FilePlace place) const
{
    return checksum_without(left_out_, descriptor, place);
}

}  // namespace natality::files::detail
