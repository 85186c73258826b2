#include <natality/sweep/mpi_transport.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>
#include <natality/sweep/detail/mpi_module.hpp>

#include <charconv>
#include <cstdlib>
#include <string_view>

#include <dlfcn.h>

namespace natality {

namespace {

/// A number of processes in the environment; 1 if it does not hold one.
int count_in(const char* variable)
{
    const char* const value = std::getenv(variable);
    const std::string_view text = value == nullptr ? "" : value;
    int count = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} && end == text.data() + text.size() && count > 0 ? count : 1;
}

RunError cannot_load(const std::filesystem::path& module, const LocalText& reason)
{
    return RunError(localized("started as one of {} processes, and MPI cannot be used: {}: {}; "
                              "install natality with MPI, or run parts (--part)",
                              launched_processes(), module.string(), reason));
}

/// A function of the module.
template <class Function>
Function* found(void* library, const char* name, const std::filesystem::path& module)
{
    void* const symbol = ::dlsym(library, name);
    if (symbol == nullptr) {
        throw cannot_load(module, localized("holds no '{}'", name));
    }
    return reinterpret_cast<Function*>(symbol);
}

}  // namespace

int launched_processes()
{
    for (const char* const variable : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
        if (const int count = count_in(variable); count > 1) {
            return count;
        }
    }
    // srun tells by PMIx that there is an MPI to be joined, and by its own word how many there are.
    return std::getenv("PMIX_RANK") == nullptr ? 1 : count_in("SLURM_STEP_NUM_TASKS");
}

std::unique_ptr<Transport> mpi_transport(const std::filesystem::path& module)
{
    // What MPI loads in its turn looks for its symbols among those of the program. The module stays
    // until the process ends: MPI does not bear being unloaded.
    void* const library = ::dlopen(module.c_str(), RTLD_NOW | RTLD_GLOBAL | RTLD_NODELETE);
    if (library == nullptr) {
        throw cannot_load(module, LocalText{::dlerror(), {}});
    }
    auto* const build = found<decltype(natality_mpi_build)>(library, "natality_mpi_build", module);
    if (std::string_view(build()) != build_info.revision) {
        throw cannot_load(module, localized("is of another build, {} instead of {}", build(),
                                            build_info.revision));
    }
    auto* const start = found<decltype(natality_mpi_start)>(library, "natality_mpi_start", module);
    return std::unique_ptr<Transport>(start());
}

}  // namespace natality
