#include <natality/files/hdf5/detail/in_child.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/hdf5/detail/descriptor.hpp>
#include <natality/files/hdf5/detail/failure.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace natality::files::detail {

namespace {

// GCC defines the first two, Clang answers the others.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NATALITY_IS_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NATALITY_IS_SANITIZED
#endif
#endif

#ifdef NATALITY_IS_SANITIZED
/// Sanitizers reserve more memory than any limit would allow.
constexpr bool limits_memory = false;
#else
constexpr bool limits_memory = true;
#endif

void limit(int resource, std::uint64_t most)
{
    struct rlimit limit {};
    ::getrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, most);
    ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

/// Empty if all went well.
LocalText failure_of(const std::function<void()>& work)
{
    constexpr const char* too_much = "it asks for more memory than a file of its size can need";
    try {
        work();
        return {};
    } catch (const std::bad_alloc&) {
        return localized_text(too_much);
    } catch (const std::length_error&) {
        return localized_text(too_much);
    } catch (const CallFailure& failure) {
        return failure.reason();
    } catch (const std::exception& error) {
        return localized_text(error.what());
    }
}

/// Between the languages on the way from the child.
constexpr char between = '\0';

/// What runs in the child.
[[noreturn]] void run(const std::function<void()>& work, const ChildLimits& limits, int answer)
{
    for (const int signal : {SIGINT, SIGTERM, SIGXCPU, SIGSEGV, SIGBUS, SIGABRT, SIGFPE}) {
        ::signal(signal, SIG_DFL);
    }
    // What the C library says of a crash is not for the user.
    const Descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    ::dup2(nowhere.get(), STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.seconds);
    if (limits_memory) {
        limit(RLIMIT_DATA, limits.bytes);
    }
    const LocalText text = failure_of(work);
    const std::string failure = text.en.empty() ? std::string() : text.en + between + text.zh;
    const ssize_t written = ::write(answer, failure.data(), failure.size());
    ::_exit(written == static_cast<ssize_t>(failure.size()) ? 0 : 1);
}

std::string everything_from(int descriptor)
{
    std::string all;
    std::array<char, 4096> bytes{};
    while (true) {
        const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
        if (count > 0) {
            all.append(bytes.data(), static_cast<std::size_t>(count));
        } else if (count == 0 || errno != EINTR) {
            return all;
        }
    }
}

int status_of(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

std::optional<LocalText> failure_in_child(const std::function<void()>& work,
                                          const ChildLimits& limits)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw CallFailure(std::generic_category().message(errno));
    }
    const Descriptor answer(ends[0]);
    Descriptor child_end(ends[1]);
    const pid_t child = ::fork();
    if (child < 0) {
        throw CallFailure(std::generic_category().message(errno));
    }
    if (child == 0) {
        run(work, limits, child_end.get());
    }
    child_end.close();
    const std::string failure = everything_from(answer.get());
    const int status = status_of(child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return localized("the HDF5 library did not come to an end with it in {} seconds",
                         limits.seconds);
    }
    if (WIFSIGNALED(status)) {
        return localized("the HDF5 library crashes on it (signal {})", WTERMSIG(status));
    }
    if (WEXITSTATUS(status) != 0) {
        return localized("the HDF5 library could not be tried on it");
    }
    const std::size_t end = failure.find(between);
    return end == std::string::npos
               ? std::nullopt
               : std::optional(LocalText{failure.substr(0, end), failure.substr(end + 1)});
}

}  // namespace natality::files::detail
