#pragma once

/// \file
/// Several files in one input of a fuzzer: each begins with a line `==> name`.

#include <natality/files/input_files.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace natality::fuzz {

/// The bytes of an input as text.
[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// Calls \p take with the name and the content of every file in \p text; what stands before the
/// first is of none.
template <class Take>
void each_file(std::string_view text, const Take& take)
{
    constexpr std::string_view mark = "==> ";
    std::size_t at = text.starts_with(mark) ? 0 : text.find("\n==> ");
    while (at != std::string_view::npos) {
        text.remove_prefix(at + (text[at] == '\n' ? 1 : 0) + mark.size());
        const std::string_view name = text.substr(0, text.find('\n'));
        text.remove_prefix(name.size() + (name.size() < text.size() ? 1 : 0));
        // A file may be empty: the mark of the next one may follow at once.
        at = text.starts_with(mark) ? 0 : text.find("\n==> ");
        take(name, text.substr(0, at == std::string_view::npos ? at : at + (at > 0 ? 1 : 0)));
    }
}

/// The files of an input.
[[nodiscard]] inline files::InputFiles files_in(std::string_view text)
{
    files::InputFiles files("fuzzed");
    each_file(text, [&files](std::string_view name, std::string_view content) {
        files.add({std::string(name), "fuzzed/" + std::string(name), std::string(content)});
    });
    return files;
}

/// Calls \p read, which may refuse its input or fail in the ways that are promised; anything else
/// is a finding.
template <class Read>
void expect_a_promised_end(const Read& read)
{
    try {
        read();
    } catch (const Error&) {
    }
}

}  // namespace natality::fuzz
