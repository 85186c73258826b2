#pragma once

/// \file
/// A table of a TOML file, asked key by key: wrong types, missing keys and keys that nobody asked
/// for become problems with the line and what would be right.

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/toml/toml_value.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natality::files {

/// The words of a file for the values of an enumeration.
template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

/// A checked view of a table. It refers to the values and the problems it was made with.
class TomlTable {
public:
    /// The whole of a file.
    TomlTable(const TomlEntries& entries, const InputFile& file, Problems& problems);

    /// The value of \p key, or nothing if it is absent or, which is reported, of another type.
    /// \tparam Value std::string, int, std::int64_t, double (a whole number will do), bool,
    /// std::vector of text
    ///         or of numbers, or std::array of two numbers or of two texts.
    template <class Value>
    [[nodiscard]] std::optional<Value> optional(std::string_view key);

    /// The same, with \p fallback for nothing.
    template <class Value>
    [[nodiscard]] Value optional(std::string_view key, Value fallback)
    {
        return optional<Value>(key).value_or(std::move(fallback));
    }

    /// The same; an absent key is reported, and an empty value stands for it.
    template <class Value>
    [[nodiscard]] Value required(std::string_view key);

    /// One of the words of \p choices, or \p fallback if the key is absent.
    template <class Value>
    [[nodiscard]] Value choice(std::string_view key, const Choices<Value>& choices, Value fallback);

    /// The table under \p key, or nothing if it is absent or, which is reported, no table.
    [[nodiscard]] std::optional<TomlTable> table(std::string_view key);

    /// The tables under \p key, written `[[key]]` one by one.
    [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);

    /// The keys as they stand in the file.
    [[nodiscard]] std::vector<std::string> keys() const;

    [[nodiscard]] bool has(std::string_view key) const;

    /// True if \p key holds a text; used where a text or a table may stand.
    [[nodiscard]] bool holds_text(std::string_view key) const;

    /// True if \p key holds a table; used where a figure or a table may stand.
    [[nodiscard]] bool holds_table(std::string_view key) const;

    /// Where the table begins.
    [[nodiscard]] Place place() const { return {file_->shown_as, line_}; }

    /// Where the value of \p key stands, or the table if it is absent.
    [[nodiscard]] Place place(std::string_view key) const;

    /// Reports something about the value of \p key, or about the table if it is absent.
    void report(std::string_view key, const LocalText& message);

    /// Reports that \p key is missing, and what it must be.
    void report_missing(std::string_view key, const LocalText& needed);

    /// Reports the keys that were never asked for, with the nearest one that was. To be called when
    /// all has been asked.
    void report_unknown_keys();

private:
    TomlTable(const TomlTable& parent, std::string_view key, const TomlValue& value);

    [[nodiscard]] const TomlValue* find(std::string_view key) const;
    [[nodiscard]] const TomlValue* ask(std::string_view key);
    [[nodiscard]] std::string path_to(std::string_view key) const;
    void report_kind(std::string_view key, const LocalText& needed, const TomlValue& value);

    const TomlEntries* entries_;
    const InputFile* file_;
    Problems* problems_;
    /// Of the table itself, `measure.cost.per`; empty for the whole file.
    std::string path_;
    std::size_t line_ = 0;
    std::vector<std::string> asked_;
};

/// The words that \p named understands, with what they mean.
template <class Value>
[[nodiscard]] Choices<Value> choices(const std::vector<std::string>& words,
                                     std::optional<Value> (*named)(std::string_view))
{
    Choices<Value> list;
    for (const std::string& word : words) {
        list.emplace_back(word, *named(word));
    }
    return list;
}

template <class Value>
Value TomlTable::choice(std::string_view key, const Choices<Value>& choices, Value fallback)
{
    const auto word = optional<std::string>(key);
    if (!word) {
        return fallback;
    }
    std::vector<std::string> known;
    for (const auto& [name, value] : choices) {
        if (name == *word) {
            return value;
        }
        known.push_back(name);
    }
    report(key, localized("'{}' is not known; {}", *word, nearest_name_hint(*word, known)));
    return fallback;
}

}  // namespace natality::files
