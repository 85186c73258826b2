#include <natality/files/hdf5/detail/descriptor.hpp>

#include <natality/files/hdf5/detail/failure.hpp>

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace natality::files::detail {

namespace {

Descriptor opened(const std::filesystem::path& file, int flags)
{
    Descriptor descriptor(::open(file.c_str(), flags | O_CLOEXEC));
    if (descriptor.get() < 0) {
        throw CallFailure(std::generic_category().message(errno));
    }
    return descriptor;
}

}  // namespace

Descriptor Descriptor::for_reading(const std::filesystem::path& file)
{
    return opened(file, O_RDONLY);
}

Descriptor Descriptor::for_writing(const std::filesystem::path& file)
{
    return opened(file, O_RDWR);
}

void Descriptor::close()
{
    if (const int descriptor = std::exchange(descriptor_, -1); descriptor >= 0) {
        ::close(descriptor);
    }
}

}  // namespace natality::files::detail
