#include <natality/batch/detail/batch_tables.hpp>
#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <cstddef>

namespace natality::detail {

namespace {

/// Age groups the clock's advance, two years at most, can bring forward.
Index groups_brought_forward(const AgeAxis& ages)
{
    return (1 + ages.width()) / ages.width();
}

/// The age groups, both included, that have births in some year and scenario.
struct FertileGroups {
    Index first;
    Index last;
};

FertileGroups fertile_groups(const BatchInputs& inputs)
{
    const ByAgeYear asfr = inputs.rates.births.asfr();
    const auto is_fertile = [&](Index group) { return (asfr.row(group) > 0.0).any(); };
    FertileGroups fertile{1, 1};
    for (Index x = asfr.rows() - 1; x >= 1; --x) {
        if (is_fertile(x)) {
            fertile.first = x;
            fertile.last = std::max(fertile.last, x);
        }
    }
    fertile.first = std::max<Index>(1, fertile.first - groups_brought_forward(inputs.rates.ages));
    return fertile;
}

/// Women of each age group over a year, as a function of births: what a rate is multiplied by.
class Exposure {
public:
    Exposure(const BatchInputs& inputs, const Renewal& renewal, Index year)
        : inputs_(inputs), renewal_(renewal), year_(year)
    {
    }

    /// Woman-years, over the step, of migrants and of those alive at the start.
    [[nodiscard]] double fixed(Index group) const
    {
        const double share = share_at_start(inputs_.conventions.migration_timing);
        const double arrived =
            survival(group) * entered(group - 1, share) + share * migrants(group);
        return 0.5 * width() * (entered(group, share) + arrived);
    }

    /// Woman-years in a group per surviving girl born in a year.
    [[nodiscard]] double per_birth(Index group, Index born) const
    {
        const Eigen::ArrayXXd& alive = renewal_.survivorship().female;
        double women = 0.0;
        if (year_ > born && renewal_.age_at(year_, born) == group) {
            women += alive(born, year_);
        }
        if (year_ > born && renewal_.age_at(year_ + 1, born) == group) {
            women += alive(born, year_ + 1);
        }
        return 0.5 * width() * women;
    }

    /// First and last year of birth, last excluded, of those who are in some groups in the year.
    [[nodiscard]] Index first_born(Index last_group) const
    {
        return std::clamp<Index>(year_ - 1 - last_group, 0, year_);
    }
    [[nodiscard]] Index end_born(Index first_group) const
    {
        return std::clamp<Index>(year_ - first_group + 1, 0, year_);
    }

private:
    [[nodiscard]] double width() const { return inputs_.rates.ages.width(); }
    [[nodiscard]] double migrants(Index group) const
    {
        return inputs_.rates.net_migrants.female(group, year_);
    }
    [[nodiscard]] double survival(Index group) const
    {
        return inputs_.rates.survival_ratio.female(group, year_);
    }
    [[nodiscard]] double entered(Index group, double share) const
    {
        return renewal_.fixed().female(group, year_) + share * migrants(group);
    }

    const BatchInputs& inputs_;
    const Renewal& renewal_;
    Index year_;
};

/// The rates of one order in one year, by groups on from the one asked.
class ShiftedRate {
public:
    ShiftedRate(const ByAgeYear& rates, Index year) : rates_(rates), year_(year) {}

    [[nodiscard]] double operator()(Index group, Index groups_on) const
    {
        const Index from = group + groups_on;
        return from < rates_.rows() ? rates_(from, year_) : 0.0;
    }

private:
    const ByAgeYear& rates_;
    Index year_;
};

/// Coefficients of one class of ages, those by cohort added to \p by_cohort.
BirthCoefficientsView coefficients_of(const AgeClassView& ages, const ShiftedRate& rate,
                                      const Exposure& exposure, int width,
                                      std::vector<double>& by_cohort)
{
    BirthCoefficientsView result{};
    const Index first_born = exposure.first_born(ages.last);
    const Index end_born = exposure.end_born(ages.first);
    result.first_cohort = static_cast<int>(first_born);
    result.cohorts = static_cast<int>(end_born - first_born);
    for (Index j = 0; j < 3; ++j) {
        for (Index x = ages.first; x <= ages.last; ++x) {
            result.fixed[j] += rate(x, j) * exposure.fixed(x);
            result.rate_sum[j] += width * rate(x, j);
        }
    }
    for (Index born = first_born; born < end_born; ++born) {
        for (Index j = 0; j < 3; ++j) {
            double births = 0.0;
            for (Index x = ages.first; x <= ages.last; ++x) {
                births += rate(x, j) * exposure.per_birth(x, born);
            }
            by_cohort.push_back(births);
        }
    }
    return result;
}

}  // namespace

BirthTables::BirthTables(const BatchInputs& inputs, const Renewal& renewal)
    : levers_(inputs, fertile_groups(inputs).first, fertile_groups(inputs).last,
              static_cast<int>(fertile_groups(inputs).first)),
      newborn_(inputs.rates)
{
    std::vector<std::size_t> starts;
    for (Index t = 0; t < inputs.rates.years.size(); ++t) {
        const Exposure exposure(inputs, renewal, t);
        for (std::size_t r = 0; r < levers_.classes.size(); ++r) {
            const ShiftedRate rate(inputs.rates.births.by_order[r], t);
            for (const AgeClassView& ages : levers_.classes[r]) {
                starts.push_back(by_cohort_.size());
                coefficients_.push_back(
                    coefficients_of(ages, rate, exposure, inputs.rates.ages.width(), by_cohort_));
            }
        }
    }
    // Only now does the memory stay where it is.
    for (std::size_t i = 0; i < starts.size(); ++i) {
        coefficients_[i].by_cohort = by_cohort_.data() + starts[i];
    }
    std::size_t classes = 0;
    for (const std::vector<AgeClassView>& of_rate : levers_.classes) {
        classes += of_rate.size();
    }
    view_ = {.levers = levers_.view,
             .newborn = newborn_.view(),
             .coefficients = coefficients_.data(),
             .classes = static_cast<int>(classes)};
}

}  // namespace natality::detail
