#pragma once

/// \file
/// Reforms that happened, as a catalogue is tried on them: what was done, and what births did
/// (docs/backtests.md).

#include <natality/base/local_text.hpp>
#include <natality/base/problems.hpp>
#include <natality/measures/catalogue.hpp>

#include <string>
#include <vector>

namespace natality {

/// The unit in which reforms of one measure are told.
struct DoseStep {
    /// Id of the measure in the catalogue.
    std::string measure;
    /// What one step is: `4 % of GDP per head`, `30 days`.
    LocalText unit;
    /// Steps between the measure's level today and its full one; positive.
    double full = 1.0;
    /// True if a step is a sum of money in parents' hands.
    bool is_money = false;
    Place place;
};

/// A power law in money: the change of births of a dose of S steps is coefficient × S^exponent.
/// The comparison that a catalogue has to stand.
struct PowerLaw {
    double coefficient = 0.0;
    double exponent = 1.0;
};

/// One reform and what was observed after it.
struct Reform {
    std::string id;
    LocalText name;
    /// ISO 3166-1 code.
    std::string country;
    /// Id of the measure that it is a case of.
    std::string measure;
    /// In the measure's steps; negative for a support that was withdrawn.
    double dose = 0.0;
    /// Birth orders that the reform reached, 1, 2, 3 (third and later).
    std::vector<int> orders;
    /// Share that those births have in the births of the outcome, in (0, 1].
    double share = 1.0;
    /// Length of the period in which the outcome was observed.
    double window_years = 1.0;
    /// Relative change of the outcome: 0.03 is 3 % more births.
    Range observed;
    LocalText outcome;
    std::string source;
    /// Whether the change, and the dose, were seen in a source.
    bool observation_is_verified = false;
    bool dose_is_verified = false;
    /// True if the catalogue's figure was set by this very reform.
    bool is_calibrated = false;
    LocalText note;
    Place place;
};

/// Reforms before anything is checked.
struct ReformParts {
    std::vector<DoseStep> steps;
    PowerLaw power_law;
    std::vector<Reform> reforms;
};

/// Reforms that fit a catalogue: each is a case of a measure that has a step.
class ReformSet {
public:
    /// \throws InputError with every problem found.
    [[nodiscard]] static ReformSet validated(ReformParts parts, const Catalogue& catalogue);

    /// In the order given.
    [[nodiscard]] const std::vector<Reform>& reforms() const { return parts_.reforms; }
    [[nodiscard]] const PowerLaw& power_law() const { return parts_.power_law; }

    /// The step of the measure with this id.
    /// \throws std::out_of_range for a measure without one.
    [[nodiscard]] const DoseStep& step(const std::string& measure) const;

private:
    explicit ReformSet(ReformParts parts) : parts_(std::move(parts)) {}

    ReformParts parts_;
};

}  // namespace natality
