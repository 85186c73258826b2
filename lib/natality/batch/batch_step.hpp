#pragma once

/// \file
/// The year step for many scenarios at once (docs/model.md, section 9): only births and the states
/// of women of fertile age are carried, scenarios innermost in memory, with the vectors of the
/// machine it runs on. No threads: give each thread a kernel of its own.

#include <natality/batch/batch_problem.hpp>
#include <natality/rates/lanes.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

namespace detail {
struct BatchFunctions;
}

/// The instructions a kernel is compiled for: two, four or eight doubles at a time.
enum class InstructionSet { portable, avx2, avx512 };

/// `portable`, `avx2` or `avx512`.
[[nodiscard]] std::string to_string(InstructionSet set);

/// The set of that name, or nothing.
[[nodiscard]] std::optional<InstructionSet> instruction_set_named(std::string_view name);

/// Those that \ref is_supported, from the narrowest.
[[nodiscard]] std::vector<InstructionSet> supported_instruction_sets();

/// How a multiplication and an addition are rounded where the kernel says that they are one. It is
/// all that the bits of a scenario depend on: sets that round alike give the same.
enum class MultiplyAdd {
    /// Once: AVX2 with FMA, and AVX-512.
    fused,
    /// Each: two operations.
    separate
};

[[nodiscard]] MultiplyAdd multiply_add_of(InstructionSet set);

/// `fused` or `separate`.
[[nodiscard]] std::string to_string(MultiplyAdd rounding);

/// True if this machine has the instructions and the library was built with them.
[[nodiscard]] bool is_supported(InstructionSet set);

/// The widest that is supported.
[[nodiscard]] InstructionSet widest_instruction_set();

/// The widest that is supported and rounds so; nothing if none does.
[[nodiscard]] std::optional<InstructionSet> widest_instruction_set(MultiplyAdd rounding);

/// Whether a run keeps the women of fertile age by state, which is by far the most it can keep.
enum class KeepWomen { no, yes };

/// Births, events and surviving births of some scenarios, year by year.
class BatchResult {
public:
    BatchResult(const BatchProblem& problem, Index scenarios, KeepWomen keep = KeepWomen::no);

    [[nodiscard]] Index scenarios() const { return births_.scenarios(); }

    /// Births of the year, all orders.
    [[nodiscard]] double births(Index scenario, Index year) const
    {
        return births_(year, scenario);
    }
    /// Events of one rate: births of an order, or transitions.
    [[nodiscard]] double events(Index scenario, Index year, Index rate) const
    {
        return events_(year * rates_ + rate, scenario);
    }
    /// Events per woman-year, all women of the age, summed over the ages: the total fertility rate
    /// of an order, or the total rate of union formation.
    [[nodiscard]] double rate_sum(Index scenario, Index year, Index rate) const
    {
        return rate_sums_(year * rates_ + rate, scenario);
    }
    /// Girls and boys by year of birth who survive to its end; the argument of every functional.
    [[nodiscard]] SurvivingBirths surviving_births(Index scenario) const;

    /// Women of state \p state aged \p cohort years more than one below the first fertile age, at a
    /// point. \pre the result keeps women.
    [[nodiscard]] double women(Index scenario, Index point, Index state, Index cohort) const
    {
        return women_((point * states_ + state) * cohorts_ + cohort, scenario);
    }

    /// False if net emigration takes a cell of the scenario below zero, or leaves a fertile age
    /// without women: populations are then not linear in births, and the scenario is to be run one
    /// by one instead.
    [[nodiscard]] bool is_exact(Index scenario) const
    {
        return exact_[static_cast<std::size_t>(scenario)] != 0;
    }

    /// Rows: years; the total fertility rate is the sum over the rates that are births.
    [[nodiscard]] const LaneTable& births() const { return births_; }
    /// Rows: year × rate.
    [[nodiscard]] const LaneTable& events() const { return events_; }
    [[nodiscard]] const LaneTable& rate_sums() const { return rate_sums_; }

private:
    friend class BatchKernel;

    Index rates_;
    Index states_;
    Index cohorts_;
    LaneTable births_;
    LaneTable girls_;
    LaneTable boys_;
    LaneTable events_;
    LaneTable rate_sums_;
    LaneTable fewest_women_;
    LaneTable women_;
    std::vector<unsigned char> exact_;
};

/// Runs scenarios of one problem. Each group of lanes is worked on alone and each lane by the same
/// operations, so that a scenario's numbers do not depend on the others of its batch, on its place
/// or on how many there are.
class BatchKernel {
public:
    /// \throws std::invalid_argument unless \ref is_supported says yes to \p set.
    explicit BatchKernel(BatchProblem problem, InstructionSet set = widest_instruction_set());

    [[nodiscard]] const BatchProblem& problem() const { return problem_; }

    /// Projects the scenarios of \p levers through all years.
    /// \throws std::invalid_argument unless \p levers and \p result are of this problem and of
    /// equally
    ///         many scenarios.
    void run(const RateLevers& levers, BatchResult& result);

    /// A functional for all scenarios; rows as the functional's.
    [[nodiscard]] LaneTable evaluate(const BatchFunctional& functional,
                                     const BatchResult& result) const;

private:
    void run_group(const RateLevers& levers, Index group, BatchResult& result);
    void mark_exact(BatchResult& result) const;

    BatchProblem problem_;
    const detail::BatchFunctions* functions_;
    /// Working memory of one group.
    std::vector<Lanes> work_;
};

}  // namespace natality
