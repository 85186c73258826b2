#include <natality/sweep/detail/region_batch.hpp>

#include <natality/results/population_indicators.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

namespace natality::detail {

namespace {

/// Only the points that are kept.
BirthFunctional kept(const BirthFunctional& all, const SweepVariable& variable)
{
    BirthFunctional some{Eigen::ArrayXd(variable.steps), {}};
    for (const Sex sex : both_sexes) {
        some.per_birth[sex].resize(variable.steps, all.per_birth[sex].cols());
    }
    for (Index step = 0; step < variable.steps; ++step) {
        some.fixed(step) = all.fixed(variable.at(step));
        for (const Sex sex : both_sexes) {
            some.per_birth[sex].row(step) = all.per_birth[sex].row(variable.at(step));
        }
    }
    return some;
}

/// Where the values of some scenarios of a block go, of one variable and region.
class ScenarioValues {
public:
    /// \param first position in the block of the scenarios counted from 0.
    ScenarioValues(SweepBlock& block, std::size_t variable, const SweepVariable& described,
                   std::size_t region, Index first)
        : values_(block.values[variable].data() +
                  static_cast<std::size_t>(first) * described.values_per_scenario() +
                  region * static_cast<std::size_t>(described.orders)),
          per_scenario_(described.values_per_scenario()),
          per_step_(static_cast<std::size_t>(described.regions * described.orders))
    {
    }

    [[nodiscard]] double& at(Index scenario, Index step, Index order = 0) const
    {
        return values_[static_cast<std::size_t>(scenario) * per_scenario_ +
                       static_cast<std::size_t>(step) * per_step_ +
                       static_cast<std::size_t>(order)];
    }

private:
    double* values_;
    std::size_t per_scenario_;
    std::size_t per_step_;
};

Index scenarios_of(const LaneTable& table)
{
    return table.scenarios();
}

Index scenarios_of(const Eigen::ArrayXXd& table)
{
    return table.cols();
}

/// Values that stand in a table of scenarios side by side.
/// \param row_of_step the row of each value kept.
template <class Table, class RowOfStep>
void store_rows(const ScenarioValues& values, const SweepVariable& variable, const Table& table,
                const RowOfStep& row_of_step)
{
    for (Index s = 0; s < scenarios_of(table); ++s) {
        for (Index step = 0; step < variable.steps; ++step) {
            values.at(s, step) = table(row_of_step(step), s);
        }
    }
}

/// Births or rates by order, or their sum, from those of every rate of the problem.
void store_by_order(const ScenarioValues& values, const SweepVariable& variable,
                    const std::vector<Index>& order_of_rate, const LaneTable& table)
{
    const auto rates = static_cast<Index>(order_of_rate.size());
    for (Index s = 0; s < table.scenarios(); ++s) {
        for (Index step = 0; step < variable.steps; ++step) {
            for (Index order = 0; order < variable.orders; ++order) {
                values.at(s, step, order) = 0.0;
            }
            for (Index rate = 0; rate < rates; ++rate) {
                const Index order = order_of_rate[static_cast<std::size_t>(rate)];
                if (order >= 0) {
                    values.at(s, step, variable.orders == 1 ? 0 : order) +=
                        table(variable.at(step) * rates + rate, s);
                }
            }
        }
    }
}

/// Puts what a batch yields of one variable in its place.
struct Storing {
    ScenarioValues values;
    const SweepVariable& variable;
    const std::vector<Index>& order_of_rate;
    const BatchResult& result;
    /// At the points kept, of a variable that is persons.
    LaneTable persons;
    /// Null where no cost is kept.
    const CostTables* costs;

