#pragma once

/// \file
/// From the rows of a whole table to dense schedules: ranges, regions, years, ages.

#include <natality/inputs/age_schedule.hpp>
#include <natality/inputs/completion.hpp>
#include <natality/inputs/dated.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace natality {

/// What a single value may be.
struct ValueRange {
    double low = 0.0;
    double high = 1.0;
    /// What the value is and where it lies, for instance `a rate per woman in [0, 1]`.
    std::string meaning;
};

/// Which keys a table has besides the age.
struct TableKeys {
    bool years = true;
    bool sexes = true;
    bool ages = true;
    /// True if the years may begin after the base year.
    bool may_begin_late = false;
};

/// One table with the rules it is held to.
struct TableCheck {
    const ObservationTable& table;
    TableKeys keys;
    ValueRange range;
    ScheduleRules schedule;
};

/// The distinct categories of a table, in alphabetical order.
[[nodiscard]] std::vector<std::string> categories_in(const ObservationTable& table);

/// The part of a table that belongs to one region, sex and category.
struct Selection {
    std::string region;
    std::optional<Sex> sex;
    std::string category;

    /// `region CN, female, order 2`, leaving out what is not set.
    [[nodiscard]] LocalText text() const;
};

/// Reads one table, gathering problems and completions; made once for a table, asked once for each
/// region, sex and category.
class TableReader {
public:
    /// Checks every value against the range and sorts the rows by selection.
    /// \param first_year the year a projection starts in; dated tables must reach back to it.
    TableReader(TableCheck check, const AgeAxis& ages, Year first_year, Problems& problems,
                Completions& completions);

    /// Schedules by year of one selection.
    [[nodiscard]] AgeSchedules schedules(const Selection& selection);

    /// The one schedule of an undated table.
    [[nodiscard]] ByAge schedule(const Selection& selection);

    /// One value a year of a table without ages.
    [[nodiscard]] YearSeries series(const Selection& selection);

    /// Notes the completions of everything read so far, once for the table.
    void note_completions();

private:
    using Rows = std::vector<const Observation*>;
    using RowsByYear = std::map<Year, Rows>;

    [[nodiscard]] RowsByYear rows_of(const Selection& selection) const;
    [[nodiscard]] std::optional<YearAxis> years_of(const RowsByYear& rows,
                                                   const Selection& selection);
    [[nodiscard]] ByAge one_schedule(const Rows& rows, const LocalText& where);
    void check_values();
    void sort_rows();

    TableCheck check_;
    AgeAxis ages_;
    Year first_year_;
    Problems& problems_;
    Completions& completions_;
    std::map<std::string, Rows> rows_by_key_;
    bool graduated_ = false;
    bool extended_by_zero_ = false;
    bool opened_ = false;
};

}  // namespace natality
