#include <natality/imports/read_un_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/csv/header_fault.hpp>
#include <natality/imports/foreign_table.hpp>
#include <natality/io/csv/cells.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natality::io {

namespace {

constexpr double thousand = 1000.0;
constexpr int five_years = 5;

/// A column of values by its heading in small letters.
struct KnownColumn {
    std::string_view heading;
    FigureKind kind;
    std::optional<Sex> sex;
    /// What the values are multiplied by; 0 for the unit of the settings.
    double factor;
    /// True for a column named by a variant, in a table of total fertility rates.
    bool is_variant = false;
};

constexpr std::array known_columns{
    KnownColumn{"popfemale", FigureKind::population, Sex::female, 0.0},
    KnownColumn{"popmale", FigureKind::population, Sex::male, 0.0},
    KnownColumn{"pop_female", FigureKind::population, Sex::female, 0.0},
    KnownColumn{"pop_male", FigureKind::population, Sex::male, 0.0},
    KnownColumn{"mx", FigureKind::death_rate, std::nullopt, 1.0},
    KnownColumn{"mx_female", FigureKind::death_rate, Sex::female, 1.0},
    KnownColumn{"mx_male", FigureKind::death_rate, Sex::male, 1.0},
    KnownColumn{"asfr", FigureKind::birth_rate, Sex::female, 1.0 / thousand},
    KnownColumn{"percent_asfr", FigureKind::birth_share, Sex::female, 1.0},
    KnownColumn{"tfr", FigureKind::total_fertility, Sex::female, 1.0},
    KnownColumn{"srb", FigureKind::sex_ratio_at_birth, Sex::female, 1.0},
    KnownColumn{"netmigrations", FigureKind::net_migration, Sex::female, 0.0},
    KnownColumn{"net_migration_thousands", FigureKind::net_migration, Sex::female, thousand},
    KnownColumn{"mig_female", FigureKind::net_migrants, Sex::female, 0.0},
    KnownColumn{"mig_male", FigureKind::net_migrants, Sex::male, 0.0},
    KnownColumn{"low", FigureKind::total_fertility, Sex::female, 1.0, true},
    KnownColumn{"high", FigureKind::total_fertility, Sex::female, 1.0, true},
    KnownColumn{"pi80_lower", FigureKind::total_fertility, Sex::female, 1.0, true},
    KnownColumn{"pi80_upper", FigureKind::total_fertility, Sex::female, 1.0, true},
    KnownColumn{"pi95_lower", FigureKind::total_fertility, Sex::female, 1.0, true},
    KnownColumn{"pi95_upper", FigureKind::total_fertility, Sex::female, 1.0, true},
};

/// A column that is read.
struct ValueColumn {
    std::size_t position;
    KnownColumn known;
};

/// Where a table has what.
struct Layout {
    std::optional<std::size_t> code, iso3, name, type, variant, time, period, middle, age, span,
        sex;
    std::vector<ValueColumn> values;
};

/// \param file its name; columns by variant are taken of a file whose name begins with tfr.
std::vector<ValueColumn> value_columns(const ForeignTable& table, const std::string& file)
{
    const bool is_of_tfr = lower_case(file).starts_with("tfr");
    std::vector<ValueColumn> values;
    for (const KnownColumn& known : known_columns) {
        const auto position = table.column({known.heading});
        if (position && (is_of_tfr || !known.is_variant)) {
            values.push_back({*position, known});
        }
    }
    return values;
}

Layout layout_of(const ForeignTable& table, const std::string& file)
{
    return {.code = table.column({"locid", "country_code"}),
            .iso3 = table.column({"iso3_code"}),
            .name = table.column({"location", "name"}),
            .type = table.column({"loctypeid", "location_type"}),
            .variant = table.column({"variant", "status"}),
            .time = table.column({"time", "year"}),
            .period = table.column({"period_start"}),
            .middle = table.column({"midperiod"}),
            .age = table.column({"agegrpstart", "age_start", "age"}),
            .span = table.column({"agegrpspan"}),
            .sex = table.column({"sex"}),
            .values = value_columns(table, file)};
}

/// Small letters, parts joined by `-`; the main variant and estimates are empty.
std::string variant_named(std::string_view cell)
{
    std::string name = lower_case(cell);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
    for (const std::string_view main :
         {"medium", "estimates", "estimate", "median", "projection-medium", "medium-variant"}) {
        if (name == main) {
            return {};
        }
    }
    return name;
}

/// The variant that a file without a column of variants is of by its name.
std::string variant_of_file(const std::string& file)
{
    const std::string name = lower_case(file);
    for (const std::string_view variant : {"high", "low"}) {
        if (name.find("_" + std::string(variant)) != std::string::npos) {
            return std::string(variant);
        }
    }
    return {};
}

/// `2020`, or the period `2020-2025`.
std::optional<std::pair<Year, int>> time_in(std::string_view cell)
{
    constexpr std::size_t digits = 4;
    const auto first = year_in(cell.substr(0, digits));
    if (!first || cell.size() == digits) {
        return first ? std::optional(std::pair(*first, 1)) : std::nullopt;
    }
    const auto last = cell[digits] == '-' ? year_in(cell.substr(digits + 1)) : std::nullopt;
    const bool is_period = last && *last > *first;
    return is_period ? std::optional(std::pair(*first, last->value - first->value)) : std::nullopt;
}

/// Reads one table.
class UnTable {
public:
    UnTable(const files::InputFile& file, const ImportSettings& settings, FigureGatherer& gatherer,
            Problems& problems)
        : table_(file, problems),
          layout_(layout_of(table_, file.name)),
          unit_(settings.unit.value_or(thousand)),
          file_variant_(variant_of_file(file.name)),
          gatherer_(gatherer)
    {
    }

