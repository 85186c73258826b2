#include <natality/batch/batch_problem.hpp>

#include <natality/base/localized.hpp>
#include <natality/batch/detail/batch_tables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

using Tables = detail::BatchTables;

/// Gathers what does not fit, for one exception.
class Checks {
public:
    void require(bool holds, const std::string& sentence)
    {
        if (!holds) {
            complaints_ += (complaints_.empty() ? "" : "; ") + sentence;
        }
    }
    void throw_if_any() const
    {
        if (!complaints_.empty()) {
            throw std::invalid_argument("a batch problem: " + complaints_);
        }
    }

private:
    std::string complaints_;
};

bool has_shape(const Eigen::ArrayXXd& table, Index rows, Index columns)
{
    return table.rows() == rows && table.cols() == columns;
}

bool is_in_range(int row, Index rows)
{
    return row >= no_lever && row < rows;
}

void check_levers(const BatchInputs& inputs, std::size_t rates, Checks& checks)
{
    const LeverLayout& layout = inputs.levers;
    const Index years = inputs.rates.years.size();
    checks.require(layout.years == years,
                   fmt::format("levers for {} years, rates for {}", layout.years, years));
    checks.require(layout.log_effect_of.size() == rates,
                   fmt::format("levers must be for {} rates", rates));
    for (const Eigen::ArrayXi& rows : layout.log_effect_of) {
        checks.require(
            rows.size() == inputs.rates.ages.size() &&
                std::all_of(rows.begin(), rows.end(),
                            [&](int row) { return is_in_range(row, layout.log_effects); }),
            "every age needs a log effect of the layout, or none");
    }
    checks.require(inputs.ceiling_factor.size() == rates,
                   fmt::format("ceilings must be for {} rates", rates));
    for (const ByYear& factor : inputs.ceiling_factor) {
        checks.require(factor.size() == years && (factor >= 1.0).all(),
                       "a ceiling's factor must be at least 1 in every year");
    }
}

void check_rates(const std::vector<ByAgeYear>& rates, const RatePaths& paths, Checks& checks)
{
    for (const ByAgeYear& rate : rates) {
        checks.require(has_shape(rate, paths.ages.size(), paths.years.size()) &&
                           (rate >= 0.0).all() && rate.allFinite(),
                       "rates must be at least 0 for every age and year");
    }
}

void check_common(const BatchInputs& inputs, Checks& checks)
{
    const RatePaths& paths = inputs.rates;
    checks.require(inputs.population.rows() == paths.ages.size(),
                   fmt::format("the population has {} age groups, the rates {}",
                               inputs.population.rows(), paths.ages.size()));
    checks.require(paths.years.step() == paths.ages.width(),
                   "a step must be as long as the age groups are wide");
    for (const Sex sex : both_sexes) {
        for (const ByAgeYear* const table :
             {&paths.survival_ratio[sex], &paths.net_migrants[sex]}) {
            checks.require(has_shape(*table, paths.ages.size(), paths.years.size()) &&
                               table->allFinite(),
                           "survival ratios and net migrants are needed for every age and year");
        }
    }
    checks.require(paths.sex_ratio_at_birth.size() == paths.years.size(),
                   "a sex ratio at birth is needed for every year");
}

bool fertile_ages_fit(const RatePaths& paths)
{
    const FertileAges& fertile = paths.states->rates.fertile;
    return fertile.first.value >= 1 && fertile.first <= fertile.last &&
           fertile.last.value + 1 < paths.ages.open_age().value;
}

void check_start_shares(const StatePaths& states, const AgeAxis& ages, Checks& checks)
{
    const Eigen::ArrayXXd& shares = states.start_shares;
    const StateSpace& space = states.rates.space;
    const bool fits = has_shape(shares, ages.size(), space.size());
    checks.require(fits && (shares >= 0.0).all() &&
                       ((shares.rowwise().sum() - 1.0).abs() < 1e-9).all(),
                   "the shares of the states must be at least 0 and sum to 1 at every age");
}

void check_states(const RatePaths& paths, Checks& checks)
{
    const StateRates& rates = paths.states->rates;
    checks.require(paths.ages.width() == 1, "life-course states need single years of age");
    checks.require(rates.by_transition.size() == rates.space.transitions().size(),
                   "every transition needs its rates");
    check_rates(rates.by_transition, paths, checks);
    if (fertile_ages_fit(paths)) {
        check_start_shares(*paths.states, paths.ages, checks);
    } else {
        checks.require(false, "the fertile ages must lie between 1 and two below the open age");
    }
}

/// By rate: whether its events are births.
std::vector<bool> births_among(const RatePaths& paths)
{
    if (!paths.states) {
        return std::vector<bool>(paths.births.by_order.size(), true);
    }
    std::vector<bool> is_birth;
    for (const Transition& transition : paths.states->rates.space.transitions()) {
        is_birth.push_back(transition.kind == TransitionKind::birth);
    }
    return is_birth;
}

