#include <natality/results/accounts.hpp>

#include <natality/results/fertility_indicators.hpp>
#include <natality/results/order_coverage.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

/// One region under the package and in the baseline.
struct Sides {
    const Countable& package;
    const Countable& baseline;
};

Countable countable_of(const RegionOutcome& outcome)
{
    return countable(outcome.trajectory, births_by_order(outcome.trajectory, outcome.births));
}

/// A measure in use, and the projections its lines count.
struct MeasureInUse {
    const Measure& measure;
    const MeasurePath& path;
    const AccountFrame& frame;
    const Sides& sides;

    [[nodiscard]] MeasureCoverage coverage(const Count& count, const Countable& projection) const
    {
        return coverage_among(path, measure, count, projection, frame.years.step());
    }
    [[nodiscard]] MeasureCoverage today() const
    {
        return coverage_today(measure, frame.years.size());
    }
};

LineCost line_cost(const CostLine& line, std::size_t position, const MeasureInUse& use)
{
    const AccountFrame& frame = use.frame;
    const Countable& with = use.sides.package;
    const Countable& without = use.sides.baseline;
    const AccountLine made = account_line(line, use.coverage(line.count, with), frame);
    const AccountLine made_anyway = account_line(line, use.coverage(line.count, without), frame);
    const AccountLine made_today = account_line(line, use.today(), frame);
    const ByYear counted_without = counted(made.count, without);
    const ByYear needed_today = units(made_today, counted_without);
    const double before = needed_today.size() > 0 ? needed_today(0) : 0.0;
    const ByYear gross = cost(made, units(made, counted(made.count, with)), before);
    const ByYear anyway = cost(made_anyway, units(made_anyway, counted_without), before);
    const ByYear today = cost(made_today, needed_today, before);
    const double used = at(*line.amount, frame.amounts);
    const auto over_used = [used](double amount) { return used == 0.0 ? 1.0 : amount / used; };
    return {.line = position,
            .payer = line.payer,
            .gross = gross,
            .incremental = gross - today,
            .deadweight = anyway - today,
            .low = over_used(line.amount->low),
            .high = over_used(line.amount->high)};
}

LineCapacity line_capacity(const CapacityLine& line, std::size_t position, const MeasureInUse& use)
{
    const Countable& with = use.sides.package;
    const AccountLine made = account_line(line, use.coverage(line.count, with), use.frame);
    const AccountLine made_today = account_line(line, use.today(), use.frame);
    const ByYear needed = units(made, counted(made.count, with));
    return {position, needed, needed - units(made_today, counted(made.count, use.sides.baseline))};
}

std::vector<LineCost> line_costs(const MeasureInUse& use)
{
    const std::vector<CostLine>& lines = use.measure.costs;
    std::vector<LineCost> costs;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].enabled) {
            costs.push_back(line_cost(lines[i], i, use));
        }
    }
    return costs;
}

MeasureAccount measure_account(const MeasureInUse& use)
{
    const Measure& measure = use.measure;
    MeasureAccount account{use.path.measure, line_costs(use), {}};
    for (std::size_t i = 0; i < measure.capacities.size(); ++i) {
        if (measure.capacities[i].enabled) {
            account.capacities.push_back(line_capacity(measure.capacities[i], i, use));
        }
    }
    return account;
}

RegionAccounts region_accounts(const Study& study, const std::vector<MeasurePath>& measures,
                               const RegionOutcome& outcome, const RegionOutcome& baseline)
{
    const Countable with = countable_of(outcome);
    const Countable without = countable_of(baseline);
    const Sides sides{with, without};
    const AccountFrame frame = account_frame(study, with.births.rows());
    RegionAccounts region;
    for (const MeasurePath& path : measures) {
        const Measure& measure = study.catalogue().measures()[path.measure];
        region.measures.push_back(measure_account({measure, path, frame, sides}));
        if (acts_without_price(measure)) {
            region.unpriced.push_back({path.measure, measure.id, measure.name});
        }
    }
    if (const auto& fund = study.dataset().description().insurance_fund) {
        region.insurance = insurance_account(study, *fund, frame, measures, with, without);
    }
    return region;
}

/// Adds the accounts of another region, which are of the same measures and lines.
void add(RegionAccounts& to, const RegionAccounts& more)
{
    for (std::size_t m = 0; m < to.measures.size(); ++m) {
        for (std::size_t i = 0; i < to.measures[m].costs.size(); ++i) {
            LineCost& line = to.measures[m].costs[i];
            line.gross += more.measures[m].costs[i].gross;
            line.incremental += more.measures[m].costs[i].incremental;
            line.deadweight += more.measures[m].costs[i].deadweight;
        }
        for (std::size_t i = 0; i < to.measures[m].capacities.size(); ++i) {
            LineCapacity& need = to.measures[m].capacities[i];
            need.gross += more.measures[m].capacities[i].gross;
            need.incremental += more.measures[m].capacities[i].incremental;
        }
    }
    if (to.insurance) {
        to.insurance->contributions += more.insurance->contributions;
        to.insurance->allowances += more.insurance->allowances;
        to.insurance->care += more.insurance->care;
    }
}

/// The sum of what \p of makes of each part.
template <class Parts, class Of>
ByYear sum_over(const Parts& parts, Index years, const Of& of)
{
    ByYear sum = ByYear::Zero(years);
    for (const auto& part : parts) {
        sum += of(part);
    }
    return sum;
}

