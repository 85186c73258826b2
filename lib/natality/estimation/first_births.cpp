#include <natality/estimation/first_births.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <utility>

namespace natality {

namespace {

constexpr double lowest_level = 0.5;
constexpr double highest_level = 2.0;
constexpr double level_step = 1.05;

/// Shares of one age by time.
struct AgeColumn {
    Eigen::ArrayXd single;
    Eigen::ArrayXd union_childless;
};

/// The walk up the ages, all cohorts at once.
class Schedule {
public:
    Schedule(const FirstBirthInputs& inputs, double earlier_level)
        : in_(inputs), base_(inputs.single.times.index(inputs.base_year))
    {
        const ByAgeYear& share = inputs.single.share;
        result_ = {.rate = ByAge::Zero(share.rows()),
                   .earlier_level = earlier_level,
                   .single = share,
                   .union_childless = ByAgeYear::Zero(share.rows(), share.cols()),
                   .earlier_unions = ByAge::Zero(share.rows())};
    }

    FirstBirths solved()
    {
        for (Index age = in_.fertile.first.value; age <= in_.fertile.last.value; ++age) {
            solve(age);
        }
        return std::move(result_);
    }

private:
    /// The age's women by time if they bear at \p rate and \p earlier more of them are in unions.
    [[nodiscard]] AgeColumn women(Index age, double rate, double earlier) const
    {
        const Index times = result_.single.cols();
        AgeColumn at{in_.single.share.row(age) - earlier, Eigen::ArrayXd::Zero(times)};
        for (Index t = 0; t + 1 < times; ++t) {
            const double level = t >= base_ ? 1.0 : result_.earlier_level;
            const double younger = result_.union_childless(age - 1, t);
            const double younger_single = result_.single(age - 1, t);
            at.single(t + 1) = std::min(at.single(t + 1), younger_single);
            const double unions = younger_single - at.single(t + 1);
            at.union_childless(t + 1) =
                (younger * (1.0 - 0.5 * level * result_.rate(age - 1)) + unions) /
                (1.0 + 0.5 * level * rate);
        }
        return at;
    }

    /// First births of the age's women in the base year, less those given.
    [[nodiscard]] double surplus(Index age, double rate, double earlier) const
    {
        const AgeColumn at = women(age, rate, earlier);
        return rate * 0.5 * (at.union_childless(base_) + at.union_childless(base_ + 1)) -
               in_.first_birth_rate(age);
    }

    void solve(Index age)
    {
        double rate = in_.highest_rate;
        double earlier = 0.0;
        if (surplus(age, rate, 0.0) >= 0.0) {
            rate = bracketed_root([&](double h) { return surplus(age, h, 0.0); }, 0.0, rate,
                                  "rate of first births");
        } else {
            const double most = in_.single.share.row(age).minCoeff();
            if (surplus(age, rate, most) < 0.0) {
                throw RunError(localized("first births per woman of {:.4g} at age {} are more "
                                         "than the women of that age can have in {}",
                                         in_.first_birth_rate(age), age, in_.base_year.value));
            }
            earlier = bracketed_root([&](double d) { return surplus(age, rate, d); }, 0.0, most,
                                     "share of earlier unions");
        }
        const AgeColumn at = women(age, rate, earlier);
        result_.rate(age) = rate;
        result_.earlier_unions(age) = earlier;
        result_.single.row(age) = at.single;
        result_.union_childless.row(age) = at.union_childless;
    }

    const FirstBirthInputs& in_;
    Index base_;
    FirstBirths result_;
};

}  // namespace

FirstBirths first_births(const FirstBirthInputs& inputs, double earlier_level)
{
    return Schedule(inputs, earlier_level).solved();
}

FirstBirths first_births_meeting(const FirstBirthInputs& inputs, const ObservedShare& childless)
{
    const auto miss = [&](double level) {
        const FirstBirths births = first_births(inputs, level);
        return share_at(childless, births.single + births.union_childless, inputs.single.times,
                        inputs.women) -
               childless.share;
    };
    // Outwards from 1 in small steps: far off, the women cannot have the base year's births.
    const bool too_many = miss(1.0) > 0.0;
    const double step = too_many ? level_step : 1.0 / level_step;
    double near = 1.0;
    double far = step;
    while ((miss(far) > 0.0) == too_many) {
        if (far > highest_level || far < lowest_level) {
            throw RunError(localized("no level of past first births between {:g} and {:g} gives "
                                     "{:.4g} {}",
                                     lowest_level, highest_level, childless.share,
                                     childless.text()));
        }
        near = far;
        far *= step;
    }
    return first_births(inputs, bracketed_root(miss, std::min(near, far), std::max(near, far),
                                               "level of past first births"));
}

}  // namespace natality
