#pragma once

/// \file
/// Published bounds for the data set of parts.hpp.

#include <natality/inputs/quantile_bounds.hpp>

#include <support/parts.hpp>

#include <array>
#include <cstddef>
#include <string>

namespace natality::test {

/// Appends the five levels of one year.
inline void add_levels(ObservationTable& table, Cell cell, const std::array<double, 5>& values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        cell.category = std::string(bound_levels[i]);
        cell.value = values[i];
        add(table, cell);
    }
}

/// Bounds of \ref valid_parts from 2021 to 2024 that widen with the years: the total fertility rate
/// about 0.9, life expectancy about 5.6, net migration about 0.
inline void add_bounds(DatasetParts& parts, double width = 1.0)
{
    parts.tfr_bounds = {"tfr_bounds.csv", "tfr", {}};
    parts.life_expectancy_bounds = {"life_expectancy_bounds.csv", "e0", {}};
    parts.net_migration_bounds = {"net_migration_bounds.csv", "net_migrants", {}};
    for (int year = 2021; year <= 2024; ++year) {
        const double wide = width * (year - 2020);
        const auto levels = [wide](double median, double low, double high) {
            return std::array{median - 1.6 * low * wide, median - low * wide, median,
                              median + high * wide, median + 1.7 * high * wide};
        };
        add_levels(parts.tfr_bounds, {.year = Year{year}}, levels(0.9, 0.05, 0.06));
        add_levels(parts.net_migration_bounds, {.year = Year{year}}, levels(0.0, 10.0, 12.0));
        for (const Sex sex : both_sexes) {
            add_levels(parts.life_expectancy_bounds, {.year = Year{year}, .sex = sex},
                       levels(5.6, 0.05, 0.04));
        }
    }
}

}  // namespace natality::test
