#include <natality/inputs/rate_levers.hpp>

#include <cstddef>

namespace natality {

LeverLayout without_levers(Index rates, Index ages, Index years)
{
    const auto count = static_cast<std::size_t>(rates);
    LeverLayout layout;
    layout.years = years;
    layout.log_effect_of.assign(count, Eigen::ArrayXi::Constant(ages, no_lever));
    layout.advance_of.assign(count, no_lever);
    return layout;
}

}  // namespace natality
