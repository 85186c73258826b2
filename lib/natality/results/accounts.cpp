#include <natality/results/accounts.hpp>

#include <natality/results/fertility_indicators.hpp>
#include <natality/results/population_indicators.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

/// Births of the step of the orders counted; all births where the projection does not tell orders
/// apart.
ByYear births_counted(const RegionOutcome& outcome, const std::vector<int>& orders)
{
    if (orders.empty() || !outcome.rates.births.has_orders()) {
        return total_births(outcome.trajectory);
    }
    const Eigen::ArrayXXd by_order = births_by_order(outcome.trajectory, outcome.rates);
    ByYear births = ByYear::Zero(by_order.cols());
    for (Index row = 0; row < by_order.rows(); ++row) {
        const int order = static_cast<int>(std::min<Index>(row + 1, 3));
        if (std::find(orders.begin(), orders.end(), order) != orders.end()) {
            births += by_order.row(row).transpose();
        }
    }
    return births;
}

/// Those a line counts, by year: persons at mid-year, births per year.
ByYear counted(const RegionOutcome& outcome, const Count& count)
{
    const Trajectory& trajectory = outcome.trajectory;
    switch (count.who) {
    case Beneficiaries::fixed:
        return ByYear::Ones(trajectory.years.size());
    case Beneficiaries::births:
    case Beneficiaries::women_on_leave:
        return births_counted(outcome, count.orders) / trajectory.years.step();
    case Beneficiaries::women:
        return mid_year(population_at_ages(trajectory, count.ages, Sex::female));
    case Beneficiaries::children:
    case Beneficiaries::pupils:
    case Beneficiaries::renters:
    case Beneficiaries::population:
        break;
    }
    return mid_year(population_at_ages(trajectory, count.ages));
}

/// Level and dose of a measure, by year.
struct Coverage {
    ByYear level;
    ByYear dose;
};

ByYear units(const RegionOutcome& outcome, const Count& count, const Coverage& coverage)
{
    const ByYear& share_used =
        count.coverage == LineCoverage::level ? coverage.level : coverage.dose;
    return count.share * counted(outcome, count) * share_used;
}

/// Units added beyond the most there has been.
/// \param before units there were before the first year.
ByYear additions(const ByYear& units, double before)
{
    ByYear added(units.size());
    double most = before;
    for (Index t = 0; t < units.size(); ++t) {
        added(t) = std::max(0.0, units(t) - most);
        most = std::max(most, units(t));
    }
    return added;
}

/// Index of prices or wages by year, 1 in the price year.
ByYear growth_index(Growth growth, const Study& study)
{
    const Prices& prices = study.settings().prices;
    const double rate = growth == Growth::price  ? prices.price_growth
                        : growth == Growth::wage ? prices.wage_growth
                                                 : 0.0;
    const YearAxis years = study.years();
    const int price_year = study.dataset().description().money.price_year;
    ByYear index(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        index(t) = std::pow(1.0 + rate, years.at(t).value - price_year);
    }
    return index;
}

/// One region under the package and in the baseline, with a measure's coverage in each.
struct Setting {
    const RegionOutcome& outcome;
    const RegionOutcome& baseline;
    Coverage coverage;
    Coverage today;
};

LineCost line_cost(const Study& study, const CostLine& line, std::size_t position,
                   const Setting& setting)
{
    ByYear under_package = units(setting.outcome, line.count, setting.coverage);
    ByYear in_baseline = units(setting.baseline, line.count, setting.today);
    if (line.kind == LineKind::capital && in_baseline.size() > 0) {
        const double before = in_baseline(0);
        under_package = additions(under_package, before);
        in_baseline = additions(in_baseline, before);
    }
    const double years_a_step = line.kind == LineKind::capital ? 1.0 : study.years().step();
    const ByYear unit_cost = years_a_step * *line.amount * growth_index(line.growth, study);
    return {position, unit_cost * under_package, unit_cost * (under_package - in_baseline)};
}

MeasureAccount measure_account(const Study& study, const MeasurePath& path,
                               const RegionOutcome& outcome, const RegionOutcome& baseline)
{
    const Measure& measure = study.catalogue().measures()[path.measure];
    const Index years = path.level.size();
    const Setting setting{outcome,
                          baseline,
                          {path.level, path.dose},
                          {ByYear::Constant(years, measure.reference), ByYear::Zero(years)}};
    MeasureAccount account{path.measure, {}, {}};
    for (std::size_t i = 0; i < measure.costs.size(); ++i) {
        if (measure.costs[i].enabled) {
            account.costs.push_back(line_cost(study, measure.costs[i], i, setting));
        }
    }
    for (std::size_t i = 0; i < measure.capacities.size(); ++i) {
        const CapacityLine& line = measure.capacities[i];
        if (line.enabled) {
            const ByYear needed = *line.amount * units(outcome, line.count, setting.coverage);
            const ByYear today = *line.amount * units(baseline, line.count, setting.today);
            account.capacities.push_back({i, needed, needed - today});
        }
    }
    return account;
}

}  // namespace

ByYear MeasureAccount::gross_cost(Index years) const
{
    ByYear sum = ByYear::Zero(years);
    for (const LineCost& line : costs) {
        sum += line.gross;
    }
    return sum;
}

ByYear MeasureAccount::incremental_cost(Index years) const
{
    ByYear sum = ByYear::Zero(years);
    for (const LineCost& line : costs) {
        sum += line.incremental;
    }
    return sum;
}

ByYear RegionAccounts::gross_cost(Index years) const
{
    ByYear sum = ByYear::Zero(years);
    for (const MeasureAccount& account : measures) {
        sum += account.gross_cost(years);
    }
    return sum;
}

ByYear RegionAccounts::incremental_cost(Index years) const
{
    ByYear sum = ByYear::Zero(years);
    for (const MeasureAccount& account : measures) {
        sum += account.incremental_cost(years);
    }
    return sum;
}

std::vector<RegionAccounts> accounts(const Study& study, const Outcome& outcome,
                                     const Outcome& baseline)
{
    std::vector<RegionAccounts> by_region;
    for (std::size_t r = 0; r < outcome.regions.size(); ++r) {
        RegionAccounts region;
        for (const MeasurePath& path : outcome.measures) {
            region.measures.push_back(
                measure_account(study, path, outcome.regions[r], baseline.regions[r]));
        }
        by_region.push_back(std::move(region));
    }
    return by_region;
}

}  // namespace natality
