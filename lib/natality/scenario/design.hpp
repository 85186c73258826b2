#pragma once

/// \file
/// Designs: which packages a sweep runs, and from the number of a scenario its package
/// (docs/model.md, section 10). Nothing is run here.

#include <natality/measures/catalogue.hpp>
#include <natality/measures/package.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace natality {

/// How the scenarios of a design are laid out over its measures.
enum class DesignKind {
    /// Every package that can be made of the measures: each in use or not.
    all_packages,
    /// Every combination of given levels.
    grid,
    /// One scenario a row of a table.
    table,
    /// Levels drawn so that each measure's fill its range evenly.
    latin_hypercube,
    /// Levels drawn so that those of all measures together fill their ranges evenly.
    sobol
};

/// Which points of a Sobol sequence are scenarios.
enum class SobolLayout {
    /// One a sample.
    plain,
    /// For variance-based sensitivity: a sample is two points, A and B, and for each dimension A
    /// with that coordinate of B.
    saltelli
};

/// A measure of a design as written.
struct DesignMeasurePart {
    /// Its path. Outside of \ref DesignKind::table a level given here is the only one.
    MeasureUsePart use;
    /// \ref DesignKind::grid: the levels to combine; empty for today's and the full one.
    std::vector<double> levels;
    /// Designs with samples: the levels between which they are drawn, evenly; nothing for today's
    /// and the full one.
    std::optional<double> low;
    std::optional<double> high;
};

/// The scenarios of a table as written. There may be millions: what they share is held once.
struct DesignTablePart {
    /// For problems with a row.
    std::string file;
    /// By row: its line.
    std::vector<std::uint32_t> lines;
    /// Row by row, in the order of the parts of the measures; not a number where a measure is not
    /// in use.
    std::vector<double> levels;

    [[nodiscard]] std::size_t rows() const { return lines.size(); }
};

/// A design before anything is checked.
struct DesignParts {
    DesignKind kind = DesignKind::all_packages;
    std::vector<DesignMeasurePart> measures;
    /// \ref DesignKind::table: scenario 1, 2, …
    DesignTablePart table;
    /// Designs with samples: what they are drawn by, and how many.
    std::int64_t seed = 0;
    int samples = 0;
    SobolLayout layout = SobolLayout::plain;
    /// Whether the strength of each measure's evidence is drawn too.
    bool draws_evidence = false;
    /// For problems with the design as a whole.
    Place place;
};

/// One dimension of the points that the scenarios of a design with samples are drawn from.
struct DesignDimension {
    /// Measure of Design::full_package.
    std::size_t measure = 0;
    /// True for the quantile of all its effects, false for its level.
    bool is_evidence = false;
};

/// The scenarios of a sweep by number, from 0, the baseline without measures, on.
///
/// What a scenario is depends on the design and its number alone, so that any scenario can be
/// rebuilt without the others, in any order and on any thread. The measures of a design stand in
/// the order of the catalogue, however they were written.
class Design {
public:
    /// Measures that \ref DesignKind::all_packages can tell apart. What can be run and kept is far
    /// less: each measure doubles the scenarios, and 30 make 10⁹ of them.
    static constexpr std::size_t most_switched_measures = 62;
    /// The most scenarios of any design besides the baseline.
    static constexpr std::uint64_t most_scenarios = std::uint64_t{1} << most_switched_measures;

    /// \throws InputError with every problem: unknown measures, impossible levels and years, no
    ///         scenario at all or more than \ref most_scenarios.
    [[nodiscard]] static Design validated(const DesignParts& parts, const Catalogue& catalogue);

    [[nodiscard]] DesignKind kind() const { return kind_; }

    /// Number of scenarios, the baseline among them.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// Every measure of the design in use, in the order of the catalogue. If \ref is_on_off, at the
    /// level that it has wherever it is in use.
    [[nodiscard]] const Package& full_package() const { return full_package_; }

    /// True if every measure is either not in use or at one and the same level, so that a scenario
    /// is a set of measures.
    [[nodiscard]] bool is_on_off() const { return is_on_off_; }

    /// The measures in use as bits, bit m for measure m of \ref full_package. For
    /// \ref DesignKind::all_packages that is the number of the scenario itself.
    /// \pre \ref is_on_off.
    /// \throws std::out_of_range past the last scenario.
    [[nodiscard]] std::uint64_t mask(std::uint64_t scenario) const;

    /// What is drawn: levels, then evidence, each in the order of the measures. None but for
    /// designs with samples.
    [[nodiscard]] std::span<const DesignDimension> dimensions() const { return dimensions_; }

    /// What the samples are drawn by; nothing for designs that draw none.
    [[nodiscard]] std::optional<std::uint64_t> seed() const { return seed_; }

    /// Samples that are drawn, and which points of the sequence they are; 0 and nothing for designs
    /// that draw none, or not from a Sobol sequence.
    [[nodiscard]] std::uint64_t samples() const { return samples_; }
    [[nodiscard]] std::optional<SobolLayout> layout() const { return layout_; }

    /// True if the strength of each measure's evidence is drawn.
    [[nodiscard]] bool draws_evidence() const { return static_cast<bool>(quantile_of_); }

    /// By measure of \ref full_package: the quantile at which its effects are read (MeasureUse);
    /// not a number where none is drawn.
    /// \throws std::out_of_range past the last scenario.
    [[nodiscard]] std::vector<double> effect_quantiles(std::uint64_t scenario) const;

    /// By measure of \ref full_package: its level in its own unit; not a number where it is not in
    /// use.
    /// \throws std::out_of_range past the last scenario.
    [[nodiscard]] std::vector<double> levels(std::uint64_t scenario) const;

    /// The package of a scenario, by the id `baseline` or `scenario-1`, `scenario-2`, …
    /// \throws std::out_of_range past the last scenario.
    [[nodiscard]] Package package(std::uint64_t scenario) const;

    /// The full package as scenario 1, beside the baseline.
    /// \throws std::logic_error unless \ref is_on_off.
    [[nodiscard]] Design whole_package_alone() const;

    /// The same design of some of its measures: all packages that can be made of these.
    /// \param measures ids, numbers or names, in any order.
    /// \throws InputError naming every measure that is not in the design, if there is none, or if
    /// the
    ///         design is not \ref DesignKind::all_packages.
    [[nodiscard]] Design restricted_to(const std::vector<std::string>& measures,
                                       const Catalogue& catalogue) const;

private:
    void require_scenario(std::uint64_t scenario) const;

    /// The level of measure m in the scenario that comes k-th after the baseline, k from 0.
    using LevelOf = std::function<double(std::uint64_t k, std::size_t m)>;

    Design(DesignKind kind, Package full_package, std::uint64_t after_baseline, LevelOf level_of,
           bool is_on_off);

    [[nodiscard]] static Design all_packages(Package full_package);
    [[nodiscard]] static Design grid(Package full_package, std::vector<std::vector<double>> levels);
    [[nodiscard]] static Design table(Package full_package, std::vector<double> levels);
    [[nodiscard]] static Design sampled(Package full_package, const DesignParts& parts,
                                        std::vector<std::array<double, 2>> ranges);

    DesignKind kind_;
    Package full_package_;
    std::uint64_t size_;
    LevelOf level_of_;
    bool is_on_off_;
    /// The quantile of measure m in the same way; empty if none is drawn.
    LevelOf quantile_of_;
    std::vector<DesignDimension> dimensions_;
    std::optional<std::uint64_t> seed_;
    std::uint64_t samples_ = 0;
    std::optional<SobolLayout> layout_;
};

}  // namespace natality
