#include <natality/inputs/age_schedule.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/rate_graduation.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

namespace natality {

namespace {

using Rows = std::vector<const Observation*>;

int upper_bound(const AgeGroup& group)
{
    return group.lower.value + group.width;
}

Rows sorted_by_age(std::span<const Observation* const> rows)
{
    Rows sorted(rows.begin(), rows.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* left, const auto* right) {
        return left->age.lower < right->age.lower;
    });
    return sorted;
}

/// True if a group stands for whole age groups of the axis: open at the open age, or closed with
/// both ends on the axis (or, for the axis's own lowest age, written as that age alone).
bool fits_axis(const AgeGroup& group, const AgeAxis& ages)
{
    const int open_age = ages.open_age().value;
    if (group.is_open()) {
        return group.lower.value == open_age;
    }
    const bool starts_on_axis = group.lower.value % ages.width() == 0;
    return starts_on_axis && group.width % ages.width() == 0 && upper_bound(group) <= open_age;
}

/// On an axis of wide groups an age written as its lower bound alone means the whole group; the
/// open age alone, with none after it, means all who are older too.
AgeGroup widened(AgeGroup group, const AgeAxis& ages, bool is_last)
{
    const bool is_alone = group.width == 1;
    if (is_alone && group.lower == ages.open_age() && (is_last || ages.width() > 1)) {
        group.width = 0;
    } else if (is_alone) {
        group.width = ages.width();
    }
    return group;
}

LocalText what_fits(const AgeGroup& group, const AgeAxis& ages)
{
    const std::string open = ages.label(ages.last());
    if (group.lower > ages.open_age() || (group.is_open() && group.lower != ages.open_age()) ||
        upper_bound(group) > ages.open_age().value) {
        const bool may_be_open = group.lower == ages.open_age();
        const LocalText fault =
            localized("age '{}' does not fit the data set's last group {}", to_string(group), open);
        return may_be_open
                   ? localized("{}; write {} if it holds all who are older too", fault, open)
                   : fault;
    }
    return localized("age '{}' does not start and end on groups of {} years", to_string(group),
                     ages.width());
}

struct Tile {
    AgeGroup age;
    const Observation* row;
};

/// The age after the last one of a group.
int end_of(const AgeGroup& group)
{
    return group.is_open() ? std::numeric_limits<int>::max() : upper_bound(group);
}

/// Groups that adjoin, and how far the rows reach.
struct Tiling {
    std::vector<Tile> tiles;
    /// First age of all rows, and the age after the last. Faulty rows that go on from others count
    /// too, lest their ages be missed as well.
    int start = 0;
    int end = 0;
    /// True if the last row is a single age that was taken as the open group.
    bool was_opened = false;
};

/// What is wrong with a group after \p previous, if anything is.
std::optional<LocalText> conflict(const AgeGroup& age, const Tile& previous)
{
    if (age == previous.age) {
        return localized("age {} stands already in line {}", to_string(age), previous.row->line);
    }
    if (age.lower.value < end_of(previous.age)) {
        return localized("age {} overlaps {} of line {}", to_string(age), to_string(previous.age),
                         previous.row->line);
    }
    return std::nullopt;
}

/// The rows as adjoining groups, every fault reported.
/// \param rows by age.
Tiling tiling(const ObservationTable& table, const Rows& rows, const AgeAxis& ages,
              const LocalText& where, Problems& problems)
{
    Tiling tiling;
    tiling.start = rows.empty() ? 0 : rows.front()->age.lower.value;
    tiling.end = tiling.start;
    const auto report = [&](const Observation& row, const LocalText& fault) {
        problems.add(table.place(row), localized("{} ({})", fault, where));
    };
    for (const Observation* row : rows) {
        const AgeGroup age = widened(row->age, ages, row == rows.back());
        tiling.was_opened = tiling.was_opened || (age.is_open() && !row->age.is_open());
        std::optional<LocalText> fault;
        if (!fits_axis(age, ages)) {
            fault = what_fits(age, ages);
        } else if (!tiling.tiles.empty()) {
            fault = conflict(age, tiling.tiles.back());
        }
        if (fault) {
            report(*row, *fault);
        } else {
            if (age.lower.value > tiling.end) {
                report(*row, localized("no {} for the ages from {} to {}", table.value_name,
                                       tiling.end, age.lower.value - 1));
            }
            tiling.tiles.push_back({age, row});
        }
        if (!fault || age.lower.value <= tiling.end) {
            tiling.end = std::max(tiling.end, end_of(age));
        }
    }
    return tiling;
}

void require_every_age(const ObservationTable& table, const Tiling& tiling, const AgeAxis& ages,
                       const LocalText& where, Problems& problems)
{
    const Tile& first = tiling.tiles.front();
    const Tile& last = tiling.tiles.back();
    if (tiling.start > 0) {
        problems.add(table.place(*first.row),
                     localized("no {} for the ages below {} ({})", table.value_name,
                               to_string(first.age), where));
    }
    if (tiling.end <= ages.open_age().value) {
        problems.add(table.place(*last.row),
                     localized("no {} after age {}; the last group is {} ({})", table.value_name,
                               to_string(last.age), ages.label(ages.last()), where));
    }
}

std::vector<double> graduated_as(Spread spread, const GroupedTotals& groups, double step)
{
    switch (spread) {
    case Spread::birth_rate:
        return graduated_birth_rates(groups);
    case Spread::death_rate:
        return graduated_death_rates(groups, step);
    case Spread::total:
    case Spread::level:
        break;
    }
    return graduated(groups);
}

/// Values of a run of adjoining closed groups, from the axis row of the first one on.
void fill_closed(std::span<const Tile> closed, const AgeAxis& ages, Spread spread, ByAge& values)
{
    const double step = ages.width();
    GroupedTotals groups;
    for (const Tile& tile : closed) {
        const double cells = tile.age.width / step;
        const double total = spread == Spread::total ? tile.row->value : tile.row->value * cells;
        groups.bounds.push_back(tile.age.lower.value / step);
        groups.totals.push_back(total);
    }
    groups.bounds.push_back(upper_bound(closed.back().age) / step);
    Index row = ages.index(closed.front().age.lower);
    for (const double value : graduated_as(spread, groups, step)) {
        values(row++) = value;
    }
}

}  // namespace

