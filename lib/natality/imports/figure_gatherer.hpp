#pragma once

/// \file
/// Collects the figures of several foreign files: places by their codes, only those wanted, and the
/// widths of age groups that a file names by their first age alone.

#include <natality/files/input_files.hpp>
#include <natality/imports/figures.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace natality::io {

/// The width of a group named by its first age alone, until the file has been read.
inline constexpr int unknown_width = -1;

/// What files say of a place.
struct PlaceName {
    std::string_view code;
    std::string_view iso3;
    std::string_view name;
};

/// Takes the figures of one file after the other.
class FigureGatherer {
public:
    /// \param wanted names, codes or three letters of the places to be taken; all if empty.
    explicit FigureGatherer(std::vector<std::string> wanted);

    /// What follows is of \p file.
    void begin(const files::InputFile& file);

    /// Position of a place, which is added if it is new; what was not known of it is filled in.
    [[nodiscard]] std::uint32_t place(const PlaceName& name);

    /// Says that a place is, or is not, a group of places.
    void set_group(std::uint32_t place, bool is_group)
    {
        figures_.places[place].is_group = is_group;
    }

    /// Says that the territory of a place changed at the start of a year.
    void note_territory_change(std::uint32_t place, Year year)
    {
        figures_.territory_changes.emplace(place, year);
    }

    /// True if figures of the place are to be taken.
    [[nodiscard]] bool is_wanted(std::uint32_t place) const { return wanted_[place]; }

    /// The file being read.
    [[nodiscard]] ForeignFile& file() { return figures_.files.back(); }

    /// Position of a variant.
    [[nodiscard]] std::uint16_t variant(const std::string& name) { return figures_.variant(name); }

    /// Makes room for the figures of a table, so that none is taken for growing.
    /// \param kinds of its columns, a kind as often as it has columns.
    /// \param rows the most there can be.
    void expect(const std::vector<FigureKind>& kinds, std::size_t rows);

    /// Takes a figure of the file being read.
    void add(FigureKind kind, Figure figure);

    /// Something that people are to know about the files; the same sentence once.
    void remark(const LocalText& text);

    /// Notes that the file being read holds nothing that is taken.
    void leave_out();

    /// The file has been read: gives groups named by their first age their widths, up to the next
    /// first age; the last is open, of births as wide as the one before.
    void end();

    /// Names of all places met, for hints.
    [[nodiscard]] std::vector<std::string> place_names() const;

    /// Those of the places asked for that no file knows.
    [[nodiscard]] std::vector<std::string> unknown_places() const;

    /// What was gathered; call once, at the end.
    [[nodiscard]] Figures take();

private:
    [[nodiscard]] bool matches(const ForeignPlace& place, const std::string& asked) const;
    void complete_widths(std::vector<Figure>& rows, std::size_t first, bool ends_open) const;

    std::vector<std::string> asked_;
    Figures figures_;
    std::vector<bool> wanted_;
    std::unordered_map<std::string, std::uint32_t> by_code_;
    /// Names of files that hold nothing.
    std::vector<std::string> left_out_;
    /// The place asked for last: rows of one stand together.
    std::uint32_t last_place_ = 0;
    /// By kind, how many figures there were before the file being read.
    std::map<FigureKind, std::size_t> before_;
};

}  // namespace natality::io
