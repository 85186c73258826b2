#include <natality/imports/read_wide_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/imports/foreign_table.hpp>
#include <natality/io/csv/cells.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality::io {

namespace {

/// What the beginning of a file's name says, in small letters; the first that fits is meant.
struct KnownTable {
    std::string_view beginning;
    /// Nothing for the list of places.
    std::optional<FigureKind> kind;
    Sex sex;
    std::string_view variant;
};

constexpr std::array known_tables{
    KnownTable{"popf", FigureKind::population, Sex::female, ""},
    KnownTable{"popm", FigureKind::population, Sex::male, ""},
    KnownTable{"mxf", FigureKind::death_rate, Sex::female, ""},
    KnownTable{"mxm", FigureKind::death_rate, Sex::male, ""},
    KnownTable{"tfrprojhigh", FigureKind::total_fertility, Sex::female, "high"},
    KnownTable{"tfrprojlow", FigureKind::total_fertility, Sex::female, "low"},
    KnownTable{"tfr", FigureKind::total_fertility, Sex::female, ""},
    KnownTable{"pasfr", FigureKind::birth_share, Sex::female, ""},
    KnownTable{"percentasfr", FigureKind::birth_share, Sex::female, ""},
    KnownTable{"sexratio", FigureKind::sex_ratio_at_birth, Sex::female, ""},
    KnownTable{"srb", FigureKind::sex_ratio_at_birth, Sex::female, ""},
    KnownTable{"migrationf", FigureKind::net_migrants, Sex::female, ""},
    KnownTable{"migrationm", FigureKind::net_migrants, Sex::male, ""},
    KnownTable{"migration", FigureKind::net_migration, Sex::female, ""},
    KnownTable{"mig_counts", FigureKind::net_migration, Sex::female, ""},
    KnownTable{"locations", std::nullopt, Sex::female, ""},
};

const KnownTable* known_table(const std::string& file)
{
    const std::string name = lower_case(file);
    for (const KnownTable& known : known_tables) {
        if (name.starts_with(known.beginning)) {
            return &known;
        }
    }
    return nullptr;
}

/// A column of figures.
struct YearColumn {
    std::size_t position;
    Year year;
    int span;
};

/// `1990`, `X1990` as R writes it, or `1990-1995`.
std::optional<YearColumn> year_column(std::string_view heading, std::size_t position)
{
    constexpr std::size_t digits = 4;
    if (heading.starts_with('X')) {
        heading.remove_prefix(1);
    }
    const auto first = year_in(heading.substr(0, digits));
    if (!first || heading.size() == digits) {
        return first ? std::optional(YearColumn{position, *first, 1}) : std::nullopt;
    }
    const auto last = year_in(heading.substr(digits + 1));
    return last && *last > *first
               ? std::optional(YearColumn{position, *first, last->value - first->value})
               : std::nullopt;
}

std::vector<YearColumn> year_columns(const ForeignTable& table)
{
    std::vector<YearColumn> years;
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
        if (const auto year = year_column(table.columns()[i], i)) {
            years.push_back(*year);
        }
    }
    return years;
}

/// True if populations are five years apart, at 1 July and not at the end of a year.
bool is_of_five_years(const std::vector<YearColumn>& years)
{
    return years.size() > 1 && years[1].year.value - years[0].year.value > 1;
}

/// Reads one table.
class WideTable {
public:
    WideTable(const files::InputFile& file, const KnownTable& known, const ImportSettings& settings,
              FigureGatherer& gatherer, Problems& problems)
        : table_(file, problems), known_(known), gatherer_(gatherer)
    {
        code_ = table_.column({"reg_code", "country_code", "country.code"});
        name_ = table_.column({"name", "location", "country"});
        type_ = table_.column({"location_type"});
        age_ = table_.column({"age"});
        years_ = known.kind ? year_columns(table_) : std::vector<YearColumn>{};
        const bool is_of_persons = known.kind == FigureKind::population ||
                                   known.kind == FigureKind::net_migrants ||
                                   known.kind == FigureKind::net_migration;
        factor_ = is_of_persons ? settings.unit.value_or(1.0) : 1.0;
        const bool at_end =
            settings.population_date.value_or(PopulationDate::december) == PopulationDate::december;
        years_later_ =
            known.kind == FigureKind::population && at_end && !is_of_five_years(years_) ? 1 : 0;
    }

    void read(const files::InputFile& file, Problems& problems)
    {
        if (table_.columns().empty()) {
            return;
        }
        if (!code_ || (known_.kind && years_.empty())) {
            problems.add(file.place(1), "the heading names no column reg_code or country_code, or "
                                        "no year");
            return;
        }
        variant_ = known_.variant.empty() ? std::uint16_t{0}
                                          : gatherer_.variant(std::string(known_.variant));
        if (known_.kind) {
            gatherer_.expect(std::vector(years_.size(), *known_.kind), table_.records_at_most());
        }
        while (table_.read()) {
            read_row();
        }
        if (years_later_ > 0) {
            gatherer_.remark(
                localized("populations of a year are taken as those of its 31 December, 1 January "
                          "of the next (--population-date)"));
        }
    }

private:
    void read_row()
    {
        const std::uint32_t place = gatherer_.place(
            {table_.cell(*code_), {}, name_ ? table_.cell(*name_) : std::string_view{}});
        if (type_) {
            // 4 is a country or area, and so is a region of a package's own.
            gatherer_.set_group(place, table_.cell(*type_) != "4");
        }
        Figure figure;
        figure.place = place;
        figure.line = static_cast<std::uint32_t>(table_.line());
        figure.variant = variant_;
        figure.sex = known_.sex;
        if (gatherer_.is_wanted(place) && known_.kind && take_age(figure)) {
            take_years(figure);
        }
    }

    bool take_age(Figure& figure)
    {
        if (!age_) {
            return true;
        }
        const std::string_view cell = table_.cell(*age_);
        const auto age = age_in(cell);
        if (!age) {
            table_.report(localized("'{}' is not an age", cell));
            return false;
        }
        figure.age = *age;
        if (age->width == 1) {
            figure.age.width = unknown_width;
        }
        return true;
    }

    void take_years(Figure figure)
    {
        for (const YearColumn& column : years_) {
            const auto value = table_.number(column.position);
            if (!value) {
                continue;
            }
            figure.year = {column.year.value + years_later_};
            figure.span = column.span;
            figure.value = *value * factor_;
            gatherer_.add(*known_.kind, figure);
        }
    }

    ForeignTable table_;
    const KnownTable& known_;
    FigureGatherer& gatherer_;
    std::optional<std::size_t> code_;
    std::optional<std::size_t> name_;
    std::optional<std::size_t> type_;
    std::optional<std::size_t> age_;
    std::vector<YearColumn> years_;
    double factor_ = 1.0;
    int years_later_ = 0;
    std::uint16_t variant_ = 0;
};

}  // namespace

void read_wide_table(const files::InputFile& file, const ImportSettings& settings,
                     FigureGatherer& gatherer, Problems& problems)
{
    const KnownTable* const known = known_table(file.name);
    if (known == nullptr) {
        gatherer.leave_out();
        return;
    }
    gatherer.file().is_projection = lower_case(file.name).find("proj") != std::string::npos;
    WideTable(file, *known, settings, gatherer, problems).read(file, problems);
}

}  // namespace natality::io
