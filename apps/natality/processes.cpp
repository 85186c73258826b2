#include "processes.hpp"

#include "builtin_data.hpp"
#include "part_option.hpp"

#include <natality/sweep/mpi_transport.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

namespace natality::app {

namespace {

/// The module of MPI: installed, or in the folder of the build.
std::filesystem::path mpi_module()
{
    constexpr const char* name = "natality_mpi.so";
    const auto installed = (program_folder() / NATALITY_INSTALL_MODULE_DIR / name);
    std::error_code error;
    return std::filesystem::exists(installed, error)
               ? installed.lexically_normal()
               : std::filesystem::path(NATALITY_BUILD_MODULE_DIR) / name;
}

bool is_part(const std::string& argument)
{
    const std::string option = std::string("--") + part_option;
    return argument == option || argument.starts_with(option + "=");
}

}  // namespace

std::unique_ptr<Transport> joined_processes(const Arguments& arguments)
{
    if (launched_processes() == 1 || std::any_of(arguments.begin(), arguments.end(), is_part)) {
        return nullptr;
    }
    return mpi_transport(mpi_module());
}

}  // namespace natality::app
