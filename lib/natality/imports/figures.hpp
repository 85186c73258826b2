#pragma once

/// \file
/// Figures as foreign files give them, whatever the files look like: one figure a row, with the
/// file and line it came from, before any of them is put into a data set.

#include <natality/base/axes.hpp>
#include <natality/base/problems.hpp>
#include <natality/inputs/observation.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace natality::io {

/// What a figure is of, in the units of a data set: persons, rates per person-year, births per
/// woman-year, children per woman, males per female.
enum class FigureKind {
    /// Persons at a point in time.
    population,
    death_rate,
    birth_rate,
    /// Percent of the total fertility rate that falls to the age group.
    birth_share,
    total_fertility,
    sex_ratio_at_birth,
    /// Net migrants by sex and age, in the years of the figure together.
    net_migrants,
    /// Net migrants of both sexes and all ages, in the years of the figure together.
    net_migration,
    /// Births of an order per woman of the age, whatever her children; the variant is the order.
    births_by_order,
    /// Woman-years by number of children; the variant is the number.
    women_by_parity
};

/// What figures of a kind are called, for instance `death rates`.
[[nodiscard]] std::string to_string(FigureKind kind);

/// One figure.
struct Figure {
    /// Position in \ref Figures::places.
    std::uint32_t place = 0;
    std::uint32_t line = 0;
    /// Position in \ref Figures::files.
    std::uint16_t file = 0;
    /// Position in \ref Figures::variants; 0 for the main one.
    std::uint16_t variant = 0;
    /// Calendar year, or the first year of a period; of a population, the year whose 1 January (or
    /// 1 July, where \ref ForeignFile::is_mid_year) it is of.
    Year year;
    /// Years that the figure stands for.
    int span = 1;
    Sex sex = Sex::female;
    AgeGroup age{Age{0}, 0};
    double value = 0.0;
};

/// A country or part of one, or a group of countries.
struct ForeignPlace {
    /// As the files number it; its name where they do not.
    std::string code;
    /// Three letters, or empty.
    std::string iso3;
    std::string name;
    /// Whether it is a group of places, which a choice of all leaves out, where a file says so.
    std::optional<bool> is_group;

    /// Key in a data set: the three letters if known, else the code.
    [[nodiscard]] const std::string& id() const { return iso3.empty() ? code : iso3; }
};

/// A file that figures came from.
struct ForeignFile {
    /// As the user named it.
    std::string shown_as;
    /// SHA-256 of its bytes as they were.
    std::string sha256;
    /// True if what it holds is a projection.
    bool is_projection = false;
    /// True if its populations are at 1 July.
    bool is_mid_year = false;
    /// Figures taken from it, by kind.
    std::map<FigureKind, std::size_t> taken;
};

/// Everything that was read.
struct Figures {
    std::vector<ForeignPlace> places;
    std::vector<ForeignFile> files;
    /// Names of variants, of orders and of parities; the first is the main one's, empty.
    std::vector<std::string> variants{std::string{}};
    std::map<FigureKind, std::vector<Figure>> by_kind;
    /// Years at whose start the territory of a place changed.
    std::set<std::pair<std::uint32_t, Year>> territory_changes;
    /// What was left out or taken in a way that is not obvious, for people.
    std::vector<LocalText> remarks;

    /// More names of variants are a mistake: the United Nations have a dozen.
    static constexpr std::size_t most_variants = 1000;

    /// Position of a variant, which is added if it is new.
    /// \throws InputError if there are more than \ref most_variants.
    [[nodiscard]] std::uint16_t variant(const std::string& name);

    /// All of a kind.
    [[nodiscard]] std::span<const Figure> of(FigureKind kind) const;

    /// Where a figure stands.
    [[nodiscard]] Place where(const Figure& figure) const;
};

/// Which figures of a kind: what is not given may be anything, but a sex needs a year.
struct FigureKey {
    std::uint32_t place = 0;
    std::uint16_t variant = 0;
    std::optional<Year> year;
    std::optional<Sex> sex;
};

/// Sorts the figures of every kind by place, variant, year, sex and age, and leaves one of those
/// that stand twice with the same value.
/// \param problems receives figures that stand twice with different values.
void sort_figures(Figures& figures, Problems& problems);

/// The figures of a key, by age within sex within year.
/// \pre sorted by \ref sort_figures.
[[nodiscard]] std::span<const Figure> figures_of(const Figures& figures, FigureKind kind,
                                                 const FigureKey& key);

/// Years for which a place has figures of a kind, ascending.
[[nodiscard]] std::vector<Year> years_of(const Figures& figures, FigureKind kind,
                                         std::uint32_t place, std::uint16_t variant = 0);

}  // namespace natality::io
