#include <natality/results/price_paths.hpp>

#include <natality/base/missing.hpp>

#include <cmath>
#include <iterator>
#include <map>

namespace natality {

namespace {

double yearly_growth(Growth growth, const Prices& prices)
{
    switch (growth) {
    case Growth::price:
        return prices.price_growth;
    case Growth::wage:
        return prices.wage_growth;
    case Growth::none:
        break;
    }
    return 0.0;
}

/// \p value after \p years of growth, or before them.
double grown(double value, double rate, int years)
{
    return value * std::pow(1.0 + rate, years);
}

using Figures = std::map<Year, double>;

/// The figure of a year from the years that have one, of which there is at least one.
double figure_of(Year year, const Figures& known, double growth_outside)
{
    const auto next = known.lower_bound(year);
    if (next == known.begin()) {
        return grown(next->second, growth_outside, year.value - next->first.value);
    }
    const auto previous = std::prev(next);
    if (next == known.end()) {
        return grown(previous->second, growth_outside, year.value - previous->first.value);
    }
    const double part = static_cast<double>(year.value - previous->first.value) /
                        (next->first.value - previous->first.value);
    return part == 1.0 ? next->second
                       : previous->second * std::pow(next->second / previous->second, part);
}

}  // namespace

ByYear growth_index(Growth growth, const Prices& prices, int price_year, const YearAxis& years)
{
    const double rate = yearly_growth(growth, prices);
    ByYear index(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        index(t) = grown(1.0, rate, years.at(t).value - price_year);
    }
    return index;
}

ByYear discount_factor(double rate, Year present, const YearAxis& years)
{
    ByYear factor(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        factor(t) = grown(1.0, rate, present.value - years.at(t).value);
    }
    return factor;
}

Year discounting_year(const Study& study)
{
    const int price_year = study.dataset().description().money.price_year;
    return price_year == 0 ? study.dataset().base_year() : Year{price_year};
}

ByYear gross_domestic_product(const Money& money, const Prices& prices, const YearAxis& years)
{
    Figures known = money.gdp_by_year;
    if (money.gdp > 0.0) {
        known.emplace(Year{money.price_year}, money.gdp);
    }
    if (known.empty()) {
        return ByYear::Constant(years.size(), missing);
    }
    ByYear product(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        product(t) = figure_of(years.at(t), known, prices.gdp_growth.value_or(prices.wage_growth));
    }
    return product;
}

MoneyPaths money_paths(const Study& study)
{
    const Prices& prices = study.settings().prices;
    return {discount_factor(prices.discount_rate, discounting_year(study), study.years()),
            gross_domestic_product(study.dataset().description().money, prices, study.years())};
}

}  // namespace natality
