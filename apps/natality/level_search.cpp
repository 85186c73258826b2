#include "level_search.hpp"

#include <nlopt.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace natality::app {

namespace {

constexpr int tries_everywhere = 1500;
constexpr int tries_nearby = 400;
/// Changes of shares, and of value and cost as a share of their size, that are too small to go on
/// for.
constexpr double small_share = 1e-4;
constexpr double small_change = 1e-7;
/// Of a share moved to its limit.
constexpr int most_trials = 12;

/// Remembers the best levels that meet the question, and asks for none twice in a row.
class Search {
public:
    Search(const LevelFunction& function, const LevelQuestion& question,
           const std::vector<double>& start, const std::function<bool()>& is_stopped)
        : function_(function),
          question_(question),
          is_stopped_(is_stopped),
          last_shares_(start),
          last_(function(start)),
          best_{start, last_, 1},
          value_scale_(std::max(std::abs(last_.value), 1e-300)),
          cost_scale_(
              std::max({std::abs(last_.cost), std::abs(question.budget.value_or(0.0)), 1e-300}))
    {
    }

    /// \param step of the shares at first, where the algorithm has one.
    void run(nlopt::algorithm algorithm, const std::vector<double>& from, int tries,
             double step = 0.25)
    {
        nlopt::opt search(algorithm, static_cast<unsigned>(from.size()));
        search.set_lower_bounds(0.0);
        search.set_upper_bounds(1.0);
        search.set_maxeval(tries);
        search.set_xtol_abs(small_share);
        search.set_initial_step(step);
        search.set_min_objective(
            [](const std::vector<double>& shares, std::vector<double>&, void* self) {
                return static_cast<Search*>(self)->objective(shares);
            },
            this);
        search.add_inequality_constraint(
            [](const std::vector<double>& shares, std::vector<double>&, void* self) {
                auto& here = *static_cast<Search*>(self);
                return here.excess(here.at(shares));
            },
            this, small_change);
        std::vector<double> shares = from;
        double reached = 0.0;
        try {
            search.optimize(shares, reached);
        } catch (const nlopt::roundoff_limited&) {
            // As near as numbers go: the best of the way is kept.
        } catch (const nlopt::forced_stop&) {
            // What was found so far is the answer.
        }
    }

    /// From the best there is: what is left of the budget goes into the measure that makes the most
    /// of it, and what is more than the target asks for comes off the measure that saves the most,
    /// until nothing is gained by it.
    void use_what_is_left()
    {
        LevelValue before;
        try {
            do {
                const LevelChoice from = best_;
                before = from.reached;
                for (std::size_t i = 0; i < from.shares.size(); ++i) {
                    move_to_limit(from, i);
                }
            } while (is_worth_going_on(before));
        } catch (const nlopt::forced_stop&) {
            // What was found so far is the answer.
        }
    }

    [[nodiscard]] const LevelChoice& best() const { return best_; }

private:
    /// A share and by how much the package is beyond the question with it.
    struct Trial {
        double share;
        double excess;
    };

    /// Moves one share of the best levels to where the question just allows it, by regula falsi:
    /// what a share costs and brings is nearly in proportion to it.
    void move_to_limit(LevelChoice levels, std::size_t i)
    {
        std::vector<double>& shares = levels.shares;
        const auto tried = [&](double share) {
            shares[i] = share;
            return Trial{share, excess(at(shares))};
        };
        Trial allowed{shares[i], excess(levels.reached)};
        Trial forbidden = tried(question_.budget ? 1.0 : 0.0);
        // Halved for every step in which an end stays (Illinois), so that both draw near.
        double weight_of_allowed = 1.0;
        double weight_of_forbidden = 1.0;
        for (int trial = 0;
             forbidden.excess > 0.0 && allowed.excess < -small_change && trial < most_trials;
             ++trial) {
            const double below = weight_of_allowed * allowed.excess;
            const double above = weight_of_forbidden * forbidden.excess;
            const Trial here =
                tried((allowed.share * above - forbidden.share * below) / (above - below));
            const bool is_allowed = here.excess <= 0.0;
            (is_allowed ? allowed : forbidden) = here;
            weight_of_allowed = is_allowed ? 1.0 : 0.5 * weight_of_allowed;
            weight_of_forbidden = is_allowed ? 0.5 * weight_of_forbidden : 1.0;
        }
    }

    [[nodiscard]] bool is_worth_going_on(const LevelValue& before) const
    {
        const double gain = question_.budget ? (best_.reached.value - before.value) / value_scale_
                                             : (before.cost - best_.reached.cost) / cost_scale_;
        return gain > small_change;
    }

    const LevelValue& at(const std::vector<double>& shares)
    {
        if (shares == last_shares_) {
            return last_;
        }
        if (is_stopped_ && is_stopped_()) {
            throw nlopt::forced_stop();
        }
        last_shares_ = shares;
        last_ = function_(shares);
        ++best_.tried;
        if (question_.is_met(last_) && question_.is_better(last_, best_.reached)) {
            best_.shares = shares;
            best_.reached = last_;
        }
        return last_;
    }

    /// To be as small as can be.
    double objective(const std::vector<double>& shares)
    {
        const LevelValue& of = at(shares);
        return question_.budget ? -of.value / value_scale_ : of.cost / cost_scale_;
    }

    /// To be no more than 0.
    [[nodiscard]] double excess(const LevelValue& of) const
    {
        return question_.budget ? (of.cost - *question_.budget) / cost_scale_
                                : (*question_.target - of.value) / value_scale_;
    }

    const LevelFunction& function_;
    const LevelQuestion& question_;
    const std::function<bool()>& is_stopped_;
    std::vector<double> last_shares_;
    LevelValue last_;
    LevelChoice best_;
    double value_scale_;
    double cost_scale_;
};

}  // namespace

LevelChoice best_levels(const LevelFunction& function, const LevelQuestion& question,
                        const std::vector<double>& start, const std::function<bool()>& is_stopped)
{
    constexpr unsigned long seed = 1;
    nlopt::srand(seed);
    Search search(function, question, start, is_stopped);
    search.run(nlopt::GN_ISRES, start, tries_everywhere);
    search.run(nlopt::LN_COBYLA, search.best().shares, tries_nearby);
    search.run(nlopt::LN_COBYLA, start, tries_nearby);
    search.use_what_is_left();
    // Then exchanges between measures, in small steps.
    search.run(nlopt::LN_COBYLA, search.best().shares, tries_nearby, 0.03);
    search.use_what_is_left();
    return search.best();
}

}  // namespace natality::app
