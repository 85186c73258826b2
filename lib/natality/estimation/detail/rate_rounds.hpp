#pragma once

/// \file
/// The rounds between the past's women and the rates of the years of known births.

#include <natality/base/problems.hpp>
#include <natality/baseline/state_calibration.hpp>
#include <natality/estimation/state_estimate.hpp>

#include <vector>

namespace natality::detail {

/// Rates and past that agree.
struct SettledRounds {
    PastWalk past;
    std::vector<BirthAnchor> anchors;
    double later_birth_ratio = 1.0;
    int rounds = 0;
};

/// Walks the past and calibrates the anchors' rates in turn until they agree.
/// \param problems receives births of the base year that its women cannot have.
/// \throws RunError if they do not settle.
[[nodiscard]] SettledRounds settle_rounds(const StateEstimateInputs& inputs,
                                          const StateSpace& space, const YearAxis& times,
                                          const FirstBirths& first_births, Problems& problems);

/// Events of a year without mortality: rows ages, columns transitions; as shares of the women.
[[nodiscard]] Eigen::ArrayXXd events_of_year(const StateSpace& space, const FertileAges& fertile,
                                             const Eigen::ArrayXXd& women,
                                             const Eigen::ArrayXXd& rates);

/// A year without mortality and migration, to be calibrated: women as shares, unions per woman;
/// births are still to be given.
[[nodiscard]] StateCalibrationInputs closed_year(const StateSpace& space,
                                                 const FertileAges& fertile,
                                                 const Eigen::ArrayXXd& women,
                                                 const ByAge& unions_per_woman);

/// Women of ages that \p women leaves empty put into the lowest state, so that every age has some.
[[nodiscard]] Eigen::ArrayXXd with_every_age(const Eigen::ArrayXXd& women);

}  // namespace natality::detail
