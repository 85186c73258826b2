#include <natality/baseline/observed_orders.hpp>

#include <natality/base/by_year.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>

namespace natality {

namespace {

std::optional<double> share_in(const RegionInputs& inputs, const std::string& order, Year year)
{
    const std::string name = std::string(observed_share_prefix) + order;
    for (const ObservedFigure& figure : inputs.observed) {
        if (figure.indicator == name && figure.year == year) {
            return figure.value;
        }
    }
    return std::nullopt;
}

/// The shares of a year, made to sum to 1; nothing where they are not known.
std::optional<Eigen::ArrayXd> shares_in(const RegionInputs& inputs, Year year)
{
    const std::vector<std::string>& orders = inputs.births_by_order->orders;
    Eigen::ArrayXd shares(static_cast<Index>(orders.size()));
    for (std::size_t order = 0; order < orders.size(); ++order) {
        const std::optional<double> share = share_in(inputs, orders[order], year);
        if (!share) {
            return std::nullopt;
        }
        shares(static_cast<Index>(order)) = *share;
    }
    return shares / shares.sum();
}

/// The factors of every year from those of the years known (columns of \p at), order by order.
Eigen::ArrayXXd factors_by_year(const ObservedOrders& observed, const Eigen::ArrayXXd& at,
                                const YearAxis& years)
{
    Eigen::ArrayXXd factors(at.rows(), years.size());
    for (Index order = 0; order < at.rows(); ++order) {
        std::map<Year, double> known{{years.first(), 1.0}};
        for (std::size_t k = 0; k < observed.years.size(); ++k) {
            known[years.at(observed.years[k])] = at(order, static_cast<Index>(k));
        }
        for (Index t = 0; t < years.size(); ++t) {
            factors(order, t) = interpolated(known, years.at(t));
        }
    }
    return factors;
}

/// The factors of a year, closer to the shares wanted; such that all rates together keep their
/// level: the births, each divided by its factor, are as many.
Eigen::ArrayXd closer(const Eigen::ArrayXd& factors, const Eigen::ArrayXd& wanted,
                      const Eigen::ArrayXd& reached)
{
    const Eigen::ArrayXd next = factors * wanted / reached;
    return next * (wanted / next).sum();
}

LocalText place(const YearAxis& years, Index year, const LocalText& where)
{
    return localized("{}, year {}", where, years.at(year).value);
}

void check_in_reach(const ObservedOrders& observed, const Eigen::ArrayXXd& reached,
                    const YearAxis& years, const LocalText& where)
{
    for (std::size_t k = 0; k < observed.years.size(); ++k) {
        for (Index order = 0; order < reached.rows(); ++order) {
            if (!(reached(order, observed.years[k]) > 0.0)) {
                throw RunError(localized("there are no births of order {} to meet the share {:g} "
                                         "counted ({})",
                                         order + 1, observed.shares(order, static_cast<Index>(k)),
                                         place(years, observed.years[k], where)));
            }
        }
    }
}

}  // namespace

ObservedOrders observed_orders(const RegionInputs& inputs, const YearAxis& years, Index count)
{
    ObservedOrders observed;
    if (!inputs.births_by_order) {
        return observed;
    }
    const auto orders = static_cast<Index>(inputs.births_by_order->orders.size());
    for (Index t = 0; t < std::min(count, years.size()); ++t) {
        if (const auto shares = shares_in(inputs, years.at(t))) {
            observed.years.push_back(t);
            observed.shares.conservativeResize(orders, static_cast<Index>(observed.years.size()));
            observed.shares.rightCols(1) = *shares;
        }
    }
    return observed;
}

Eigen::ArrayXXd fitted_order_factors(const ObservedOrders& observed,
                                     const OrderShares& shares_under, const YearAxis& years,
                                     const LocalText& where)
{
    constexpr int most_rounds = 200;
    constexpr double close_enough = 1e-12;
    Eigen::ArrayXXd at = Eigen::ArrayXXd::Ones(observed.shares.rows(), observed.shares.cols());
    for (int round = 0; round < most_rounds; ++round) {
        const Eigen::ArrayXXd reached = shares_under(factors_by_year(observed, at, years));
        check_in_reach(observed, reached, years, where);
        double furthest = 0.0;
        for (std::size_t k = 0; k < observed.years.size(); ++k) {
            const auto column = static_cast<Index>(k);
            const Eigen::ArrayXd now = reached.col(observed.years[k]);
            furthest = std::max(furthest, (now - observed.shares.col(column)).abs().maxCoeff());
            at.col(column) = closer(at.col(column), observed.shares.col(column), now);
        }
        if (furthest < close_enough) {
            return factors_by_year(observed, at, years);
        }
    }
    throw RunError(localized("no factors on the birth rates by order meet the shares counted "
                             "({})",
                             place(years, observed.years.front(), where)));
}

}  // namespace natality
