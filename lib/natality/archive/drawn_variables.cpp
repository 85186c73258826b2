#include <natality/archive/drawn_variables.hpp>

#include <natality/base/localized.hpp>

#include <utility>

namespace natality::io {

namespace {

using ValuesOfScenario = std::function<Eigen::ArrayXXd(const DrawnScenario&)>;

LocalText name_with(const LocalText& name, const LocalText& what)
{
    return {name.en + what.en, name.zh + what.zh};
}

Eigen::ArrayXXd as_row(const ByYear& series)
{
    return series.transpose();
}

/// The variables of one series of the draws.
class VariablesOfSeries {
public:
    VariablesOfSeries(std::vector<DrawnVariable>& all, DrawnSeries series, std::size_t position)
        : all_(all), series_(std::move(series)), position_(position)
    {
    }

    void add(const char* ending, const LocalText& what, const char* last_axis,
             const ValuesOfScenario& values, const char* remark = "") const
    {
        all_.push_back(
            {series_.id + ending, name_with(series_.name, what), series_.unit, remark, series_.axis,
             last_axis,
             [position = position_, values](const DrawSummary& region, std::size_t scenario) {
                 return values(region.series[position].scenarios[scenario]);
             }});
    }

    void add_all()
    {
        using Of = const DrawnScenario&;
        add("_quantile", localized(": quantiles of the draws"), "quantile",
            [](Of of) { return of.value.quantiles; });
        add("_mean", localized(": mean of the draws"), "",
            [](Of of) { return as_row(of.value.mean); });
        add(
            "_difference_quantile", localized(": quantiles of the difference from the baseline"),
            "quantile", [](Of of) { return of.difference.quantiles; },
            "From the baseline of the same draw.");
        add("_difference_mean", localized(": mean difference from the baseline"), "",
            [](Of of) { return as_row(of.difference.mean); });
        series_.unit = series_.unit == "1" ? "1" : series_.unit + "2";
        add(
            "_difference_variance", localized(": variance of the difference from the baseline"),
            "source", [](Of of) { return of.variance; },
            "With everything drawn, and with one source alone, of fewer draws; 0 where a source is "
            "not drawn.");
    }

private:
    std::vector<DrawnVariable>& all_;
    DrawnSeries series_;
    std::size_t position_;
};

}  // namespace

std::vector<DrawnVariable> drawn_variables(const Study& study)
{
    std::vector<DrawnVariable> all;
    if (study.settings().draws.count == 0) {
        return all;
    }
    const std::vector<DrawnSeries> series = drawn_series(study);
    for (std::size_t position = 0; position < series.size(); ++position) {
        VariablesOfSeries(all, series[position], position).add_all();
    }
    all.push_back({probability_more_births,
                   localized("Share of the draws with more births than another scenario"), "1",
                   "Births from the first year to the end of the year.", IndicatorAxis::year,
                   "other_scenario", [](const DrawSummary& region, std::size_t scenario) {
                       return region.more_births[scenario];
                   }});
    return all;
}

}  // namespace natality::io
