#include <natality/draws/drawn_series.hpp>

#include <natality/base/localized.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/realized_births.hpp>
#include <natality/results/accounts.hpp>

#include <array>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace natality {

namespace {

constexpr std::array<std::string_view, 4> indicators_drawn{
    "births_total", "tfr", "population_total", "old_age_dependency_ratio"};

ByYear cumulated(const ByYear& series)
{
    ByYear sum(series.size());
    std::partial_sum(series.begin(), series.end(), sum.begin());
    return sum;
}

/// Collects the values of scenarios, each in the order of drawn_series.
class ValuesOfDraw {
public:
    /// Keeps references to \p study and \p baseline.
    ValuesOfDraw(const Study& study, const RegionOutcome& baseline)
    {
        if (!study.catalogue().measures().empty()) {
            cost_.emplace(study, baseline);
        }
        values_.reserve(study.scenarios().size() *
                        static_cast<std::size_t>(values_of_scenario(study)));
    }

    void add(const RegionOutcome& outcome)
    {
        for (const std::string_view id : indicators_drawn) {
            const ByYear series = find_indicator(id)->compute(outcome).row(0).transpose();
            append(series);
            if (id == indicators_drawn.front()) {
                append(cumulated(series));
            }
        }
        if (cost_) {
            append(cumulated(cost_->of(outcome)));
        }
    }

    [[nodiscard]] const std::vector<double>& values() const { return values_; }

private:
    void append(const ByYear& series)
    {
        values_.insert(values_.end(), series.begin(), series.end());
    }

    std::optional<IncrementalCost> cost_;
    std::vector<double> values_;
};

}  // namespace

std::vector<DrawnSeries> drawn_series(const Study& study)
{
    std::vector<DrawnSeries> series;
    for (const std::string_view id : indicators_drawn) {
        const Indicator& indicator = *find_indicator(id);
        series.push_back(
            {std::string(id), std::string(indicator.unit), indicator.name(), indicator.axis});
        if (id == indicators_drawn.front()) {
            series.push_back({births_cumulative, std::string(indicator.unit),
                              localized("Births from the first year on"), IndicatorAxis::year});
        }
    }
    if (!study.catalogue().measures().empty()) {
        series.push_back({cost_cumulative, study.dataset().description().money.currency,
                          localized("Cost beyond the baseline's from the first year on"),
                          IndicatorAxis::year});
    }
    return series;
}

Index steps_of(const DrawnSeries& series, const Study& study)
{
    return study.years().size() + (series.axis == IndicatorAxis::time ? 1 : 0);
}

Index values_of_scenario(const Study& study)
{
    Index values = 0;
    for (const DrawnSeries& series : drawn_series(study)) {
        values += steps_of(series, study);
    }
    return values;
}

RegionOutcome run_in_draw(const RegionDraws& region, const Package& package, const RegionDraw& draw)
{
    const RatePaths& rates = draw.rates;
    RegionOutcome outcome{{.ages = rates.ages, .years = rates.years},
                          {},
                          {.ages = rates.ages, .years = rates.years},
                          {}};
    run_in_draw_into(outcome, region, package, draw);
    return outcome;
}

void run_in_draw_into(RegionOutcome& outcome, const RegionDraws& region, const Package& package,
                      const RegionDraw& draw)
{
    const Catalogue& catalogue = draw.catalogue(region.study());
    outcome.measures =
        measure_paths(package, catalogue, draw.sizes, draw.rates.years, region.inputs().region.id);
    outcome.rates = draw.rates;
    if (!outcome.measures.empty()) {
        apply_to(outcome.rates, policy_effects(outcome.measures, catalogue, draw.rules, draw.rates),
                 draw.ceiling);
    }
    project_into(outcome.trajectory, region.inputs().population, outcome.rates,
                 region.conventions());
    outcome.births = realized_births(outcome.trajectory, outcome.rates);
    count_migrants(outcome.rates, outcome.trajectory);
}

std::vector<double> run_draw(const RegionDraws& region, std::uint64_t number,
                             const DrawSources& sources)
{
    const Study& study = region.study();
    const RegionDraw draw = region.draw({number, sources});
    const RegionOutcome baseline = run_in_draw(region, study.scenarios().front(), draw);
    ValuesOfDraw values(study, baseline);
    values.add(baseline);
    RegionOutcome outcome = baseline;
    for (const Package& package : study.scenarios().subspan(1)) {
        run_in_draw_into(outcome, region, package, draw);
        values.add(outcome);
    }
    return values.values();
}

}  // namespace natality
