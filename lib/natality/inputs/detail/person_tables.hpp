#pragma once

/// \file
/// The tables of persons of a data set: those there are, and those who come and go.

#include <natality/inputs/detail/dataset_tables.hpp>

#include <vector>

namespace natality::detail {

/// Gives every region its population on 1 January of the base year.
void read_population(const DatasetTables& tables, std::vector<RegionInputs>& regions);

/// Gives every region its net migrants, or rates of net migration: none where there is no table or
/// it does not name the region, by a schedule where the table has no ages.
void read_migration(const DatasetTables& tables, std::vector<RegionInputs>& regions);

}  // namespace natality::detail
