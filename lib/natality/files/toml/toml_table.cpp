#include <natality/files/toml/toml_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/largest_figure.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace natality::files {

namespace {

/// How a type of ours is written in TOML: what to call it, and its value if that is what stands
/// there.
template <class Value>
struct Kind;

template <>
struct Kind<std::string> {
    static constexpr std::string_view needed = "a text in quotes";
    static std::optional<std::string> from(const TomlValue& value)
    {
        const auto* text = std::get_if<std::string>(&value.content);
        return text != nullptr ? std::optional(*text) : std::nullopt;
    }
};

template <>
struct Kind<int> {
    static constexpr std::string_view needed = "a whole number";
    static std::optional<int> from(const TomlValue& value)
    {
        const auto* number = std::get_if<std::int64_t>(&value.content);
        using Limits = std::numeric_limits<int>;
        const bool fits = number != nullptr && *number > Limits::min() && *number <= Limits::max();
        return fits ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }
};

template <>
struct Kind<std::int64_t> {
    static constexpr std::string_view needed = "a whole number";
    static std::optional<std::int64_t> from(const TomlValue& value)
    {
        const auto* number = std::get_if<std::int64_t>(&value.content);
        return number != nullptr ? std::optional(*number) : std::nullopt;
    }
};

template <>
struct Kind<double> {
    static constexpr std::string_view needed = "a finite number";
    static std::optional<double> from(const TomlValue& value)
    {
        if (const auto* whole = std::get_if<std::int64_t>(&value.content)) {
            return static_cast<double>(*whole);
        }
        const auto* number = std::get_if<double>(&value.content);
        // Not a number is not within anything.
        const bool fits = number != nullptr && std::abs(*number) <= largest_figure;
        return fits ? std::optional(*number) : std::nullopt;
    }
};

template <>
struct Kind<bool> {
    static constexpr std::string_view needed = "true or false";
    static std::optional<bool> from(const TomlValue& value)
    {
        const auto* truth = std::get_if<bool>(&value.content);
        return truth != nullptr ? std::optional(*truth) : std::nullopt;
    }
};

/// What stands in the place of something else.
std::string described(const TomlValue& value)
{
    const auto* number = std::get_if<double>(&value.content);
    if (number != nullptr && !std::isfinite(*number)) {
        return "nan or inf";
    }
    if (number != nullptr && !Kind<double>::from(value)) {
        return "so large a number";
    }
    const bool is_whole = std::holds_alternative<std::int64_t>(value.content);
    return is_whole && !Kind<int>::from(value) ? "so large a number" : kind_of(value);
}

/// All the elements of a list, or nothing if one of them is of another type.
template <class Element>
std::optional<std::vector<Element>> elements(const TomlValue& value)
{
    const auto* list = std::get_if<TomlArray>(&value.content);
    if (list == nullptr) {
        return std::nullopt;
    }
    std::vector<Element> found;
    for (const TomlValue& each : *list) {
        auto element = Kind<Element>::from(each);
        if (!element) {
            return std::nullopt;
        }
        found.push_back(std::move(*element));
    }
    return found;
}

template <class Element>
constexpr std::string_view list_needed = "a list of texts, for instance [\"a\", \"b\"]";
template <>
constexpr std::string_view list_needed<int> = "a list of whole numbers, for instance [1, 2]";
template <>
constexpr std::string_view list_needed<double> = "a list of numbers, for instance [0.1, 0.2]";

template <class Element>
struct Kind<std::vector<Element>> {
    static constexpr std::string_view needed = list_needed<Element>;
    static std::optional<std::vector<Element>> from(const TomlValue& value)
    {
        return elements<Element>(value);
    }
};

template <class Element>
constexpr std::string_view pair_needed = "two texts, for instance [\"a\", \"b\"]";
template <>
constexpr std::string_view pair_needed<int> = "two whole numbers, for instance [20, 44]";
template <>
constexpr std::string_view pair_needed<double> = "two numbers, for instance [0.1, 0.2]";

template <class Element>
struct Kind<std::array<Element, 2>> {
    static constexpr std::string_view needed = pair_needed<Element>;
    static std::optional<std::array<Element, 2>> from(const TomlValue& value)
    {
        const auto list = elements<Element>(value);
        const bool fits = list && list->size() == 2;
        return fits ? std::optional(std::array{list->front(), list->back()}) : std::nullopt;
    }
};

}  // namespace

TomlTable::TomlTable(const TomlEntries& entries, const InputFile& file, Problems& problems)
    : entries_(&entries), file_(&file), problems_(&problems)
{
}

TomlTable::TomlTable(const TomlTable& parent, std::string_view key, const TomlValue& value)
    : entries_(&std::get<TomlEntries>(value.content)),
      file_(parent.file_),
      problems_(parent.problems_),
      path_(parent.path_to(key)),
      line_(value.line)
{
}

