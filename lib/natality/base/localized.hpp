#pragma once

/// \file
/// Sentences in both languages: written in English where they are needed, with a place `{}` for
/// each argument, and said in Chinese as the catalogue of texts (base/texts) has it.

#include <natality/base/local_text.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace natality {

namespace detail {

/// The argument of a sentence.
using TextArgument =
    std::variant<long long, unsigned long long, double, std::string_view, const LocalText*>;

/// Called where a constant expression must fail: its text is what the compiler shows.
void sentence_is_wrong(const char* why);

/// \param places for each argument, if it is a number.
template <std::size_t count>
consteval void check_places(std::string_view english, const std::array<bool, count>& places)
{
    std::size_t next = 0;
    for (std::size_t i = 0; i < english.size(); ++i) {
        const bool is_doubled =
            i + 1 < english.size() && english[i] == english[i + 1] && english[i] != ' ';
        if ((english[i] == '{' || english[i] == '}') && is_doubled) {
            ++i;
        } else if (english[i] == '{') {
            const std::size_t end = english.find('}', i);
            if (end == std::string_view::npos || next == count) {
                sentence_is_wrong("a place without an argument");
            }
            if (end > i + 1 && !(english[i + 1] == ':' && places[next])) {
                sentence_is_wrong("a place is {}, or {:format} of a number");
            }
            ++next;
            i = end;
        }
    }
    if (next != count) {
        sentence_is_wrong("an argument without a place");
    }
}

template <class Argument>
inline constexpr bool is_number_argument = std::is_arithmetic_v<std::remove_cvref_t<Argument>>;

[[nodiscard]] LocalText said_in_both(std::string_view key,
                                     std::initializer_list<TextArgument> arguments);

template <class Argument>
TextArgument text_argument(const Argument& argument)
{
    if constexpr (std::is_same_v<Argument, LocalText>) {
        return &argument;
    } else if constexpr (std::is_floating_point_v<Argument>) {
        return static_cast<double>(argument);
    } else if constexpr (std::is_unsigned_v<Argument>) {
        return static_cast<unsigned long long>(argument);
    } else if constexpr (std::is_integral_v<Argument>) {
        return static_cast<long long>(argument);
    } else {
        return std::string_view(argument);
    }
}

}  // namespace detail

/// An English sentence whose places, `{}` or `{:.2f}` with fmt's formats of numbers, are as many
/// as the arguments; checked when it is compiled.
template <class... Arguments>
class Sentence {
public:
    template <std::size_t size>
    // NOLINTNEXTLINE(google-explicit-constructor): a sentence is written as plain text.
    consteval Sentence(const char (&english)[size]) : english_(english, size - 1)
    {
        detail::check_places<sizeof...(Arguments)>(english_,
                                                   {detail::is_number_argument<Arguments>...});
    }

    [[nodiscard]] std::string_view english() const { return english_; }

private:
    std::string_view english_;
};

/// A sentence in both languages. Where one English has several Chinese, a context that is not
/// shown tells them apart, as in gettext: `growth\004none`.
/// \param sentence as the catalogue of texts has it; without a line there, the English stands for
/// both languages (tests/texts finds it).
/// \param arguments numbers, texts, and sentences in both languages.
template <class... Arguments>
[[nodiscard]] LocalText localized(Sentence<std::type_identity_t<Arguments>...> sentence,
                                  const Arguments&... arguments)
{
    return detail::said_in_both(sentence.english(), {detail::text_argument(arguments)...});
}

/// A text without places, known when the program runs, in both languages: as the catalogue of
/// texts has it, or the same in both.
[[nodiscard]] LocalText localized_text(std::string_view key);

/// \p texts joined by ", " and "、".
/// @{
[[nodiscard]] LocalText listed(std::span<const LocalText> texts);
[[nodiscard]] LocalText listed(std::span<const std::string> texts);
/// @}

}  // namespace natality
