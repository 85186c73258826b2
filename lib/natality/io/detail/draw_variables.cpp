#include <natality/io/detail/draw_variables.hpp>

#include <natality/base/localized.hpp>
#include <natality/io/detail/described_variables.hpp>

#include <utility>

namespace natality::io::detail {

namespace {

LocalText joined(const LocalText& name, const LocalText& what)
{
    return {name.en + what.en, name.zh + what.zh};
}

std::vector<files::Variable> variables_of(const DrawnSeries& series)
{
    const std::string axis = series.axis == IndicatorAxis::time ? "time" : "year";
    const std::vector<std::string> plain{"scenario", axis, "region"};
    const auto along = [&](const char* last) {
        std::vector<std::string> axes = plain;
        axes.emplace_back(last);
        return axes;
    };
    const DrawVariableNames names = draw_variable_names(series.id);
    const LocalText& name = series.name;
    const std::string squared = series.unit == "1" ? "1" : series.unit + "2";
    return {
        variable(names.quantile, along("quantile"), series.unit,
                 joined(name, localized(": quantiles of the draws"))),
        variable(names.mean, plain, series.unit, joined(name, localized(": mean of the draws"))),
        remarked(
            variable(names.difference_quantile, along("quantile"), series.unit,
                     joined(name, localized(": quantiles of the difference from the baseline"))),
            "From the baseline of the same draw."),
        variable(names.difference_mean, plain, series.unit,
                 joined(name, localized(": mean difference from the baseline"))),
        remarked(
            variable(names.difference_variance, along("source"), squared,
                     joined(name, localized(": variance of the difference from the baseline"))),
            "With everything drawn, and with one source alone, of fewer draws; 0 where a source "
            "is not drawn."),
    };
}

std::vector<std::string> names_drawn(const DrawSources& sources)
{
    std::vector<std::string> names;
    for (const NamedDrawSource& named : draw_source_names) {
        if (sources.*(named.source)) {
            names.emplace_back(named.name);
        }
    }
    return names;
}

}  // namespace

DrawVariableNames draw_variable_names(const std::string& series)
{
    return {series + "_quantile", series + "_mean", series + "_difference_quantile",
            series + "_difference_mean", series + "_difference_variance"};
}

files::Dimension quantile_dimension()
{
    return {"quantile", std::vector<double>(draw_quantiles.begin(), draw_quantiles.end()),
            described("1", localized("Share of the draws below"))};
}

std::vector<files::Dimension> draw_dimensions(const Study& study)
{
    if (study.settings().draws.count == 0) {
        return {};
    }
    std::vector<std::string> others;
    for (const Package& package : study.scenarios()) {
        others.push_back(package.id);
    }
    return {quantile_dimension(),
            {"source", std::vector<std::string>(variance_sources.begin(), variance_sources.end()),
             described("1", localized("Where the spread comes from"))},
            {"other_scenario", others, described("1", localized("Scenario held against"))}};
}

std::vector<files::Variable> draw_variables(const Study& study)
{
    std::vector<files::Variable> variables;
    if (study.settings().draws.count == 0) {
        return variables;
    }
    for (const DrawnSeries& series : drawn_series(study)) {
        for (files::Variable& one : variables_of(series)) {
            variables.push_back(std::move(one));
        }
    }
    variables.push_back(remarked(
        variable(probability_more_births, {"scenario", "year", "region", "other_scenario"}, "1",
                 localized("Share of the draws with more births than another scenario")),
        "Births from the first year to the end of the year."));
    return variables;
}

files::Attributes draw_attributes(const Study& study)
{
    const DrawSettings& draws = study.settings().draws;
    if (draws.count == 0) {
        return {};
    }
    return {{draws_attribute, draws.count},
            {drawn_sources_attribute, names_drawn(draws.sources)},
            {draw_correlation_attribute, draws.correlation},
            {permanent_migration_attribute, draws.permanent_migration}};
}

}  // namespace natality::io::detail
