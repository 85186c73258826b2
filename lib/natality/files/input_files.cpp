#include <natality/files/input_files.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

namespace natality::files {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

InputError unreadable(const std::filesystem::path& path, const std::error_code& reason)
{
    return {{path.string(), 0}, localized("cannot be read: {}", localized_text(reason.message()))};
}

std::error_code last_error()
{
    return {errno, std::generic_category()};
}

std::string content_of(const std::filesystem::path& path)
{
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        throw unreadable(path, last_error());
    }
    std::string content;
    std::array<char, 1 << 16> buffer{};
    std::size_t count = 0;
    while ((count = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0) {
        content.append(buffer.data(), count);
    }
    if (std::ferror(file.get()) != 0) {
        throw unreadable(path, last_error());
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

InputFile read_file(const std::filesystem::path& path)
{
    return {path.filename().string(), path.string(), content_of(path)};
}

InputFiles read_folder(const std::filesystem::path& folder,
                       const std::function<bool(const std::string&)>& wanted)
{
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
