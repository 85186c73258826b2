#include <natality/io/csv/observation_reader.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/repeated_problems.hpp>
#include <natality/files/csv/csv_reader.hpp>
#include <natality/files/csv/csv_text.hpp>
#include <natality/files/csv/header_fault.hpp>
#include <natality/files/largest_figure.hpp>
#include <natality/io/csv/cells.hpp>
#include <natality/io/csv/column_kinds.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace natality::io {

namespace {

/// A column of a file with what it means.
struct Column {
    std::string name;
    ColumnKind kind;
};

/// The cell in quotes for a message of one line: control characters are blanks, a long text is cut
/// between two characters.
std::string shown(std::string_view cell)
{
    constexpr std::size_t longest = 40;
    std::string text(cell.substr(0, longest));
    if (cell.size() > longest) {
        const auto continues = [&](std::size_t at) { return (cell[at] & 0xC0) == 0x80; };
        while (continues(text.size())) {
            text.pop_back();
        }
        text += "…";
    }
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    return "'" + text + "'";
}

/// The names within quotes that stand around all of them, `mx' and 'qx`.
LocalText quoted(const std::vector<std::string>& names, std::string_view english)
{
    return {fmt::format("{}", fmt::join(names, english)),
            fmt::format("{}", fmt::join(names, "'、'"))};
}

/// The header of a file, held against the schema.
class HeaderCheck {
public:
    HeaderCheck(const files::CsvRecord& header, const TableSchema& schema, Place place,
                Problems& problems)
        : names_(header.fields.begin(), header.fields.end()),
          schema_(schema),
          place_(std::move(place)),
          problems_(problems)
    {
    }

    /// The columns in the file's order; nothing if the header cannot be used.
    std::optional<std::vector<Column>> columns(bool region_is_needed)
    {
        if (const auto fault = files::header_fault(names_)) {
            problems_.add(place_, *fault);
            return std::nullopt;
        }
        const std::size_t problems_before = problems_.size();
        std::vector<Column> found;
        for (const std::string& name : names_) {
            found.push_back({name, kind_of_column(name)});
        }
        check_doubles();
        check_keys(region_is_needed);
        check_values();
        return problems_.size() == problems_before ? std::optional(std::move(found)) : std::nullopt;
    }

    /// True if the file has any of the columns that it may leave out together.
    bool has_optional_keys() const
    {
        const auto& keys = schema_.optional_keys;
        return std::any_of(keys.begin(), keys.end(),
                           [&](KeyColumn key) { return has(name_of(key)); });
    }

private:
    bool has(std::string_view name) const
    {
        return std::find(names_.begin(), names_.end(), name) != names_.end();
    }

    static bool is_among(const std::vector<KeyColumn>& keys, KeyColumn key)
    {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    }

    std::vector<std::string> known_names() const
    {
        std::vector<std::string> known;
        for (const KeyColumn key : schema_.keys) {
            known.emplace_back(name_of(key));
        }
        known.insert(known.end(), schema_.values.begin(), schema_.values.end());
        return known;
    }

    ColumnKind kind_of_column(const std::string& name)
    {
        for (const KeyColumn key : schema_.keys) {
            if (name_of(key) == name) {
                return kind_of(key);
            }
        }
        const auto& values = schema_.values;
        if (std::find(values.begin(), values.end(), name) == values.end()) {
            problems_.add(place_, localized("unknown column {}; {}", shown(name),
                                            nearest_name_hint(name, known_names())));
        }
        return kind_of_values();
    }

    void check_doubles()
    {
        std::set<std::string_view> before;
        for (const std::string& name : names_) {
            if (!before.insert(name).second) {
                problems_.add(place_, localized("column {} stands twice", shown(name)));
            }
        }
    }

    void check_keys(bool region_is_needed)
    {
        for (const KeyColumn key : schema_.keys) {
            const bool is_left_out = is_among(schema_.free_keys, key) ||
                                     (is_among(schema_.optional_keys, key) && !has_optional_keys());
            const bool is_needed = !is_left_out && (key != KeyColumn::region || region_is_needed);
            if (is_needed && !has(name_of(key))) {
                add_missing(localized("column '{}' is missing", name_of(key)));
            }
        }
    }

    void check_values()
    {
        std::vector<std::string> given;
        std::copy_if(schema_.values.begin(), schema_.values.end(), std::back_inserter(given),
                     [this](const std::string& name) { return has(name); });
        if (given.empty()) {
            add_missing(localized("column '{}' is missing", quoted(schema_.values, "' or '")));
        } else if (given.size() > 1) {
            problems_.add(
                place_, localized("columns '{}': give only one of them", quoted(given, "' and '")));
        }
    }

