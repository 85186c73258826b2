#include <natality/projection/migration_by_rate.hpp>

namespace natality {

ByAge factor_of_migration(const RatePaths& rates, Sex sex, Index year, double share)
{
    if (!rates.net_migration_rate) {
        return ByAge::Ones(rates.ages.size());
    }
    return 1.0 + share * rates.ages.width() * (*rates.net_migration_rate)[sex].col(year);
}

void count_migrants(RatePaths& rates, const Trajectory& trajectory)
{
    for (const Sex sex : both_sexes) {
        if (trajectory.migrants_by_rate) {
            rates.net_migrants[sex] += (*trajectory.migrants_by_rate)[sex];
        }
        if (trajectory.moves) {
            rates.net_migrants[sex] += trajectory.moves->in[sex] - trajectory.moves->out[sex];
        }
    }
    rates.net_migration_rate.reset();
}

}  // namespace natality
