#include <natality/estimation/detail/rate_rounds.hpp>

#include <natality/base/localized.hpp>
#include <natality/projection/state_step.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace natality::detail {

namespace {

constexpr int rounds_at_most = 500;
constexpr double settled_change = 1e-12;
/// Earlier anchors take half of each change: their women depend on them through few years.
constexpr double damping = 0.5;
constexpr double first_guess = 0.1;

class Rounds {
public:
    Rounds(const StateEstimateInputs& inputs, const StateSpace& space, const YearAxis& times,
           const FirstBirths& first_births)
        : in_(inputs), space_(space), times_(times), first_births_(first_births)
    {
        const auto transitions = static_cast<Index>(space.transitions().size());
        for (const OrderRates& given : inputs.order_rates) {
            anchors_.push_back({given.year, given.values,
                                Eigen::ArrayXXd::Constant(rows(), transitions, first_guess)});
        }
    }

    SettledRounds settled(Problems& problems)
    {
        for (int round = 1; round <= rounds_at_most; ++round) {
            PastWalk past = walk();
            Problems of_round;
            const double change = improve(past, of_round);
            if (change < settled_change) {
                problems.append(of_round);
                return {walk(), anchors_, ratio_, round};
            }
        }
        throw RunError(localized(
            "the past and the rates of {} do not settle in {} rounds; check the births by order "
            "against the shares of single and childless women",
            in_.base_year.value, rounds_at_most));
    }

private:
    [[nodiscard]] Index rows() const { return first_births_.single.rows(); }

    [[nodiscard]] PastWalk walk() const
    {
        return walk_past({.space = space_,
                          .fertile = in_.fertile,
                          .first_births = first_births_,
                          .times = times_,
                          .base_year = in_.base_year,
                          .anchors = anchors_});
    }

    /// One round; returns the largest change of a rate. Complaints are the base year's.
    double improve(const PastWalk& past, Problems& problems)
    {
        double change = 0.0;
        for (BirthAnchor& anchor : anchors_) {
            const bool is_base = anchor.year == in_.base_year;
            Problems ignored;
            const Eigen::ArrayXXd rates = calibrated(past, anchor, is_base ? problems : ignored);
            change = std::max(change, (rates - anchor.rates).abs().maxCoeff());
            anchor.rates = is_base ? rates : damping * rates + (1.0 - damping) * anchor.rates;
        }
        const double ratio = ratio_ * odds_correction(past);
        change = std::max(change, std::abs(ratio - ratio_));
        ratio_ = ratio;
        return change;
    }

    Eigen::ArrayXXd calibrated(const PastWalk& past, const BirthAnchor& anchor,
                               Problems& problems) const
    {
        const Index column = times_.index(anchor.year);
        StateCalibrationInputs inputs =
            closed_year(space_, in_.fertile, with_every_age(past.women_in(anchor.year)),
                        unions_per_woman(first_births_.single.col(column),
                                         first_births_.single.col(column + 1)));
        inputs.births_by_order = anchor.births_by_order;
        inputs.later_birth_ratio = ratio_;
        return calibrated_rates(inputs, localized("year {}", anchor.year.value), {}, problems);
    }

    /// Given odds of a later birth within the last order over those of the base year.
    [[nodiscard]] double odds_correction(const PastWalk& past) const
    {
        if (in_.first_of_last_order >= 1.0) {
            return 1.0;
        }
        const Eigen::ArrayXXd events = events_of_year(
            space_, in_.fertile, past.women_in(in_.base_year), anchors_.back().rates);
        const double first = events.col(events.cols() - 2).sum();
        const double later = events.rightCols(1).sum();
        const double given = (1.0 - in_.first_of_last_order) / in_.first_of_last_order;
        return given * first / later;
    }

    const StateEstimateInputs& in_;
    const StateSpace& space_;
    YearAxis times_;
    const FirstBirths& first_births_;
    std::vector<BirthAnchor> anchors_;
    double ratio_ = 1.0;
};

}  // namespace

SettledRounds settle_rounds(const StateEstimateInputs& inputs, const StateSpace& space,
                            const YearAxis& times, const FirstBirths& first_births,
                            Problems& problems)
{
    return Rounds(inputs, space, times, first_births).settled(problems);
}

StateCalibrationInputs closed_year(const StateSpace& space, const FertileAges& fertile,
                                   const Eigen::ArrayXXd& women, const ByAge& unions_per_woman)
{
    StateCalibrationInputs inputs;
    inputs.space = space;
    inputs.fertile = fertile;
    inputs.timing = MigrationTiming::end;
    inputs.women = women;
    inputs.survival_ratio = ByAge::Ones(women.rows());
    inputs.net_migrants = ByAge::Zero(women.rows());
    inputs.unions.measure = UnionMeasure::per_woman;
    inputs.unions.values = unions_per_woman;
    return inputs;
}

Eigen::ArrayXXd with_every_age(const Eigen::ArrayXXd& women)
{
    Eigen::ArrayXXd filled = women;
    const Eigen::ArrayXd sum = women.rowwise().sum();
    filled.col(StateSpace::lowest()) += (sum == 0.0).cast<double>();
    return filled;
}

Eigen::ArrayXXd events_of_year(const StateSpace& space, const FertileAges& fertile,
                               const Eigen::ArrayXXd& women, const Eigen::ArrayXXd& rates)
{
    const Eigen::ArrayXXd start = with_every_age(women);
    const ByAge survival = ByAge::Ones(women.rows());
    const ByAge migrants = ByAge::Zero(women.rows());
    const auto size = static_cast<std::size_t>(women.rows());
    Eigen::ArrayXXd end(women.rows(), women.cols());
    Eigen::ArrayXXd events(rates.rows(), rates.cols());
    Eigen::ArrayXXd exposure(women.rows(), women.cols());
    advance_states(space, fertile, columns_of(start),
                   {.transition = columns_of(rates),
                    .survival_ratio = {survival.data(), size},
                    .net_migrants = {migrants.data(), size}},
                   MigrationTiming::end,
                   {columns_of(end), columns_of(events), columns_of(exposure)});
    return events;
}

}  // namespace natality::detail
