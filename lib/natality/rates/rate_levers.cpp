#include <natality/rates/rate_levers.hpp>

#include <cstddef>

namespace natality {

LeverLayout without_levers(Index rates, Index ages, Index years)
{
    LeverLayout layout;
    layout.years = years;
    layout.log_effect_of.assign(static_cast<std::size_t>(rates),
                                Eigen::ArrayXi::Constant(ages, no_lever));
    return layout;
}

}  // namespace natality
