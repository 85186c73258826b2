#include "builtin_data.hpp"

#include <natality/base/problems.hpp>

#include <cstdlib>
#include <system_error>

namespace natality::app {

namespace {

bool has_data(const std::filesystem::path& folder)
{
    std::error_code error;
    return std::filesystem::is_directory(folder / "measures", error);
}

}  // namespace

std::filesystem::path program_folder()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::filesystem::path builtin_data_folder()
{
    if (const char* const chosen = std::getenv("NATALITY_DATA"); chosen != nullptr) {
        if (!has_data(chosen)) {
            throw InputError({chosen, 0}, "NATALITY_DATA names a folder without 'measures' in it");
        }
        return chosen;
    }
    const auto installed = program_folder() / NATALITY_INSTALL_DATA_DIR;
    if (has_data(installed)) {
        return installed.lexically_normal();
    }
    if (has_data(NATALITY_BUILD_DATA_DIR)) {
        return NATALITY_BUILD_DATA_DIR;
    }
    throw InputError({installed.lexically_normal().string(), 0},
                     "no built-in data here; set NATALITY_DATA to the folder that holds them");
}

}  // namespace natality::app
