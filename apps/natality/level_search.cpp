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

    /// Goes on from the best there is.
    void run(nlopt::algorithm algorithm, const std::vector<double>& from, int tries)
    {
        nlopt::opt search(algorithm, static_cast<unsigned>(from.size()));
        search.set_lower_bounds(0.0);
        search.set_upper_bounds(1.0);
        search.set_maxeval(tries);
        search.set_xtol_abs(small_share);
        search.set_initial_step(0.25);
        search.set_min_objective(
            [](const std::vector<double>& shares, std::vector<double>&, void* self) {
                return static_cast<Search*>(self)->objective(shares);
            },
            this);
        search.add_inequality_constraint(
            [](const std::vector<double>& shares, std::vector<double>&, void* self) {
                return static_cast<Search*>(self)->excess(shares);
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

    [[nodiscard]] const LevelChoice& best() const { return best_; }

private:
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
    double excess(const std::vector<double>& shares)
    {
        const LevelValue& of = at(shares);
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
    return search.best();
}

}  // namespace natality::app
