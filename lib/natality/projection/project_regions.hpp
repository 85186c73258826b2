#pragma once

/// \file
/// Regions that exchange migrants, projected side by side (docs/model.md, section 3).

#include <natality/projection/region_projection.hpp>
#include <natality/rates/region_flows.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace natality {

/// One region among several: who lives there and how they move on. All outlive the projection.
struct RegionStart {
    const ByAgeSex* population;
    const RatePaths* rates;
    const ProjectionConventions* conventions;
};

/// Regions a year at a time.
///
/// With the timing \c even half of a year's movers leave at its start and half at its end, with \c
/// end all at its end; what happens in between happens where they then live. Movers are of those
/// present: where more would leave a cell than are in it, all leave, to each destination in
/// proportion. Those who leave for a pool are shared out among its regions, the one they have left
/// among them, by what these take. Women by state move as the women of their age are. Persons are
/// neither made nor lost.
class RegionsProjection {
public:
    /// The columns of a population: women, men, women by state.
    using Cells = std::vector<Eigen::Map<ByAge>>;

    /// \param flows must outlive this.
    /// \throws std::invalid_argument as \ref project does, or unless regions with flows are of one
    ///         set of ages, years, timing and states, and flows of these regions and years.
    RegionsProjection(const std::vector<RegionStart>& regions, const FlowPaths& flows);

    RegionsProjection(const RegionsProjection&) = delete;
    RegionsProjection& operator=(const RegionsProjection&) = delete;
    ~RegionsProjection() = default;

    /// Lets those of year \p year move who move at its start.
    void begin(Index year);

    /// Moves every region through the year.
    void advance(Index year);

    /// Moves one region through it.
    void advance(Index year, std::size_t region);

    /// Lets those move who move at the year's end.
    void end(Index year);

    /// Persons of a region as the year finds them, after those who move at its start.
    [[nodiscard]] BySex<std::span<const double>> present(Index year, std::size_t region);

    [[nodiscard]] const std::vector<Trajectory>& trajectories() const { return trajectories_; }
    [[nodiscard]] std::vector<Trajectory> take() && { return std::move(trajectories_); }

private:
    [[nodiscard]] PopulationView begin_of(Index year, std::size_t region);
    void move(Index year, double share, const std::vector<PopulationView>& populations);
    void move_by_pool(Index year, double share, const std::vector<Eigen::ArrayXXd>& before,
                      std::vector<Cells>& cells);

    const FlowPaths* flows_;
    std::vector<Trajectory> trajectories_;
    std::vector<RegionProjection> regions_;
    /// The populations after the moves at the start of a year.
    std::vector<MovedPopulation> moved_;
    std::vector<std::size_t> regions_in_pool_;
    /// Of the year's movers, those who move at its start.
    double share_at_start_ = 0.0;
    /// Years of the step.
    double width_ = 1.0;
};

/// Projects regions together through the years of their rates.
/// \throws std::invalid_argument, RunError as \ref project does.
[[nodiscard]] std::vector<Trajectory> project_regions(const std::vector<RegionStart>& regions,
                                                      const FlowPaths& flows);

}  // namespace natality
