#pragma once

/// \file
/// A slow twin of the projection of all women alike: loops over plain vectors, written straight
/// from docs/model.md, section 3, and sharing no arithmetic with the library.

#include <natality/projection/project.hpp>

#include <vector>

namespace natality::test {

/// Values by step, sex (0 female, 1 male) and age group.
using NaiveTable = std::vector<std::vector<std::vector<double>>>;

/// What the naive twin projects.
struct NaiveProjection {
    /// One step more than there are years.
    NaiveTable population;
    NaiveTable deaths;
    /// By step and age of mother.
    std::vector<std::vector<double>> births;
};

/// Projects \p start through all the years of \p rates; cells may fall below zero.
[[nodiscard]] NaiveProjection naive_projection(const ByAgeSex& start, const RatePaths& rates,
                                               MigrationTiming timing);

}  // namespace natality::test