/// \throws std::invalid_argument as \ref accounts does.
void require_fit(const Study& study, const Outcome& outcome, const Outcome& baseline)
{
    const std::size_t regions = study.dataset().regions_shown().size();
    const bool fits =
        outcome.regions.size() == regions && baseline.regions.size() == regions &&
        std::equal(outcome.regions.begin(), outcome.regions.end(), baseline.regions.begin(),
                   [](const RegionOutcome& one, const RegionOutcome& other) {
                       return one.trajectory.years == other.trajectory.years;
                   });
    if (!fits) {
        throw std::invalid_argument("an account needs two runs of the same regions and years");
    }
    if (!baseline.package.empty()) {
        throw std::invalid_argument("an account is held against a run without measures");
    }
}

}  // namespace

bool acts_without_price(const Measure& measure)
{
    const bool acts =
        std::any_of(measure.effects.begin(), measure.effects.end(), [](const Effect& effect) {
            return effect.log_effect.central != 0.0 || effect.log_effect.high != 0.0;
        });
    const bool has_price =
        std::any_of(measure.costs.begin(), measure.costs.end(),
                    [](const CostLine& line) { return line.enabled && line.amount; });
    return acts && !has_price;
}

ByYear MeasureAccount::gross_cost(Index years) const
{
    return sum_over(costs, years, [](const LineCost& line) { return line.gross; });
}

ByYear MeasureAccount::incremental_cost(Index years) const
{
    return sum_over(costs, years, [](const LineCost& line) { return line.incremental; });
}

ByYear MeasureAccount::deadweight(Index years) const
{
    return sum_over(costs, years, [](const LineCost& line) { return line.deadweight; });
}

ByYear MeasureAccount::incremental_cost_at_low(Index years) const
{
    return sum_over(costs, years,
                    [](const LineCost& line) -> ByYear { return line.low * line.incremental; });
}

ByYear MeasureAccount::incremental_cost_at_high(Index years) const
{
    return sum_over(costs, years,
                    [](const LineCost& line) -> ByYear { return line.high * line.incremental; });
}

ByYear MeasureAccount::cost_of(Payer payer, CostKind kind, Index years) const
{
    return sum_over(costs, years, [&](const LineCost& line) -> ByYear {
        if (line.payer != payer) {
            return ByYear::Zero(years);
        }
        return kind == CostKind::gross ? line.gross : line.incremental;
    });
}

ByYear RegionAccounts::gross_cost(Index years) const
{
    return sum_over(measures, years,
                    [&](const MeasureAccount& account) { return account.gross_cost(years); });
}

ByYear RegionAccounts::incremental_cost(Index years) const
{
    return sum_over(measures, years,
                    [&](const MeasureAccount& account) { return account.incremental_cost(years); });
}

ByYear RegionAccounts::deadweight(Index years) const
{
    return sum_over(measures, years,
                    [&](const MeasureAccount& account) { return account.deadweight(years); });
}

ByYear RegionAccounts::incremental_cost_at_low(Index years) const
{
    return sum_over(measures, years, [&](const MeasureAccount& account) {
        return account.incremental_cost_at_low(years);
    });
}

ByYear RegionAccounts::incremental_cost_at_high(Index years) const
{
    return sum_over(measures, years, [&](const MeasureAccount& account) {
        return account.incremental_cost_at_high(years);
    });
}

ByYear RegionAccounts::cost_of(Payer payer, CostKind kind, Index years) const
{
    return sum_over(measures, years, [&](const MeasureAccount& account) {
        return account.cost_of(payer, kind, years);
    });
}

std::vector<RegionAccounts> accounts(const Study& study, const Outcome& outcome,
                                     const Outcome& baseline)
{
    require_fit(study, outcome, baseline);
    std::vector<RegionAccounts> by_region;
    for (std::size_t r = 0; r < study.dataset().regions().size(); ++r) {
        by_region.push_back(region_accounts(study, outcome.regions[r].measures, outcome.regions[r],
                                            baseline.regions[r]));
    }
    for (const RegionSum& sum : study.dataset().sums()) {
        RegionAccounts total = by_region[sum.members.front()];
        for (auto member = sum.members.begin() + 1; member != sum.members.end(); ++member) {
            add(total, by_region[*member]);
        }
        by_region.push_back(std::move(total));
    }
    return by_region;
}

IncrementalCost::IncrementalCost(const Study& study, const RegionOutcome& baseline)
    : study_(&study),
      baseline_(countable_of(baseline)),
      frame_(account_frame(study, baseline_.births.rows()))
{
}

ByYear IncrementalCost::of(const RegionOutcome& outcome) const
{
    ByYear sum = ByYear::Zero(study_->years().size());
    if (outcome.measures.empty()) {
        return sum;
    }
    const Countable package = countable_of(outcome);
    const Sides sides{package, baseline_};
    for (const MeasurePath& path : outcome.measures) {
        const Measure& measure = study_->catalogue().measures()[path.measure];
        const MeasureAccount account{path.measure, line_costs({measure, path, frame_, sides}), {}};
        sum += account.incremental_cost(sum.size());
    }
    return sum;
}

}  // namespace natality
