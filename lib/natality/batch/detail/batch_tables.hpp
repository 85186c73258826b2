#pragma once

/// \file
/// The tables behind a batch problem, and the views of them that the kernel reads.

#include <natality/batch/batch_problem.hpp>
#include <natality/batch/detail/batch_lanes.hpp>
#include <natality/batch/detail/batch_view.hpp>
#include <natality/rates/lanes.hpp>

#include <memory>
#include <vector>

namespace natality::detail {

// The kernel includes nothing of ours that is not a template (batch_lanes.hpp), so it has a name of
// its own for the lanes of a group.
static_assert(lane_stride == lanes_in_group);

/// How levers move the rates, over a range of age groups: slot 0 is \c first_age.
struct LeverTables {
    /// \param first_age, last_age groups that have a rate.
    LeverTables(const BatchInputs& inputs, Index first_age, Index last_age, int first_slot);

    LeverTables(const LeverTables&) = delete;
    LeverTables& operator=(const LeverTables&) = delete;
    ~LeverTables() = default;

    /// By rate: neighbouring ages with one ratio.
    std::vector<std::vector<AgeClassView>> classes;
    /// Distinct ceilings: factor less 1, by year.
    std::vector<ByYear> rooms;
    /// Distinct ratios: a log effect under a ceiling.
    std::vector<RatioView> ratios;
    std::vector<RateLeverView> rates;
    LeverShapeView view{};

private:
    /// The table of a ceiling, one for all rates that share it.
    const double* room_of(const ByYear& ceiling_factor);
    /// Row of a ratio, or -1 without a log effect.
    int ratio_of(int log_effect, const double* room);
};

/// Survival of births and their split by sex, by year.
struct NewbornTables {
    explicit NewbornTables(const RatePaths& rates);

    ByYear survival_female;
    ByYear survival_male;
    ByYear sex_ratio;

    [[nodiscard]] NewbornView view() const
    {
        return {survival_female.data(), survival_male.data(), sex_ratio.data()};
    }
};

/// One column a year of ages in slots, so that a year is one stretch of memory.
using BySlotYear = Eigen::ArrayXXd;

/// Slots of each year that need more than the step.
class SlotLists {
public:
    explicit SlotLists(Index years) : slots_(static_cast<std::size_t>(years)) {}

    void add(Index year, Index slot)
    {
        slots_[static_cast<std::size_t>(year)].push_back(static_cast<int>(slot));
    }
    [[nodiscard]] std::vector<SlotListView> view() const;

private:
    std::vector<std::vector<int>> slots_;
};

/// Tables of the step by state.
class StateTables {
public:
    /// \pre the inputs have states.
    StateTables(const BatchInputs& inputs, const Renewal& renewal);
    StateTables(const StateTables&) = delete;
    StateTables& operator=(const StateTables&) = delete;
    ~StateTables() = default;

    [[nodiscard]] const StateProblemView& view() const { return view_; }

private:
    void read_transitions(const RatePaths& rates);
    void read_women(const BatchInputs& inputs, const Renewal& renewal);
    void follow_common_cohorts(const BatchInputs& inputs, const Renewal& renewal);
    void follow_common_year(const BatchInputs& inputs, const Renewal& renewal, Index year);
    void note_empty_slots(const BatchInputs& inputs, const Renewal& renewal, Index year);
    void set_view(const StateSpace& space);

    Index first_age_;
    Index slots_;
    LeverTables levers_;
    NewbornTables newborn_;
    MigrationKind migration_;
    std::vector<BySlotYear> half_rates_;
    std::vector<TransitionView> transitions_;
    std::vector<int> first_exit_;
    std::vector<int> exit_count_;
    /// Rows slots, columns states.
    Eigen::ArrayXXd start_women_;
    BySlotYear survival_;
    BySlotYear fixed_women_;
    BySlotYear survivorship_;
    BySlotYear migrants_;
    BySlotYear present_;
    BySlotYear arriving_;
    BySlotYear growth_;
    BySlotYear inverse_exposure_;
    SlotLists filled_before_;
    SlotLists filled_after_;
    SlotLists emptied_;
    std::vector<SlotListView> filled_before_views_;
    std::vector<SlotListView> filled_after_views_;
    std::vector<SlotListView> emptied_views_;
    StateProblemView view_{};
};

/// Tables of the step with all women alike.
class BirthTables {
public:
    BirthTables(const BatchInputs& inputs, const Renewal& renewal);
    BirthTables(const BirthTables&) = delete;
    BirthTables& operator=(const BirthTables&) = delete;
    ~BirthTables() = default;

    [[nodiscard]] const BirthProblemView& view() const { return view_; }

private:
    LeverTables levers_;
    NewbornTables newborn_;
    std::vector<BirthCoefficientsView> coefficients_;
    /// What the coefficients' views point at, one after the other.
    std::vector<double> by_cohort_;
    BirthProblemView view_{};
};

/// Everything a BatchProblem owns; exactly one of states and births is there.
struct BatchTables {
    Renewal renewal;
    LeverLayout layout;
    NewbornTables newborn;
    std::vector<bool> is_birth;
    std::unique_ptr<const StateTables> states;
    std::unique_ptr<const BirthTables> births;

    [[nodiscard]] const LeverShapeView& shape() const
    {
        return states ? states->view().levers : births->view().levers;
    }
    /// True if migrants change the states of women of fertile age.
    [[nodiscard]] bool migrants_have_states() const
    {
        return states && states->view().migration != MigrationKind::none;
    }
};

}  // namespace natality::detail
