#pragma once

/// \file
/// A catalogue held against reforms that happened: what it would have predicted, what was observed,
/// and how good that was (docs/backtests.md).

#include <natality/backtest/reform.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace natality {

/// One reform, predicted. Changes are relative, scores are in the same unit.
struct ReformTest {
    /// Position in the set.
    std::size_t reform = 0;
    /// The change of the outcome by the low, central and high figures of the catalogue, in order of
    /// size.
    Range predicted;
    /// Whether the observed central change lies within the prediction.
    bool is_inside = false;
    double score = 0.0;
    /// The score of the prediction that nothing happens.
    double no_effect_score = 0.0;
    /// The score of the power law; only for money.
    std::optional<double> power_law_score;
};

/// The tests of some reforms together: means of their scores.
struct ScoreSummary {
    std::size_t count = 0;
    std::size_t inside = 0;
    double score = 0.0;
    double no_effect_score = 0.0;
    /// The same for the reforms that gave money, alone.
    std::size_t money_count = 0;
    double money_score = 0.0;
    double power_law_score = 0.0;
};

/// The change of births of order \p order that \p measure brings in full by itself, with the
/// figures of the evidence at \p quantile. Ages are not told apart: effects on births of the order
/// add, and an effect on unions counts as one on first births unless it is in them already.
[[nodiscard]] double full_change(const Measure& measure, int order, double quantile);

/// What the catalogue predicts for \p reform: its measure's change in full, times the share of the
/// steps up to it that the reform's dose is (in a pool, its power) and the share of births it
/// reached. Orders reached count evenly.
/// \throws std::invalid_argument if the reform's measure is not in \p catalogue.
[[nodiscard]] Range predicted_change(const Reform& reform, const DoseStep& step,
                                     const Catalogue& catalogue);

/// Every reform of the set, in its order.
/// \param reforms validated with \p catalogue.
/// \throws std::invalid_argument if a reform's measure is not in \p catalogue.
[[nodiscard]] std::vector<ReformTest> backtest(const ReformSet& reforms,
                                               const Catalogue& catalogue);

/// Means over \p tests; all zero for none.
[[nodiscard]] ScoreSummary summary(std::span<const ReformTest> tests);

}  // namespace natality
