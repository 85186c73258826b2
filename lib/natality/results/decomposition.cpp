#include <natality/results/decomposition.hpp>

#include <bit>
#include <cassert>
#include <vector>

namespace natality {

namespace {

/// By number of factors changed before: the share of all orders in which just those came before.
std::vector<double> order_shares(std::size_t factors)
{
    // s! (n − 1 − s)! / n!, from one to the next.
    std::vector<double> shares(factors);
    double share = 1.0 / static_cast<double>(factors);
    for (std::size_t before = 0; before < factors; ++before) {
        shares[before] = share;
        share *= static_cast<double>(before + 1) / static_cast<double>(factors - before - 1);
    }
    return shares;
}

}  // namespace

Eigen::ArrayXd symmetric_decomposition(const std::function<double(std::size_t)>& value,
                                       std::size_t factors)
{
    assert(factors >= 1 && factors <= 16);
    const std::size_t sets = std::size_t{1} << factors;
    std::vector<double> values(sets);
    for (std::size_t set = 0; set < sets; ++set) {
        values[set] = value(set);
    }
    const std::vector<double> shares = order_shares(factors);
    Eigen::ArrayXd effects = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(factors));
    for (std::size_t factor = 0; factor < factors; ++factor) {
        const std::size_t bit = std::size_t{1} << factor;
        for (std::size_t set = 0; set < sets; ++set) {
            if ((set & bit) == 0) {
                const double change = values[set | bit] - values[set];
                effects(static_cast<Eigen::Index>(factor)) +=
                    shares[static_cast<std::size_t>(std::popcount(set))] * change;
            }
        }
    }
    return effects;
}

}  // namespace natality
