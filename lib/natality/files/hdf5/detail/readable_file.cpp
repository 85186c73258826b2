#include <natality/files/hdf5/detail/readable_file.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/descriptor.hpp>

namespace natality::files::detail {

ReadableFile::ReadableFile(const std::filesystem::path& file) : disk_(std::make_unique<DiskState>())
{
    const Descriptor descriptor = Descriptor::for_reading(file);
    disk_->seal = Seal::found_in(descriptor.get());
    if (disk_->seal) {
        if (const auto damage = disk_->seal->first_damage_but_values(descriptor.get())) {
            throw damage_in(*damage);
        }
    }
    const PropertyListHandle access(checked(H5Pcreate(H5P_FILE_ACCESS)));
    driver_ = use_deferring_driver(access.get(), *disk_);
    try {
        file_ = FileHandle(checked(H5Fopen(file.c_str(), H5F_ACC_RDONLY, access.get())));
    } catch (const CallFailure&) {
        throw_if_damaged();
        throw;
    }
}

void ReadableFile::throw_if_damaged() const
{
    if (disk_->damaged_values) {
        throw damage_in(*disk_->damaged_values);
    }
}

CallFailure damage_in(const FilePlace& place)
{
    return CallFailure(localized("it is damaged somewhere in the bytes from {} to {}: they do "
                                 "not fit their checksum",
                                 place.offset, place.offset + place.size - 1));
}

}  // namespace natality::files::detail
