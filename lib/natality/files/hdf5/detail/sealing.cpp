#include <natality/files/hdf5/detail/sealing.hpp>

#include <natality/files/hdf5/detail/descriptor.hpp>
#include <natality/files/hdf5/detail/readable_file.hpp>

#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace natality::files::detail {

namespace {

void write_at(int descriptor, std::uint64_t offset, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count =
            ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw CallFailure(std::generic_category().message(errno));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

}  // namespace

void seal_file(const std::filesystem::path& file, Stretches stretches)
{
    const Descriptor descriptor = Descriptor::for_writing(file);
    const std::uint64_t covered = std::filesystem::file_size(file);
    write_at(descriptor.get(), covered,
             Seal::of(descriptor.get(), covered, std::move(stretches)).bytes());
}

bool fits_its_seal(const std::filesystem::path& file)
{
    const Descriptor descriptor = Descriptor::for_reading(file);
    const std::optional<Seal> seal = Seal::found_in(descriptor.get());
    if (!seal) {
        return false;
    }
    if (const auto damage = seal->first_damage_but_values(descriptor.get())) {
        throw damage_in(*damage);
    }
    for (const Seal::Run& run : seal->runs()) {
        if (!seal->holds(descriptor.get(), run)) {
            throw damage_in(run.place);
        }
    }
    return true;
}

}  // namespace natality::files::detail
