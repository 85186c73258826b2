#pragma once

/// \file
/// Random problems and scenarios for the batch kernel, and the slow way to run one of them: rates
/// adjusted cell by cell, then the reference steps year by year.

#include <natality/batch/batch_problem.hpp>
#include <natality/projection/project.hpp>
#include <natality/rates/rate_levers.hpp>
#include <natality/rates/rate_paths.hpp>

#include <cstdint>
#include <random>
#include <vector>

namespace natality::reference {

/// Random numbers of a case. The standard library's engine is the same everywhere; its
/// distributions are not, so the numbers are made from bits.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : engine_(seed) {}

    /// In [low, high).
    double uniform(double low, double high)
    {
        return low + (high - low) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
    }
    /// In low … high, both included.
    int integer(int low, int high)
    {
        return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(double probability) { return uniform(0.0, 1.0) < probability; }

private:
    std::mt19937_64 engine_;
};

/// A problem with everything the kernel may meet.
struct Case {
    ByAgeSex population;
    RatePaths rates;
    ProjectionConventions conventions;
    std::vector<ByYear> ceiling_factor;
    LeverLayout layout;

    [[nodiscard]] BatchProblem batch_problem() const
    {
        return BatchProblem({population, rates, conventions, ceiling_factor, layout});
    }
};

/// Which rates a case has.
enum class Rates { by_order, by_state };

/// A random case of single years of age.
[[nodiscard]] Case random_case(Draws& draws, Rates which);

/// Random levers for a case's layout.
[[nodiscard]] RateLevers random_levers(Draws& draws, const Case& problem, Index scenarios);

/// What the slow way finds for one scenario.
struct SlowResult {
    Trajectory trajectory;
    ByYear births;
    /// By rate: events by year, and the sum over ages of events per woman-year.
    std::vector<ByYear> events;
    std::vector<ByYear> rate_sums;
};

/// One scenario: its rates cell by cell, then the reference step year by year.
[[nodiscard]] SlowResult run_slowly(const Case& problem, RateLevers& levers, Index scenario);

}  // namespace natality::reference
