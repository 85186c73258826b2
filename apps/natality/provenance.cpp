#include "provenance.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/utf8.hpp>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace natality::app {

namespace {

std::chrono::sys_seconds start_time()
{
    const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
    const std::string_view text(epoch);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw InputError({},
                         localized("SOURCE_DATE_EPOCH: '{}' is not a number of seconds since 1970",
                                   std::string(text)));
    }
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

}  // namespace

io::Provenance provenance(const std::string& command, const Arguments& arguments,
                          files::InputFiles inputs, Completions completions)
{
    std::string command_line = "natality " + command;
    for (const std::string& argument : arguments) {
        // The text of a results file is UTF-8, whatever a file is called.
        command_line += " " + printable(argument);
    }
    return {.command_line = std::move(command_line),
            .start_time = start_time(),
            .seed = std::nullopt,
            .inputs = std::move(inputs),
            .completions = std::move(completions)};
}

}  // namespace natality::app
