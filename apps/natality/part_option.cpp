#include "part_option.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace natality::app {

namespace {

/// A whole number from 1 on, and nothing else.
std::optional<std::uint64_t> counting_number(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0) {
        return std::nullopt;
    }
    return number;
}

/// How a part is called in messages.
LocalText part_text(const SweepPart& part)
{
    return part.is_whole() ? localized("a whole sweep")
                           : localized("part {} of {}", part.number, part.of);
}

}  // namespace

SweepPart part_of(const CommandLine& line, std::uint64_t scenarios, std::uint64_t block_size)
{
    if (line.values.count(part_option) == 0) {
        return {};
    }
    const std::string text = line.values[part_option].as<std::string>();
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto number = counting_number(std::string_view(text).substr(0, slash));
    const auto of = slash == text.size()
                        ? std::nullopt
                        : counting_number(std::string_view(text).substr(slash + 1));
    if (!number || !of || *number > *of) {
        throw UsageError(
            localized("--part: '{}' is no part of a sweep; as 3/64, the third of 64 parts", text));
    }
    if (const std::uint64_t most = most_parts(scenarios, block_size); *of > most) {
        throw UsageError(localized("--part: the sweep of {} scenarios in blocks of {} has at "
                                   "most {} parts",
                                   scenarios, block_size, most));
    }
    return {*number, *of};
}

std::string default_sweep_file(const SweepPart& part)
{
    return part.is_whole() ? "sweep.h5" : fmt::format("sweep-{}-of-{}.h5", part.number, part.of);
}

void require_same_part(const std::string& file, const SweepPart& part)
{
    const SweepPart there = io::SweepReader(file).part();
    if (there != part) {
        throw InputError(Place{file, 0},
                         localized("is {}, and what is asked for is {}; give another sweep file",
                                   part_text(there), part_text(part)));
    }
}

}  // namespace natality::app
