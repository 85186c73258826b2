#pragma once

/// \file
/// The values of one scenario as results files hold them.

#include <Eigen/Core>

#include <string>
#include <vector>

namespace natality {

/// A variable of results with its values of one scenario.
struct VariableTables {
    std::string variable;
    /// By region, and within it by sex where the variable has sexes: columns years, rows the axes
    /// that are left, the last one fastest.
    std::vector<Eigen::ArrayXXd> tables;
};

}  // namespace natality
