#include <natality/files/toml/toml_value.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/toml/toml_limits.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace natality::files {

namespace {

std::size_t line_of(const toml::node& node)
{
    return node.source().begin.line;
}

TomlValue converted(const toml::node& node);

TomlArray converted(const toml::array& array)
{
    TomlArray values;
    for (const toml::node& node : array) {
        values.push_back(converted(node));
    }
    return values;
}

/// The parser keeps a table by name; people read it by line.
TomlEntries converted(const toml::table& table)
{
    struct Positioned {
        toml::source_position position;
        TomlEntry entry;
    };
    std::vector<Positioned> found;
    for (const auto& [key, node] : table) {
        found.push_back({key.source().begin, {std::string(key.str()), converted(node)}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
        return left.position < right.position;
    });
    TomlEntries entries;
    for (Positioned& each : found) {
        entries.push_back(std::move(each.entry));
    }
    return entries;
}

TomlValue converted(const toml::node& node)
{
    return node.visit([line = line_of(node)](const auto& value) -> TomlValue {
        if constexpr (toml::is_table<decltype(value)> || toml::is_array<decltype(value)>) {
            return {converted(value), line};
        } else if constexpr (toml::is_date<decltype(value)> || toml::is_time<decltype(value)> ||
                             toml::is_date_time<decltype(value)>) {
            return {TomlDate{}, line};
        } else {
            return {value.get(), line};
        }
    });
}

/// The line of that number, from 1 on.
std::string_view line_of(std::string_view text, std::size_t number)
{
    for (; number > 1 && text.find('\n') != std::string_view::npos; --number) {
        text.remove_prefix(text.find('\n') + 1);
    }
    return text.substr(0, text.find('\n'));
}

bool holds_any(std::string_view line, std::initializer_list<std::string_view> signs)
{
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return line.find(sign) != std::string_view::npos;
    });
}

/// What is wrong with a line that the parser refuses. Where it is a sign that a Chinese keyboard
/// writes, that is said; the parser's own sentence would not help.
LocalText fault_of(std::string_view line, std::string_view parser_says)
{
    if (holds_any(line, {"“", "”", "‘", "’"})) {
        return localized("not TOML: texts stand in straight quotes, \"…\", not in “…”");
    }
    if (holds_any(line, {"＝", "，", "｛", "｝", "［", "］", "："})) {
        return localized("not TOML: signs such as = , {{ }} [ ] are those of a Latin keyboard, not "
                         "the wide ones");
    }
    const std::string_view key = line.substr(0, line.find('='));
    const auto is_other = [](char letter) { return static_cast<unsigned char>(letter) > 0x7F; };
    if (key.find('"') == std::string_view::npos && std::any_of(key.begin(), key.end(), is_other)) {
        return localized("not TOML: a key of other letters than a-z stands in quotes, \"…\"");
    }
    return {"not TOML: " + std::string(parser_says), localized("not TOML").zh};
}

}  // namespace

std::string kind_of(const TomlValue& value)
{
    constexpr std::array<std::string_view, 7> kinds{
        "a text", "a whole number", "a number", "true or false", "a date", "a list", "a table"};
    static_assert(kinds.size() == std::variant_size_v<decltype(TomlValue::content)>);
    return std::string(kinds[value.content.index()]);
}

std::optional<TomlEntries> parse_toml(const InputFile& file, Problems& problems)
{
    if (!is_within_toml_limits(file, problems)) {
        return std::nullopt;
    }
    try {
        const toml::table document = toml::parse(std::string_view(file.content));
        return converted(document);
    } catch (const toml::parse_error& error) {
        const std::size_t line = error.source().begin.line;
        problems.add(file.place(line), fault_of(line_of(file.content, line), error.description()));
        return std::nullopt;
    }
}

}  // namespace natality::files
