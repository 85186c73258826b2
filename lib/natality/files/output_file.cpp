#include <natality/files/output_file.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <cerrno>
#include <cstdio>
#include <random>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace natality::files {

namespace {

namespace fs = std::filesystem;

InputError refused(const fs::path& file, LocalText reason)
{
    return {Place{file.string(), 0}, std::move(reason)};
}

RunError failed(const fs::path& file, int error_number)
{
    return RunError(localized("{}: cannot write: {}", file.string(),
                              localized_text(std::generic_category().message(error_number))));
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
        throw refused(file, localized("is a folder; give the name of a file"));
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw refused(file, localized("is not an ordinary file; give another name"));
    }
    if (fs::exists(status) && existing == ExistingOutput::keep) {
        throw refused(file, localized("exists already; give --force to replace it"));
    }
    if (!fs::is_directory(folder_of(file), ignored)) {
        throw refused(file, localized("there is no folder {}", folder_of(file).string()));
    }
}

/// Where \p file really lies, so that replacing it leaves a link to it in place, even one that
/// leads to nothing yet.
fs::path behind_links(fs::path file)
{
    constexpr int most_links = 40;
    std::error_code error;
    for (int link = 0; link < most_links && fs::is_symlink(fs::symlink_status(file, error));
         ++link) {
        file = folder_of(file) / fs::read_symlink(file, error);
    }
    return file;
}

/// Removes what programs that were killed have left behind of the same output.
void remove_abandoned(const fs::path& target)
{
    const std::string prefix = target.filename().string() + ".part-";
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_of(target), error)) {
        std::error_code ignored;
        const bool is_part = entry.path().filename().string().starts_with(prefix);
        if (is_part && entry.is_regular_file(ignored) && WriteLock::if_free(entry.path())) {
            fs::remove(entry.path(), ignored);
        }
    }
}

/// A name that no other program on any machine that shares the folder will think of.
fs::path temporary_beside(const fs::path& target)
{
    std::random_device random;
    fs::path temporary = target;
    temporary += fmt::format(".part-{:08x}{:08x}", random(), random());
    return temporary;
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
    if (std::error_code ignored; fs::exists(file_, ignored)) {
        replaced_.emplace(behind_links(file_));
    }
    create_temporary();
}

OutputFile::OutputFile(fs::path file, WriteLock replaced)
    : file_(std::move(file)), existing_(ExistingOutput::replace), replaced_(std::move(replaced))
{
    check_output(file_, existing_);
    create_temporary();
}

void OutputFile::create_temporary()
{
    const fs::path target = behind_links(file_);
    remove_abandoned(target);
    // Another program that tidies up may take a file for abandoned before it is locked.
    while (!lock_) {
        temporary_ = temporary_beside(target);
        const int descriptor =
            ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0) {
            const int error_number = errno;
            temporary_.clear();
            throw failed(file_, error_number);
        }
        ::close(descriptor);
        lock_ = WriteLock::if_free(temporary_);
    }
    if (struct stat status{}; replaced_ && ::fstat(replaced_->descriptor(), &status) == 0) {
        ::fchmod(lock_->descriptor(), status.st_mode & 07777U);
    }
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)),
      temporary_(std::exchange(other.temporary_, {})),
      existing_(other.existing_),
      replaced_(std::move(other.replaced_)),
      lock_(std::move(other.lock_))
{
}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept
{
    std::swap(file_, other.file_);
    std::swap(temporary_, other.temporary_);
    std::swap(existing_, other.existing_);
    std::swap(replaced_, other.replaced_);
    std::swap(lock_, other.lock_);
    return *this;
}

OutputFile::~OutputFile()
{
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

WriteLock OutputFile::commit(Durability durability)
{
    check_output(file_, existing_);
    const fs::path target = behind_links(file_);
    if (durability == Durability::now) {
        synchronise(temporary_, file_);
    }
    take_name(target);
    temporary_.clear();
    replaced_.reset();
    if (durability == Durability::now) {
        synchronise(folder_of(target), file_);
    }
    WriteLock lock = std::move(*lock_);
    lock_.reset();
    return lock;
}

void OutputFile::take_name(const fs::path& target)
{
    // Only a name that leads nowhere can be taken without the lock of what it leads to.
    if (!replaced_ && ::link(temporary_.c_str(), target.c_str()) == 0) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
        return;
    }
    if (!replaced_ && errno == EEXIST) {
        check_output(file_, existing_);
        replaced_.emplace(target);
    }
    if (replaced_ && !replaced_->is_under(target) && fs::exists(target)) {
        throw refused(file_, localized("was replaced by another program in the meantime"));
    }
    if (std::rename(temporary_.c_str(), target.c_str()) != 0) {
        throw failed(file_, errno);
    }
}

}  // namespace natality::files
