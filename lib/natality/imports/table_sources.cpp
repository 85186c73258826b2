#include <natality/imports/table_sources.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>

namespace natality::io {

namespace {

/// The files that figures of a kind came from.
std::vector<std::string> files_of(const Figures& figures, FigureKind kind)
{
    std::vector<std::string> names;
    for (const ForeignFile& file : figures.files) {
        if (file.taken.contains(kind)) {
            names.push_back(file.shown_as);
        }
    }
    return names;
}

}  // namespace

void TableSources::remark(const LocalText& text) const
{
    if (std::find(remarks.begin(), remarks.end(), text) == remarks.end()) {
        remarks.push_back(text);
    }
}

ObservationTable table_of(const TableSources& sources, FigureKind kind, const std::string& name,
                          const std::string& value_name)
{
    const std::vector<std::string> files = files_of(sources.figures, kind);
    return {files.size() == 1 ? files.front() : name, value_name, {}};
}

Observation row_of(const TableSources& sources, const ObservationTable& table, const Figure& figure,
                   Year year)
{
    const bool is_of_file = sources.figures.files[figure.file].shown_as == table.file;
    return {.region = sources.figures.places[figure.place].id(),
            .year = year,
            .sex = figure.sex,
            .age = figure.age,
            .category = {},
            .value = figure.value,
            .line = is_of_file ? figure.line : 0};
}

std::vector<StepYear> steps_of(const TableSources& sources, FigureKind kind, std::uint32_t place)
{
    const ImportPlan& plan = sources.plan;
    const std::vector<Year> years = years_of(sources.figures, kind, place);
    std::vector<StepYear> steps;
    for (int year = plan.base_year.value; year < plan.horizon.value; year += plan.width) {
        if (std::binary_search(years.begin(), years.end(), Year{year})) {
            steps.push_back({{year}, {year}});
        }
    }
    if (steps.empty() && !years.empty() && years.back() < plan.base_year) {
        sources.remark(localized("{}: those of {}, the last, stand for the base year {}",
                                 to_string(kind), years.back().value, plan.base_year.value));
        steps.push_back({plan.base_year, years.back()});
    }
    return steps;
}

std::optional<Figure> figure_of_step(const TableSources& sources, FigureKind kind,
                                     std::uint32_t place, std::uint16_t variant, Year year)
{
    const auto in = [&](int each) {
        return figures_of(sources.figures, kind, {place, variant, Year{each}, {}});
    };
    const auto own = in(year.value);
    if (own.empty() || own.front().span == sources.plan.width) {
        return own.empty() ? std::nullopt : std::optional(own.front());
    }
    if (own.front().span != 1) {
        return std::nullopt;
    }
    double sum = 0.0;
    double weights = 0.0;
    for (int i = 0; i <= sources.plan.width; ++i) {
        const auto figure = in(year.value + i);
        const double weight = i == 0 || i == sources.plan.width ? 0.5 : 1.0;
        sum += figure.empty() ? 0.0 : weight * figure.front().value;
        weights += figure.empty() ? 0.0 : weight;
    }
    sources.remark(localized("{} of calendar years were brought to periods from 1 July to 1 July",
                             to_string(kind)));
    Figure brought = own.front();
    brought.value = sum / weights;
    if (kind == FigureKind::net_migration) {
        brought.value *= sources.plan.width;
    }
    return brought;
}

void check_span(const TableSources& sources, FigureKind kind, std::span<const Figure> rows)
{
    if (!rows.empty() && rows.front().span != sources.plan.width) {
        sources.problems.add(
            sources.figures.where(rows.front()),
            localized("{} of {} years stand beside death rates of {}; give both by the same times",
                      to_string(kind), rows.front().span, sources.plan.width));
    }
}

}  // namespace natality::io
