#pragma once

/// \file
/// Takes what is asked of every package out of the blocks of a sweep that is run on the spot.

#include "package_values.hpp"

#include <natality/results/sweep_block.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace natality::app {

/// The position of the year asked for among those kept.
/// \throws UsageError if it is not one of them.
[[nodiscard]] std::size_t step_of(const std::vector<int>& years, const ValueQuestion& question);

/// Takes the opposite of every value if less of it is better.
void turn_if_less_is_better(const ValueQuestion& question, std::vector<double>& values);

/// Answers a question from blocks. Immutable, and may be shared between threads.
class BlockCollector {
public:
    /// \param sweep of \ref package_plan; must outlive this.
    /// \param line whose option `region` says which region is looked at.
    /// \throws UsageError for a year or a region that there is not.
    BlockCollector(const Sweep& sweep, const PackageQuestion& question, const CommandLine& line);

    /// Figures for all packages, to be collected into.
    [[nodiscard]] PackageFigures room() const;

    /// Different blocks may be collected from different threads.
    void collect(const SweepBlock& block, PackageFigures& figures) const;

    /// What was asked of one scenario of a block.
    [[nodiscard]] double value(const SweepBlock& block, std::size_t position) const
    {
        return figure(series_.front(), block, position);
    }

    /// The region looked at.
    [[nodiscard]] const NamedLabel& region() const { return label_; }

private:
    /// What becomes of the values of several years.
    enum class OverYears { sum, most };

    /// Where the values of one figure stand in a block.
    struct Series {
        std::size_t variable = 0;
        std::size_t first = 0;
        std::size_t last = 0;
        OverYears over = OverYears::sum;
        double sign = 1.0;
    };

    [[nodiscard]] Series asked(const ValueQuestion& question, std::size_t variable) const;
    [[nodiscard]] Series cost(const ValueQuestion& question) const;
    [[nodiscard]] double figure(const Series& series, const SweepBlock& block,
                                std::size_t position) const;

    const Sweep& sweep_;
    std::size_t region_;
    NamedLabel label_;
    std::vector<Series> series_;
};

}  // namespace natality::app
