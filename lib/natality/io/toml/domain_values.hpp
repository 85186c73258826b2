#pragma once

/// \file
/// Values of the domain as our TOML files write them.

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/measures/measure.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality::io {

/// The version of every format of ours, `format = 1`.
inline constexpr int format_version = 1;

/// Reports a format that this library does not read.
/// \return false if the file says another version, and its other keys had better not be judged.
[[nodiscard]] bool has_known_format(files::TomlTable& table);

/// `key = "text"`, or `key.en` and `key.zh`; empty if absent.
[[nodiscard]] LocalText local_text(files::TomlTable& table, std::string_view key);

/// The same; absence is reported.
[[nodiscard]] LocalText required_local_text(files::TomlTable& table, std::string_view key);

/// `key = { low = …, central = …, high = … }`; absence is reported.
[[nodiscard]] Range required_range(files::TomlTable& table, std::string_view key);

/// `key = figure`, or `{ low = …, central = …, high = … }`; nothing if absent.
[[nodiscard]] std::optional<Range> optional_range(files::TomlTable& table, std::string_view key);

/// `key = { 2027 = figure, … }`; empty if absent. Keys that are no years are reported.
[[nodiscard]] std::map<Year, double> figures_by_year(files::TomlTable& table, std::string_view key);

/// A calendar year under \p key, or nothing if it is absent or, which is reported, is none that a
/// file may speak of (\ref earliest_year to \ref latest_year).
[[nodiscard]] std::optional<Year> calendar_year(files::TomlTable& table, std::string_view key);

/// The same; absence is reported, and \ref earliest_year stands for a year that is not there.
[[nodiscard]] Year required_calendar_year(files::TomlTable& table, std::string_view key);

/// `key = [first, last]` in completed ages, or \p fallback.
[[nodiscard]] AgeRange age_range(files::TomlTable& table, std::string_view key, AgeRange fallback);

/// `key = ["…", "…"]`; empty if absent.
[[nodiscard]] std::vector<std::string> texts(files::TomlTable& table, std::string_view key);

/// A remark for the people who read the file: a local text that may stand there and is not kept.
void pass_remark(files::TomlTable& table, std::string_view key);

/// What \p read makes of each `[[key]]`.
template <class Part>
[[nodiscard]] std::vector<Part> parts_in(files::TomlTable& table, std::string_view key,
                                         Part (*read)(files::TomlTable&))
{
    std::vector<Part> parts;
    for (files::TomlTable& part : table.tables(key)) {
        parts.push_back(read(part));
    }
    return parts;
}

}  // namespace natality::io
