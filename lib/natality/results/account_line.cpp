#include <natality/results/account_line.hpp>

#include <natality/results/price_paths.hpp>

#include <algorithm>
#include <cassert>

namespace natality {

namespace {

ByYear eligible_share(const Count& count, const YearAxis& years)
{
    ByYear share(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        share(t) = count.share_in(years.at(t));
    }
    return share;
}

ByYear share_used(const Count& count, const MeasureCoverage& coverage, const YearAxis& years)
{
    const ByYear share = eligible_share(count, years);
    switch (count.coverage) {
    case LineCoverage::level:
        return share * coverage.level;
    case LineCoverage::standard:
        return share;
    case LineCoverage::dose:
        break;
    }
    return share * coverage.dose;
}

ByYear index_of(Growth growth, const AccountFrame& frame)
{
    switch (growth) {
    case Growth::price:
        return frame.price_index;
    case Growth::wage:
        return frame.wage_index;
    case Growth::none:
        break;
    }
    return ByYear::Ones(frame.years.size());
}

LinearCount count_in(const Count& count, const AccountFrame& frame)
{
    return linear_count(count, frame.ages, frame.years.step(), frame.orders);
}

}  // namespace

MeasureCoverage coverage_today(const Measure& measure, Index years)
{
    return {ByYear::Constant(years, measure.reference), ByYear::Zero(years)};
}

AccountFrame account_frame(const Study& study, Index orders)
{
    const Prices& prices = study.settings().prices;
    const int price_year = study.dataset().description().money.price_year;
    const YearAxis years = study.years();
    return {.ages = study.dataset().ages(),
            .years = years,
            .orders = orders,
            .amounts = prices.amounts,
            .price_index = growth_index(Growth::price, prices, price_year, years),
            .wage_index = growth_index(Growth::wage, prices, price_year, years)};
}

AccountLine account_line(const CostLine& line, const MeasureCoverage& coverage,
                         const AccountFrame& frame)
{
    assert(line.amount);
    const double years_paid = line.kind == LineKind::capital ? 1.0 : frame.years.step();
    return {.kind = line.kind,
            .count = count_in(line.count, frame),
            .per_counted = share_used(line.count, coverage, frame.years),
            .unit_cost =
                years_paid * at(*line.amount, frame.amounts) * index_of(line.growth, frame)};
}

AccountLine account_line(const CapacityLine& line, const MeasureCoverage& coverage,
                         const AccountFrame& frame)
{
    assert(line.amount);
    return {.kind = LineKind::running,
            .count = count_in(line.count, frame),
            .per_counted = *line.amount * share_used(line.count, coverage, frame.years),
            .unit_cost = ByYear::Zero(frame.years.size())};
}

ByYear units(const AccountLine& line, const ByYear& counted)
{
    return line.per_counted * counted;
}

ByYear units_added(const ByYear& units, double before)
{
    ByYear added(units.size());
    double most = before;
    for (Index t = 0; t < units.size(); ++t) {
        added(t) = std::max(0.0, units(t) - most);
        most = std::max(most, units(t));
    }
    return added;
}

ByYear cost(const AccountLine& line, const ByYear& units, double before)
{
    return line.kind == LineKind::capital ? ByYear(line.unit_cost * units_added(units, before))
                                          : ByYear(line.unit_cost * units);
}

CostOfBirths& CostOfBirths::operator+=(const CostOfBirths& more)
{
    fixed += more.fixed;
    per_survivor.female += more.per_survivor.female;
    per_survivor.male += more.per_survivor.male;
    per_birth += more.per_birth;
    return *this;
}

double CostOfBirths::operator()(const SurvivingBirths& survivors,
                                const Eigen::ArrayXXd& births_by_order) const
{
    return fixed + (per_survivor.female * survivors.girls).sum() +
           (per_survivor.male * survivors.boys).sum() + (per_birth * births_by_order).sum();
}

CostOfBirths cost_of_births(const AccountLine& line, const CountOfBirths& count,
                            const ByYear& weights)
{
    assert(line.kind == LineKind::running);
    const ByYear per_counted = weights * line.unit_cost * line.per_counted;
    const auto for_each_born = [&](Sex sex) -> ByYear {
        return (count.of_survivors.per_birth[sex].matrix().transpose() * per_counted.matrix())
            .array();
    };
    return {.fixed = (per_counted * count.of_survivors.fixed).sum(),
            .per_survivor = {for_each_born(Sex::female), for_each_born(Sex::male)},
            .per_birth = (count.of_births.matrix() * per_counted.matrix().transpose()).array()};
}

}  // namespace natality
