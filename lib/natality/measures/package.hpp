#pragma once

/// \file
/// A package: measures with the paths of their intensity.

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/base/problems.hpp>
#include <natality/measures/catalogue.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace natality {

/// How a level moves over the phase-in years from today's to the one aimed at.
enum class PhaseIn {
    /// In equal steps.
    linear,
    /// Slowly at both ends and fast between them.
    logistic,
    /// Not before the last of the years, and then all at once.
    step
};

/// How far a measure goes and when.
struct Intensity {
    /// Level aimed at, in the measure's unit.
    double level = 0.0;
    /// First year in which the level leaves the reference.
    Year from;
    /// Years over which it rises; 1 reaches the level in the first year.
    int phase_in_years = 1;
    /// First year without the measure; none means that it stays.
    std::optional<Year> until;
    PhaseIn shape = PhaseIn::linear;
    /// In place of a phase-in: the levels of some years, the first of which is \ref from. Straight
    /// lines between them; the last one holds.
    std::map<Year, double> level_by_year;
    /// Levels aimed at in regions that differ from \ref level, by id of the region.
    std::map<std::string, double> level_by_region;
    /// Levels aimed at for births of order 1, 2 and 3 (third and later), in place of \ref level;
    /// empty if all are alike.
    std::vector<double> level_by_order;
    /// Years before \ref from in which the measure is announced, and families begin to respond.
    int announced_years = 0;
};

/// One measure in use.
struct MeasureUse {
    /// Position in the catalogue.
    std::size_t measure = 0;
    Intensity intensity;
    /// Quantile at which all effects of the measure are read, in [0, 1]; nothing reads them at the
    /// evidence level of the study.
    std::optional<double> effect_quantile;
};

/// A set of measures in use. The empty package is the baseline.
struct Package {
    std::string id;
    LocalText name;
    /// Each measure at most once.
    std::vector<MeasureUse> uses;
    /// Given: run on another baseline of the study, by position, to show what that choice moves.
    std::optional<std::size_t> other_baseline{};

    [[nodiscard]] bool empty() const { return uses.empty(); }
};

/// The package without measures, scenario 0 of everything: `baseline`.
[[nodiscard]] Package baseline_package();

/// One measure of a package as written: the id is not looked up yet. A missing level means the full
/// one or, where some regions have levels of their own, none in the others.
struct MeasureUsePart {
    std::string measure;
    std::optional<double> level;
    Year from;
    int phase_in_years = 1;
    std::optional<Year> until;
    Place place;
    PhaseIn shape = PhaseIn::linear;
    std::map<Year, double> level_by_year;
    std::map<std::string, double> level_by_region;
    /// By birth order, `1`, `2`, `3` for the third and later ones; orders left out keep today's
    /// level.
    std::map<std::string, double> level_by_order;
    int announced_years = 0;
};

/// A package as written.
struct PackageParts {
    std::string id;
    LocalText name;
    std::vector<MeasureUsePart> uses;
    Place place;
};

/// A use as a file would write it, so that it can be put into another package.
[[nodiscard]] MeasureUsePart as_written(const MeasureUse& use, const Catalogue& catalogue);

/// Reports a level that is not possible.
void check_level(double level, const Measure& measure, const Place& place, Problems& problems);

/// Looks up and checks a package against a catalogue; one without a name goes by its id.
/// \param problems receives unknown measures (with the nearest name), levels that are not
///        possible, and impossible years.
[[nodiscard]] Package checked_package(const PackageParts& parts, const Catalogue& catalogue,
                                      Problems& problems);

}  // namespace natality
