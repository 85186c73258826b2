#pragma once

/// \file
/// How certain it is which measure did it: Shapley values of many draws of the same packages.

#include <natality/choice/drawn_interval.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace natality {

/// Collects the Shapley values of draws. Draws of all packages alike (common random numbers) make
/// the differences between measures those of the draws, without noise of their own.
class AttributionDraws {
public:
    /// \param measures at least one.
    explicit AttributionDraws(std::size_t measures) : shapley_(measures) {}

    [[nodiscard]] std::size_t draws() const { return shapley_.front().size(); }

    /// Adds a draw. \param shapley by measure.
    /// \throws std::invalid_argument unless there is one for each measure.
    void add(std::span<const double> shapley);

    /// The spread of a measure's value. \pre at least one draw.
    [[nodiscard]] DrawnInterval value(std::size_t measure) const
    {
        return drawn_interval(shapley_[measure]);
    }

    /// By rank, from the first: the share of draws in which the measure has it. The rank is the
    /// number of measures that contribute more; measures that contribute the same share the best.
    [[nodiscard]] std::vector<double> rank_probabilities(std::size_t measure) const;

private:
    /// By measure and draw.
    std::vector<std::vector<double>> shapley_;
};

}  // namespace natality
