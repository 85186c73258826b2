#include "block_collector.hpp"

#include "labels.hpp"

#include <natality/base/localized.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>

namespace natality::app {

namespace {

constexpr std::size_t cost_variable = 1;

std::vector<int> years_of(const SweepVariable& variable, const YearAxis& years)
{
    std::vector<int> kept;
    for (Index step = 0; step < variable.steps; ++step) {
        kept.push_back(years.first().value + static_cast<int>(variable.at(step)) * years.step());
    }
    return kept;
}

}  // namespace

std::size_t step_of(const std::vector<int>& years, const ValueQuestion& question)
{
    const auto found = std::find(years.begin(), years.end(), question.year);
    if (found == years.end()) {
        throw UsageError(localized("'{}': {} is known from {} to {}", question.text(),
                                   question.indicator, years.empty() ? 0 : years.front(),
                                   years.empty() ? 0 : years.back()));
    }
    return static_cast<std::size_t>(found - years.begin());
}

void turn_if_less_is_better(const ValueQuestion& question, std::vector<double>& values)
{
    if (question.is_less_better) {
        std::transform(values.begin(), values.end(), values.begin(), std::negate<>());
    }
}

BlockCollector::BlockCollector(const Sweep& sweep, const PackageQuestion& question,
                               const CommandLine& line)
    : sweep_(sweep)
{
    const std::vector<NamedLabel> regions = labels_of(sweep.plan().study().dataset());
    region_ = label_position(regions, "region", line, sweep.plan().study().dataset().first_shown());
    label_ = regions[region_];
    series_ = {asked(question.of, 0), cost(question.of)};
    if (question.also) {
        const bool is_same = question.also->indicator == question.of.indicator;
        series_.push_back(asked(*question.also, is_same ? 0 : cost_variable + 1));
    }
}

BlockCollector::Series BlockCollector::asked(const ValueQuestion& question,
                                             std::size_t variable) const
{
    const SweepVariable& described = sweep_.variables()[variable];
    const std::size_t step = step_of(years_of(described, sweep_.plan().study().years()), question);
    return {variable, question.is_sum ? 0 : step, step, OverYears::sum,
            question.is_less_better ? -1.0 : 1.0};
}

BlockCollector::Series BlockCollector::cost(const ValueQuestion& question) const
{
    const SweepVariable& described = sweep_.variables()[cost_variable];
    const std::vector<int> years = years_of(described, sweep_.plan().study().years());
    const auto after = std::upper_bound(years.begin(), years.end(), question.year);
    const auto last = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - years.begin(), 1));
    return {cost_variable, 0, last - 1,
            question.is_cost_of_a_year ? OverYears::most : OverYears::sum};
}

PackageFigures BlockCollector::room() const
{
    const auto packages = static_cast<std::size_t>(sweep_.plan().design().size());
    return {std::vector<double>(packages), std::vector<double>(packages),
            std::vector<double>(series_.size() > 2 ? packages : 0)};
}

void BlockCollector::collect(const SweepBlock& block, PackageFigures& figures) const
{
    for (std::size_t s = 0; s < static_cast<std::size_t>(block.scenarios); ++s) {
        const auto package = static_cast<std::size_t>(block.first) + s;
        figures.values[package] = figure(series_[0], block, s);
        figures.costs[package] = figure(series_[1], block, s);
        if (series_.size() > 2) {
            figures.also[package] = figure(series_[2], block, s);
        }
    }
}

double BlockCollector::figure(const Series& series, const SweepBlock& block,
                              std::size_t position) const
{
    const SweepVariable& variable = sweep_.variables()[series.variable];
    const std::vector<double>& values = block.values[series.variable];
    const auto regions = static_cast<std::size_t>(variable.regions);
    const auto orders = static_cast<std::size_t>(variable.orders);
    const std::size_t begin = position * variable.values_per_scenario();
    double figure = 0.0;
    for (std::size_t step = series.first; step <= series.last; ++step) {
        double of_step = 0.0;
        for (std::size_t order = 0; order < orders; ++order) {
            of_step += values[begin + (step * regions + region_) * orders + order];
        }
        const bool is_first = step == series.first;
        figure = series.over == OverYears::sum || is_first ? figure + of_step
                                                           : std::max(figure, of_step);
    }
    return series.sign * figure;
}

}  // namespace natality::app