    [[nodiscard]] const ForeignTable& table() const { return table_; }
    [[nodiscard]] const Layout& layout() const { return layout_; }

    void read()
    {
        std::vector<FigureKind> kinds;
        for (const ValueColumn& column : layout_.values) {
            kinds.push_back(column.known.kind);
        }
        gatherer_.expect(kinds, table_.records_at_most());
        while (table_.read()) {
            read_row();
        }
    }

private:
    void read_row()
    {
        const std::uint32_t place =
            gatherer_.place({table_.cell(*layout_.code), text(layout_.iso3), text(layout_.name)});
        if (layout_.type) {
            // 4 is a country or area.
            gatherer_.set_group(place, text(layout_.type) != "4");
        }
        if (layout_.values.empty() || !gatherer_.is_wanted(place)) {
            return;
        }
        Figure figure;
        figure.place = place;
        figure.line = static_cast<std::uint32_t>(table_.line());
        figure.variant = variant();
        if (take_time(figure) && take_age(figure)) {
            take_values(figure);
        }
    }

    [[nodiscard]] std::string_view text(const std::optional<std::size_t>& column) const
    {
        return column ? table_.cell(*column) : std::string_view{};
    }

    std::uint16_t variant()
    {
        const std::string_view cell = text(layout_.variant);
        if (!layout_.variant) {
            return file_variant_.empty() ? std::uint16_t{0} : gatherer_.variant(file_variant_);
        }
        if (cell != last_variant_) {
            last_variant_ = cell;
            last_variant_position_ = gatherer_.variant(variant_named(cell));
        }
        return last_variant_position_;
    }

    bool take_time(Figure& figure)
    {
        const std::string_view cell = text(layout_.period ? layout_.period : layout_.time);
        const auto time = time_in(cell);
        if (!time) {
            table_.report(localized("'{}' is not a year, or a period such as 2020-2025", cell));
            return false;
        }
        figure.year = time->first;
        figure.span = layout_.period ? five_years : time->second;
        return true;
    }

