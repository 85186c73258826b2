#include <natality/inputs/table_check.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/repeated_problems.hpp>

#include <cmath>
#include <set>
#include <utility>

namespace natality {

namespace {

/// A text that tells selections apart.
std::string key_of(const Selection& selection)
{
    const std::string sex = selection.sex ? to_string(*selection.sex) : std::string{};
    return selection.region + '\n' + sex + '\n' + selection.category;
}

/// `(region CN, year 2024, female, age 27)` with the keys that the table has.
LocalText cell_text(const TableKeys& keys, const Observation& row)
{
    LocalText text = localized("region {}", row.region);
    if (keys.years) {
        text = localized("{}, year {}", text, row.year.value);
    }
    if (keys.sexes) {
        text = localized("{}, {}", text, sex_name(row.sex));
    }
    if (keys.ages) {
        text = localized("{}, age {}", text, to_string(row.age));
    }
    return row.category.empty() ? text : localized("{}, {}", text, row.category);
}

}  // namespace

std::vector<std::string> categories_in(const ObservationTable& table)
{
    std::set<std::string> categories;
    for (const Observation& row : table.rows) {
        categories.insert(row.category);
    }
    return {categories.begin(), categories.end()};
}

LocalText Selection::text() const
{
    LocalText text = localized("region {}", region);
    if (sex) {
        text = localized("{}, {}", text, sex_name(*sex));
    }
    return category.empty() ? text : localized("{}, {}", text, category);
}

TableReader::TableReader(TableCheck check, const AgeAxis& ages, Year first_year, Problems& problems,
                         Completions& completions)
    : check_(std::move(check)),
      ages_(ages),
      first_year_(first_year),
      problems_(problems),
      completions_(completions)
{
    check_values();
    sort_rows();
}

/// Rows of a selection mostly follow each other, so that few are looked up.
void TableReader::sort_rows()
{
    const Observation* before = nullptr;
    Rows* rows = nullptr;
    for (const Observation& row : check_.table.rows) {
        const bool goes_on = before != nullptr && row.region == before->region &&
                             row.sex == before->sex && row.category == before->category;
        if (!goes_on) {
            const std::optional<Sex> sex =
                check_.keys.sexes ? std::optional(row.sex) : std::nullopt;
            rows = &rows_by_key_[key_of({row.region, sex, row.category})];
        }
        rows->push_back(&row);
        before = &row;
    }
}

void TableReader::check_values()
{
    RepeatedProblems repeated(problems_);
    for (const Observation& row : check_.table.rows) {
        const bool in_range = row.value >= check_.range.low && row.value <= check_.range.high;
        if (!in_range || !std::isfinite(row.value)) {
            const std::string& name = check_.table.value_name;
            repeated.add({name, name}, check_.table.place(row),
                         localized("{}: '{}' is not {} ({})", name, row.value,
                                   localized_text(check_.range.meaning),
                                   cell_text(check_.keys, row)));
        }
    }
    repeated.tell_counts();
}

TableReader::RowsByYear TableReader::rows_of(const Selection& selection) const
{
    RowsByYear by_year;
    const auto found = rows_by_key_.find(key_of(selection));
    if (found != rows_by_key_.end()) {
        for (const Observation* row : found->second) {
            by_year[row->year].push_back(row);
        }
    }
    return by_year;
}

std::optional<YearAxis> TableReader::years_of(const RowsByYear& rows, const Selection& selection)
{
    const Place file{check_.table.file, 0};
    const std::string& value = check_.table.value_name;
    if (rows.empty()) {
        problems_.add(file, localized("no {} for {}", value, selection.text()));
        return std::nullopt;
    }
    const Year first = rows.begin()->first;
    const bool is_late = first > first_year_;
    if (is_late && !check_.keys.may_begin_late) {
        problems_.add(file, localized("no {} for {} before {}; the projection starts in {}", value,
                                      selection.text(), first.value, first_year_.value));
        return std::nullopt;
    }
    const YearAxis years(first, static_cast<Index>(rows.size()), ages_.width());
    Index expected = 0;
    for (const auto& [year, year_rows] : rows) {
        if (year != years.at(expected)) {
            problems_.add(check_.table.place(*year_rows.front()),
                          localized("no {} for {}, year {}: the years go on from {} in steps of "
                                    "{} without a gap",
                                    value, selection.text(), years.at(expected).value, first.value,
                                    ages_.width()));
            return std::nullopt;
        }
        ++expected;
    }
    if (!years.contains(first_year_) || is_late) {
        const Year last = years.at(years.size() - 1);
        const bool misses = (first_year_.value - first.value) % years.step() != 0;
        if (misses || (last > first_year_ && !is_late)) {
            problems_.add(file, localized("{} of {}: years {}, {}, … do not meet the base year "
                                          "{}",
                                          value, selection.text(), first.value, years.at(1).value,
                                          first_year_.value));
            return std::nullopt;
        }
    }
    return years;
}

ByAge TableReader::one_schedule(const Rows& rows, const LocalText& where)
{
    AgeSchedule schedule =
        schedule_on_axis(check_.table, rows, ages_, check_.schedule, where, problems_);
    graduated_ = graduated_ || schedule.was_graduated;
    extended_by_zero_ = extended_by_zero_ || schedule.was_extended_by_zero;
    opened_ = opened_ || schedule.was_opened;
    return std::move(schedule.values);
}

AgeSchedules TableReader::schedules(const Selection& selection)
{
    const RowsByYear rows = rows_of(selection);
    const auto years = years_of(rows, selection);
    AgeSchedules result{years.value_or(YearAxis(first_year_, 1, ages_.width())), {}};
    result.values = ByAgeYear::Zero(ages_.size(), result.years.size());
    if (years) {
        Index column = 0;
        for (const auto& [year, year_rows] : rows) {
            const LocalText where = localized("{}, year {}", selection.text(), year.value);
            result.values.col(column++) = one_schedule(year_rows, where);
        }
    }
    return result;
}

ByAge TableReader::schedule(const Selection& selection)
{
    const RowsByYear rows = rows_of(selection);
    if (rows.empty()) {
        problems_.add({check_.table.file, 0},
                      localized("no {} for {}", check_.table.value_name, selection.text()));
        return ByAge::Zero(ages_.size());
    }
    return one_schedule(rows.begin()->second, selection.text());
}

YearSeries TableReader::series(const Selection& selection)
{
    const RowsByYear rows = rows_of(selection);
    for (const auto& [year, year_rows] : rows) {
        for (std::size_t i = 1; i < year_rows.size(); ++i) {
            problems_.add(check_.table.place(*year_rows[i]),
                          localized("year {} stands already in line {} ({})", year.value,
                                    year_rows[i - 1]->line, selection.text()));
        }
    }
    const auto years = years_of(rows, selection);
    YearSeries result{years.value_or(YearAxis(first_year_, 1, ages_.width())), {}};
    result.values = ByYear::Zero(result.years.size());
    if (years) {
        Index position = 0;
        for (const auto& [year, year_rows] : rows) {
            result.values(position++) = year_rows.front()->value;
        }
    }
    return result;
}

void TableReader::note_completions()
{
    const std::string& file = check_.table.file;
    if (graduated_) {
        completions_.push_back(
            {file, localized("wide age groups were graduated to groups of {} {}", ages_.width(),
                             localized_text(graduation_method(check_.schedule.spread)))});
    }
    if (opened_) {
        completions_.push_back(
            {file, localized("the last age, {}, was taken as the open group {}",
                             ages_.open_age().value, ages_.label(ages_.last()))});
    }
    if (extended_by_zero_) {
        completions_.push_back({file, localized("ages outside those listed were taken as 0")});
    }
}

}  // namespace natality
