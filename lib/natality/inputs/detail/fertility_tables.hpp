#pragma once

/// \file
/// The tables of births of a data set.

#include <natality/inputs/detail/dataset_tables.hpp>

#include <vector>

namespace natality::detail {

/// Gives every region its rates by age, which must make families that can be.
void read_fertility(const DatasetTables& tables, std::vector<RegionInputs>& regions);

/// Gives every region its rates by order; nothing where the data set has none.
void read_births_by_order(const DatasetTables& tables, std::vector<RegionInputs>& regions);

/// Gives every region its paths of the total fertility rate by name.
void read_tfr_paths(const DatasetTables& tables, std::vector<RegionInputs>& regions);

/// Gives every region its male births per female birth.
void read_sex_ratio_at_birth(const DatasetTables& tables, std::vector<RegionInputs>& regions);

}  // namespace natality::detail
