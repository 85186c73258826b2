#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

using Values = Eigen::Map<const Eigen::ArrayXd>;

Values values(std::span<const double> span)
{
    return {span.data(), static_cast<Index>(span.size())};
}

/// True if a share of an age without women is needed: migrants enter at it or at the age after it.
bool needs_filling(const AgeBuffer& women, const Values& migrants)
{
    for (Index a = 0; a < women.size(); ++a) {
        const Index next = std::min(a + 1, women.size() - 1);
        if (women(a) == 0.0 && (migrants(a) != 0.0 || migrants(next) != 0.0)) {
            return true;
        }
    }
    return false;
}

}  // namespace

AgeBuffer women_by_age(const Columns<const double>& women)
{
    AgeBuffer sum = values(women[0]);
    for (Index k = 1; k < women.size(); ++k) {
        sum += values(women[k]);
    }
    return sum;
}

Eigen::ArrayXXd with_empty_ages_filled(const Columns<const double>& women)
{
    const AgeBuffer sum = women_by_age(women);
    Eigen::ArrayXXd filled(women.rows(), women.size());
    Eigen::ArrayXd shares = Eigen::ArrayXd::Zero(women.size());
    shares(StateSpace::lowest()) = 1.0;
    for (Index a = 0; a < women.rows(); ++a) {
        for (Index k = 0; k < women.size(); ++k) {
            filled(a, k) = sum(a) == 0.0 ? shares(k) : women(a, k);
        }
        shares = filled.row(a) / filled.row(a).sum();
    }
    return filled;
}

EnteringWomen::EnteringWomen(Columns<const double> start, std::span<const double> survival_ratio,
                             std::span<const double> net_migrants, double share)
    : shares_(start)
{
    if (start.rows() > age_groups_at_most) {
        throw std::invalid_argument("too many age groups for the step by life-course state");
    }
    const Index open = start.rows() - 1;
    const Values survival = values(survival_ratio);
    const Values migrants = values(net_migrants);
    const AgeBuffer women = women_by_age(start);
    // An age without women has shares that sum to one, or, if no migrants need them, none.
    const AgeBuffer total = (women == 0.0).select(AgeBuffer::Ones(women.size()), women);
    const AgeBuffer entered = women + share * migrants;

    present_ = entered / total;
    arriving_.resize(open + 1);
    arriving_.head(open) = survival.tail(open) * entered.head(open) + share * migrants.tail(open);
    // The open group's second-half migrants are spread over both rows as the survivors are.
    const double pooled = entered(open - 1) + entered(open);
    const double last_part = pooled == 0.0 ? 0.0 : entered(open) / pooled;
    arriving_(open - 1) -= last_part * share * migrants(open);
    arriving_(open) = survival(open) * entered(open) + last_part * share * migrants(open);
    arriving_ /= total;

    if (share != 0.0 && needs_filling(women, migrants)) {
        filled_ = with_empty_ages_filled(start);
        shares_ = columns_of(std::as_const(filled_));
    }
}

}  // namespace natality