template <class Value>
std::optional<Value> TomlTable::optional(std::string_view key)
{
    const TomlValue* value = ask(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    auto found = Kind<Value>::from(*value);
    if (!found) {
        report_kind(key, localized_text(Kind<Value>::needed), *value);
    }
    return found;
}

template <class Value>
Value TomlTable::required(std::string_view key)
{
    if (!has(key)) {
        report_missing(key, localized_text(Kind<Value>::needed));
    }
    return optional<Value>(key).value_or(Value{});
}

std::optional<TomlTable> TomlTable::table(std::string_view key)
{
    const TomlValue* value = ask(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!std::holds_alternative<TomlEntries>(value->content)) {
        report_kind(key, localized("a table"), *value);
        return std::nullopt;
    }
    return TomlTable(*this, key, *value);
}

std::vector<TomlTable> TomlTable::tables(std::string_view key)
{
    const TomlValue* value = ask(key);
    std::vector<TomlTable> found;
    if (value == nullptr) {
        return found;
    }
    const LocalText needed = localized("one or more [[{}]]", path_to(key));
    const auto* list = std::get_if<TomlArray>(&value->content);
    if (list == nullptr) {
        report_kind(key, needed, *value);
        return found;
    }
    for (const TomlValue& each : *list) {
        if (std::holds_alternative<TomlEntries>(each.content)) {
            found.push_back(TomlTable(*this, key, each));
        } else {
            report_kind(key, needed, each);
        }
    }
    return found;
}

std::vector<std::string> TomlTable::keys() const
{
    std::vector<std::string> names;
    for (const TomlEntry& entry : *entries_) {
        names.push_back(entry.key);
    }
    return names;
}

bool TomlTable::has(std::string_view key) const
{
    return find(key) != nullptr;
}

bool TomlTable::holds_text(std::string_view key) const
{
    const TomlValue* value = find(key);
    return value != nullptr && std::holds_alternative<std::string>(value->content);
}

bool TomlTable::holds_table(std::string_view key) const
{
    const TomlValue* value = find(key);
    return value != nullptr && std::holds_alternative<TomlEntries>(value->content);
}

Place TomlTable::place(std::string_view key) const
{
    const TomlValue* value = find(key);
    return {file_->shown_as, value != nullptr ? value->line : line_};
}

void TomlTable::report(std::string_view key, const LocalText& message)
{
    problems_->add(place(key), localized("{}: {}", path_to(key), message));
}

void TomlTable::report_unknown_keys()
{
    for (const TomlEntry& entry : *entries_) {
        if (std::find(asked_.begin(), asked_.end(), entry.key) == asked_.end()) {
            problems_->add({file_->shown_as, entry.value.line},
                           localized("unknown key '{}'; {}", path_to(entry.key),
                                     nearest_name_hint(entry.key, asked_)));
        }
    }
}

const TomlValue* TomlTable::find(std::string_view key) const
{
    const auto found = std::find_if(entries_->begin(), entries_->end(),
                                    [key](const TomlEntry& entry) { return entry.key == key; });
    return found != entries_->end() ? &found->value : nullptr;
}

const TomlValue* TomlTable::ask(std::string_view key)
{
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
        asked_.emplace_back(key);
    }
    return find(key);
}

std::string TomlTable::path_to(std::string_view key) const
{
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void TomlTable::report_missing(std::string_view key, const LocalText& needed)
{
    problems_->add(place(), localized("{} is missing; it must be {}", path_to(key), needed));
}

void TomlTable::report_kind(std::string_view key, const LocalText& needed, const TomlValue& value)
{
    problems_->add({file_->shown_as, value.line},
                   localized("{}: must be {}, not {}", path_to(key), needed,
                             localized_text(described(value))));
}

template std::optional<std::string> TomlTable::optional(std::string_view);
template std::optional<int> TomlTable::optional(std::string_view);
template std::optional<std::int64_t> TomlTable::optional(std::string_view);
template std::optional<double> TomlTable::optional(std::string_view);
template std::optional<bool> TomlTable::optional(std::string_view);
template std::optional<std::vector<std::string>> TomlTable::optional(std::string_view);
template std::optional<std::vector<int>> TomlTable::optional(std::string_view);
template std::optional<std::vector<double>> TomlTable::optional(std::string_view);
template std::optional<std::array<int, 2>> TomlTable::optional(std::string_view);
template std::optional<std::array<double, 2>> TomlTable::optional(std::string_view);
template std::optional<std::array<std::string, 2>> TomlTable::optional(std::string_view);

template std::string TomlTable::required(std::string_view);
template int TomlTable::required(std::string_view);
template double TomlTable::required(std::string_view);
template std::array<int, 2> TomlTable::required(std::string_view);
template std::array<double, 2> TomlTable::required(std::string_view);
template std::array<std::string, 2> TomlTable::required(std::string_view);

}  // namespace natality::files
