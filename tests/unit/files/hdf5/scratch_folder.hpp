#pragma once

/// \file
/// A folder for the files of one test.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace natality::test {

/// A new empty folder, removed with all that is in it at the end of the test.
class ScratchFolder {
public:
    ScratchFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "natality-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no folder for the files of the test");
        }
        path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return path_ / name;
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Number of files and folders in it.
    [[nodiscard]] auto size() const
    {
        return std::distance(std::filesystem::directory_iterator(path_), {});
    }

private:
    std::filesystem::path path_;
};

/// All bytes of a file.
inline std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Makes a file of these bytes.
inline void write_bytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// The message of the exception of type \p Exception that \p work throws; otherwise what happened
/// instead.
template <class Exception, class Work>
std::string message_of(const Work& work)
{
    try {
        work();
    } catch (const Exception& exception) {
        return exception.what();
    } catch (const std::exception& exception) {
        return std::string("another exception: ") + exception.what();
    }
    return "no exception";
}

}  // namespace natality::test
