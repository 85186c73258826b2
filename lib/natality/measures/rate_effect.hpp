#pragma once

/// \file
/// What a package does to rates: responses of its measures, their combined effects by order, age
/// and year, and the rates that follow. The folder's public verb is \ref natality::apply.

#include <natality/base/tables.hpp>
#include <natality/measures/catalogue.hpp>
#include <natality/measures/ceiling.hpp>
#include <natality/measures/combination.hpp>
#include <natality/measures/effect_sizes.hpp>
#include <natality/measures/package.hpp>
#include <natality/rates/rate_paths.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality {

/// One measure of a package over time.
struct MeasurePath {
    /// Position in the catalogue.
    std::size_t measure = 0;
    /// Level in the measure's unit, by year.
    ByYear level;
    /// 0 today, 1 at the full level.
    ByYear dose;
    /// Lagged response to the dose that families feel; 1 is the full one.
    ByYear response;
    /// By effect of the measure: the log rate ratio at full response, in this region.
    std::vector<Range> log_effects;
    /// As in MeasureUse.
    std::optional<double> effect_quantile;
    /// Where levels differ by birth order: the doses of the orders 1, 2 and 3 (third and later) in
    /// each year. \ref level and \ref dose are then those of the first order.
    std::vector<ByYear> dose_by_order{};
    /// And how strongly families respond to each, over what they do to the full level, whose
    /// response \ref response then is. Empty: 1 for all orders.
    std::vector<double> felt_by_order{};

    /// How strongly the parents of a birth of \p order respond; unions, and what knows no order,
    /// are taken with the first births.
    [[nodiscard]] double felt(int order) const;

    /// Where its effects are read where most are read at \p evidence.
    [[nodiscard]] double quantile(EvidenceLevel evidence) const
    {
        return effect_quantile.value_or(quantile_of(evidence));
    }
};

/// Levels, doses and responses of every measure of a package, in its order.
/// \param sizes what effects are on the rates of the region.
/// \param region id: regions may have levels of their own, or not be eligible; empty for one that
///        is like most others.
[[nodiscard]] std::vector<MeasurePath>
measure_paths(const Package& package, const Catalogue& catalogue, const EffectSizes& sizes,
              const YearAxis& years, const std::string& region = {});

/// \overload with the figures of the catalogue taken as changes of rates.
[[nodiscard]] std::vector<MeasurePath> measure_paths(const Package& package,
                                                     const Catalogue& catalogue,
                                                     const YearAxis& years,
                                                     const std::string& region = {});

/// Combined effects of a package on the rates of a projection.
struct PolicyEffects {
    /// By birth order or, with states, by transition: log rate ratios, rows ages, columns years.
    std::vector<ByAgeYear> log_effect;
    /// Advance of the fertility clock, one for all orders or transitions, in years: at the start of
    /// each year and, last, at the end of the last one.
    ByYear clock_advance;
    /// Log ratio of infant mortality by year.
    ByYear infant_mortality;
    /// Log ratio of the sex ratio at birth by year.
    ByYear sex_ratio_at_birth;
};

/// How effects are read and combined.
struct EffectRules {
    CombinationRule rule = CombinationRule::diminishing;
    EvidenceLevel evidence = EvidenceLevel::central;
};

/// The effects of a package, from the responses of its measures.
///
/// With states an effect acts on the transitions it names: unions, or births of its orders. All
/// women alike, an effect on unions acts on the births they lead to, the first.
/// An effect limited to certain birth orders needs rates by order; where \p baseline has a single
/// order only effects on all orders can act (Study::validated refuses the others).
/// \param paths the package's measures, as \ref measure_paths gives them.
/// \param baseline rates without policy: the births of their first year weigh the tempo part of
///        effects limited to some orders or ages.
[[nodiscard]] PolicyEffects policy_effects(const std::vector<MeasurePath>& paths,
                                           const Catalogue& catalogue, const EffectRules& rules,
                                           const RatePaths& baseline);

/// The rates under a package: the clock's advance, then the log effects, then the ceiling. Effects
/// of zero leave a rate as it is, bit for bit.
[[nodiscard]] RatePaths apply(const PolicyEffects& effects, const RatePaths& baseline,
                              const Ceiling& ceiling);

/// As \ref apply, in place, for callers that run many packages.
/// \param rates without policy; they become those under the package.
void apply_to(RatePaths& rates, const PolicyEffects& effects, const Ceiling& ceiling);

}  // namespace natality