    void operator()(NotBatched) const
    {
        throw std::logic_error("'" + variable.id + "' is not yielded by a batch");
    }
    void operator()(const PersonsAged&) const
    {
        store_rows(values, variable, persons, [](Index step) { return step; });
    }
    void operator()(BirthsOfYear) const { store_kept(result.births()); }
    void operator()(OfBirthRates kept) const
    {
        store_by_order(values, variable, order_of_rate,
                       kept == OfBirthRates::events ? result.events() : result.rate_sums());
    }
    void operator()(CostOfPackage cost) const
    {
        store_kept(cost == CostOfPackage::gross ? costs->gross : costs->incremental);
    }

    /// Of a table by year.
    template <class Table>
    void store_kept(const Table& of_all_years) const
    {
        store_rows(values, variable, of_all_years,
                   [this](Index step) { return variable.at(step); });
    }
};

}  // namespace

RegionFrame frame_of(const Study& study, const Baseline& baseline, std::size_t region)
{
    const RatePaths& rates = baseline.rates()[region];
    return {study.catalogue(),
            rates,
            baseline.effect_sizes()[region],
            {study.settings().rule, study.settings().evidence},
            ceiling_of(study, rates),
            unchanged_region(study, baseline, region).conventions};
}

RegionBatch::RegionBatch(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                         std::size_t region, RegionFrame frame, InstructionSet instructions)
    : plan_(&plan), region_(region), frame_(std::move(frame))
{
    const std::vector<MeasurePath> paths = paths_of(plan.design().full_package());
    if (plan.design().is_on_off() && can_tabulate(paths, frame_.catalogue, frame_.rules)) {
        levers_.emplace(paths, frame_.catalogue, frame_.rules, frame_.rates);
        layout_ = levers_->layout();
    } else {
        layout_ = lever_layout(paths_at_full_level(), frame_.catalogue, frame_.rules, frame_.rates);
    }
    kernel_.emplace(problem(), instructions);
    find_orders();
    add_sources(variables);
    const auto is_cost = [](const SweepVariable& variable) {
        return std::holds_alternative<CostOfPackage>(variable.batch);
    };
    if (std::any_of(variables.begin(), variables.end(), is_cost)) {
        add_costs(paths);
    }
}

std::vector<MeasurePath> RegionBatch::paths_at_full_level() const
{
    Package package = plan_->design().full_package();
    for (MeasureUse& use : package.uses) {
        use.intensity.level = frame_.catalogue.measures()[use.measure].full;
    }
    if (!plan_->design().draws_evidence()) {
        return paths_of(package);
    }
    // Effects that are alike, or nothing, at all three levels are so at every quantile.
    std::vector<MeasurePath> paths;
    for (const EvidenceLevel level :
         {EvidenceLevel::low, EvidenceLevel::central, EvidenceLevel::high}) {
        for (MeasureUse& use : package.uses) {
            use.effect_quantile = quantile_of(level);
        }
        const std::vector<MeasurePath> at_level = paths_of(package);
        paths.insert(paths.end(), at_level.begin(), at_level.end());
    }
    return paths;
}

std::vector<MeasurePath> RegionBatch::paths_of(const Package& package) const
{
    const Study& study = plan_->study();
    const std::string& region = study.dataset().regions()[region_].region.id;
    return measure_paths(package, frame_.catalogue, frame_.sizes, study.years(), region);
}

BatchProblem RegionBatch::problem() const
{
    return BatchProblem({.population = plan_->study().dataset().regions()[region_].population,
                         .rates = frame_.rates,
                         .conventions = frame_.conventions,
                         .ceiling_factor = frame_.ceiling.factor,
                         .levers = layout_});
}

void RegionBatch::find_orders()
{
    const RatePaths& rates = frame_.rates;
    const auto orders = static_cast<Index>(rates.births.by_order.size());
    if (!rates.states) {
        for (Index order = 0; order < orders; ++order) {
            order_of_rate_.push_back(order);
        }
        return;
    }
    for (const Transition& transition : rates.states->rates.space.transitions()) {
        const bool is_birth = transition.kind == TransitionKind::birth;
        order_of_rate_.push_back(is_birth ? std::min<Index>(transition.order, orders) - 1 : -1);
    }
}

void RegionBatch::add_sources(const std::vector<SweepVariable>& variables)
{
    const BatchProblem& problem = kernel_->problem();
    const AgeAxis& ages = problem.renewal().ages();
    for (const SweepVariable& variable : variables) {
        Source source{&variable, std::nullopt};
        if (const auto* const group = std::get_if<PersonsAged>(&variable.batch)) {
            const ByAge shares = known_age_shares(ages, group->ages);
            const ByAge men = group->men ? shares : ByAge::Zero(shares.size());
            source.persons = problem.functional(
                kept(problem.renewal().weighted_population({shares, men}), variable));
        }
        sources_.push_back(std::move(source));
    }
}

void RegionBatch::add_costs(const std::vector<MeasurePath>& paths)
{
    BatchKernel kernel = *kernel_;
    BatchResult baseline(kernel.problem(), 1);
    kernel.run(RateLevers(layout_, 1), baseline);
    const auto orders = static_cast<Index>(frame_.rates.births.by_order.size());
    costs_.emplace(plan_->study(), paths, kernel, order_of_rate_, orders, baseline);
}

RegionWorker::RegionWorker(const RegionBatch& batch) : batch_(batch), kernel_(*batch.kernel_) {}

void RegionWorker::run(SweepBlock& block, std::vector<unsigned char>& exact)
{
    for (Index position = 0; position < block.scenarios; position += at_once) {
        run_some(block, position, std::min(at_once, block.scenarios - position), exact);
    }
}

void RegionWorker::run_some(SweepBlock& block, Index position, Index scenarios,
                            std::vector<unsigned char>& exact)
{
    RateLevers levers(batch_.layout_, scenarios);
    fill_levers(block.first + static_cast<std::uint64_t>(position), scenarios, levers);
    BatchResult result(kernel_.problem(), scenarios);
    kernel_.run(levers, result);
    store(block, position, result);
    for (Index s = 0; s < scenarios; ++s) {
        if (!result.is_exact(s)) {
            exact[static_cast<std::size_t>(position + s)] = 0;
        }
    }
}

void RegionWorker::fill_levers(std::uint64_t first, Index scenarios, RateLevers& levers)
{
    const Design& design = batch_.plan_->design();
    const auto count = static_cast<std::uint64_t>(scenarios);
    if (batch_.is_tabulated()) {
        packages_.clear();
        for (std::uint64_t s = 0; s < count; ++s) {
            packages_.push_back(design.mask(first + s));
        }
        batch_.levers_->fill(packages_, levers);
        return;
    }
    const RegionFrame& frame = batch_.frame_;
    paths_.clear();
    for (std::uint64_t s = 0; s < count; ++s) {
        paths_.push_back(batch_.paths_of(design.package(first + s)));
        const PolicyEffects effects =
            policy_effects(paths_.back(), frame.catalogue, frame.rules, frame.rates);
        set_levers(effects, batch_.layout_, static_cast<Index>(s), levers);
    }
}

void RegionWorker::store(SweepBlock& block, Index position, const BatchResult& result) const
{
    std::optional<CostTables> costs;
    if (batch_.costs_) {
        costs = batch_.is_tabulated() ? batch_.costs_->of(packages_, kernel_, result)
                                      : batch_.costs_->of(paths_, kernel_, result);
    }
    for (std::size_t v = 0; v < batch_.sources_.size(); ++v) {
        const RegionBatch::Source& source = batch_.sources_[v];
        const Storing storing{.values = {block, v, *source.variable, batch_.region_, position},
                              .variable = *source.variable,
                              .order_of_rate = batch_.order_of_rate_,
                              .result = result,
                              .persons = source.persons ? kernel_.evaluate(*source.persons, result)
                                                        : LaneTable(),
                              .costs = costs ? &*costs : nullptr};
        std::visit(storing, source.variable->batch);
    }
}

}  // namespace natality::detail
