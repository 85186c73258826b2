#include <natality/files/text_limits.hpp>

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace natality::files {

std::string size_in_words(std::size_t bytes)
{
    constexpr std::array<std::string_view, 4> units{"bytes", "KiB", "MiB", "GiB"};
    constexpr std::size_t step = 1024;
    std::size_t unit = 0;
    while (bytes >= step && unit + 1 < units.size()) {
        bytes /= step;
        ++unit;
    }
    return fmt::format("{} {}", bytes, units[unit]);
}

}  // namespace natality::files
