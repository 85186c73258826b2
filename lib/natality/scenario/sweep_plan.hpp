#pragma once

/// \file
/// What a sweep file says, checked: a study, a design over it, and what is kept of every scenario.

#include <natality/scenario/design.hpp>
#include <natality/scenario/study.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality {

/// How numbers are kept.
enum class Precision { float32, float64 };

/// An indicator kept of every scenario.
struct SweepIndicator {
    /// As in the registry of indicators, `cost` or `incremental_cost`.
    std::string id;
    /// Years, or population points, from one value kept to the next; the first is always kept.
    int every = 1;
    Place place;
};

/// What a sweep writes.
struct SweepOutput {
    std::vector<SweepIndicator> indicators;
    Precision precision = Precision::float32;
    /// Scenarios that are run and committed together; nothing leaves the choice to the sweep.
    std::optional<int> block;
};

/// Births, total fertility rate, population and cost of every year.
[[nodiscard]] std::vector<SweepIndicator> default_sweep_indicators();

/// A sweep before anything is checked.
struct SweepParts {
    /// Its packages are those of the design.
    StudyParts study;
    DesignParts design;
    SweepOutput output;
};

/// A study whose packages a design makes.
class SweepPlan {
public:
    /// \throws InputError with every problem of the study, of the design, and of both together.
    [[nodiscard]] static SweepPlan validated(Dataset dataset, Catalogue catalogue,
                                             const SweepParts& parts);

    /// Its only scenario is the baseline; Study::with_packages takes those of the design.
    [[nodiscard]] const Study& study() const { return study_; }
    [[nodiscard]] const Design& design() const { return design_; }
    [[nodiscard]] const SweepOutput& output() const { return output_; }

    /// The same sweep, its study drawn otherwise.
    /// \throws InputError as Study::with_draws does.
    [[nodiscard]] SweepPlan with_draws(const DrawSettings& draws) const;

    /// The same sweep, projected no further than Study::through says.
    [[nodiscard]] SweepPlan through(Year last) const;

    /// The same sweep, other indicators kept of every scenario.
    [[nodiscard]] SweepPlan keeping(std::vector<SweepIndicator> indicators) const;

    /// The baseline and the whole package, as scenarios 0 and 1, of a sweep whose measures are
    /// switched on and off. \throws std::logic_error for another.
    [[nodiscard]] SweepPlan whole_package_alone() const;

    /// The same sweep of some of its measures.
    /// \throws InputError as Design::restricted_to does.
    [[nodiscard]] SweepPlan restricted_to(const std::vector<std::string>& measures) const;

private:
    SweepPlan(Study study, Design design, SweepOutput output);

    Study study_;
    Design design_;
    SweepOutput output_;
};

}  // namespace natality
