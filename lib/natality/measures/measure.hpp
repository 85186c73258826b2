#pragma once

/// \file
/// One support, as a catalogue describes it: what it is, how strongly it acts, what it costs and
/// needs (docs/model.md, sections 5 and 7).

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/base/problems.hpp>
#include <natality/measures/targets.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace natality {

/// A figure with its uncertainty.
struct Range {
    double low = 0.0;
    double central = 0.0;
    double high = 0.0;
};

/// A figure without uncertainty.
[[nodiscard]] constexpr Range exactly(double figure)
{
    return {figure, figure, figure};
}

/// Which figure of a Range is used.
enum class EvidenceLevel { low, central, high };

/// Where a level stands in the distribution of a figure: 0, 1/2 and 1.
[[nodiscard]] double quantile_of(EvidenceLevel level);

/// The quantile of an uncertain figure: half of its distribution lies evenly between the low and
/// the central figure, half evenly between the central and the high one.
/// \param quantile in [0, 1].
[[nodiscard]] double at(const Range& range, double quantile);

/// The figure of \p range at \p level.
[[nodiscard]] double at(const Range& range, EvidenceLevel level);

/// An inclusive stretch of completed ages.
struct AgeRange {
    Age first;
    Age last;

    [[nodiscard]] bool contains(Age age) const { return age >= first && age <= last; }
};

/// What an effect was seen on (docs/model.md, section 5).
enum class ObservedOn {
    /// Births, or unions, of the effect's orders and ages over some years.
    births,
    /// Births of the effect's orders that a woman has who lives through the rates of a year.
    completed_fertility,
    /// The rates themselves.
    rates
};

/// Where an effect was seen.
struct EffectObservation {
    ObservedOn on = ObservedOn::rates;
    /// For births: the years of the response, 1 the first, that were looked at.
    int first_year = 1;
    int last_year = 5;
};

/// What a measure changes at full dose.
struct Effect {
    Target target = Target::birth;
    /// Birth orders it acts on, 1, 2, 3 (third and later); empty means all. Only for births.
    std::vector<int> orders;
    AgeRange ages{Age{0}, Age{150}};
    /// Log ratio of what was observed, with the measure over without.
    Range log_effect;
    EffectObservation observed;
    /// In a pool, in place of a figure of its own: what is paid per child at the full level more
    /// than at today's, in steps of the pool.
    std::optional<double> steps;
    /// In draws of the evidence: how likely it is that the measure changes nothing. Only where the
    /// figures reach 0 and do not pass it; nothing given leaves it to the figures.
    std::optional<double> no_effect_probability;
    /// Keys of references.
    std::vector<std::string> evidence;
    LocalText note;
    Place place;
};

/// Whom a cost or capacity line counts. All are counted by the projection itself.
enum class Beneficiaries {
    /// Persons of both sexes in an age range, at mid-year.
    children,
    women,
    pupils,
    renters,
    population,
    /// Births of the year, of certain orders.
    births,
    /// Women who gave birth in the year.
    women_on_leave,
    /// One unit whatever the population.
    fixed
};

/// By what the number counted is multiplied.
enum class LineCoverage {
    /// The dose: 0 today, 1 at the full level.
    dose,
    /// The level itself in the measure's unit: a share enrolled, weeks of leave.
    level,
    /// 1 whatever the level: a standard to hold the needs against.
    standard
};

/// Which line of an account: a yearly flow, or a stock that is bought once when it grows.
enum class LineKind { running, capital };

/// What moves a unit cost over time.
enum class Growth { none, price, wage };

/// Who pays.
enum class Payer { central, local, insurance, employer, family };

/// Whom a line counts and how it is scaled.
struct Count {
    Beneficiaries who = Beneficiaries::fixed;
    /// For persons: the completed ages counted.
    AgeRange ages{Age{0}, Age{150}};
    /// For births: the orders counted; empty means all.
    std::vector<int> orders;
    /// Share of those counted who are eligible.
    double share = 1.0;
    /// The same by year, in place of it: straight between the years given, held outside them.
    std::map<Year, double> share_by_year;
    LineCoverage coverage = LineCoverage::dose;

    [[nodiscard]] double share_in(Year year) const;
};

/// One cost of a measure: amount × beneficiaries × share × coverage.
struct CostLine {
    LocalText name;
    Count count;
    LineKind kind = LineKind::running;
    /// Currency per unit and year at the price year, with its range; empty where no figure was
    /// found.
    std::optional<Range> amount;
    Growth growth = Growth::price;
    Payer payer = Payer::local;
    bool enabled = true;
    std::vector<std::string> evidence;
    LocalText note;
    Place place;
};

/// One need of a measure that is not money: places, teachers, beds.
struct CapacityLine {
    LocalText name;
    LocalText unit;
    Count count;
    std::optional<double> amount;
    bool enabled = true;
    std::vector<std::string> evidence;
    LocalText note;
    Place place;
};

/// Whom a measure is for; what is empty leaves nobody out.
struct Eligibility {
    /// Ids of regions of the data set.
    std::vector<std::string> regions;
    /// Birth orders, 1, 2, 3 (third and later).
    std::vector<int> orders;
    /// Ages of the women whose births and unions it acts on.
    std::optional<AgeRange> ages;

    [[nodiscard]] bool includes(const std::string& region) const;
};

/// A band of relative changes in births.
struct PlausibleGain {
    std::array<double, 2> range{0.0, 0.0};
    std::vector<std::string> evidence;
};

/// One support.
struct Measure {
    std::string id;
    /// Number among the 20 measures of the 2022 opinions; 0 for a measure of the user's own.
    int number = 0;
    /// Id of its heading.
    std::string heading;
    LocalText name;
    LocalText summary;
    /// Id of the barrier it lowers.
    std::string barrier;
    /// Unit of its level.
    LocalText unit;
    /// Today's level.
    double reference = 0.0;
    /// The level of a full dose; differs from \ref reference.
    double full = 1.0;
    /// The ends of the levels that are possible; today's and the full one lie between them, and are
    /// the ends if nothing else is said.
    std::optional<double> least;
    std::optional<double> most;
    /// Share of the effect that is undone where the level falls below today's.
    double reversal = 1.0;
    std::vector<std::string> level_evidence;
    /// Time constant of the first-order response, in years; 0 for an immediate one.
    double lag_years = 0.0;
    /// Years in which the tempo part of the response halves.
    double half_life_years = 4.0;
    /// Share of the response that is quantum, in [0, 1]; the rest is tempo.
    double quantum_share = 1.0;
    std::vector<std::string> response_evidence;
    Eligibility eligible;
    /// What the evidence allows the measure to change births by, at full dose and by itself.
    std::optional<PlausibleGain> plausible;
    std::vector<Effect> effects;
    std::vector<CostLine> costs;
    std::vector<CapacityLine> capacities;
    Place place;

    /// The lowest and the highest level that is possible.
    [[nodiscard]] double lowest_level() const;
    [[nodiscard]] double highest_level() const;
};

}  // namespace natality
