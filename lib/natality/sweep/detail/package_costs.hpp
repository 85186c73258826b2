#pragma once

/// \file
/// What many packages cost in one region, from births alone: whom cost lines count is linear in
/// births, and what is paid for each is a sum over the measures in use (docs/model.md, sections 7
/// and 9).

#include <natality/batch/batch_step.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/results/account_line.hpp>
#include <natality/scenario/study.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace natality::detail {

/// Costs of some scenarios: rows years, columns scenarios.
struct CostTables {
    Eigen::ArrayXXd gross;
    Eigen::ArrayXXd incremental;
};

/// Costs of packages of given measures in one region; equal to those of \ref accounts to rounding.
/// Immutable, and may be shared between threads.
class PackageCosts {
public:
    /// \param study must outlive this.
    /// \param paths the measures that packages may hold, each as it is where it is switched on.
    /// \param order_of_rate by rate of the problem: row of its births among births by order, or -1.
    /// \param orders rows of births by order.
    /// \param baseline one scenario of \p kernel's problem, the one without measures.
    PackageCosts(const Study& study, const std::vector<MeasurePath>& paths,
                 const BatchKernel& kernel, const std::vector<Index>& order_of_rate, Index orders,
                 const BatchResult& baseline);

    /// Costs of scenarios whose measures are switched on and off.
    /// \param packages measure m is in use where bit m is set.
    [[nodiscard]] CostTables of(std::span<const std::uint64_t> packages, const BatchKernel& kernel,
                                const BatchResult& result) const;

    /// Costs of scenarios with any levels.
    /// \param packages of each, the paths of its measures.
    [[nodiscard]] CostTables of(std::span<const std::vector<MeasurePath>> packages,
                                const BatchKernel& kernel, const BatchResult& result) const;

private:
    /// Persons and births that lines count.
    struct Counted {
        LinearCount count;
        /// Persons, where any are counted, and what is counted whatever the population.
        std::optional<BatchFunctional> persons;
        /// By rate: part of its events.
        std::vector<double> of_events;
        /// In the baseline, by year.
        ByYear baseline;
    };

    /// One enabled line.
    struct Line {
        std::size_t path = 0;
        /// Position in the catalogue, and among its costs.
        std::size_t measure = 0;
        std::size_t position = 0;
        std::size_t counted = 0;
        /// As switched on, and at today's level.
        AccountLine on;
        AccountLine today;
        /// Of a capital line, in the baseline: units before the first year, and cost by year.
        double units_before = 0.0;
        ByYear cost_today;
    };

    /// Running lines that count the same, of few measures: what is paid for each counted, by year,
    /// under every subset of the measures and at today's level of those in it.
    struct Term {
        std::size_t counted = 0;
        std::vector<std::size_t> paths;
        /// By subset: under the package, then today, both by year.
        std::vector<double> rows;
    };

    /// What one scenario adds to.
    struct Sums {
        double* gross;
        double* incremental;
    };

    [[nodiscard]] std::size_t counted_as(const LinearCount& count, const BatchKernel& kernel,
                                         const std::vector<Index>& order_of_rate);
    void make_terms();
    void fill_rows(Term& term) const;
    [[nodiscard]] std::vector<LaneTable> count(const BatchKernel& kernel,
                                               const BatchResult& result) const;
    [[nodiscard]] LaneTable count(const Counted& counted, const BatchKernel& kernel,
                                  const BatchResult& result) const;
    /// Costs of some scenarios.
    /// \tparam Add callable: position of a scenario, what is counted, its sums.
    template <class Add>
    [[nodiscard]] CostTables summed(std::size_t scenarios, const BatchKernel& kernel,
                                    const BatchResult& result, const Add& add) const;
    void add_running(const double* rows, std::size_t counted, const LaneTable& persons,
                     Index scenario, Sums sums) const;
    void add_capital(const Line& line, const AccountLine& made, const LaneTable& persons,
                     Index scenario, Sums sums) const;
    void add_path(const MeasurePath& path, const std::vector<LaneTable>& counted, Index scenario,
                  Sums sums) const;

    const Study* study_;
    AccountFrame frame_;
    std::vector<Counted> counted_;
    std::vector<Line> running_;
    std::vector<Line> capital_;
    std::vector<Term> terms_;
};

}  // namespace natality::detail
