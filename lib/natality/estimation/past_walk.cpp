#include <natality/estimation/past_walk.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/projection/state_exit.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace natality {

namespace {

constexpr double largest_factor = 10.0;
/// Rates are interpolated by their logarithms; this stands for none.
constexpr double least_rate = 1e-15;
/// With fewer fertile ages behind it, a year says too little of later births.
constexpr int fewest_ages = 4;

/// Two anchors around a year and the later one's weight; the same one twice outside of them.
struct AnchorPair {
    const BirthAnchor& before;
    const BirthAnchor& after;
    double part;
};

AnchorPair anchors_around(const std::vector<BirthAnchor>& anchors, Year year)
{
    if (year <= anchors.front().year) {
        return {anchors.front(), anchors.front(), 0.0};
    }
    std::size_t after = 1;
    while (after + 1 < anchors.size() && anchors[after].year < year) {
        ++after;
    }
    const Year from = anchors[after - 1].year;
    const double part = static_cast<double>(year.value - from.value) /
                        static_cast<double>(anchors[after].year.value - from.value);
    return {anchors[after - 1], anchors[after], part};
}

double interpolated(double before, double after, double part)
{
    return part == 0.0 ? before : std::pow(before, 1.0 - part) * std::pow(after, part);
}

/// Births of order 2 and later over first births at the ages up to \p oldest.
double later_to_first(const Eigen::ArrayXXd& births, Index oldest)
{
    const Eigen::ArrayXd sums = births.topRows(oldest + 1).colwise().sum().transpose();
    return (sums.sum() - sums(0)) / sums(0);
}

/// Births and women of one year of the walk.
struct WalkedYear {
    Eigen::ArrayXXd births;
    Eigen::ArrayXXd women;
};

class Walk {
public:
    explicit Walk(const PastWalkInputs& inputs)
        : in_(inputs),
          first_fertile_(inputs.fertile.first.value),
          last_fertile_(inputs.fertile.last.value)
    {
    }

    PastWalk run()
    {
        const Index base = in_.times.index(in_.base_year);
        PastWalk past{in_.times.first(), {all_single_when_young()}, {}, ByYear(base)};
        for (Index t = 0; t < base; ++t) {
            const Eigen::ArrayXXd rates = rates_in(t);
            past.factor(t) = factor(past.women.back(), rates, t);
            WalkedYear year = walked(past.women.back(), rates, past.factor(t), t);
            past.births.push_back(std::move(year.births));
            past.women.push_back(std::move(year.women));
        }
        return past;
    }

private:
    [[nodiscard]] Index rows() const { return in_.first_births.single.rows(); }

    /// Women before their fertile ages are single; nothing is known of the others yet.
    [[nodiscard]] Eigen::ArrayXXd all_single_when_young() const
    {
        Eigen::ArrayXXd women = Eigen::ArrayXXd::Zero(rows(), in_.space.size());
        women.col(StateSpace::lowest()).head(first_fertile_) = 1.0;
        return women;
    }

    /// Rates by transition in a year before any factor. In a chain with unions and births in them
    /// alone, transition k leaves state k.
    [[nodiscard]] Eigen::ArrayXXd rates_in(Index t) const
    {
        const AnchorPair pair = anchors_around(in_.anchors, in_.times.at(t));
        const Eigen::ArrayXXd before = pair.before.rates.max(least_rate);
        const Eigen::ArrayXXd after = pair.after.rates.max(least_rate);
        Eigen::ArrayXXd rates = ((1.0 - pair.part) * before.log() + pair.part * after.log()).exp();
        constexpr Index first_birth = 1;
        rates.col(first_birth) = in_.first_births.earlier_level * in_.first_births.rate;
        rates.topRows(first_fertile_) = 0.0;
        rates.bottomRows(rows() - last_fertile_ - 1) = 0.0;
        return rates;
    }

    /// The oldest fertile age that a walked cohort reaches in the year.
    [[nodiscard]] Index oldest(Index t) const
    {
        return std::min<Index>(last_fertile_, first_fertile_ - 1 + t);
    }

    [[nodiscard]] double factor(const Eigen::ArrayXXd& women, const Eigen::ArrayXXd& rates,
                                Index t) const
    {
        if (oldest(t) < first_fertile_ + fewest_ages - 1) {
            return 1.0;
        }
        const AnchorPair pair = anchors_around(in_.anchors, in_.times.at(t));
        const double target =
            interpolated(later_to_first(pair.before.births_by_order, oldest(t)),
                         later_to_first(pair.after.births_by_order, oldest(t)), pair.part);
        const auto miss = [&](double trial) {
            const WalkedYear year = walked(women, rates, trial, t);
            return later_to_first(year.births, oldest(t)) - target;
        };
        return miss(largest_factor) < 0.0 ? largest_factor
                                          : bracketed_root(miss, 0.0, largest_factor,
                                                           "factor on past births of higher order");
    }

    /// One year of all cohorts that have started, with a factor on the rates after first births.
    [[nodiscard]] WalkedYear walked(const Eigen::ArrayXXd& women, const Eigen::ArrayXXd& rates,
                                    double later_factor, Index t) const
    {
        WalkedYear year{Eigen::ArrayXXd::Zero(rows(), in_.space.last_order()),
                        all_single_when_young()};
        for (Index age = first_fertile_ - 1; age <= oldest(t); ++age) {
            walk_cohort(women, rates, later_factor, t, age, year);
        }
        return year;
    }

    /// The cohort aged \p age at the start: unions given, births by rate, lowest state first.
    void walk_cohort(const Eigen::ArrayXXd& women, const Eigen::ArrayXXd& rates,
                     double later_factor, Index t, Index age, WalkedYear& year) const
    {
        const Index open = in_.space.open_class();
        const double single_at_end = in_.first_births.single(age + 1, t + 1);
        year.women(age + 1, 0) = single_at_end;
        double inflow = women(age, 0) - single_at_end;
        for (Index k = 1; k <= open; ++k) {
            const double scale = k == 1 ? 1.0 : later_factor;
            const double rate = scale * rates(age, k);
            const double next_rate = scale * rates(age + 1, k);
            const double present = women(age, k);
            StateExit exit{0.5 * rate * present, present + inflow, 0.0};
            exit.second_half = 0.5 * next_rate * exit.staying;
            if (k < open) {
                exit = state_exit(present, present + inflow, rate, next_rate);
            }
            year.women(age + 1, k) = exit.staying;
            year.births(age, k - 1) += exit.first_half;
            year.births(age + 1, k - 1) += exit.second_half;
            inflow = exit.events();
        }
    }

    const PastWalkInputs& in_;
    Index first_fertile_;
    Index last_fertile_;
};

}  // namespace

const Eigen::ArrayXXd& PastWalk::women_in(Year year) const
{
    return women.at(static_cast<std::size_t>(year.value - first.value));
}

const Eigen::ArrayXXd& PastWalk::births_in(Year year) const
{
    return births.at(static_cast<std::size_t>(year.value - first.value));
}

PastWalk walk_past(const PastWalkInputs& inputs)
{
    return Walk(inputs).run();
}

}  // namespace natality
