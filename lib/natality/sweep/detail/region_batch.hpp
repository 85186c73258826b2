#pragma once

/// \file
/// The scenarios of a sweep in one region, many at once: levers, batch kernel, indicators and cost.

#include <natality/batch/batch_step.hpp>
#include <natality/measures/package_levers.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/scenario.hpp>
#include <natality/sweep/detail/package_costs.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace natality::detail {

/// What packages act on in one region.
struct RegionFrame {
    /// By reference: all must outlive what is made of the frame.
    const Catalogue& catalogue;
    const RatePaths& rates;
    const EffectSizes& sizes;
    EffectRules rules;
    Ceiling ceiling;
    ProjectionConventions conventions;
};

/// The frame of a region in the run without draws.
/// \param baseline of the study; both must outlive the frame.
[[nodiscard]] RegionFrame frame_of(const Study& study, const Baseline& baseline,
                                   std::size_t region);

/// What the scenarios of one region share. Immutable, and may be shared between threads.
class RegionBatch {
public:
    /// \param plan, variables must outlive this; a batch yields every variable.
    /// \throws std::invalid_argument, RunError as BatchProblem and BatchKernel do.
    RegionBatch(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                std::size_t region, RegionFrame frame, InstructionSet instructions);

private:
    friend class RegionWorker;

    /// Where the values of one variable come from.
    struct Source {
        const SweepVariable* variable = nullptr;
        /// Persons at the points kept.
        std::optional<BatchFunctional> persons;
    };

    /// The measures of a package in this region.
    [[nodiscard]] std::vector<MeasurePath> paths_of(const Package& package) const;
    /// Every measure of the design where it moves whatever it can; where its evidence is drawn,
    /// once for each level of the evidence.
    [[nodiscard]] std::vector<MeasurePath> paths_at_full_level() const;
    [[nodiscard]] BatchProblem problem() const;
    void find_orders();
    void add_sources(const std::vector<SweepVariable>& variables);
    void add_costs(const std::vector<MeasurePath>& paths);
    [[nodiscard]] bool is_tabulated() const { return levers_.has_value(); }

    const SweepPlan* plan_;
    std::size_t region_;
    RegionFrame frame_;
    /// Nothing where packages have to be worked out one by one.
    std::optional<PackageLevers> levers_;
    LeverLayout layout_;
    std::optional<BatchKernel> kernel_;
    /// By rate: row of its births among births by order, or -1.
    std::vector<Index> order_of_rate_;
    std::vector<Source> sources_;
    std::optional<PackageCosts> costs_;
};

/// Runs scenarios of a region; one a thread.
class RegionWorker {
public:
    /// Scenarios run side by side: what they need stays in the second-level cache.
    static constexpr Index at_once = 32;

    /// \param batch must outlive this.
    explicit RegionWorker(const RegionBatch& batch);

    /// Runs all scenarios of a block and fills in their values.
    /// \param exact is cleared at the positions of scenarios that have to be run one by one.
    void run(SweepBlock& block, std::vector<unsigned char>& exact);

private:
    void run_some(SweepBlock& block, Index position, Index scenarios,
                  std::vector<unsigned char>& exact);
    void fill_levers(std::uint64_t first, Index scenarios, RateLevers& levers);
    void store(SweepBlock& block, Index position, const BatchResult& result) const;

    const RegionBatch& batch_;
    BatchKernel kernel_;
    /// Of the scenarios at hand: measures as bits, or their paths.
    std::vector<std::uint64_t> packages_;
    std::vector<std::vector<MeasurePath>> paths_;
};

}  // namespace natality::detail
