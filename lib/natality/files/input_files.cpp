#include <natality/files/input_files.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace natality::files {

namespace {

InputError unreadable(const std::filesystem::path& path, const std::error_code& reason)
{
    return {{path.string(), 0}, localized("cannot be read: {}", localized_text(reason.message()))};
}

/// A name from a file may hold a zero, where the system would take it as ended.
void require_name(const std::filesystem::path& path)
{
    if (path.native().find('\0') != std::string::npos) {
        throw unreadable(path, std::make_error_code(std::errc::invalid_argument));
    }
}

/// A file that is open for reading, and is closed whatever happens.
class OpenFile {
public:
    /// \throws InputError if it cannot be opened or is no regular file.
    explicit OpenFile(const std::filesystem::path& path)
        : path_(path),
          // Opening a pipe that nobody writes to would wait for ever.
          descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
        if (descriptor_ < 0) {
            throw failure(errno);
        }
        try {
            require_regular();
        } catch (...) {
            close(descriptor_);
            throw;
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { close(descriptor_); }

    /// Adds what comes next to \p content.
    /// \return false at the end.
    bool read_some(std::string& content)
    {
        std::array<char, 1 << 16> buffer{};
        const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
        if (count < 0) {
            throw failure(errno);
        }
        content.append(buffer.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

private:
    void require_regular() const
    {
        struct stat status = {};
        if (fstat(descriptor_, &status) != 0) {
            throw failure(errno);
        }
        if (S_ISDIR(status.st_mode)) {
            throw failure(EISDIR);
        }
        if (!S_ISREG(status.st_mode)) {
            throw InputError({path_.string(), 0},
                             localized("is no file but a device or a pipe, which may have no "
                                       "end; save its text in a file"));
        }
    }

    [[nodiscard]] InputError failure(int reason) const
    {
        return unreadable(path_, {reason, std::generic_category()});
    }

    const std::filesystem::path& path_;
    int descriptor_;
};

std::string content_of(const std::filesystem::path& path, std::size_t largest)
{
    OpenFile file(path);
    std::string content;
    // A file may grow while it is read, and the system knows no size of one that it makes up.
    std::error_code unknown;
    const std::uintmax_t expected = std::filesystem::file_size(path, unknown);
    if (!unknown && expected <= largest) {
        content.reserve(static_cast<std::size_t>(expected) + 1);
    }
    while (file.read_some(content)) {
        if (content.size() > largest) {
            throw InputError({path.string(), 0},
                             localized("is larger than {}, the most that is read of such a "
                                       "file; divide it, or leave out what is not needed",
                                       size_in_words(largest)));
        }
    }
    return content;
}

bool name_is_less(const InputFile& file, std::string_view name)
{
    return file.name < name;
}

}  // namespace

void InputFiles::add(InputFile file)
{
    const auto at = std::lower_bound(files_.begin(), files_.end(), file.name, name_is_less);
    if (at != files_.end() && at->name == file.name) {
        *at = std::move(file);
    } else {
        files_.insert(at, std::move(file));
    }
}

void InputFiles::add_below(std::string_view folder, const InputFiles& others)
{
    for (InputFile file : others.all()) {
        file.name = std::string(folder) + "/" + file.name;
        add(std::move(file));
    }
}

InputFiles InputFiles::below(std::string_view folder) const
{
    const std::string prefix = std::string(folder) + "/";
    InputFiles found(place(folder).file);
    for (InputFile file : files_) {
        if (!file.name.starts_with(prefix)) {
            continue;
        }
        file.name.erase(0, prefix.size());
        if (file.shown_as.ends_with("/" + file.name)) {
            found.shown_as_ = file.shown_as.substr(0, file.shown_as.size() - file.name.size() - 1);
        }
        found.add(std::move(file));
    }
    return found;
}

const InputFile* InputFiles::find(std::string_view name) const
{
    const auto at = std::lower_bound(files_.begin(), files_.end(), name, name_is_less);
    return at != files_.end() && at->name == name ? &*at : nullptr;
}

Place InputFiles::place(std::string_view name) const
{
    return {shown_as_.empty() ? std::string(name) : shown_as_ + "/" + std::string(name), 0};
}

InputFile read_file(const std::filesystem::path& path, std::size_t largest)
{
    require_name(path);
    return {path.filename().string(), path.string(), content_of(path, largest)};
}

bool begins_with(const std::filesystem::path& path, std::string_view bytes)
{
    OpenFile file(path);
    std::string content;
    while (content.size() < bytes.size() && file.read_some(content)) {
    }
    return content.starts_with(bytes);
}

InputFiles read_folder(const std::filesystem::path& folder,
                       const std::function<bool(const std::string&)>& wanted)
{
    require_name(folder);
    std::error_code failure;
    const std::filesystem::directory_iterator entries(folder, failure);
    if (failure) {
        throw unreadable(folder, failure);
    }
    std::vector<std::string> names;
    for (const auto& entry : entries) {
        const std::string name = entry.path().filename().string();
        if (wanted(name)) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    InputFiles files((folder / "file").parent_path().string());
    Problems problems;
    for (const std::string& name : names) {
        try {
            files.add(read_file(folder / name));
        } catch (const InputError& error) {
            problems.append(error.problems());
        }
    }
    problems.throw_if_any();
    return files;
}

}  // namespace natality::files
