#pragma once

/// \file
/// Years, ages and sexes, and the axes that turn them into rows and columns. Nothing else in the
/// library computes an index from an age or a year.

#include <natality/base/local_text.hpp>

#include <array>
#include <compare>
#include <string>

#include <Eigen/Core>

namespace natality {

/// Row, column and size type of every table.
using Index = Eigen::Index;

/// Calendar year [t, t+1); as a population point, 1 January of the year.
struct Year {
    int value = 0;
    auto operator<=>(const Year&) const = default;
};

/// Age in completed years.
struct Age {
    int value = 0;
    auto operator<=>(const Age&) const = default;
};

/// Nobody is known to have lived longer.
inline constexpr Age oldest_age{150};

/// Enumerators are also the column of the sex in a ByAgeSex table.
enum class Sex { female = 0, male = 1 };

/// Both sexes, in column order.
inline constexpr std::array<Sex, 2> both_sexes{Sex::female, Sex::male};

/// `female` or `male`, as in the files.
[[nodiscard]] std::string to_string(Sex sex);

/// The same in both languages.
[[nodiscard]] LocalText sex_name(Sex sex);

/// Age groups of one width from 0 to an open last group.
class AgeAxis {
public:
    /// Groups 0, width, 2 width, …, \p open_age and over.
    /// \throws std::invalid_argument unless width > 0 and open_age is a positive multiple of it.
    AgeAxis(int width, Age open_age);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] Age open_age() const { return open_age_; }
    [[nodiscard]] Index size() const { return open_age_.value / width_ + 1; }
    [[nodiscard]] Index last() const { return size() - 1; }

    /// First completed age of group \p index.
    [[nodiscard]] Age lower(Index index) const;

    /// The group that \p age falls in; ages past the open age are in the last group.
    /// \throws std::out_of_range for a negative age.
    [[nodiscard]] Index index(Age age) const;

    /// `27`, `25-29` or `100+`.
    [[nodiscard]] std::string label(Index index) const;

    bool operator==(const AgeAxis&) const = default;

private:
    int width_;
    Age open_age_;
};

/// Equally spaced calendar years.
class YearAxis {
public:
    /// \p count years from \p first, \p step apart.
    /// \throws std::invalid_argument unless count >= 0 and step > 0.
    YearAxis(Year first, Index count, int step = 1);

    [[nodiscard]] Year first() const { return first_; }
    [[nodiscard]] int step() const { return step_; }
    [[nodiscard]] Index size() const { return count_; }
    [[nodiscard]] Year at(Index index) const;

    [[nodiscard]] bool contains(Year year) const;

    /// \throws std::out_of_range naming the year and the axis if it is not on the axis.
    [[nodiscard]] Index index(Year year) const;

    bool operator==(const YearAxis&) const = default;

private:
    Year first_;
    Index count_;
    int step_;
};

}  // namespace natality
