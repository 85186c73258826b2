#pragma once

/// \file
/// What all scenarios of a batch share: rates without policy, the part of the population that no
/// scenario changes, and the tables the batch kernel reads (docs/model.md, section 9).

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/batch/renewal.hpp>
#include <natality/rates/rate_levers.hpp>
#include <natality/rates/rate_paths.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace natality {

namespace detail {
struct BatchTables;
}

/// What a batch starts from, by reference: a BatchProblem keeps nothing of it.
struct BatchInputs {
    /// Persons at the start by age and sex.
    const ByAgeSex& population;
    /// Rates without policy. With states, births by order are not used.
    const RatePaths& rates;
    const ProjectionConventions& conventions;
    /// By rate: how far it may rise in each year, h_max = factor × h; at least 1, infinity where
    /// nothing limits.
    const std::vector<ByYear>& ceiling_factor;
    const LeverLayout& levers;
};

/// Why rates that are in order can still not be projected side by side, so that each scenario is to
/// be run alone: net migration by rate, women below the fertile ages outside the lowest state, or
/// births in the first or the open age group. Nothing if they can.
/// \pre the tables of \p rates are as long as its axes say.
[[nodiscard]] std::optional<LocalText> no_batch_because(const RatePaths& rates);

/// A quantity linear in births, ready for BatchKernel::evaluate.
class BatchFunctional {
public:
    /// Points, or years.
    [[nodiscard]] Index rows() const { return fixed_.size(); }

private:
    friend class BatchProblem;
    friend class BatchKernel;

    /// What one birth series adds.
    struct Part {
        /// Row-major, rows × years of birth.
        Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> per_birth;
        /// By row: the years of birth outside which all is zero.
        std::vector<int> first;
        std::vector<int> last;
    };

    [[nodiscard]] static Part part_of(const Eigen::ArrayXXd& per_birth);

    Eigen::ArrayXd fixed_;
    /// Of all births; or, if their survival differs between scenarios, of surviving girls and boys.
    Part births_;
    Part girls_;
    Part boys_;
};

/// One region's projection, ready to be run for many scenarios. Immutable and cheap to copy; may be
/// shared between threads.
class BatchProblem {
public:
    /// Rates are those by transition between life-course states (docs/model.md, section 4) if the
    /// inputs have states, those by birth order, all women alike (section 3), if not.
    /// \throws std::invalid_argument naming everything that does not fit together, and where
    ///         \ref no_batch_because gives a reason.
    /// \throws RunError as \ref Renewal does.
    explicit BatchProblem(const BatchInputs& inputs);

    [[nodiscard]] Index years() const;
    /// Birth orders, or transitions.
    [[nodiscard]] Index rates() const;
    /// By rate: true for births, false for union formation.
    [[nodiscard]] const std::vector<bool>& is_birth() const;
    /// States, and slots of cohorts from one year below the first fertile age to the last; 0 by
    /// order.
    [[nodiscard]] Index states() const;
    [[nodiscard]] Index cohorts() const;
    [[nodiscard]] const LeverLayout& levers() const;
    [[nodiscard]] const Renewal& renewal() const;

    /// Prepares a functional of surviving births for all scenarios of this problem.
    [[nodiscard]] BatchFunctional functional(const BirthFunctional& of_survivors) const;

    [[nodiscard]] const detail::BatchTables& tables() const { return *tables_; }

private:
    std::shared_ptr<const detail::BatchTables> tables_;
};

}  // namespace natality
