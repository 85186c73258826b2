#include <natality/baseline/state_calibration.hpp>

#include <natality/base/localized.hpp>
#include <natality/projection/state_columns.hpp>
#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

namespace natality {

namespace {

constexpr double highest_rate = 2.0;

/// Positive root of a y² + q y − c = 0 with a, c >= 0, in the form that does not cancel; infinite
/// where there is none.
double positive_root(double a, double q, double c)
{
    if (c == 0.0) {
        return 0.0;
    }
    const double denominator = q + std::sqrt(q * q + 4.0 * a * c);
    return denominator > 0.0 ? 2.0 * c / denominator : std::numeric_limits<double>::infinity();
}

/// A state in which one cohort ends the year at an age at which another one starts it.
struct StateAtAge {
    /// Women who start the year there.
    double starting = 0.0;
    /// Women who would end it there but for events of the second half.
    double ending = 0.0;
};

/// Half the rate out of a state at which it has \p events, when its other exits have the half rate
/// \p other: events = y starting + y ending / (1 + other + y).
double half_rate(const StateAtAge& state, double events, double other)
{
    const double c = 1.0 + other;
    return positive_root(state.starting, c * state.starting + state.ending - events, c * events);
}

/// The same for a state and the open class after it, whose rate is \p ratio times as high and whose
/// events count with the state's own. \p open is short of the state's second-half events.
double shared_half_rate(const StateAtAge& state, const StateAtAge& open, double events,
                        double ratio)
{
    const double women = open.starting + open.ending;
    return positive_root(state.starting + ratio * (women + state.ending),
                         state.starting + state.ending + ratio * women - events, events);
}

std::span<const double> span_of(const ByAge& values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}

/// The walk up the ages, one at a time.
class Calibration {
public:
    Calibration(const StateCalibrationInputs& inputs, const LocalText& where, const Place& place,
                Problems& problems)
        : in_(inputs),
          where_(where),
          place_(place),
          problems_(problems),
          entering_(columns_of(inputs.women), span_of(inputs.survival_ratio),
                    span_of(inputs.net_migrants), share_at_start(inputs.timing)),
          rates_(Eigen::ArrayXXd::Zero(inputs.women.rows(), transitions())),
          inflow_(inputs.space.size())
    {
    }

    Eigen::ArrayXXd rates()
    {
        if (!orders_fit()) {
            return rates_;
        }
        for (age_ = in_.fertile.first.value; age_ <= in_.fertile.last.value; ++age_) {
            inflow_.setZero();
            woman_years_ = 0.0;
            for (Index k = 0; k < in_.space.size(); ++k) {
                woman_years_ += 0.5 * (starting(k) + arriving(k));
            }
            for (Index k = 0; k < in_.space.open_class(); ++k) {
                const StateAtAge state{starting(k), take_first_half(k)};
                solve(k, state);
                take_second_half(k, state);
            }
            if (!shares_last_order()) {
                solve_open_class();
            }
        }
        return rates_;
    }

private:
    [[nodiscard]] Index transitions() const
    {
        return static_cast<Index>(in_.space.transitions().size());
    }

    [[nodiscard]] bool shares_last_order() const
    {
        return in_.births_by_order.cols() < in_.space.last_order();
    }

    [[nodiscard]] bool orders_fit()
    {
        const Index orders = in_.births_by_order.cols();
        const Index told_apart = in_.space.last_order();
        if (orders == told_apart || (orders == told_apart - 1 && orders >= 2)) {
            return true;
        }
        problems_.add(place_, localized("order: {} birth orders do not fit states up to {}; give "
                                        "{} orders, the last one open ({})",
                                        orders, in_.space.labels().back(), told_apart, where_));
        return false;
    }

    [[nodiscard]] double starting(Index k) const
    {
        return entering_.shares()(age_, k) * entering_.present()(age_);
    }

    [[nodiscard]] double arriving(Index k) const
    {
        return entering_.shares()(age_ - 1, k) * entering_.arriving()(age_ - 1);
    }

    /// First-half events of the cohort that ends the year at this age; returns the women left.
    double take_first_half(Index k)
    {
        double available = arriving(k) + inflow_(k);
        const double present = entering_.shares()(age_ - 1, k) * entering_.present()(age_ - 1);
        double events = 0.0;
        for (const Index exit : in_.space.exits(k)) {
            events += 0.5 * rates_(age_ - 1, exit) * present;
        }
        const double limit = std::max(available, 0.0);
        // A hair's breadth of rounding is no complaint.
        const bool too_many = events > limit * (1.0 + 1e-12);
        if (too_many) {
            add_problem(age_ - 1, k, localized("more events than women who live through the year"));
        }
        for (const Index exit : in_.space.exits(k)) {
            const double own = 0.5 * rates_(age_ - 1, exit) * present;
            const double limited = events > limit ? own * limit / events : own;
            inflow_(target(exit)) += limited;
            available -= limited;
        }
        return available;
    }

