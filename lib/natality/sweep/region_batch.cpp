#include <natality/sweep/region_batch.hpp>

#include <natality/scenario/scenario.hpp>

#include <natality/results/population_indicators.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace natality {

namespace {

/// Indicators that are persons of an age range.
struct PersonsAged {
    std::string_view id;
    AgeRange ages;
    bool men = true;
};

const std::array<PersonsAged, 11> all_persons_aged{{
    {"population_total", {Age{0}, no_last_age}},
    {"population_0_2", {Age{0}, Age{2}}},
    {"population_3_5", {Age{3}, Age{5}}},
    {"population_6_11", {Age{6}, Age{11}}},
    {"population_12_14", {Age{12}, Age{14}}},
    {"population_15_17", {Age{15}, Age{17}}},
    {"population_0_14", {Age{0}, Age{14}}},
    {"population_15_64", {Age{15}, Age{64}}},
    {"population_65_over", {Age{65}, no_last_age}},
    {"population_80_over", {Age{80}, no_last_age}},
    {"women_15_49", {Age{15}, Age{49}}, false},
}};

const PersonsAged* find_persons_aged(std::string_view id)
{
    const auto* const found =
        std::find_if(all_persons_aged.begin(), all_persons_aged.end(),
                     [&](const PersonsAged& group) { return group.id == id; });
    return found == all_persons_aged.end() ? nullptr : &*found;
}

bool is_rate(const SweepVariable& variable)
{
    return variable.id == "tfr" || variable.id == "tfr_by_order";
}

bool is_cost(const SweepVariable& variable)
{
    return variable.id == cost_id || variable.id == incremental_cost_id;
}

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
          a_scenario_(described.values_per_scenario()),
          a_step_(static_cast<std::size_t>(described.regions * described.orders))
    {
    }

    [[nodiscard]] double& at(Index scenario, Index step, Index order = 0) const
    {
        return values_[static_cast<std::size_t>(scenario) * a_scenario_ +
                       static_cast<std::size_t>(step) * a_step_ + static_cast<std::size_t>(order)];
    }

private:
    double* values_;
    std::size_t a_scenario_;
    std::size_t a_step_;
};

/// Values that stand in a table of scenarios side by side.
/// \param row_of_step the row of each value kept.
template <class RowOfStep>
void store_rows(const ScenarioValues& values, const SweepVariable& variable, const LaneTable& table,
                const RowOfStep& row_of_step)
{
    for (Index s = 0; s < table.scenarios(); ++s) {
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

}  // namespace

bool is_batched(const SweepVariable& variable)
{
    constexpr std::array<std::string_view, 4> of_births{"births_total", "births_by_order", "tfr",
                                                        "tfr_by_order"};
    return is_cost(variable) || find_persons_aged(variable.id) != nullptr ||
           std::find(of_births.begin(), of_births.end(), variable.id) != of_births.end();
}

RegionBatch::RegionBatch(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                         std::size_t region, const RatePaths& baseline, const EffectSizes& sizes)
    : plan_(&plan),
      region_(region),
      rules_{plan.study().settings().rule, plan.study().settings().evidence},
      baseline_(&baseline),
      sizes_(&sizes)
{
    const Study& study = plan.study();
    const std::vector<MeasurePath> paths = paths_of(plan.design().full_package());
    if (plan.design().is_on_off() && can_tabulate(paths, study.catalogue(), rules_)) {
        levers_.emplace(paths, study.catalogue(), rules_, baseline);
        layout_ = levers_->layout();
    } else {
        layout_ = lever_layout(paths_at_full_level(), study.catalogue(), rules_, baseline);
    }
    kernel_.emplace(problem(baseline));
    find_orders(baseline);
    add_sources(variables);
    if (std::any_of(variables.begin(), variables.end(), is_cost)) {
        add_costs(paths);
    }
}

std::vector<MeasurePath> RegionBatch::paths_at_full_level() const
{
    const Study& study = plan_->study();
    Package package = plan_->design().full_package();
    for (MeasureUse& use : package.uses) {
        use.intensity.level = study.catalogue().measures()[use.measure].full;
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
    return measure_paths(package, study.catalogue(), *sizes_, study.years(), region);
}

BatchProblem RegionBatch::problem(const RatePaths& baseline) const
{
    const Study& study = plan_->study();
    const RegionInputs& region = study.dataset().regions()[region_];
    const DatasetDescription& description = study.dataset().description();
    const Ceiling ceiling = ceiling_of(study, baseline);
    return BatchProblem({.population = region.population,
                         .rates = baseline,
                         .conventions = {description.migration_timing,
                                         description.negative_population, region.region.id},
                         .ceiling_factor = ceiling.factor,
                         .levers = layout_});
}

void RegionBatch::find_orders(const RatePaths& baseline)
{
    const auto orders = static_cast<Index>(baseline.births.by_order.size());
    if (!baseline.states) {
        for (Index order = 0; order < orders; ++order) {
            order_of_rate_.push_back(order);
        }
        return;
    }
    for (const Transition& transition : baseline.states->rates.space.transitions()) {
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
        if (const PersonsAged* const group = find_persons_aged(variable.id)) {
            const ByAge shares = age_shares(ages, group->ages);
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
    const auto orders = static_cast<Index>(baseline_->births.by_order.size());
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
    if (batch_.costs_) {
        store_costs(block, position, result);
    }
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
    const Study& study = batch_.plan_->study();
    paths_.clear();
    for (std::uint64_t s = 0; s < count; ++s) {
        paths_.push_back(batch_.paths_of(design.package(first + s)));
        const PolicyEffects effects =
            policy_effects(paths_.back(), study.catalogue(), batch_.rules_, *batch_.baseline_);
        set_levers(effects, batch_.layout_, static_cast<Index>(s), levers);
    }
}

void RegionWorker::store(SweepBlock& block, Index position, const BatchResult& result) const
{
    for (std::size_t v = 0; v < batch_.sources_.size(); ++v) {
        const RegionBatch::Source& source = batch_.sources_[v];
        const ScenarioValues values(block, v, *source.variable, batch_.region_, position);
        const std::string& id = source.variable->id;
        if (source.persons) {
            store_rows(values, *source.variable, kernel_.evaluate(*source.persons, result),
                       [](Index step) { return step; });
        } else if (id == "births_total") {
            store_rows(values, *source.variable, result.births(),
                       [&](Index step) { return source.variable->at(step); });
        } else if (!is_cost(*source.variable)) {
            store_by_order(values, *source.variable, batch_.order_of_rate_,
                           is_rate(*source.variable) ? result.rate_sums() : result.events());
        }
    }
}

void RegionWorker::store_costs(SweepBlock& block, Index position, const BatchResult& result) const
{
    const CostTables costs = batch_.is_tabulated() ? batch_.costs_->of(packages_, kernel_, result)
                                                   : batch_.costs_->of(paths_, kernel_, result);
    for (std::size_t v = 0; v < batch_.sources_.size(); ++v) {
        const SweepVariable& variable = *batch_.sources_[v].variable;
        if (!is_cost(variable)) {
            continue;
        }
        const Eigen::ArrayXXd& table = variable.id == cost_id ? costs.gross : costs.incremental;
        const ScenarioValues values(block, v, variable, batch_.region_, position);
        for (Index s = 0; s < result.scenarios(); ++s) {
            for (Index step = 0; step < variable.steps; ++step) {
                values.at(s, step) = table(variable.at(step), s);
            }
        }
    }
}

}  // namespace natality
