#include <natality/files/output_file.hpp>

#include <natality/base/problems.hpp>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace natality::files {

namespace {

namespace fs = std::filesystem;

InputError refused(const fs::path& file, std::string reason)
{
    return {Place{file.string(), 0}, std::move(reason)};
}

RunError failed(const fs::path& file, int error_number)
{
    return RunError(fmt::format("{}: cannot write: {}", file.string(),
                                std::generic_category().message(error_number)));
}

fs::path folder_of(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// \throws InputError unless \p file may be (over)written.
void check_output(const fs::path& file, ExistingOutput existing)
{
    std::error_code ignored;
    const fs::file_status status = fs::status(file, ignored);
    if (fs::is_directory(status)) {
        throw refused(file, "is a folder; give the name of a file");
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw refused(file, "is not an ordinary file; give another name");
    }
    if (fs::exists(status) && existing == ExistingOutput::keep) {
        throw refused(file, "exists already; give --force to replace it");
    }
    if (!fs::is_directory(folder_of(file), ignored)) {
        throw refused(file, fmt::format("there is no folder {}", folder_of(file).string()));
    }
}

/// Where \p file really lies, so that replacing it leaves a link to it in place.
fs::path behind_links(const fs::path& file)
{
    std::error_code error;
    const fs::path target = fs::canonical(file, error);
    return error ? file : target;
}

/// Waits until the disk has all of a file, or all names of a folder.
void synchronise(const fs::path& path, const fs::path& output)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL);
    const int error_number = errno;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!done) {
        throw failed(output, error_number);
    }
}

}  // namespace

OutputFile::OutputFile(fs::path file, ExistingOutput existing)
    : file_(std::move(file)), existing_(existing)
{
    check_output(file_, existing_);
    fs::path temporary = behind_links(file_);
    temporary += fmt::format(".part-{}", ::getpid());
    std::error_code ignored;
    fs::remove(temporary, ignored);  // of an earlier process with the same number
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        throw failed(file_, errno);
    }
    ::close(descriptor);
    temporary_ = std::move(temporary);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)),
      temporary_(std::exchange(other.temporary_, {})),
      existing_(other.existing_)
{
}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept
{
    std::swap(file_, other.file_);
    std::swap(temporary_, other.temporary_);
    std::swap(existing_, other.existing_);
    return *this;
}

OutputFile::~OutputFile()
{
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

void OutputFile::commit(Durability durability)
{
    check_output(file_, existing_);
    std::error_code error;
    if (durability == Durability::now) {
        synchronise(temporary_, file_);
    } else {
        // Some systems wait for the disk when a file takes the place of another.
        fs::remove(behind_links(file_), error);
    }
    fs::rename(temporary_, behind_links(file_), error);
    if (error) {
        throw failed(file_, error.value());
    }
    temporary_.clear();
    if (durability == Durability::now) {
        synchronise(folder_of(behind_links(file_)), file_);
    }
}

}  // namespace natality::files
