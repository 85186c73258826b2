#pragma once

/// \file
/// Levers for the batch kernel: of every on/off package of given measures by table look-up, and of
/// any other package from its effects (docs/model.md, sections 6 and 9).

#include <natality/base/local_text.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/rates/rate_levers.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace natality {

/// The levers of all packages that can be made of some measures, each as its path or not at all.
///
/// Under every rule effects combine within barriers, and barriers add; so do the terms of pairs.
/// What each subset of a barrier's measures makes of every log effect and the clock in each year is
/// worked out once, and a package is a sum over the barriers.
class PackageLevers {
public:
    /// Measures of one barrier whose subsets can be tabulated.
    static constexpr std::size_t tabulated_at_most = 12;

    /// \param paths at most 64 measures, as \ref measure_paths gives them.
    /// \param baseline rates without policy.
    /// \throws std::invalid_argument for more measures, or more than \ref tabulated_at_most in one
    ///         barrier, whose packages need \ref policy_effects and \ref set_levers one by one.
    PackageLevers(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                  const EffectRules& rules, const RatePaths& baseline);

    /// Ages on which every measure acts alike share a log effect; what no measure changes has none.
    [[nodiscard]] const LeverLayout& layout() const { return layout_; }
    [[nodiscard]] std::size_t measures() const { return measures_; }

    /// Writes the levers of scenario i = package i.
    /// \param packages measure m is in use where bit m is set.
    /// \pre \p levers has this layout and as many scenarios.
    void fill(std::span<const std::uint64_t> packages, RateLevers& levers) const;

private:
    /// What every subset of some measures adds to the levers.
    struct Table {
        /// Bits of a package, lowest first: together the number of a subset.
        std::vector<std::size_t> measures;
        /// By subset and point: log effects, advance, infant mortality, sex ratio at birth.
        std::vector<double> values;
    };

    /// How many of the first tables have the same subset for all packages.
    [[nodiscard]] std::size_t tables_in_common(std::span<const std::uint64_t> packages) const;
    /// By package and table: where the values of its subset begin.
    [[nodiscard]] std::vector<const double*> rows_of(std::span<const std::uint64_t> packages,
                                                     std::size_t values_per_subset) const;
    void fill_group(std::span<const std::uint64_t> packages, Index group, RateLevers& levers) const;

    std::size_t measures_;
    LeverLayout layout_;
    int step_years_;
    std::size_t values_per_point_;
    std::vector<Table> tables_;
};

/// True if \ref PackageLevers can hold all packages that can be made of some measures.
[[nodiscard]] bool can_tabulate(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                                const EffectRules& rules);

/// Why levers do not express the packages of some measures under a rule, so that each is to be run
/// in full; nothing if they do.
/// \param measures positions in the catalogue.
[[nodiscard]] std::optional<LocalText> no_levers_because(std::span<const std::size_t> measures,
                                                         const Catalogue& catalogue,
                                                         CombinationRule rule);

/// The layout of the levers of any packages of some measures, whatever their intensities.
/// \param paths the measures, as \ref measure_paths gives them.
/// \param baseline rates without policy.
[[nodiscard]] LeverLayout lever_layout(const std::vector<MeasurePath>& paths,
                                       const Catalogue& catalogue, const EffectRules& rules,
                                       const RatePaths& baseline);

/// Writes the levers of one package of any intensities.
/// \param effects as \ref policy_effects gives them, of a package of measures of the layout.
void set_levers(const PolicyEffects& effects, const LeverLayout& layout, Index scenario,
                RateLevers& levers);

}  // namespace natality
