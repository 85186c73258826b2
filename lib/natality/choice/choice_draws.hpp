#pragma once

/// \file
/// How certain a choice is: values and costs of all packages in many draws, of which a few numbers
/// a package are kept, however many draws there are.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace natality {

/// What one draw says of all packages, in their order.
struct ChoiceDraw {
    std::span<const double> values;
    std::span<const double> costs;
    /// The value to reach in this draw.
    double target = 0.0;
    double budget = 0.0;
};

/// What the draws added so far say of one package; not numbers where its cost is not known.
struct PackageOdds {
    double mean_value = 0.0;
    double mean_cost = 0.0;
    /// Share of draws in which it reaches the target, keeps to the budget, and lies on the front.
    double reaches_target = 0.0;
    double keeps_budget = 0.0;
    double on_front = 0.0;
    /// By how much the best package within the budget of a draw has brought more than this, at
    /// most; infinite where this went over the budget in a draw.
    double most_regret = 0.0;
};

/// Adds up draws. Draws that are added in the same order give the same bits.
class ChoiceDraws {
public:
    explicit ChoiceDraws(std::size_t packages) : sums_(packages) {}

    /// \throws std::invalid_argument unless there is a value and a cost for each package.
    void add(const ChoiceDraw& draw);

    [[nodiscard]] std::uint64_t draws() const { return draws_; }

    /// \pre at least one draw.
    [[nodiscard]] PackageOdds of(std::size_t package) const;

    /// The package whose regret is the least in its worst draw (minimax regret, Savage 1951) of
    /// those that keep to the budget in every draw; of equals the first.
    /// \return nothing if there is none.
    [[nodiscard]] std::optional<std::size_t> least_regret() const;

    /// The package of the greatest mean value of those whose mean cost is within \p budget; of
    /// equals the first. \return nothing if there is none.
    [[nodiscard]] std::optional<std::size_t> best_on_average(double budget) const;

private:
    struct Sums {
        double value = 0.0;
        double cost = 0.0;
        double most_regret = 0.0;
        std::uint32_t reaches_target = 0;
        std::uint32_t keeps_budget = 0;
        std::uint32_t on_front = 0;
    };

    std::vector<Sums> sums_;
    std::uint64_t draws_ = 0;
};

}  // namespace natality