void check(const BatchInputs& inputs)
{
    Checks checks;
    check_common(inputs, checks);
    check_levers(inputs, births_among(inputs.rates).size(), checks);
    if (inputs.rates.states) {
        check_states(inputs.rates, checks);
    } else {
        check_rates(inputs.rates.births.by_order, inputs.rates, checks);
    }
    checks.throw_if_any();
    const std::optional<LocalText> reason = no_batch_because(inputs.rates);
    checks.require(!reason, reason.value_or(LocalText{}).en);
    checks.throw_if_any();
}

/// Births of a surviving girl, or boy, per birth, by year.
BySex<ByYear> survivors_per_birth(const detail::NewbornTables& newborn)
{
    const ByYear girls = 1.0 / (1.0 + newborn.sex_ratio);
    return {newborn.survival_female * girls, newborn.survival_male * (1.0 - girls)};
}

std::optional<LocalText> no_batch_of_states(const StatePaths& states)
{
    const StateSpace& space = states.rates.space;
    const Index first = states.rates.fertile.first.value;
    const bool are_in_lowest =
        (states.start_shares.topRows(first).rightCols(space.size() - 1) == 0.0).all();
    if (are_in_lowest) {
        return std::nullopt;
    }
    return localized("not all women below age {} are in state {}", first,
                     space.label(StateSpace::lowest()));
}

}  // namespace

std::optional<LocalText> no_batch_because(const RatePaths& rates)
{
    if (rates.net_migration_rate) {
        return localized("net migration is given as rates");
    }
    if (rates.states) {
        return no_batch_of_states(*rates.states);
    }
    const bool are_zero_at_ends = std::all_of(
        rates.births.by_order.begin(), rates.births.by_order.end(), [](const ByAgeYear& of_order) {
            return (of_order.row(0) == 0.0).all() && (of_order.bottomRows(1) == 0.0).all();
        });
    if (are_zero_at_ends) {
        return std::nullopt;
    }
    return localized("women of the first or the open age group give birth");
}

BatchProblem::BatchProblem(const BatchInputs& inputs)
{
    check(inputs);
    Tables tables{.renewal = {inputs.population, inputs.rates, inputs.conventions},
                  .layout = inputs.levers,
                  .newborn = detail::NewbornTables(inputs.rates),
                  .is_birth = births_among(inputs.rates),
                  .states = nullptr,
                  .births = nullptr};
    if (inputs.rates.states) {
        tables.states = std::make_unique<detail::StateTables>(inputs, tables.renewal);
    } else {
        tables.births = std::make_unique<detail::BirthTables>(inputs, tables.renewal);
    }
    tables_ = std::make_shared<const Tables>(std::move(tables));
}

Index BatchProblem::years() const
{
    return tables_->layout.years;
}

Index BatchProblem::rates() const
{
    return static_cast<Index>(tables_->is_birth.size());
}

const std::vector<bool>& BatchProblem::is_birth() const
{
    return tables_->is_birth;
}

Index BatchProblem::states() const
{
    return tables_->states ? tables_->states->view().states : 0;
}

Index BatchProblem::cohorts() const
{
    return tables_->states ? tables_->states->view().slots : 0;
}

const LeverLayout& BatchProblem::levers() const
{
    return tables_->layout;
}

const Renewal& BatchProblem::renewal() const
{
    return tables_->renewal;
}

BatchFunctional::Part BatchFunctional::part_of(const Eigen::ArrayXXd& per_birth)
{
    Part part{per_birth, {}, {}};
    for (Index row = 0; row < per_birth.rows(); ++row) {
        Index first = 0;
        Index last = per_birth.cols();
        while (first < last && per_birth(row, first) == 0.0) {
            ++first;
        }
        while (last > first && per_birth(row, last - 1) == 0.0) {
            --last;
        }
        part.first.push_back(static_cast<int>(first));
        part.last.push_back(static_cast<int>(last));
    }
    return part;
}

BatchFunctional BatchProblem::functional(const BirthFunctional& of_survivors) const
{
    BatchFunctional functional;
    functional.fixed_ = of_survivors.fixed;
    if (tables_->layout.newborn) {
        functional.girls_ = BatchFunctional::part_of(of_survivors.per_birth.female);
        functional.boys_ = BatchFunctional::part_of(of_survivors.per_birth.male);
        return functional;
    }
    const BySex<ByYear> survivors = survivors_per_birth(tables_->newborn);
    functional.births_ = BatchFunctional::part_of(
        of_survivors.per_birth.female.rowwise() * survivors.female.transpose() +
        of_survivors.per_birth.male.rowwise() * survivors.male.transpose());
    return functional;
}

}  // namespace natality
