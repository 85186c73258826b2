#include "gnuplot.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

// The environment as POSIX hands it to a program; no header declares it.
extern char** environ;

namespace natality::app {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// A file without a name, gone when it is closed.
File temporary_file()
{
    File file(std::tmpfile());
    if (!file) {
        throw RunError(
            localized("a temporary file cannot be made: {}", localized_text(std::strerror(errno))));
    }
    return file;
}

File file_of(const std::string& text)
{
    File file = temporary_file();
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
        std::fflush(file.get()) != 0) {
        throw RunError("a temporary file cannot be written; is the disk full?");
    }
    std::rewind(file.get());
    return file;
}

std::string first_lines_of(std::FILE* file)
{
    std::array<char, 2000> text{};
    std::rewind(file);
    return {text.data(), std::fread(text.data(), 1, text.size(), file)};
}

/// What a child's standard streams are.
class Redirections {
public:
    Redirections() { posix_spawn_file_actions_init(&actions_); }
    Redirections(const Redirections&) = delete;
    Redirections& operator=(const Redirections&) = delete;
    ~Redirections() { posix_spawn_file_actions_destroy(&actions_); }

    void use(std::FILE* file, int stream)
    {
        posix_spawn_file_actions_adddup2(&actions_, fileno(file), stream);
    }
    void write_to(const std::filesystem::path& file, int stream)
    {
        posix_spawn_file_actions_addopen(&actions_, stream, file.c_str(), O_WRONLY | O_TRUNC, 0);
    }
    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

/// \return the child's status.
int waited_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            throw RunError(localized("gnuplot: {}", localized_text(std::strerror(errno))));
        }
    }
    return status;
}

}  // namespace

void run_gnuplot(const std::string& script, const std::filesystem::path& output)
{
    const File input = file_of(script);
    const File said = temporary_file();
    Redirections redirections;
    redirections.use(input.get(), STDIN_FILENO);
    redirections.write_to(output, STDOUT_FILENO);
    redirections.use(said.get(), STDERR_FILENO);
    std::array<std::string, 3> words{"gnuplot", "--default-settings", "-"};
    std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
    pid_t child = 0;
    const int error = posix_spawnp(&child, words[0].c_str(), redirections.actions(), nullptr,
                                   arguments.data(), environ);
    if (error == ENOENT) {
        throw RunError("pictures are drawn by gnuplot, which is not there; install it (Debian: "
                       "gnuplot-nox)");
    }
    if (error != 0) {
        throw RunError(
            localized("gnuplot: {}", localized_text(std::system_category().message(error))));
    }
    const int status = waited_for(child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw RunError(localized("gnuplot failed: {}", first_lines_of(said.get())));
    }
}

}  // namespace natality::app
