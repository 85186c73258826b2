#include <natality/base/localized.hpp>

#include <natality/base/texts/translation.hpp>

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

namespace natality {

namespace {

/// Ends the context of a sentence, as gettext has it: `growth\004none` is the "none" of growth.
constexpr char context_end = '\004';

/// The English to be shown: the key without its context.
std::string_view shown(std::string_view key)
{
    return key.substr(key.find(context_end) + 1);
}

/// Said in turn: the text between the places and, for each place, what \p place makes of what
/// stands in its braces.
template <class Place>
std::string filled(std::string_view sentence, const Place& place)
{
    std::string said;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool is_brace = sentence[i] == '{' || sentence[i] == '}';
        if (is_brace && i + 1 < sentence.size() && sentence[i + 1] == sentence[i]) {
            said += sentence[i++];
        } else if (sentence[i] == '{') {
            const std::size_t end = sentence.find('}', i);
            said += place(sentence.substr(i + 1, end - i - 1));
            i = end;
        } else {
            said += sentence[i];
        }
    }
    return said;
}

/// A number as fmt writes it by \p format (`:.2f`, or nothing), or a text.
std::string argument_text(const detail::TextArgument& argument, std::string_view format,
                          Language language)
{
    const std::string pattern = "{" + std::string(format) + "}";
    return std::visit(
        [&]<class Value>(const Value& value) -> std::string {
            if constexpr (std::is_same_v<Value, const LocalText*>) {
                return value->in(language);
            } else {
                return fmt::format(fmt::runtime(pattern), value);
            }
        },
        argument);
}

/// What the places of the English hold, said in \p language.
std::vector<std::string> argument_texts(std::string_view english,
                                        std::initializer_list<detail::TextArgument> arguments,
                                        Language language)
{
    std::vector<std::string> texts;
    const auto* argument = arguments.begin();
    filled(english, [&](std::string_view format) {
        texts.push_back(argument_text(*argument++, format, language));
        return std::string();
    });
    return texts;
}

/// The sentence with its arguments; `{}` takes them in turn, `{1}` by number.
std::string said(std::string_view sentence, const std::vector<std::string>& arguments)
{
    std::size_t next = 0;
    return filled(sentence, [&](std::string_view number) {
        std::size_t place = next;
        if (number.empty() || number.front() == ':') {
            ++next;
        } else {
            std::from_chars(number.data(), number.data() + number.size(), place);
        }
        return arguments.at(place);
    });
}

}  // namespace

namespace detail {

void sentence_is_wrong(const char* why)
{
    throw std::logic_error(why);
}

LocalText said_in_both(std::string_view key, std::initializer_list<TextArgument> arguments)
{
    const std::string_view chinese = texts::chinese(key);
    const std::string_view english = shown(key);
    const std::string_view sentence = chinese.empty() ? english : chinese;
    return {said(english, argument_texts(english, arguments, Language::en)),
            said(sentence, argument_texts(english, arguments, Language::zh))};
}

}  // namespace detail

LocalText listed(std::span<const LocalText> texts)
{
    LocalText list;
    for (const LocalText& text : texts) {
        const bool is_first = &text == texts.data();
        list.en += (is_first ? "" : ", ") + text.in(Language::en);
        list.zh += (is_first ? "" : "、") + text.in(Language::zh);
    }
    return list;
}

LocalText listed(std::span<const std::string> texts)
{
    std::vector<LocalText> both;
    for (const std::string& text : texts) {
        both.push_back({text, text});
    }
    return listed(both);
}

LocalText localized_text(std::string_view key)
{
    return {std::string(shown(key)), std::string(texts::chinese(key))};
}

}  // namespace natality
