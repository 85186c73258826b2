#include <natality/projection/project.hpp>

#include <natality/projection/region_projection.hpp>

namespace natality {

Trajectory project(const ByAgeSex& start, const RatePaths& rates,
                   const ProjectionConventions& conventions)
{
    Trajectory trajectory{rates.ages, rates.years, {}, {}, {}, {}, {}, {}, {}};
    project_into(trajectory, start, rates, conventions);
    return trajectory;
}

void project_into(Trajectory& trajectory, const ByAgeSex& start, const RatePaths& rates,
                  const ProjectionConventions& conventions)
{
    RegionProjection region(trajectory, start, rates, conventions);
    for (Index year = 0; year < rates.years.size(); ++year) {
        region.advance(year);
    }
}

}  // namespace natality
