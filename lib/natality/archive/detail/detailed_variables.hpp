#pragma once

/// \file
/// What a results file holds on request: life tables, birth rates by age, deaths by age
/// (docs/formats/results.md).

#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/scenario/scenario.hpp>

#include <Eigen/Core>

#include <string>
#include <vector>

namespace natality::io::detail {

/// Attribute that names the details asked for; only where there are some.
inline constexpr const char* details_attribute = "details";

/// The details that the attributes of a file name.
[[nodiscard]] ResultsDetails details_in(const files::Attributes& attributes);

/// The variables of the details that a study asks for.
[[nodiscard]] std::vector<files::Variable> detailed_variables(const Study& study);

/// One of these variables with its values of one scenario.
struct DetailedTables {
    std::string variable;
    /// By region, then by sex where the variable has sexes: rows ages, and within each the orders
    /// where it has orders, columns years.
    std::vector<Eigen::ArrayXXd> tables;
};

/// The values of \ref detailed_variables for one scenario.
[[nodiscard]] std::vector<DetailedTables> detailed_tables(const Study& study,
                                                          const Outcome& outcome);

/// True for columns of life tables, which are not known of ages that nobody reaches.
[[nodiscard]] bool is_of_life_table(const std::string& variable);

}  // namespace natality::io::detail
