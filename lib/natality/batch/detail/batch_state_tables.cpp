#include <natality/batch/detail/batch_tables.hpp>
#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace natality::detail {

namespace {

Index first_cohort(const BatchInputs& inputs)
{
    return inputs.rates.states->rates.fertile.first.value - 1;
}

Index cohorts_of(const BatchInputs& inputs)
{
    return inputs.rates.states->rates.fertile.last.value - first_cohort(inputs) + 1;
}

MigrationKind migration_kind(const BatchInputs& inputs, Index first_age, Index slots)
{
    const auto migrants = inputs.rates.net_migrants.female.middleRows(first_age, slots + 1);
    if ((migrants == 0.0).all()) {
        return MigrationKind::none;
    }
    return inputs.conventions.migration_timing == MigrationTiming::even ? MigrationKind::even
                                                                        : MigrationKind::end;
}

/// Women of one age alive at the start of the projection, in one year.
struct CommonCohort {
    double women;
    /// With the migrants of the first half.
    double entered;
    /// Survivors with the migrants of the second half.
    double arrived;
    /// Migrants who come last.
    double last_migrants;
    /// As the next year finds them.
    double at_end;

    [[nodiscard]] bool is_clipped() const { return arrived + last_migrants < 0.0 && at_end == 0.0; }

    /// The factor of the migrants who come last; their number where they meet nobody.
    [[nodiscard]] double growth() const
    {
        if (is_clipped()) {
            return 0.0;
        }
        return arrived == 0.0 ? last_migrants : (arrived + last_migrants) / arrived;
    }
};

CommonCohort common_cohort(const BatchInputs& inputs, const Renewal& renewal, Index year, Index age)
{
    const double share = share_at_start(inputs.conventions.migration_timing);
    const ByAgeYear& migrants = inputs.rates.net_migrants.female;
    CommonCohort cohort{};
    cohort.women = renewal.fixed().female(age, year);
    cohort.entered = cohort.women + share * migrants(age, year);
    cohort.arrived = inputs.rates.survival_ratio.female(age + 1, year) * cohort.entered +
                     share * migrants(age + 1, year);
    cohort.last_migrants = share == 0.0 ? migrants(age + 1, year) : 0.0;
    cohort.at_end = renewal.fixed().female(age + 1, year + 1);
    return cohort;
}

}  // namespace

StateTables::StateTables(const BatchInputs& inputs, const Renewal& renewal)
    : first_age_(first_cohort(inputs)),
      slots_(cohorts_of(inputs)),
      levers_(inputs, first_age_ + 1, first_age_ + slots_ - 1, 1),
      newborn_(inputs.rates),
      migration_(migration_kind(inputs, first_age_, slots_)),
      filled_before_(inputs.rates.years.size()),
      filled_after_(inputs.rates.years.size()),
      emptied_(inputs.rates.years.size())
{
    read_transitions(inputs.rates);
    read_women(inputs, renewal);
    follow_common_cohorts(inputs, renewal);
    set_view(inputs.rates.states->rates.space);
}

void StateTables::read_transitions(const RatePaths& rates)
{
    const StateSpace& space = rates.states->rates.space;
    for (const ByAgeYear& rate : rates.states->rates.by_transition) {
        BySlotYear half = BySlotYear::Zero(slots_ + 2, rates.years.size());
        half.middleRows(1, slots_ - 1) = 0.5 * rate.middleRows(first_age_ + 1, slots_ - 1);
        half_rates_.push_back(std::move(half));
    }
    for (std::size_t i = 0; i < half_rates_.size(); ++i) {
        const Transition& transition = space.transitions()[i];
        transitions_.push_back({static_cast<int>(transition.from), static_cast<int>(transition.to),
                                transition.kind == TransitionKind::birth, half_rates_[i].data()});
    }
    for (Index k = 0; k < space.size(); ++k) {
        first_exit_.push_back(static_cast<int>(space.exits(k).front()));
        exit_count_.push_back(static_cast<int>(space.exits(k).size()));
    }
}

