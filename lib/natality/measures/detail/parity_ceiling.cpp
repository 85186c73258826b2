#include <natality/measures/detail/parity_ceiling.hpp>

#include <natality/base/bracketed_root.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace natality::detail {

namespace {

/// A factor that no rate needs: what is not reached at it is not reached at all.
constexpr double widest_factor = 1024.0;

/// Neighbouring stages that one factor moves, and the wish that holds it.
struct HeldStages {
    Stage first;
    Stage last;
    /// The wish is about the steps from here to \ref last.
    Stage first_counted;
    double wanted;
};

/// The stages in the order of life, each wish at the head of those it stands for.
std::vector<HeldStages> held_stages(const FamilyWishes& wishes, Stage first_stage, Stage last_stage)
{
    std::vector<HeldStages> held;
    Stage next = first_stage;
    if (first_stage == 0 && wishes.ever_in_union) {
        held.push_back({0, 0, 0, *wishes.ever_in_union});
        next = 1;
    }
    double children_left = wishes.children;
    for (Stage order = 1; order <= wishes.at_least.size() && order < last_stage; ++order) {
        const double wanted = wishes.at_least[order - 1];
        held.push_back({next, order, order, wanted});
        next = order + 1;
        children_left -= wanted;
    }
    held.push_back({next, last_stage, std::max<Stage>(next, 1), children_left});
    return held;
}

/// The factor in [1, widest] at which what is taken comes to what is wanted; infinity if beyond.
double factor_that_meets(double wanted, double widest, const std::function<double(double)>& taken)
{
    const auto gap = [&](double log_factor) { return taken(std::exp(log_factor)) - wanted; };
    if (gap(0.0) >= 0.0) {
        return 1.0;
    }
    const double log_widest = std::log(widest);
    if (gap(log_widest) < 0.0) {
        return std::numeric_limits<double>::infinity();
    }
    return std::exp(bracketed_root(gap, 0.0, log_widest, "factor for the women who want a birth"));
}

double sum_of(const std::vector<double>& steps, Stage first, Stage last)
{
    const auto begin = steps.begin();
    return std::accumulate(begin + static_cast<std::ptrdiff_t>(first),
                           begin + static_cast<std::ptrdiff_t>(last) + 1, 0.0);
}

/// Factors by rate, none above \p most.
std::vector<double> limited_to(double most, std::vector<double> factors)
{
    for (double& factor : factors) {
        factor = std::min(factor, most);
    }
    return factors;
}

}  // namespace

std::vector<double> parity_ceiling(const FamilyWishes& wishes, std::span<const Stage> stage_of,
                                   const StepsTaken& steps_taken)
{
    const Stage first_stage = std::ranges::min(stage_of);
    const Stage last_stage = std::ranges::max(stage_of);
    std::vector<double> factors(stage_of.size(), 1.0);
    for (const HeldStages& held : held_stages(wishes, first_stage, last_stage)) {
        const auto with = [&](double factor) {
            std::vector<double> tried = factors;
            for (std::size_t r = 0; r < tried.size(); ++r) {
                if (stage_of[r] >= held.first && stage_of[r] <= held.last) {
                    tried[r] = factor;
                }
            }
            return limited_to(widest_factor, std::move(tried));
        };
        const double factor = factor_that_meets(held.wanted, widest_factor, [&](double tried) {
            return sum_of(steps_taken(with(tried)), held.first_counted, held.last);
        });
        factors = with(factor);
    }
    const double most = factor_that_meets(wishes.children, widest_factor, [&](double tried) {
        return sum_of(steps_taken(limited_to(tried, factors)), 1, last_stage);
    });
    factors = limited_to(most, std::move(factors));
    std::ranges::replace(factors, widest_factor, std::numeric_limits<double>::infinity());
    return factors;
}

}  // namespace natality::detail
