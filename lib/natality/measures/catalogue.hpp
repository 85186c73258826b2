#pragma once

/// \file
/// All the measures a scenario may draw on, with what they share: headings, barriers, named pairs
/// and references.

#include <natality/base/named_label.hpp>
#include <natality/measures/measure.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// A heading of the 2022 opinions, or of the user.
struct Heading {
    std::string id;
    LocalText name;
    Place place;
};

/// Measures that put money into the same hands: paying S steps per child changes births by
/// c S^α, whichever of them pays.
struct Pool {
    /// c: the relative change of births by one step.
    Range coefficient;
    /// α in (0, 1]; 1 makes ten steps worth ten times one.
    double exponent = 1.0;
    /// One step, as a share of the gross domestic product per head.
    double step = 0.04;
};

/// What stands between people and the children they want; measures against the same barrier are
/// partial substitutes.
struct Barrier {
    std::string id;
    LocalText name;
    /// Overlap of measures within the barrier, in [0, 1]: the share of a second, equal effect that
    /// the first has already had.
    Range overlap{0.3, 0.5, 0.7};
    std::vector<std::string> evidence;
    Place place;
    /// Given: the measures against the barrier pay into one pool, and do not overlap otherwise.
    std::optional<Pool> pool{};
};

/// A named interaction of two measures: γ in γ z_m z_n, positive for complements.
struct PairTerm {
    std::array<std::string, 2> measures;
    Range log_effect;
    std::vector<std::string> evidence;
    Place place;
};

/// A source that figures are traced to.
struct Reference {
    std::string key;
    LocalText text;
    Place place;
};

/// The band of relative gains in births that a package may plausibly reach.
struct Plausibility {
    /// Central estimates of all measures at full strength.
    std::array<double, 2> central{0.0, 0.0};
    /// Beyond this a package is warned about.
    std::array<double, 2> range{0.0, 0.0};
    std::vector<std::string> evidence;
    Place place;
};

/// What is assumed of how measures respond and combine, in place of what a catalogue says.
struct ResponseAssumptions {
    /// By measure: years, at least 0, and a share in [0, 1].
    std::vector<double> lag_years;
    std::vector<double> quantum_share;
    /// By barrier: a share in [0, 1], for every level of the evidence.
    std::vector<double> overlap;
    /// By pair: log effect, for every level of the evidence.
    std::vector<double> pair_log_effect;
};

/// A catalogue before anything is checked.
struct CatalogueParts {
    LocalText title;
    std::vector<Heading> headings;
    std::vector<Barrier> barriers;
    std::vector<Measure> measures;
    std::vector<PairTerm> pairs;
    std::vector<Reference> references;
    std::optional<Plausibility> plausibility;
    /// ISO 4217 code of the amounts; empty for the data set's, whichever it is.
    std::string currency{};
};

/// A catalogue that holds together: every id is unique and every id named exists. What a measure is
/// eligible for has limited its effects on births and unions, and its lines per birth.
class Catalogue {
public:
    /// \throws InputError with every problem found.
    [[nodiscard]] static Catalogue validated(CatalogueParts parts);

    /// In the order of their numbers, then as given.
    [[nodiscard]] std::span<const Measure> measures() const { return parts_.measures; }
    [[nodiscard]] std::span<const Heading> headings() const { return parts_.headings; }
    [[nodiscard]] std::span<const Barrier> barriers() const { return parts_.barriers; }
    [[nodiscard]] std::span<const PairTerm> pairs() const { return parts_.pairs; }
    [[nodiscard]] std::span<const Reference> references() const { return parts_.references; }
    [[nodiscard]] const std::optional<Plausibility>& plausibility() const
    {
        return parts_.plausibility;
    }
    [[nodiscard]] const LocalText& title() const { return parts_.title; }
    [[nodiscard]] const std::string& currency() const { return parts_.currency; }

    /// Position of the measure that is asked for by its id, its number or its name, or nothing.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view asked) const;

    /// Position of the barrier of measure \p measure.
    [[nodiscard]] std::size_t barrier_of(std::size_t measure) const;

    /// α of the pool that measure \p measure pays into, if it pays into one.
    [[nodiscard]] std::optional<double> pool_exponent(std::size_t measure) const;

    /// The same catalogue, in which a measure that is for a region is for those in it as well.
    /// \param lineages of regions: the id of each, and then of those it lies in.
    [[nodiscard]] Catalogue reaching(const std::vector<std::vector<std::string>>& lineages) const;

    /// The same catalogue with other assumptions.
    /// \pre as many of each as the catalogue has, within their bounds.
    [[nodiscard]] Catalogue under(const ResponseAssumptions& assumptions) const;

    /// The catalogue's own, at the central figures of its ranges.
    [[nodiscard]] ResponseAssumptions response_assumptions() const;

    /// The same catalogue, in which no cost has an amount.
    [[nodiscard]] Catalogue without_prices() const;

    /// Ids of all measures.
    [[nodiscard]] std::vector<std::string> measure_ids() const;

    /// What all measures may be asked for by.
    [[nodiscard]] std::vector<NamedLabel> measure_labels() const;

private:
    explicit Catalogue(CatalogueParts parts) : parts_(std::move(parts)) {}

    CatalogueParts parts_;
};

}  // namespace natality
