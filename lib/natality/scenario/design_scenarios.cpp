#include <natality/base/missing.hpp>
#include <natality/scenario/design.hpp>

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace natality {

void Design::require_scenario(std::uint64_t scenario) const
{
    if (scenario >= size_) {
        throw std::out_of_range(fmt::format("scenario {} of a design of {}", scenario, size_));
    }
}

std::uint64_t Design::mask(std::uint64_t scenario) const
{
    require_scenario(scenario);
    if (kind_ == DesignKind::all_packages) {
        return scenario;
    }
    const std::vector<double> levels_in_use = levels(scenario);
    std::uint64_t mask = 0;
    for (std::size_t m = 0; m < levels_in_use.size(); ++m) {
        mask |= std::uint64_t{std::isnan(levels_in_use[m]) ? 0U : 1U} << m;
    }
    return mask;
}

std::vector<double> Design::levels(std::uint64_t scenario) const
{
    require_scenario(scenario);
    std::vector<double> levels(full_package_.uses.size(), missing);
    for (std::size_t m = 0; scenario > 0 && m < levels.size(); ++m) {
        levels[m] = level_of_(scenario - 1, m);
    }
    return levels;
}

std::vector<double> Design::effect_quantiles(std::uint64_t scenario) const
{
    require_scenario(scenario);
    std::vector<double> quantiles(full_package_.uses.size(), missing);
    for (std::size_t m = 0; scenario > 0 && quantile_of_ && m < quantiles.size(); ++m) {
        quantiles[m] = quantile_of_(scenario - 1, m);
    }
    return quantiles;
}

Package Design::package(std::uint64_t scenario) const
{
    require_scenario(scenario);
    if (scenario == 0) {
        return baseline_package();
    }
    Package package{fmt::format("scenario-{}", scenario), {}, {}};
    const std::vector<double> levels_in_use = levels(scenario);
    for (std::size_t m = 0; m < levels_in_use.size(); ++m) {
        if (!std::isnan(levels_in_use[m])) {
            package.uses.push_back(full_package_.uses[m]);
            package.uses.back().intensity.level = levels_in_use[m];
            if (quantile_of_) {
                package.uses.back().effect_quantile = quantile_of_(scenario - 1, m);
            }
        }
    }
    return package;
}

}  // namespace natality
