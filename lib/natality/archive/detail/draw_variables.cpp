#include <natality/archive/detail/draw_variables.hpp>

#include <natality/archive/detail/described_variables.hpp>
#include <natality/archive/drawn_variables.hpp>
#include <natality/base/localized.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace natality::io::detail {

namespace {

files::Variable variable_of(const DrawnVariable& drawn)
{
    std::vector<std::string> axes{"scenario", drawn.axis == IndicatorAxis::time ? "time" : "year",
                                  "region"};
    if (!drawn.last_axis.empty()) {
        axes.push_back(drawn.last_axis);
    }
    files::Variable made = variable(drawn.id, std::move(axes), drawn.unit, drawn.name);
    if (drawn.remark.empty()) {
        return made;
    }
    return remarked(std::move(made), drawn.remark);
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
    const std::vector<DrawnVariable> drawn = drawn_variables(study);
    std::vector<files::Variable> variables;
    std::transform(drawn.begin(), drawn.end(), std::back_inserter(variables), variable_of);
    return variables;
}

files::Attributes draw_attributes(const Study& study)
{
    const DrawSettings& draws = study.settings().draws;
    if (draws.count == 0) {
        return {};
    }
    files::Attributes attributes{{draws_attribute, draws.count},
                                 {drawn_sources_attribute, names_drawn(draws.sources)},
                                 {draw_correlation_attribute, draws.correlation}};
    if (draws.permanent_migration) {
        attributes.push_back({permanent_migration_attribute, *draws.permanent_migration});
    }
    return attributes;
}

}  // namespace natality::io::detail
