#include <natality/choice/selection.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <stdexcept>

namespace natality {

namespace {

/// Packages by what they bring and cost, and the two orders in which they are preferred.
class Packages {
public:
    Packages(std::span<const double> values, std::span<const double> costs)
        : values_(values), costs_(costs)
    {
        if (values.size() != costs.size()) {
            throw std::invalid_argument("values and costs by package: as many of each");
        }
    }

    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] double value(std::size_t package) const { return values_[package]; }
    [[nodiscard]] double cost(std::size_t package) const { return costs_[package]; }

    [[nodiscard]] bool is_known(std::size_t package) const
    {
        return !std::isnan(values_[package]) && !std::isnan(costs_[package]);
    }

    [[nodiscard]] bool is_cheaper(std::size_t one, std::size_t other) const
    {
        if (cost(one) != cost(other)) {
            return cost(one) < cost(other);
        }
        return value(one) != value(other) ? value(one) > value(other) : is_smaller(one, other);
    }

    [[nodiscard]] bool is_better(std::size_t one, std::size_t other) const
    {
        return value(one) != value(other) ? value(one) > value(other) : is_cheaper(one, other);
    }

private:
    [[nodiscard]] static bool is_smaller(std::size_t one, std::size_t other)
    {
        const int measures = std::popcount(static_cast<std::uint64_t>(one));
        const int others = std::popcount(static_cast<std::uint64_t>(other));
        return measures != others ? measures < others : one < other;
    }

    std::span<const double> values_;
    std::span<const double> costs_;
};

/// The package that is preferred to all others which may be chosen; nothing if none may.
template <typename MayBeChosen, typename IsPreferred>
std::optional<std::size_t> preferred(const Packages& packages, MayBeChosen may_be_chosen,
                                     IsPreferred is_preferred)
{
    std::optional<std::size_t> best;
    for (std::size_t package = 0; package < packages.size(); ++package) {
        if (packages.is_known(package) && may_be_chosen(package) &&
            (!best || is_preferred(package, *best))) {
            best = package;
        }
    }
    return best;
}

}  // namespace

std::optional<TargetChoice> least_cost(std::span<const double> values,
                                       std::span<const double> costs, double target)
{
    const Packages packages(values, costs);
    const auto cheapest = preferred(
        packages, [&](std::size_t package) { return packages.value(package) >= target; },
        [&](std::size_t one, std::size_t other) { return packages.is_cheaper(one, other); });
    if (cheapest) {
        return TargetChoice{.package = *cheapest, .is_reached = true};
    }
    const auto nearest = best_within_budget(values, costs, std::numeric_limits<double>::infinity());
    return nearest ? std::optional(TargetChoice{.package = *nearest, .is_reached = false})
                   : std::nullopt;
}

std::optional<std::size_t> best_within_budget(std::span<const double> values,
                                              std::span<const double> costs, double budget)
{
    const Packages packages(values, costs);
    return preferred(
        packages, [&](std::size_t package) { return packages.cost(package) <= budget; },
        [&](std::size_t one, std::size_t other) { return packages.is_better(one, other); });
}

std::vector<std::size_t> pareto_front(std::span<const double> values, std::span<const double> costs)
{
    const Packages packages(values, costs);
    std::vector<std::size_t> order;
    for (std::size_t package = 0; package < packages.size(); ++package) {
        if (packages.is_known(package)) {
            order.push_back(package);
        }
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t one, std::size_t other) { return packages.is_cheaper(one, other); });
    std::vector<std::size_t> front;
    for (const std::size_t package : order) {
        if (front.empty() || packages.value(package) > packages.value(front.back())) {
            front.push_back(package);
        }
    }
    return front;
}

std::vector<std::size_t> pareto_front(std::span<const double> values, std::span<const double> also,
                                      std::span<const double> costs)
{
    const Packages packages(values, costs);
    if (also.size() != values.size()) {
        throw std::invalid_argument("values and second values by package: as many of each");
    }
    std::vector<std::size_t> order;
    for (std::size_t package = 0; package < packages.size(); ++package) {
        if (packages.is_known(package) && !std::isnan(also[package])) {
            order.push_back(package);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        const bool is_alike = values[one] == values[other] && costs[one] == costs[other];
        return is_alike && also[one] != also[other] ? also[one] > also[other]
                                                    : packages.is_cheaper(one, other);
    });
    // Of the packages so far, none dearer: the best second value by value, falling as that rises.
    std::map<double, double> best;
    std::vector<std::size_t> front;
    for (const std::size_t package : order) {
        const auto as_good = best.lower_bound(values[package]);
        if (as_good != best.end() && as_good->second >= also[package]) {
            continue;
        }
        front.push_back(package);
        auto worse = best.insert_or_assign(values[package], also[package]).first;
        while (worse != best.begin() && std::prev(worse)->second <= also[package]) {
            best.erase(std::prev(worse));
        }
    }
    return front;
}

std::vector<double> marginal_costs(std::span<const double> values, std::span<const double> costs,
                                   std::span<const std::size_t> front)
{
    const Packages packages(values, costs);
    for (const std::size_t package : front) {
        if (package >= packages.size()) {
            throw std::out_of_range("front: a package without a value");
        }
    }
    std::vector<double> marginal;
    for (std::size_t i = 1; i < front.size(); ++i) {
        marginal.push_back((packages.cost(front[i]) - packages.cost(front[i - 1])) /
                           (packages.value(front[i]) - packages.value(front[i - 1])));
    }
    return marginal;
}

}  // namespace natality