void StateTables::read_women(const BatchInputs& inputs, const Renewal& renewal)
{
    const Index years = inputs.rates.years.size();
    start_women_ = inputs.rates.states->start_shares.middleRows(first_age_, slots_).colwise() *
                   inputs.population.col(column(Sex::female)).segment(first_age_, slots_);
    fixed_women_ = renewal.fixed().female.middleRows(first_age_, slots_ + 1);
    survivorship_.setZero(slots_ + 1, years + 1);
    for (Index t = 0; t <= years; ++t) {
        for (Index i = 0; i <= slots_; ++i) {
            const Index born = t - 1 - (first_age_ + i);
            if (born >= 0) {
                survivorship_(i, t) = renewal.survivorship().female(born, t);
            }
        }
    }
    survival_ = inputs.rates.survival_ratio.female.middleRows(first_age_ + 1, slots_);
    const double share = migration_ == MigrationKind::even ? 0.5 : 1.0;
    migrants_ = share * inputs.rates.net_migrants.female.middleRows(first_age_, slots_ + 1);
}

void StateTables::follow_common_cohorts(const BatchInputs& inputs, const Renewal& renewal)
{
    const Index years = inputs.rates.years.size();
    for (BySlotYear* const table : {&present_, &arriving_, &growth_, &inverse_exposure_}) {
        table->setZero(slots_ + 1, years);
    }
    for (Index t = 0; t < years; ++t) {
        follow_common_year(inputs, renewal, t);
    }
}

void StateTables::follow_common_year(const BatchInputs& inputs, const Renewal& renewal, Index year)
{
    const Index first = std::max<Index>(0, year - first_age_);
    for (Index i = first; i < slots_; ++i) {
        const CommonCohort cohort = common_cohort(inputs, renewal, year, first_age_ + i);
        const double total = cohort.women == 0.0 ? 1.0 : cohort.women;
        present_(i, year) = cohort.entered / total;
        arriving_(i, year) = cohort.arrived / total;
        growth_(i + 1, year) = cohort.growth();
        if (i + 1 < slots_) {
            const double entered = common_cohort(inputs, renewal, year, first_age_ + i + 1).entered;
            const double exposure = 0.5 * (entered + cohort.arrived);
            inverse_exposure_(i + 1, year) = exposure > 0.0 ? 1.0 / exposure : 0.0;
        }
        if (cohort.is_clipped() && migration_ == MigrationKind::even) {
            emptied_.add(year, i + 1);
        }
    }
    note_empty_slots(inputs, renewal, year);
}

void StateTables::note_empty_slots(const BatchInputs& inputs, const Renewal& renewal, Index year)
{
    const Index first = std::max<Index>(0, year - first_age_);
    std::vector<Index> empty_before;
    std::vector<Index> empty_after;
    bool migrants_meet_nobody = false;
    for (Index i = first; i < slots_; ++i) {
        const CommonCohort cohort = common_cohort(inputs, renewal, year, first_age_ + i);
        const bool comes_last = migration_ == MigrationKind::end;
        const bool is_empty = (comes_last ? cohort.arrived : cohort.women) == 0.0;
        if (is_empty) {
            (comes_last ? empty_after : empty_before).push_back(comes_last ? i + 1 : i);
            migrants_meet_nobody |= migrants_(i + 1, year) != 0.0;
            migrants_meet_nobody |= !comes_last && migrants_(i, year) != 0.0;
        }
    }
    for (const Index slot : migrants_meet_nobody ? empty_before : std::vector<Index>{}) {
        filled_before_.add(year, slot);
    }
    for (const Index slot : migrants_meet_nobody ? empty_after : std::vector<Index>{}) {
        filled_after_.add(year, slot);
    }
}

void StateTables::set_view(const StateSpace& space)
{
    filled_before_views_ = filled_before_.view();
    filled_after_views_ = filled_after_.view();
    emptied_views_ = emptied_.view();
    view_ = {.levers = levers_.view,
             .newborn = newborn_.view(),
             .migration = migration_,
             .states = static_cast<int>(space.size()),
             .slots = static_cast<int>(slots_),
             .first_age = static_cast<int>(first_age_),
             .transitions = transitions_.data(),
             .first_exit = first_exit_.data(),
             .exit_count = exit_count_.data(),
             .start_women = start_women_.data(),
             .survival = survival_.data(),
             .fixed_women = fixed_women_.data(),
             .survivorship = survivorship_.data(),
             .migrants = migrants_.data(),
             .present = present_.data(),
             .arriving = arriving_.data(),
             .growth = growth_.data(),
             .inverse_exposure = inverse_exposure_.data(),
             .filled_before = filled_before_views_.data(),
             .filled_after = filled_after_views_.data(),
             .emptied = emptied_views_.data()};
}

}  // namespace natality::detail
