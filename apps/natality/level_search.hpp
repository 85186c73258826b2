#pragma once

/// \file
/// The best levels of measures between nothing and in full: without derivatives, over the whole
/// range first and then near the best (docs/choice.md).

#include <functional>
#include <optional>
#include <vector>

namespace natality::app {

/// What a package of some levels brings and costs.
struct LevelValue {
    double value = 0.0;
    double cost = 0.0;
};

/// Of the share of each measure's level, in [0, 1]: 0 is today's, 1 the one asked for.
using LevelFunction = std::function<LevelValue(const std::vector<double>& shares)>;

/// Either the most value within a budget, or the least cost that reaches a target.
struct LevelQuestion {
    std::optional<double> budget;
    std::optional<double> target;

    [[nodiscard]] bool is_met(const LevelValue& of) const
    {
        return budget ? of.cost <= *budget : of.value >= *target;
    }
    /// True if \p one answers the question better than \p other.
    [[nodiscard]] bool is_better(const LevelValue& one, const LevelValue& other) const
    {
        return budget ? one.value > other.value : one.cost < other.cost;
    }
};

/// The best levels found.
struct LevelChoice {
    std::vector<double> shares;
    LevelValue reached;
    /// How many levels were tried.
    int tried = 0;
};

/// Searches by improved stochastic ranking evolution (Runarsson and Yao 2005) and then, from the
/// best of it and from \p start, by linear approximation (COBYLA, Powell 1994). Then what is left
/// of the budget, or is more than the target asks for, is used up measure by measure. The same in
/// every run.
/// \param question has a budget or a target.
/// \param start shares that meet the question, such as the best package of full levels; what comes
///        back meets it too, and is never worse.
/// \param is_stopped asked before every trial; true ends the search with what was found.
[[nodiscard]] LevelChoice best_levels(const LevelFunction& function, const LevelQuestion& question,
                                      const std::vector<double>& start,
                                      const std::function<bool()>& is_stopped = {});

}  // namespace natality::app
