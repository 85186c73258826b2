#pragma once

/// \file
/// What the catalogue of texts is made of. It is compiled in, so that no result and no message
/// depends on a file that is installed or not.

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace natality::texts {

/// A sentence in English, which is its key, and in Chinese. The places of the Chinese, `{}` in
/// turn or `{0}`, `{1}` by number, take the arguments as the English formats them; it may leave
/// some out.
struct Translation {
    std::string_view english;
    std::string_view chinese;
};

/// How many arguments a sentence takes: the places `{}` and `{:.2f}` in turn, or one past the
/// largest number of `{0}`, `{1}`.
consteval std::size_t places_in(std::string_view sentence)
{
    std::size_t in_turn = 0;
    std::size_t by_number = 0;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '{' && i + 1 < sentence.size() && sentence[i + 1] == '{') {
            ++i;
        } else if (sentence[i] == '{' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9') {
            by_number = std::max(by_number, static_cast<std::size_t>(sentence[i + 1] - '0') + 1);
        } else if (sentence[i] == '{') {
            ++in_turn;
        }
    }
    return std::max(in_turn, by_number);
}

/// \p lines in the order of their keys, for a search by halves.
/// Fails to compile where a key stands twice, or where the Chinese has a place too many.
template <std::size_t count>
consteval std::array<Translation, count> by_english(std::array<Translation, count> lines)
{
    std::sort(lines.begin(), lines.end(), [](const Translation& left, const Translation& right) {
        return left.english < right.english;
    });
    for (const Translation& line : lines) {
        if (places_in(line.chinese) > places_in(line.english)) {
            throw "the Chinese has places that the English has no argument for";
        }
    }
    for (std::size_t i = 1; i < count; ++i) {
        if (lines[i].english == lines[i - 1].english) {
            throw "a sentence stands twice in the catalogue of texts";
        }
    }
    return lines;
}

/// The parts of the catalogue, each sorted by \ref by_english.
/// @{
[[nodiscard]] std::span<const Translation> errors_of_files();
[[nodiscard]] std::span<const Translation> errors_of_inputs();
[[nodiscard]] std::span<const Translation> errors_of_measures();
[[nodiscard]] std::span<const Translation> errors_of_scenarios();
[[nodiscard]] std::span<const Translation> errors_of_results();
[[nodiscard]] std::span<const Translation> errors_of_imports();
[[nodiscard]] std::span<const Translation> errors_of_the_program();
[[nodiscard]] std::span<const Translation> help();
[[nodiscard]] std::span<const Translation> tables();
[[nodiscard]] std::span<const Translation> notes();
[[nodiscard]] std::span<const Translation> variables();
[[nodiscard]] std::span<const Translation> of_others();
/// @}

/// The Chinese of \p english, or an empty text.
[[nodiscard]] std::string_view chinese(std::string_view english);

}  // namespace natality::texts