std::string graduation_method(Spread spread)
{
    switch (spread) {
    case Spread::birth_rate:
        return "as the smoothest schedule that keeps each group's rate";
    case Spread::death_rate:
        return "by a monotone cubic of their cumulative sum that keeps each group's rate in the "
               "life table";
    case Spread::total:
    case Spread::level:
        break;
    }
    return "by a monotone cubic of their cumulative sum";
}

AgeSchedule schedule_on_axis(const ObservationTable& table,
                             std::span<const Observation* const> rows, const AgeAxis& ages,
                             const ScheduleRules& rules, const LocalText& where, Problems& problems)
{
    AgeSchedule schedule{.values = ByAge::Zero(ages.size())};
    const std::size_t problems_before = problems.size();
    const Tiling found = tiling(table, sorted_by_age(rows), ages, where, problems);
    const std::vector<Tile>& tiled = found.tiles;
    if (tiled.empty()) {
        return schedule;
    }
    const bool starts_at_zero = tiled.front().age.lower.value == 0;
    const bool ends_open = tiled.back().age.is_open();
    if (rules.coverage == Coverage::every_age) {
        require_every_age(table, found, ages, where, problems);
    }
    schedule.was_extended_by_zero = !starts_at_zero || !ends_open;
    if (problems.size() != problems_before) {
        return schedule;
    }
    schedule.was_opened = found.was_opened;
    if (ends_open) {
        schedule.values(ages.last()) = tiled.back().row->value;
    }
    const std::span<const Tile> closed(tiled.data(), tiled.size() - (ends_open ? 1 : 0));
    schedule.was_graduated = std::any_of(closed.begin(), closed.end(), [&](const Tile& tile) {
        return tile.age.width != ages.width();
    });
    if (schedule.was_graduated) {
        fill_closed(closed, ages, rules.spread, schedule.values);
    } else {
        for (const Tile& tile : closed) {
            schedule.values(ages.index(tile.age.lower)) = tile.row->value;
        }
    }
    return schedule;
}

}  // namespace natality
