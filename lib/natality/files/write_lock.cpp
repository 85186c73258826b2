#include <natality/files/write_lock.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace natality::files {

namespace {

/// As other programs see it: the locks of HDF5, which readers take too, are of another kind.
bool lock(int descriptor)
{
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    return ::fcntl(descriptor, F_OFD_SETLK, &whole) == 0;
}

}  // namespace

WriteLock::WriteLock(const std::filesystem::path& file) : descriptor_(-1)
{
    // A file that was replaced between opening and locking is not the one under the name.
    do {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        descriptor_ = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
        if (descriptor_ < 0) {
            throw RunError(localized("{}: cannot write: {}", file.string(),
                                     localized_text(std::generic_category().message(errno))));
        }
        if (!lock(descriptor_)) {
            ::close(descriptor_);
            throw InputError(Place{file.string(), 0}, "is being written by another program");
        }
    } while (!is_under(file));
}

std::optional<WriteLock> WriteLock::if_free(const std::filesystem::path& file)
{
    WriteLock found(::open(file.c_str(), O_RDWR | O_CLOEXEC));
    if (found.descriptor_ < 0 || !lock(found.descriptor_) || !found.is_under(file)) {
        return std::nullopt;
    }
    return found;
}

WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1))
{
}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

WriteLock::~WriteLock()
{
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

bool WriteLock::is_under(const std::filesystem::path& file) const
{
    struct stat here {};
    struct stat there {};
    return ::fstat(descriptor_, &here) == 0 && ::stat(file.c_str(), &there) == 0 &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

}  // namespace natality::files
