#include <natality/draws/draw_summary.hpp>

#include <natality/base/sorted_quantile.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

using Column = std::vector<double>;

Column values_of(const DrawTable& table, Index scenario, Index value)
{
    const auto column = table.of(scenario, value);
    return {column.begin(), column.end()};
}

Column differences_of(const DrawTable& table, Index scenario, Index value)
{
    const Eigen::ArrayXd column = table.of(scenario, value) - table.of(0, value);
    return {column.begin(), column.end()};
}

double mean_of(const Column& values)
{
    return Eigen::Map<const Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size()))
        .mean();
}

/// The unbiased variance; 0 of a single value.
double variance_of(const Column& values)
{
    const double mean = mean_of(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return values.size() > 1 ? sum / static_cast<double>(values.size() - 1) : 0.0;
}

Distribution distribution_of(Index steps)
{
    return {Eigen::ArrayXXd(static_cast<Index>(draw_quantiles.size()), steps), ByYear(steps)};
}

void set_step(Distribution& distribution, Index step, Column& values)
{
    distribution.mean(step) = mean_of(values);
    // What is not a number comes last.
    std::sort(values.begin(), values.end(), [](double one, double other) {
        return one < other || (std::isnan(other) && !std::isnan(one));
    });
    for (std::size_t q = 0; q < draw_quantiles.size(); ++q) {
        distribution.quantiles(static_cast<Index>(q), step) =
            sorted_quantile(values, draw_quantiles[q]);
    }
}

using Alone = std::array<const DrawTable*, variance_sources.size()>;

DrawnScenario summarised(const DrawTable& all, const Alone& alone, Index scenario, Index first,
                         Index steps)
{
    DrawnScenario summary{distribution_of(steps), distribution_of(steps),
                          Eigen::ArrayXXd::Zero(static_cast<Index>(alone.size()), steps)};
    for (Index step = 0; step < steps; ++step) {
        Column values = values_of(all, scenario, first + step);
        set_step(summary.value, step, values);
        Column differences = differences_of(all, scenario, first + step);
        summary.variance(0, step) = variance_of(differences);
        set_step(summary.difference, step, differences);
        for (std::size_t source = 1; source < alone.size(); ++source) {
            if (alone[source] != nullptr) {
                summary.variance(static_cast<Index>(source), step) =
                    variance_of(differences_of(*alone[source], scenario, first + step));
            }
        }
    }
    return summary;
}

/// How often each other scenario's value is below this one's: rows the others, columns steps.
Eigen::ArrayXXd shares_above(const DrawTable& table, Index scenario, Index first, Index steps)
{
    Eigen::ArrayXXd shares(table.scenarios(), steps);
    for (Index step = 0; step < steps; ++step) {
        for (Index other = 0; other < shares.rows(); ++other) {
            shares(other, step) = (table.of(scenario, first + step) > table.of(other, first + step))
                                      .cast<double>()
                                      .mean();
        }
    }
    return shares;
}

}  // namespace

DrawSources source_alone(std::size_t source, const DrawSources& drawn)
{
    DrawSources alone = drawn;
    const bool is_of_rules = variance_sources[source] == variance_sources.back();
    for (std::size_t s = 0; s < draw_source_names.size(); ++s) {
        // The sources of the baseline and of effects come first, each with a name of its own.
        const bool is_rule = s >= variance_sources.size() - 2;
        const bool is_kept =
            is_of_rules ? is_rule : draw_source_names[s].name == variance_sources[source];
        bool& flag = alone.*(draw_source_names[s].source);
        flag = flag && is_kept;
    }
    return alone;
}

void DrawTable::set(Index draw, std::span<const double> values)
{
    values_.row(draw) =
        Eigen::Map<const Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size()))
            .transpose();
}

DrawSummary summarised(const Study& study, const DrawTable& all, const Alone& alone)
{
    DrawSummary summary;
    Index first = 0;
    for (const DrawnSeries& series : drawn_series(study)) {
        const Index steps = steps_of(series, study);
        SeriesSummary of_series{series, {}};
        for (Index scenario = 0; scenario < all.scenarios(); ++scenario) {
            of_series.scenarios.push_back(summarised(all, alone, scenario, first, steps));
            if (series.id == births_cumulative) {
                summary.more_births.push_back(shares_above(all, scenario, first, steps));
            }
        }
        summary.series.push_back(std::move(of_series));
        first += steps;
    }
    return summary;
}

}  // namespace natality