    void add_missing(const LocalText& what)
    {
        problems_.add(place_, localized("{}; the columns of {} are {}", what, schema_.name,
                                        listed(known_names())));
    }

    std::vector<std::string> names_;
    const TableSchema& schema_;
    Place place_;
    Problems& problems_;
};

/// What stands between the columns of a table: a comma, or where its first line has none, the
/// semicolons or tabs that spreadsheets write.
char separator_of(std::string_view text)
{
    const std::string_view header = text.substr(0, text.find('\n'));
    for (const char other : {';', '\t'}) {
        if (header.find(',') == std::string_view::npos &&
            header.find(other) != std::string_view::npos) {
            return other;
        }
    }
    return ',';
}

/// A number with a decimal comma as one with a point.
std::string with_points(std::string_view cell)
{
    std::string pointed(cell);
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    return pointed;
}

/// What is wrong with a cell, and where it can be seen, why.
LocalText cell_fault(std::string_view cell, const Column& column)
{
    const LocalText expected = localized_text(column.kind.expected);
    if (cell.empty()) {
        return localized("{}: the cell is empty; it must hold {}", column.name, expected);
    }
    const LocalText fault = localized("{}: {} is not {}", column.name, shown(cell), expected);
    const auto hint =
        is_beyond_figures(cell)
            ? std::optional(localized("no figure is larger than {:g}", files::largest_figure))
            : foreign_sign(cell);
    return hint ? localized("{}; {}", fault, *hint) : fault;
}

/// Takes the cells of a record into \p row.
/// \param has_decimal_commas of the values, as they go with semicolons.
/// \return false if a cell was reported.
bool take_record(const files::CsvRecord& record, const std::vector<Column>& columns,
                 bool has_decimal_commas, const files::InputFile& file, Observation& row,
                 RepeatedProblems& problems)
{
    if (record.fields.size() != columns.size()) {
        problems.add(
            localized("number of fields"), file.place(record.line),
            localized("{} fields where the header names {}", record.fields.size(), columns.size()));
        return false;
    }
    bool is_good = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view cell = record.fields[i];
        const auto& [name, kind] = columns[i];
        const bool may_have_comma = has_decimal_commas && kind.take == kind_of_values().take;
        if (!cell.empty() &&
            (may_have_comma ? kind.take(with_points(cell), row) : kind.take(cell, row))) {
            continue;
        }
        is_good = false;
        problems.add({name, name}, file.place(record.line), cell_fault(cell, columns[i]));
    }
    return is_good;
}

/// The most rows that a text can hold: a year has four digits, a sex at least as many letters, any
/// other cell one, and each is followed by a comma or the end of the line.
std::size_t rows_at_most(std::string_view text, const std::vector<Column>& columns)
{
    std::size_t shortest = 0;
    for (const Column& column : columns) {
        const bool is_wide =
            column.name == name_of(KeyColumn::year) || column.name == name_of(KeyColumn::sex);
        shortest += is_wide ? 5 : 2;
    }
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    return std::min(lines, text.size() / shortest + 1);
}

std::string value_name_of(const std::vector<Column>& columns, const TableSchema& schema)
{
    const auto is_value = [&columns](const std::string& name) {
        return std::any_of(columns.begin(), columns.end(),
                           [&name](const Column& column) { return column.name == name; });
    };
    return *std::find_if(schema.values.begin(), schema.values.end(), is_value);
}

}  // namespace

ObservationTable read_observations(const files::InputFile& file, const TableSchema& schema,
                                   const std::optional<std::string>& region, Problems& problems)
{
    ObservationTable table{file.shown_as, {}, {}};
    const files::CsvText text(file, problems);
    if (!text.is_good()) {
        return table;
    }
    const char separator = separator_of(text.view());
    files::CsvReader reader(text.view(), file.shown_as, problems, separator);
    files::CsvRecord record;
    if (!reader.read(record)) {
        problems.add(file.place(), "the file is empty; its first line names the columns");
        return table;
    }
    HeaderCheck header(record, schema, file.place(record.line), problems);
    const auto columns = header.columns(!region.has_value());
    if (!columns) {
        return table;
    }
    table.has_optional_keys = header.has_optional_keys();
    table.value_name = value_name_of(*columns, schema);
    table.rows.reserve(rows_at_most(text.view(), *columns));
    bool has_records = false;
    RepeatedProblems repeated(problems);
    while (reader.read(record)) {
        has_records = true;
        Observation row;
        row.region = region.value_or(std::string{});
        row.line = record.line;
        if (take_record(record, *columns, separator == ';', file, row, repeated)) {
            table.rows.push_back(std::move(row));
        }
    }
    repeated.tell_counts();
    if (!has_records) {
        problems.add(file.place(), "holds no observations, only the names of the columns");
    }
    return table;
}

}  // namespace natality::io
