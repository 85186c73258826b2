#include <natality/inputs/detail/beyond_open_age.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace natality::detail {

namespace {

using Rows = std::vector<Observation>;
using Key = std::tuple<std::string, int, Sex, std::string>;

bool is_at_or_beyond(const Observation& row, Age open_age)
{
    return row.age.lower >= open_age;
}

/// True if the ages, in order, begin with the open age and leave none out up to an open one, or to
/// an age alone, which means all who are older too.
bool run_on(const Rows& rows, Age open_age)
{
    int next = open_age.value;
    for (const Observation& row : rows) {
        if (row.age.lower.value != next) {
            return false;
        }
        next += row.age.width;
    }
    return rows.back().age.width <= 1;
}

/// Deaths per person-year from the first of the ages on, by the life table of their rates in which
/// those who die in a closed age do so in its middle.
double joined_death_rate(const Rows& rows)
{
    double years_left = 1.0 / rows.back().value;
    for (auto row = rows.rbegin() + 1; row != rows.rend(); ++row) {
        const double n = row->age.width;
        const double dying = std::min(1.0, n * row->value / (1.0 + 0.5 * n * row->value));
        years_left = n * (1.0 - 0.5 * dying) + (1.0 - dying) * years_left;
    }
    return 1.0 / years_left;
}

double joined_value(const Rows& rows, Joining joining)
{
    if (joining == Joining::death_rate) {
        return joined_death_rate(rows);
    }
    double sum = 0.0;
    for (const Observation& row : rows) {
        sum += row.value;
    }
    return sum;
}

}  // namespace

std::optional<ObservationTable> joined_beyond_open_age(const ObservationTable& table,
                                                       const AgeAxis& ages, Joining joining)
{
    const Age open_age = ages.open_age();
    const bool goes_beyond =
        std::any_of(table.rows.begin(), table.rows.end(),
                    [&](const Observation& row) { return row.age.lower > open_age; });
    if (!goes_beyond) {
        return std::nullopt;
    }
    ObservationTable joined{table.file, table.value_name, {}, table.has_optional_keys};
    std::map<Key, Rows> beyond;
    for (const Observation& row : table.rows) {
        if (is_at_or_beyond(row, open_age)) {
            beyond[{row.region, row.year.value, row.sex, row.category}].push_back(row);
        } else {
            joined.rows.push_back(row);
        }
    }
    for (auto& [key, rows] : beyond) {
        std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
            return one.age.lower < other.age.lower;
        });
        const bool has_rates = joining == Joining::sum || rows.back().value > 0.0;
        if (!run_on(rows, open_age) || !has_rates) {
            return std::nullopt;
        }
        Observation open = rows.front();
        open.age = {open_age, 0};
        open.value = joined_value(rows, joining);
        joined.rows.push_back(std::move(open));
    }
    return joined;
}

}  // namespace natality::detail
