#pragma once

/// \file
/// All scenarios of a study, one after the other.

#include <natality/results/accounts.hpp>
#include <natality/scenario/scenario.hpp>

#include <cstddef>
#include <functional>
#include <vector>

namespace natality {

/// One scenario of a study, run; lasts as long as the visit.
class ScenarioRun {
public:
    /// Keeps references to all.
    ScenarioRun(const Study& study, std::size_t scenario, const Outcome& outcome,
                const Outcome& without_measures)
        : study_(study), scenario_(scenario), outcome_(outcome), without_measures_(without_measures)
    {
    }

    /// Position among the scenarios of the study.
    [[nodiscard]] std::size_t scenario() const { return scenario_; }
    [[nodiscard]] const Outcome& outcome() const { return outcome_; }
    /// The baseline.
    [[nodiscard]] const Outcome& without_measures() const { return without_measures_; }

    /// What the package costs and needs, by region; worked out anew at every call.
    [[nodiscard]] std::vector<RegionAccounts> accounts() const;

private:
    const Study& study_;
    std::size_t scenario_;
    const Outcome& outcome_;
    const Outcome& without_measures_;
};

/// Runs every scenario of a study and shows each to \p visit, in order; scenario 0 is the baseline.
/// \param visit may throw to end it: what it throws is thrown on.
/// \throws RunError as \ref run does; std::invalid_argument without a visitor.
void run_all(const Study& study, const Baseline& baseline,
             const std::function<void(const ScenarioRun&)>& visit);

}  // namespace natality
