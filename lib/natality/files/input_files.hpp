#pragma once

/// \file
/// The files an input is made of, whole and in memory: from a disk, or from a results file that
/// carries its inputs. Readers see no difference.

#include <natality/base/problems.hpp>
#include <natality/files/text_limits.hpp>

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace natality::files {

/// The bytes of one file.
struct InputFile {
    /// What readers ask for it by: the path below its input, parts joined by `/`.
    std::string name;
    /// What problems call it: the path as the user would find it.
    std::string shown_as;
    std::string content;

    /// A place in the file; line 0 means the file as a whole.
    [[nodiscard]] Place place(std::size_t line = 0) const { return {shown_as, line}; }
};

/// Files by name, each name once.
class InputFiles {
public:
    InputFiles() = default;

    /// No files yet.
    /// \param shown_as what problems call the folder they stand in; may be empty.
    explicit InputFiles(std::string shown_as) : shown_as_(std::move(shown_as)) {}

    /// Adds a file; one of the same name is replaced.
    void add(InputFile file);

    /// Adds all of \p others under `folder/`; what problems call them stays.
    void add_below(std::string_view folder, const InputFiles& others);

    /// The files under `folder/`, by their names below it.
    [[nodiscard]] InputFiles below(std::string_view folder) const;

    /// The file of that name, or null. Valid until the next file is added.
    [[nodiscard]] const InputFile* find(std::string_view name) const;

    /// In the order of their names.
    [[nodiscard]] std::span<const InputFile> all() const { return files_; }

    [[nodiscard]] bool empty() const { return files_.empty(); }

    /// The place of a file that may be missing.
    [[nodiscard]] Place place(std::string_view name) const;

private:
    std::string shown_as_;
    std::vector<InputFile> files_;
};

/// Reads one file whole; its name is the last part of its path.
/// \param largest the most bytes that are read.
/// \throws InputError naming the file and the system's reason, or that it is larger, or that it is
///         no regular file: a device or a pipe may have no end.
[[nodiscard]] InputFile read_file(const std::filesystem::path& path,
                                  std::size_t largest = largest_text);

/// True if the file begins with \p bytes; nothing more of it is read.
/// \throws InputError as \ref read_file.
[[nodiscard]] bool begins_with(const std::filesystem::path& path, std::string_view bytes);

/// Reads the files of a folder, not those of folders in it.
/// \param wanted says by name which files are read.
/// \throws InputError naming every file that cannot be read, or the folder.
[[nodiscard]] InputFiles read_folder(const std::filesystem::path& folder,
                                     const std::function<bool(const std::string&)>& wanted);

}  // namespace natality::files
