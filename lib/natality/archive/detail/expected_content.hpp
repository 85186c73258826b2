#pragma once

/// \file
/// What a file must hold by the inputs inside it, and what is not so. A damaged file may be whole
/// as HDF5 and lack a variable, an axis or a name, or have them in another shape.

#include <natality/archive/detail/results_layout.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>

#include <string>
#include <vector>

namespace natality::io::detail {

/// At least what a file must hold.
struct ExpectedContent {
    /// Of the file. Those that say who made it, and when, must be there with whatever value.
    files::Attributes attributes;
    std::vector<files::Dimension> dimensions;
    std::vector<Labels> labels;
    std::vector<Series> series;
    std::vector<files::Variable> variables;
};

[[nodiscard]] ExpectedContent expected_results(const Study& study);
[[nodiscard]] ExpectedContent expected_sweep(const SweepShape& shape);

/// What of it a file does not hold, or holds otherwise. Of a file that another version of the
/// program wrote, only what contradicts its inputs: it may lack variables and attributes, or have
/// other names.
/// \throws InputError if the file cannot be read.
[[nodiscard]] Problems differences(const files::NetcdfReader& file, const ExpectedContent& expected,
                                   const std::string& shown_as);

}  // namespace natality::io::detail
