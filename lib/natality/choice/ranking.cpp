#include <natality/choice/ranking.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace natality {

namespace {

void require_fit(const RankedValues& packages, const RankingRules& rules)
{
    const std::size_t count = packages.values.size();
    const auto fits = [&](std::size_t given) { return given == count || given == 0; };
    if (!fits(packages.costs.size()) || !fits(packages.left_out.size())) {
        throw std::invalid_argument("a ranking needs a cost and a mark for each value, or none");
    }
    if (rules.max_cost && packages.costs.size() != count) {
        throw std::invalid_argument("packages without costs cannot be ranked within a cost");
    }
}

/// True if \p one goes before \p other.
class IsBetter {
public:
    IsBetter(const RankedValues& packages, const RankingRules& rules)
        : packages_(packages), rules_(rules)
    {
    }

    bool operator()(std::size_t one, std::size_t other) const
    {
        const std::span<const double> values = packages_.values;
        if (values[one] != values[other]) {
            return (values[one] > values[other]) != rules_.lowest_first;
        }
        const std::span<const double> costs = packages_.costs;
        const bool cost_differs = !costs.empty() && costs[one] != costs[other];
        return cost_differs ? costs[one] < costs[other] : one < other;
    }

private:
    const RankedValues& packages_;
    const RankingRules& rules_;
};

}  // namespace

RankedPackages rank(const RankedValues& packages, const RankingRules& rules)
{
    require_fit(packages, rules);
    RankedPackages ranked;
    for (std::size_t p = 0; p < packages.values.size(); ++p) {
        if (std::isnan(packages.values[p])) {
            continue;
        }
        ++ranked.known;
        if (!packages.left_out.empty() && packages.left_out[p]) {
            ++ranked.left_out;
        } else if (!rules.max_cost || packages.costs[p] <= *rules.max_cost) {
            ranked.best.push_back(p);
        }
    }
    ranked.affordable = ranked.best.size();
    const auto count = static_cast<std::ptrdiff_t>(std::min(rules.top, ranked.best.size()));
    std::partial_sort(ranked.best.begin(), ranked.best.begin() + count, ranked.best.end(),
                      IsBetter(packages, rules));
    ranked.best.resize(static_cast<std::size_t>(count));
    return ranked;
}

}  // namespace natality
