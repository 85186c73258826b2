#include <natality/io/toml/domain_values.hpp>

#include <natality/base/localized.hpp>
#include <natality/io/csv/cells.hpp>

namespace natality::io {

bool has_known_format(files::TomlTable& table)
{
    const auto version = table.optional<int>("format");
    const bool is_known = !version || *version == format_version;
    if (!is_known) {
        table.report("format", localized("{} is not known to this version of natality, which "
                                         "reads format {}",
                                         *version, format_version));
    }
    return is_known;
}

LocalText local_text(files::TomlTable& table, std::string_view key)
{
    if (table.holds_text(key)) {
        return {table.required<std::string>(key), {}};
    }
    auto languages = table.table(key);
    if (!languages) {
        return {};
    }
    LocalText text{languages->optional<std::string>("en", {}),
                   languages->optional<std::string>("zh", {})};
    languages->report_unknown_keys();
    return text;
}

LocalText required_local_text(files::TomlTable& table, std::string_view key)
{
    if (!table.has(key)) {
        return {table.required<std::string>(key), {}};
    }
    return local_text(table, key);
}

Range required_range(files::TomlTable& table, std::string_view key)
{
    auto figures = table.table(key);
    if (!figures) {
        if (!table.has(key)) {
            table.report_missing(key, localized("{{ low = …, central = …, high = … }}"));
        }
        return {};
    }
    const Range range{figures->required<double>("low"), figures->required<double>("central"),
                      figures->required<double>("high")};
    figures->report_unknown_keys();
    return range;
}

std::optional<Range> optional_range(files::TomlTable& table, std::string_view key)
{
    if (table.holds_table(key)) {
        return required_range(table, key);
    }
    const auto figure = table.optional<double>(key);
    return figure ? std::optional(exactly(*figure)) : std::nullopt;
}

std::map<Year, double> figures_by_year(files::TomlTable& table, std::string_view key)
{
    std::map<Year, double> figures;
    auto years = table.table(key);
    if (!years) {
        return figures;
    }
    for (const std::string& name : years->keys()) {
        const double figure = years->optional(name, 0.0);
        const auto year = year_in(name);
        if (!year) {
            table.report(key, localized("'{}' is not a year, for instance {{ 2027 = 0.3 }}", name));
        }
        figures[year.value_or(earliest_year)] = figure;
    }
    if (figures.empty()) {
        table.report(key, localized("must name a year at least"));
    }
    return figures;
}

std::optional<Year> calendar_year(files::TomlTable& table, std::string_view key)
{
    const auto year = table.optional<int>(key);
    if (year && (*year < earliest_year.value || *year > latest_year.value)) {
        table.report(key, localized("{} is not a calendar year from {} to {}, for instance 2027",
                                    *year, earliest_year.value, latest_year.value));
        return std::nullopt;
    }
    return year ? std::optional(Year{*year}) : std::nullopt;
}

Year required_calendar_year(files::TomlTable& table, std::string_view key)
{
    if (!table.has(key)) {
        table.report_missing(key, localized("a calendar year, for instance 2027"));
    }
    return calendar_year(table, key).value_or(earliest_year);
}

AgeRange age_range(files::TomlTable& table, std::string_view key, AgeRange fallback)
{
    const auto bounds = table.optional<std::array<int, 2>>(key);
    return bounds ? AgeRange{Age{bounds->front()}, Age{bounds->back()}} : fallback;
}

std::vector<std::string> texts(files::TomlTable& table, std::string_view key)
{
    return table.optional<std::vector<std::string>>(key, {});
}

void pass_remark(files::TomlTable& table, std::string_view key)
{
    static_cast<void>(local_text(table, key));
}

}  // namespace natality::io
