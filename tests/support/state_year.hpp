#pragma once

/// \file
/// One year of women by state in memory, and the step run on it.

#include <natality/projection/state_step.hpp>

#include <Eigen/Core>

#include <cstddef>
#include <span>
#include <utility>

namespace natality::test {

/// The values as the engine takes them.
inline std::span<const double> span_of(const ByAge& values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}

/// What a step leaves.
struct StateYearTables {
    Eigen::ArrayXXd women;
    Eigen::ArrayXXd events;
    Eigen::ArrayXXd exposure;
};

/// A start and a year's rates: nobody dies, moves or changes state until a test says so.
struct StateYear {
    StateSpace space;
    FertileAges fertile;
    MigrationTiming timing = MigrationTiming::even;
    Eigen::ArrayXXd women;
    Eigen::ArrayXXd rates;
    ByAge survival_ratio;
    ByAge net_migrants;

    StateYear(const StateChain& chain, FertileAges fertile_ages, Index ages)
        : space(chain),
          fertile(fertile_ages),
          women(Eigen::ArrayXXd::Zero(ages, space.size())),
          rates(Eigen::ArrayXXd::Zero(ages, static_cast<Index>(space.transitions().size()))),
          survival_ratio(ByAge::Ones(ages)),
          net_migrants(ByAge::Zero(ages))
    {
    }

    [[nodiscard]] StateYearTables run() const
    {
        StateYearTables tables{women, rates, women};
        advance_states(
            space, fertile, columns_of(women),
            {.transition = columns_of(rates),
             .survival_ratio = span_of(survival_ratio),
             .net_migrants = span_of(net_migrants)},
            timing,
            {columns_of(tables.women), columns_of(tables.events), columns_of(tables.exposure)});
        return tables;
    }
};

}  // namespace natality::test