    void take_second_half(Index k, const StateAtAge& state)
    {
        double half_total = 0.0;
        for (const Index exit : in_.space.exits(k)) {
            half_total += 0.5 * rates_(age_, exit);
        }
        const double staying = state.ending / (1.0 + half_total);
        for (const Index exit : in_.space.exits(k)) {
            inflow_(target(exit)) += 0.5 * rates_(age_, exit) * staying;
        }
    }

    void solve(Index k, const StateAtAge& state)
    {
        if (in_.space.chain().unions && k == StateSpace::lowest()) {
            solve_single(state);
            return;
        }
        const Index exit = in_.space.exits(k).front();
        const double events = births(in_.space.parity(k) + 1) * in_unions(k);
        if (shares_last_order() && k + 1 == in_.space.open_class()) {
            const StateAtAge open{starting(k + 1), arriving(k + 1) + inflow_(k + 1)};
            set(exit, k, shared_half_rate(state, open, events, in_.later_birth_ratio));
            const Index later = in_.space.exits(k + 1).front();
            rates_(age_, later) = in_.later_birth_ratio * rates_(age_, exit);
            return;
        }
        set(exit, k, half_rate(state, events, 0.0));
    }

    void solve_single(const StateAtAge& state)
    {
        const std::span<const Index> exits = in_.space.exits(StateSpace::lowest());
        const double outside = exits.size() == 1 ? 0.0 : births(1) * outside_share();
        if (in_.unions.measure == UnionMeasure::rate) {
            rates_(age_, exits[0]) = in_.unions.values(age_);
            if (exits.size() > 1) {
                set(exits[1], 0, half_rate(state, outside, 0.5 * in_.unions.values(age_)));
            }
            return;
        }
        const double unions = in_.unions.values(age_) * woman_years_;
        const double events = unions + outside;
        const double half = half_rate(state, events, 0.0);
        set(exits[0], 0, half);
        const double total = rates_(age_, exits[0]);
        const double union_part = events > 0.0 ? unions / events : 0.0;
        rates_(age_, exits[0]) = total * union_part;
        if (exits.size() > 1) {
            rates_(age_, exits[1]) = total * (1.0 - union_part);
        }
    }

    /// The open class on its own: its women at both ends are known.
    void solve_open_class()
    {
        const Index k = in_.space.open_class();
        const double women = starting(k) + arriving(k) + inflow_(k);
        const double events = births(in_.space.last_order());
        const double half = events == 0.0 ? 0.0
                                          : (women > 0.0 ? events / women
                                                         : std::numeric_limits<double>::infinity());
        set(in_.space.exits(k).front(), k, half);
    }

    /// Births of the order at this age; a shared last order stands for all after it.
    [[nodiscard]] double births(int order) const
    {
        const Index column = std::min<Index>(order, in_.births_by_order.cols()) - 1;
        return in_.births_by_order(age_, column) * woman_years_;
    }

    [[nodiscard]] double outside_share() const { return in_.first_births_outside_unions(age_); }

    /// The part of an order's births that comes out of state \p k.
    [[nodiscard]] double in_unions(Index k) const
    {
        const bool splits = in_.space.chain().first_births_outside_unions;
        return splits && in_.space.parity(k) == 0 ? 1.0 - outside_share() : 1.0;
    }

    [[nodiscard]] Index target(Index exit) const
    {
        return in_.space.transitions()[static_cast<std::size_t>(exit)].to;
    }

    void set(Index exit, Index k, double half)
    {
        if (2.0 * half > highest_rate) {
            add_problem(age_, k,
                        localized("events at a rate of {:.3g} a year, above {:g}", 2.0 * half,
                                  highest_rate));
        }
        rates_(age_, exit) = std::min(2.0 * half, highest_rate);
    }

    void add_problem(Index age, Index k, const LocalText& what)
    {
        problems_.add(place_,
                      localized("the births and unions ask of women in state {} {}: there are "
                                "too few of them ({}, age {})",
                                in_.space.label(k), what, where_, age));
    }

    const StateCalibrationInputs& in_;
    const LocalText& where_;
    const Place& place_;
    Problems& problems_;
    EnteringWomen entering_;
    Eigen::ArrayXXd rates_;
    /// Women who entered each state in the year and end it at this age.
    Eigen::ArrayXd inflow_;
    Index age_ = 0;
    double woman_years_ = 0.0;
};

}  // namespace

Eigen::ArrayXXd calibrated_rates(const StateCalibrationInputs& inputs, const LocalText& where,
                                 const Place& place, Problems& problems)
{
    return Calibration(inputs, where, place, problems).rates();
}

}  // namespace natality
