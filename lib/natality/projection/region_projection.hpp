#pragma once

/// \file
/// One region's projection, a year at a time, for those who have something to do between years.

#include <natality/projection/project.hpp>
#include <natality/projection/state_columns.hpp>

#include <optional>
#include <span>

namespace natality {

/// A population as views: persons by sex and, where women are told apart by state, these.
struct PopulationView {
    BySex<std::span<double>> persons;
    /// Nothing without states.
    std::optional<Columns<double>> women_by_state;
};

/// A population of its own, which moves can change while a trajectory keeps the point it was at.
class MovedPopulation {
public:
    /// Takes the persons that \p population shows.
    void take(const PopulationView& population);

    /// \pre somebody has been taken.
    [[nodiscard]] PopulationView view();

private:
    ByAgeSex persons_;
    /// Without columns where women are not told apart.
    Eigen::ArrayXXd women_by_state_;
};

/// Fills a trajectory a year at a time.
class RegionProjection {
public:
    /// Shapes \p trajectory and sets its first point.
    /// \param trajectory, rates, conventions must outlive this; rates of a year may change until it
    ///        is advanced.
    /// \throws std::invalid_argument if tables do not have a row for each age and a column for each
    ///         year.
    RegionProjection(Trajectory& trajectory, const ByAgeSex& start, const RatePaths& rates,
                     const ProjectionConventions& conventions);

    /// The population at point \p point.
    [[nodiscard]] PopulationView population(Index point);

    /// Moves the population through year \p year: from the point of that number to the next one.
    /// \throws std::invalid_argument if a survival ratio of the year is not in [0, 1]; RunError as
    ///         \ref project does.
    void advance(Index year);

    /// The same from a population other than that of the point, whose table is left as it is. Net
    /// migrants by rate are of those in it and, at the end of the year, of those then there.
    void advance(Index year, const PopulationView& begin);

    [[nodiscard]] const RatePaths& rates() const { return *rates_; }
    [[nodiscard]] const Trajectory& trajectory() const { return *trajectory_; }
    [[nodiscard]] const ProjectionConventions& conventions() const { return *conventions_; }

private:
    [[nodiscard]] const ByAgeYear& asfr(Index year);
    void step(Index year, const PopulationView& begin);
    void migrate(Index year, double share, const PopulationView& population);

    Trajectory* trajectory_;
    const RatePaths* rates_;
    const ProjectionConventions* conventions_;
    /// The sum over orders, only where there are some; a copy would cost as much as many steps.
    std::optional<ByAgeYear> sum_;
    /// Used only where there are rates of net migration.
    MovedPopulation moved_;
};

}  // namespace natality
