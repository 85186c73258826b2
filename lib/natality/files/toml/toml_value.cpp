#include <natality/files/toml/toml_value.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
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
    try {
        const toml::table document = toml::parse(std::string_view(file.content));
        return converted(document);
    } catch (const toml::parse_error& error) {
        problems.add(file.place(error.source().begin.line),
                     "not TOML: " + std::string(error.description()));
        return std::nullopt;
    }
}

}  // namespace natality::files