    bool take_age(Figure& figure)
    {
        if (!layout_.age) {
            return true;
        }
        const std::string_view cell = table_.cell(*layout_.age);
        const auto age = age_in(cell);
        if (!age) {
            table_.report(localized("'{}' is not an age", cell));
            return false;
        }
        figure.age = *age;
        if (layout_.span) {
            const double span = table_.number(*layout_.span).value_or(0.0);
            if (span > widest_group) {
                table_.report(localized("an age group of {} years", span));
                return false;
            }
            figure.age.width = span > 0.0 ? static_cast<int>(span) : 0;
        } else if (age->width == 1) {
            figure.age.width = unknown_width;
        }
        return true;
    }

    /// The sex of the row; nothing for both together.
    [[nodiscard]] std::optional<Sex> sex() const { return sex_in(lower_case(text(layout_.sex))); }

    void take_values(Figure figure)
    {
        for (const ValueColumn& column : layout_.values) {
            const FigureKind kind = column.known.kind;
            const std::optional<Sex> sex = column.known.sex ? column.known.sex : this->sex();
            const bool is_taken = figure.variant == 0 || kind == FigureKind::total_fertility;
            const auto value = sex && is_taken ? table_.number(column.position) : std::nullopt;
            if (!value) {
                continue;
            }
            if (column.known.is_variant) {
                figure.variant = gatherer_.variant(variant_named(column.known.heading));
            }
            figure.sex = *sex;
            figure.value = *value * (column.known.factor == 0.0 ? unit_ : column.known.factor);
            if (kind == FigureKind::sex_ratio_at_birth && figure.value > per_hundred_above) {
                figure.value /= 100.0;
            }
            note_date(kind);
            gatherer_.add(kind, figure);
        }
    }

    /// Populations whose period has its middle half a year after they are headed are at 1 July.
    void note_date(FigureKind kind)
    {
        if (kind == FigureKind::population && layout_.middle &&
            text(layout_.middle).ends_with(".5")) {
            gatherer_.file().is_mid_year = true;
        }
    }

    static constexpr double widest_group = 150.0;

    /// A ratio of males per female is never above it, one per hundred always.
    static constexpr double per_hundred_above = 10.0;

    ForeignTable table_;
    Layout layout_;
    double unit_;
    std::string file_variant_;
    FigureGatherer& gatherer_;
    std::string last_variant_ = "\n";
    std::uint16_t last_variant_position_ = 0;
};

/// The United Nations call estimates a part of the medium variant, with years from 1950 on.
bool tells_projection(const std::string& file)
{
    const std::string name = lower_case(file);
    const auto says = [&name](std::string_view word) {
        return name.find(word) != std::string::npos;
    };
    return (says("medium") || says("proj")) && !says("1950-");
}

}  // namespace

void read_un_table(const files::InputFile& file, const ImportSettings& settings,
                   FigureGatherer& gatherer, Problems& problems)
{
    UnTable table(file, settings, gatherer, problems);
    gatherer.file().is_projection = tells_projection(file.name);
    if (table.table().columns().empty()) {
        return;
    }
    const Layout& layout = table.layout();
    const bool has_time = layout.time || layout.period;
    if (!layout.code || (!layout.values.empty() && !has_time)) {
        problems.add(
            file.place(1),
            files::header_fault(table.table().columns())
                .value_or(localized("the heading names no column LocID or country_code, or none of "
                                    "Time, year or period_start")));
        return;
    }
    table.read();
    if (layout.values.empty() && !layout.name) {
        gatherer.leave_out();
    }
}

bool is_list_of_places(const files::InputFile& file)
{
    Problems ignored;
    const files::InputFile heading{file.name, file.shown_as,
                                   file.content.substr(0, file.content.find('\n') + 1)};
    if (file.name.ends_with(".gz")) {
        return false;
    }
    const ForeignTable table(heading, ignored);
    return !table.columns().empty() && value_columns(table, file.name).empty() &&
           table.column({"location", "name"});
}

}  // namespace natality::io
