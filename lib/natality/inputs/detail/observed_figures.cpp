#include <natality/inputs/detail/observed_figures.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace natality::detail {

namespace {

bool is_share(const Observation& row)
{
    return row.category.starts_with(observed_share_prefix);
}

bool is_of_births(const Observation& row)
{
    return row.category == "births" || row.category == "tfr";
}

void check_figure(const ObservationTable& table, const Observation& row, Problems& problems)
{
    if (!std::isfinite(row.value)) {
        problems.add(table.place(row), localized("indicator {} of {} is not a finite number "
                                                 "(region {})",
                                                 row.category, row.year.value, row.region));
    }
    if (is_share(row) && !(row.value > 0.0 && row.value <= 1.0)) {
        problems.add(table.place(row),
                     localized("{} of {} is {}; a share lies in (0, 1] "
                               "(region {})",
                               row.category, row.year.value, row.value, row.region));
    }
    if (is_of_births(row) && row.value < 0.0) {
        problems.add(table.place(row),
                     localized("{} of {} is {}; it must be at least 0 (region {})", row.category,
                               row.year.value, row.value, row.region));
    }
}

/// A share of a birth order that the data set does not tell apart.
void check_order(const ObservationTable& table, const Observation& row, const RegionInputs& region,
                 Problems& problems)
{
    if (!region.births_by_order) {
        problems.add(table.place(row), localized("indicator {} needs births_by_order (region {})",
                                                 row.category, row.region));
        return;
    }
    const std::vector<std::string>& orders = region.births_by_order->orders;
    const std::string order = row.category.substr(observed_share_prefix.size());
    if (std::find(orders.begin(), orders.end(), order) == orders.end()) {
        problems.add(table.place(row),
                     localized("indicator {} is of no order of births_by_order; {} "
                               "(region {})",
                               row.category, nearest_name_hint(order, orders), row.region));
    }
}

/// The shares of one year: how many there are, their sum and where the first stands.
struct YearShares {
    std::size_t count = 0;
    double sum = 0.0;
    Place first;
};

/// Shares are known for all orders of a year or for none.
void check_sums(const std::map<Year, YearShares>& by_year, const RegionInputs& region,
                Problems& problems)
{
    // Published shares are rounded to a tenth of a per cent.
    constexpr double rounding = 0.005;
    if (!region.births_by_order) {
        return;
    }
    const std::size_t orders = region.births_by_order->orders.size();
    for (const auto& [year, shares] : by_year) {
        if (shares.count != orders || std::abs(shares.sum - 1.0) > rounding) {
            problems.add(shares.first,
                         localized("births_share_… of {}: {} of {} orders with a sum of {:g}; "
                                   "give every order of births_by_order, with a sum of 1 "
                                   "(region {})",
                                   year.value, shares.count, orders, shares.sum, region.region.id));
        }
    }
}

/// The rows of a region. A table may have millions, and pointers to them are little beside them.
std::vector<const Observation*> rows_of(const ObservationTable& table, const RegionInputs& region)
{
    std::vector<const Observation*> rows;
    for (const Observation& row : table.rows) {
        if (row.region == region.region.id) {
            rows.push_back(&row);
        }
    }
    return rows;
}

/// Reports figures of an indicator and a year that have one already.
void check_doubles(const ObservationTable& table, std::vector<const Observation*> rows,
                   Problems& problems)
{
    const auto figure = [](const Observation* row) { return std::tie(row->category, row->year); };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto* one, const auto* other) {
        return figure(one) < figure(other);
    });
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Observation& row = *rows[i];
        if (figure(rows[i - 1]) == figure(&row)) {
            problems.add(table.place(row), localized("indicator {} of {} stands twice (region "
                                                     "{})",
                                                     row.category, row.year.value, row.region));
        }
    }
}

void read_region(const ObservationTable& table, RegionInputs& region, Problems& problems)
{
    const std::vector<const Observation*> rows = rows_of(table, region);
    check_doubles(table, rows, problems);
    std::map<Year, YearShares> shares;
    region.observed.reserve(rows.size());
    for (const Observation* const row : rows) {
        check_figure(table, *row, problems);
        if (is_share(*row)) {
            check_order(table, *row, region, problems);
            YearShares& year =
                shares.try_emplace(row->year, YearShares{0, 0.0, table.place(*row)}).first->second;
            ++year.count;
            year.sum += row->value;
        }
        region.observed.push_back({row->category, row->year, row->value});
    }
    check_sums(shares, region, problems);
}

}  // namespace

void read_observed(const DatasetParts& parts, std::vector<RegionInputs>& regions,
                   Problems& problems)
{
    for (RegionInputs& region : regions) {
        read_region(parts.observed, region, problems);
    }
}

}  // namespace natality::detail
