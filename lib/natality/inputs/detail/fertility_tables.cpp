#include <natality/inputs/detail/fertility_tables.hpp>

#include <natality/base/localized.hpp>

#include <optional>
#include <string>
#include <utility>

namespace natality::detail {

namespace {

constexpr ScheduleRules birth_rates_of_one_stretch{Spread::birth_rate, Coverage::one_stretch};

/// Children per woman; no population is known to have come near.
constexpr double highest_tfr = 15.0;

/// Rates that are each possible may make families that are not.
void check_tfr(const DatasetTables& tables, const RegionInputs& region)
{
    const AgeSchedules& asfr = region.asfr;
    for (Index year = 0; year < asfr.values.cols(); ++year) {
        const double tfr = asfr.values.col(year).sum() * tables.ages().width();
        const auto is_of_year = [&](const Observation& row) {
            return row.region == region.region.id && row.year == asfr.years.at(year);
        };
        if (tfr > highest_tfr && tables.problems.empty()) {
            tables.problems.add(
                tables.parts.fertility.first_place(is_of_year),
                localized("asfr: the rates add up to {:.1f} children per woman, where "
                          "{} is the most that is taken (region {}, year {})",
                          tfr, highest_tfr, region.region.id, asfr.years.at(year).value));
        }
    }
}

/// The year step counts births before it knows the youngest women, who are born in the step.
void check_youngest_asfr(const DatasetTables& tables)
{
    for (const Observation& row : tables.parts.fertility.rows) {
        if (row.age.lower.value < tables.ages().width() && row.value != 0.0) {
            tables.problems.add(
                tables.parts.fertility.place(row),
                localized("asfr: '{}' is not 0, and the youngest age group {} has no "
                          "births (region {}, year {}, age {})",
                          row.value, tables.ages().label(0), row.region, row.year.value,
                          to_string(row.age)));
        }
    }
}

/// Orders must be 1, 2, … with the last one open (`3+`).
bool are_orders(const std::vector<std::string>& orders)
{
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const bool is_last = i + 1 == orders.size();
        const std::string expected = std::to_string(i + 1) + (is_last ? "+" : "");
        if (orders[i] != expected) {
            return false;
        }
    }
    return !orders.empty();
}

}  // namespace

void read_fertility(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    TableReader table = tables.reader({tables.parts.fertility,
                                       {.sexes = false},
                                       {0.0, 1.0, "a rate per woman in [0, 1]"},
                                       birth_rates_of_one_stretch});
    for (RegionInputs& region : regions) {
        region.asfr = table.schedules({region.region.id, std::nullopt, {}});
        check_tfr(tables, region);
    }
    table.note_completions();
    check_youngest_asfr(tables);
}

void read_births_by_order(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    if (tables.parts.births_by_order.empty()) {
        return;
    }
    const std::vector<std::string> orders = categories_in(tables.parts.births_by_order);
    if (!are_orders(orders)) {
        tables.problems.add(
            {tables.parts.births_by_order.file, 1},
            "order: the orders must be 1, 2, … and the last one open, for instance 3+");
        return;
    }
    TableReader table = tables.reader({tables.parts.births_by_order,
                                       {.sexes = false},
                                       {0.0, 1.0, "a rate per woman in [0, 1]"},
                                       birth_rates_of_one_stretch});
    for (RegionInputs& region : regions) {
        BirthsByOrder births{orders, {}};
        for (const std::string& order : orders) {
            births.rates.push_back(table.schedules({region.region.id, std::nullopt, order}));
        }
        region.births_by_order = std::move(births);
    }
    table.note_completions();
}

void read_tfr_paths(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    TableReader table =
        tables.reader({tables.parts.tfr_paths,
                       {.sexes = false, .ages = false},
                       {0.0, highest_tfr, "a number of children per woman in [0, 15]"},
                       {}});
    for (const std::string& path : categories_in(tables.parts.tfr_paths)) {
        for (RegionInputs& region : regions) {
            region.tfr_paths.emplace(path, table.series({region.region.id, std::nullopt, path}));
        }
    }
}

void read_sex_ratio_at_birth(const DatasetTables& tables, std::vector<RegionInputs>& regions)
{
    TableReader table =
        tables.reader({tables.parts.sex_ratio_at_birth,
                       {.sexes = false, .ages = false},
                       {0.8, 1.6, "a number of male births per female birth in [0.8, 1.6]"},
                       {}});
    for (RegionInputs& region : regions) {
        region.sex_ratio_at_birth = table.series({region.region.id, std::nullopt, {}});
    }
}

}  // namespace natality::detail
