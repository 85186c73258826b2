#include <natality/projection/state_step.hpp>

#include <natality/projection/state_exit.hpp>
#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace natality {

namespace {

/// The cohorts that may have events, by row of their age at the start, both included: one year
/// below the first fertile age to the last.
struct Cohorts {
    Index first;
    Index last;

    [[nodiscard]] Index size() const { return last - first + 1; }
};

/// One state in one year: women at the start as shares × present, and at the end, under way.
struct StateFlow {
    const double* shares;
    const double* present;
    double* end;
};

/// Survives everyone within her state; second-half migrants enter.
void survive(const EnteringWomen& entering, const Columns<double>& women)
{
    const Index open = women.rows() - 1;
    for (Index k = 0; k < women.size(); ++k) {
        const double* const shares = entering.shares().data(k);
        const double* const arriving = entering.arriving().data();
        double* const __restrict end = women.data(k);
        end[0] = 0.0;
        for (Index a = 0; a < open; ++a) {
            end[a + 1] = arriving[a] * shares[a];
        }
        end[open] += arriving[open] * shares[open];
    }
}

/// Takes the events at \p rate out of a state; \p first_half receives those of the first half.
void leave(const StateFlow& state, const double* rate, const Cohorts& cohorts,
           double* __restrict first_half)
{
    double* const __restrict end = state.end;
    for (Index a = cohorts.first; a <= cohorts.last; ++a) {
        const double present = state.shares[a] * state.present[a];
        const StateExit exit = state_exit(present, end[a + 1], rate[a], rate[a + 1]);
        first_half[a] = exit.first_half;
        end[a + 1] = exit.staying;
    }
}

/// Brings the events of one transition into the state they lead to and books them by age.
void arrive(const double* rate, const double* first_half, const double* from_end,
            const Cohorts& cohorts, double* __restrict to_end, double* __restrict events)
{
    for (Index a = cohorts.first; a <= cohorts.last; ++a) {
        to_end[a + 1] += first_half[a] + 0.5 * rate[a + 1] * from_end[a + 1];
    }
    for (Index a = cohorts.first + 1; a <= cohorts.last; ++a) {
        events[a] = first_half[a] + 0.5 * rate[a] * from_end[a];
    }
}

/// Woman-years of a state whose women at the end are final.
void live(const StateFlow& state, const Cohorts& cohorts, double* __restrict exposure)
{
    for (Index a = cohorts.first + 1; a <= cohorts.last; ++a) {
        exposure[a] = 0.5 * (state.shares[a] * state.present[a] + state.end[a]);
    }
}

/// The part of a state's first-half events that one of its exits has.
AgeBuffer part_of_exit(const AgeBuffer& first_half, const AgeBuffer& total_rate, const double* rate)
{
    const Eigen::Map<const Eigen::ArrayXd> own(rate, total_rate.size());
    return (total_rate > 0.0).select(first_half * own / total_rate, 0.0);
}

AgeBuffer total_rate_out(std::span<const Index> exits, const Columns<const double>& rates)
{
    AgeBuffer total = AgeBuffer::Zero(rates.rows());
    for (const Index exit : exits) {
        total += Eigen::Map<const Eigen::ArrayXd>(rates.data(exit), rates.rows());
    }
    return total;
}

/// The events out of one state, but the open class.
void move_out(const StateSpace& space, Index k, const StateFlow& state,
              const Columns<const double>& rates, const Cohorts& cohorts,
              const StateYearResult& result)
{
    const std::span<const Index> exits = space.exits(k);
    const auto target = [&](Index exit) {
        return result.women.data(space.transitions()[static_cast<std::size_t>(exit)].to);
    };
    AgeBuffer first_half(rates.rows());
    if (exits.size() == 1) {
        const Index only = exits.front();
        const double* const rate = rates.data(only);
        leave(state, rate, cohorts, first_half.data());
        arrive(rate, first_half.data(), state.end, cohorts, target(only), result.events.data(only));
        return;
    }
    const AgeBuffer total = total_rate_out(exits, rates);
    first_half.setZero();
    leave(state, total.data(), cohorts, first_half.data());
    for (const Index exit : exits) {
        const AgeBuffer part = part_of_exit(first_half, total, rates.data(exit));
        arrive(rates.data(exit), part.data(), state.end, cohorts, target(exit),
               result.events.data(exit));
    }
}

/// Births of the open class, which keeps its women.
void bear_in_open_class(const double* rate, const double* exposure, const Cohorts& cohorts,
                        double* __restrict events)
{
    for (Index a = cohorts.first + 1; a <= cohorts.last; ++a) {
        events[a] = rate[a] * exposure[a];
    }
}

void set_zero(const Columns<double>& columns)
{
    for (Index i = 0; i < columns.size(); ++i) {
        std::fill_n(columns.data(i), columns.rows(), 0.0);
    }
}

/// All migrants of the year enter, spread as the women at its end are.
void add_migrants(const Columns<double>& women, std::span<const double> net_migrants)
{
    const Columns<const double> before = women;
    const AgeBuffer sum = women_by_age(before);
    Eigen::ArrayXXd filled;
    for (Index a = 1; a < women.rows(); ++a) {
        const double migrants = net_migrants[static_cast<std::size_t>(a)];
        if (sum(a) != 0.0) {
            const double growth = (sum(a) + migrants) / sum(a);
            for (Index k = 0; k < women.size(); ++k) {
                women(a, k) *= growth;
            }
        } else if (migrants != 0.0) {
            if (filled.size() == 0) {
                filled = with_empty_ages_filled(before);
            }
            for (Index k = 0; k < women.size(); ++k) {
                women(a, k) = migrants * filled(a, k) / filled.row(a).sum();
            }
        }
    }
}

/// \tparam Births an array of ages.
template <class Births>
void add_births_of_order(const StateSpace& space, const Columns<const double>& events, int order,
                         Births& births)
{
    const std::vector<Transition>& transitions = space.transitions();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        if (transitions[i].kind == TransitionKind::birth && transitions[i].order == order) {
            births += Eigen::Map<const ByAge>(events.data(static_cast<Index>(i)), events.rows());
        }
    }
}

}  // namespace

