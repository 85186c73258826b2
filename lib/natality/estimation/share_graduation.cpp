#include <natality/estimation/share_graduation.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/estimation/detail/logit.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

/// Slopes at the knots that keep a cubic monotone; the outer ones are the end secants.
Eigen::ArrayXd monotone_slopes(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y)
{
    const Index last = x.size() - 1;
    const Eigen::ArrayXd h = x.tail(last) - x.head(last);
    const Eigen::ArrayXd secant = (y.tail(last) - y.head(last)) / h;
    Eigen::ArrayXd slope = Eigen::ArrayXd::Zero(x.size());
    slope(0) = secant(0);
    slope(last) = secant(last - 1);
    for (Index i = 1; i < last; ++i) {
        if (secant(i - 1) * secant(i) > 0.0) {
            const double before = 2.0 * h(i) + h(i - 1);
            const double after = h(i) + 2.0 * h(i - 1);
            slope(i) = (before + after) / (before / secant(i - 1) + after / secant(i));
        }
    }
    return slope;
}

/// The cubic at \p at; straight lines beyond the outer knots.
double cubic_at(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y, const Eigen::ArrayXd& slope,
                double at)
{
    const Index last = x.size() - 1;
    if (at <= x(0)) {
        return y(0) + slope(0) * (at - x(0));
    }
    if (at >= x(last)) {
        return y(last) + slope(last) * (at - x(last));
    }
    const Index i = std::upper_bound(x.begin(), x.end(), at) - x.begin() - 1;
    const double h = x(i + 1) - x(i);
    const double t = (at - x(i)) / h;
    const double u = 1.0 - t;
    return (1.0 + 2.0 * t) * u * u * y(i) + t * u * u * h * slope(i) +
           t * t * (3.0 - 2.0 * t) * y(i + 1) - t * t * u * h * slope(i + 1);
}

ByAge shares_through(const Eigen::ArrayXd& middles, const Eigen::ArrayXd& logits,
                     const GroupedShares& groups)
{
    const Eigen::ArrayXd slopes = monotone_slopes(middles, logits);
    ByAge shares(groups.end().value - groups.first.value);
    for (Index i = 0; i < shares.size(); ++i) {
        const double middle_of_age = groups.first.value + static_cast<double>(i) + 0.5;
        shares(i) = detail::expit(cubic_at(middles, logits, slopes, middle_of_age));
    }
    return shares;
}

void check(const GroupedShares& groups)
{
    Problems problems;
    if (groups.shares.size() < 2 || groups.width < 1) {
        problems.add({}, "shares by age need at least two age groups");
    }
    for (std::size_t i = 0; i < groups.shares.size(); ++i) {
        if (!(groups.shares[i] > 0.0 && groups.shares[i] < 1.0)) {
            problems.add({},
                         localized("share: {:g} is not between 0 and 1 (age {})", groups.shares[i],
                                   groups.first.value + groups.width * static_cast<int>(i)));
        }
    }
    problems.throw_if_any();
}

}  // namespace

ByAge graduated_shares(const GroupedShares& groups)
{
    check(groups);
    constexpr int rounds_at_most = 1000;
    constexpr double closeness = 1e-14;
    const Index count = static_cast<Index>(groups.shares.size());
    const Eigen::ArrayXd target = Eigen::Map<const Eigen::ArrayXd>(groups.shares.data(), count);
    const Eigen::ArrayXd middles =
        groups.first.value +
        groups.width *
            (Eigen::ArrayXd::LinSpaced(count, 0.0, static_cast<double>(count - 1)) + 0.5);
    Eigen::ArrayXd logits = target.unaryExpr(&detail::logit);
    ByAge shares;
    for (int round = 0; round < rounds_at_most; ++round) {
        shares = shares_through(middles, logits, groups);
        const Eigen::ArrayXd means =
            shares.reshaped(groups.width, count).colwise().mean().transpose();
        if ((means - target).abs().maxCoeff() < closeness) {
            break;
        }
        logits += target.unaryExpr(&detail::logit) - means.unaryExpr(&detail::logit);
    }
    return shares;
}

}  // namespace natality
