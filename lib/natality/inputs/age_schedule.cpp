#include <natality/inputs/age_schedule.hpp>

#include <natality/inputs/graduation.hpp>

#include <algorithm>
#include <cstddef>

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

/// On an axis of wide groups an age written as its lower bound alone means the whole group.
AgeGroup widened(AgeGroup group, const AgeAxis& ages)
{
    if (group.width == 1 && ages.width() > 1) {
        const bool is_open = group.lower == ages.open_age();
        group.width = is_open ? 0 : ages.width();
    }
    return group;
}

std::string what_fits(const AgeGroup& group, const AgeAxis& ages)
{
    const std::string open = ages.label(ages.last());
    if (group.lower > ages.open_age() || (group.is_open() && group.lower != ages.open_age()) ||
        upper_bound(group) > ages.open_age().value) {
        return "age '" + to_string(group) + "' does not fit the data set's last group " + open;
    }
    return "age '" + to_string(group) + "' does not start and end on groups of " +
           std::to_string(ages.width()) + " years";
}

struct Tile {
    AgeGroup age;
    const Observation* row;
};

/// The rows as adjoining groups, every fault reported.
std::vector<Tile> tiles(const ObservationTable& table, const Rows& rows, const AgeAxis& ages,
                        const std::string& where, Problems& problems)
{
    std::vector<Tile> tiled;
    for (const Observation* row : rows) {
        const AgeGroup age = widened(row->age, ages);
        const std::string label = "(" + where + ")";
        if (!fits_axis(age, ages)) {
            problems.add(table.place(*row), what_fits(age, ages) + " " + label);
            continue;
        }
        if (!tiled.empty()) {
            const Tile& previous = tiled.back();
            const bool previous_is_open = previous.age.is_open();
            if (age == previous.age) {
                problems.add(table.place(*row),
                             "age " + to_string(age) + " stands already in line " +
                                 std::to_string(previous.row->line) + " " + label);
                continue;
            }
            if (previous_is_open || age.lower.value < upper_bound(previous.age)) {
                problems.add(table.place(*row),
                             "age " + to_string(age) + " overlaps " + to_string(previous.age) +
                                 " of line " + std::to_string(previous.row->line) + " " + label);
                continue;
            }
            if (age.lower.value > upper_bound(previous.age)) {
                problems.add(table.place(*row), "no " + table.value_name + " for the ages from " +
                                                    std::to_string(upper_bound(previous.age)) +
                                                    " to " + std::to_string(age.lower.value - 1) +
                                                    " " + label);
            }
        }
        tiled.push_back({age, row});
    }
    return tiled;
}

void require_every_age(const ObservationTable& table, const std::vector<Tile>& tiled,
                       const AgeAxis& ages, const std::string& where, Problems& problems)
{
    if (tiled.front().age.lower.value > 0) {
        problems.add(table.place(*tiled.front().row),
                     "no " + table.value_name + " for the ages below " +
                         to_string(tiled.front().age) + " (" + where + ")");
    }
    if (!tiled.back().age.is_open()) {
        problems.add(table.place(*tiled.back().row),
                     "no " + table.value_name + " after age " + to_string(tiled.back().age) +
                         "; the last group is " + ages.label(ages.last()) + " (" + where + ")");
    }
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
    for (const double value : graduated(groups)) {
        values(row++) = value;
    }
}

}  // namespace

AgeSchedule schedule_on_axis(const ObservationTable& table,
                             std::span<const Observation* const> rows, const AgeAxis& ages,
                             const ScheduleRules& rules, const std::string& where,
                             Problems& problems)
{
    AgeSchedule schedule{.values = ByAge::Zero(ages.size())};
    const std::size_t problems_before = problems.size();
    const std::vector<Tile> tiled = tiles(table, sorted_by_age(rows), ages, where, problems);
    if (tiled.empty()) {
        return schedule;
    }
    const bool starts_at_zero = tiled.front().age.lower.value == 0;
    const bool ends_open = tiled.back().age.is_open();
    if (rules.coverage == Coverage::every_age) {
        require_every_age(table, tiled, ages, where, problems);
    }
    schedule.was_extended_by_zero = !starts_at_zero || !ends_open;
    if (problems.size() != problems_before) {
        return schedule;
    }
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