void advance_states(const StateSpace& space, const FertileAges& fertile,
                    const Columns<const double>& start, const StateYearRates& rates,
                    MigrationTiming timing, const StateYearResult& result)
{
    assert(start.size() == space.size() && result.women.size() == space.size());
    if (fertile.first.value < 1 || fertile.last.value + 2 >= start.rows()) {
        throw std::invalid_argument(
            "fertile ages begin above age 0 and end two years below the open age");
    }
    const Cohorts cohorts{fertile.first.value - 1, fertile.last.value};
    const EnteringWomen entering(start, rates.survival_ratio, rates.net_migrants,
                                 share_at_start(timing));
    set_zero(result.events);
    set_zero(result.exposure);
    survive(entering, result.women);
    for (Index k = 0; k < space.size(); ++k) {
        const StateFlow state{entering.shares().data(k), entering.present().data(),
                              result.women.data(k)};
        if (k < space.open_class()) {
            move_out(space, k, state, rates.transition, cohorts, result);
        }
        live(state, cohorts, result.exposure.data(k));
    }
    const Index last_births = space.exits(space.open_class()).front();
    bear_in_open_class(rates.transition.data(last_births), result.exposure.data(space.open_class()),
                       cohorts, result.events.data(last_births));
    if (timing == MigrationTiming::end) {
        add_migrants(result.women, rates.net_migrants);
    }
}

double clip_negative_ages(const Columns<double>& women)
{
    const AgeBuffer sum = women_by_age(women);
    double added = 0.0;
    for (Index a = 0; a < women.rows(); ++a) {
        if (sum(a) < 0.0) {
            added -= sum(a);
            for (Index k = 0; k < women.size(); ++k) {
                women(a, k) = 0.0;
            }
        }
    }
    return added;
}

ByAge births_of_order(const StateSpace& space, const Columns<const double>& events, int order)
{
    ByAge births = ByAge::Zero(events.rows());
    add_births_of_order(space, events, order, births);
    return births;
}

ByAge births_by_age(const StateSpace& space, const Columns<const double>& events)
{
    ByAge births = ByAge::Zero(events.rows());
    AgeBuffer of_order(events.rows());
    for (int order = 1; order <= space.last_order(); ++order) {
        of_order.setZero();
        add_births_of_order(space, events, order, of_order);
        births += of_order;
    }
    return births;
}

double total_fertility_rate(const StateSpace& space, const Columns<const double>& events,
                            const Columns<const double>& exposure)
{
    const ByAge births = births_by_age(space, events);
    const AgeBuffer women_years = women_by_age(exposure);
    return (women_years > 0.0).select(births / women_years, 0.0).sum();
}

}  // namespace natality
