#include <natality/imports/import_ages.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <cmath>

namespace natality::io {

namespace {

/// The group of the plan that a group of a file is counted in.
AgeGroup counted_group(const AgeGroup& age, const ImportPlan& plan)
{
    if (age.lower >= plan.open_age) {
        return {plan.open_age, 0};
    }
    if (age.width < plan.width && age.width > 0) {
        return {Age{age.lower.value / plan.width * plan.width}, plan.width};
    }
    return age;
}

void check_end(const TableSources& sources, const Figure& row)
{
    const Age open = sources.plan.open_age;
    const bool goes_past = row.age.is_open() || row.age.lower.value + row.age.width > open.value;
    if (row.age.lower < open && goes_past) {
        sources.problems.add(sources.figures.where(row),
                             localized("age {} goes past the open age {}; choose another by "
                                       "--open-age",
                                       to_string(row.age), open.value));
    }
}

/// Persons of a group, of the figures of a year and sex.
double persons_within(std::span<const Figure> persons, const AgeGroup& age)
{
    double sum = 0.0;
    for (const Figure& row : persons) {
        const bool begins_in = row.age.lower >= age.lower &&
                               (age.is_open() || row.age.lower.value < age.lower.value + age.width);
        sum += begins_in ? row.value : 0.0;
    }
    return sum;
}

/// Years lived in each group by those who reach the first, at the groups' own rates.
std::vector<double> years_lived(std::span<const Figure> rates)
{
    std::vector<double> years;
    double alive = 1.0;
    for (const Figure& row : rates) {
        const double lasting = std::exp(-row.value * row.age.width);
        const bool dies_out = row.age.is_open() && row.value > 0.0;
        years.push_back(dies_out          ? alive / row.value
                        : row.value > 0.0 ? alive * (1.0 - lasting) / row.value
                                          : alive * row.age.width);
        alive *= row.age.is_open() ? 0.0 : lasting;
    }
    return years;
}

/// What each of the groups past the open age weighs.
std::vector<double> weights_of(const TableSources& sources, std::span<const Figure> rates)
{
    const Figure& first = rates.front();
    const auto at = [&](int year) {
        return figures_of(sources.figures, FigureKind::population,
                          {first.place, 0, Year{year}, first.sex});
    };
    const auto start = at(first.year.value);
    const auto end = at(first.year.value + first.span);
    std::vector<double> weights;
    double sum = 0.0;
    for (const Figure& row : rates) {
        weights.push_back(persons_within(start, row.age) + persons_within(end, row.age));
        sum += weights.back();
    }
    if (sum > 0.0) {
        sources.remark(localized("death rates from age {} on were joined, each weighed by the "
                                 "persons of its age at both ends of its time",
                                 sources.plan.open_age.value));
        return weights;
    }
    sources.remark(localized("death rates from age {} on were joined, where persons of these "
                             "ages are not known each weighed by the years lived in its own life "
                             "table",
                             sources.plan.open_age.value));
    return years_lived(rates);
}

/// One rate for all ages from the open age on.
Figure joined_rate(const TableSources& sources, std::span<const Figure> rates)
{
    Figure joined = rates.front();
    joined.age = {sources.plan.open_age, 0};
    const std::vector<double> weights = weights_of(sources, rates);
    double deaths = 0.0;
    double years = 0.0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        deaths += rates[i].value * weights[i];
        years += weights[i];
    }
    joined.value = deaths / years;
    return joined;
}

void add_death_rates(const TableSources& sources, std::span<const Figure> rates, Year year,
                     ObservationTable& table)
{
    const auto old = std::partition_point(rates.begin(), rates.end(), [&](const Figure& row) {
        return row.age.lower < sources.plan.open_age;
    });
    const auto young = static_cast<std::size_t>(old - rates.begin());
    for (const Figure& row : rates.first(young)) {
        check_end(sources, row);
        table.rows.push_back(row_of(sources, table, row, year));
    }
    const auto rest = rates.subspan(young);
    if (rest.size() == 1 && rest.front().age.is_open()) {
        table.rows.push_back(row_of(sources, table, rest.front(), year));
    } else if (!rest.empty()) {
        table.rows.push_back(row_of(sources, table, joined_rate(sources, rest), year));
    }
}

}  // namespace

void add_counts(const TableSources& sources, std::span<const Figure> counts, Year year,
                ObservationTable& table)
{
    const std::size_t first = table.rows.size();
    for (const Figure& figure : counts) {
        check_end(sources, figure);
        const AgeGroup group = counted_group(figure.age, sources.plan);
        const bool joins = table.rows.size() > first && table.rows.back().sex == figure.sex &&
                           table.rows.back().age == group;
        if (joins) {
            table.rows.back().value += figure.value;
            continue;
        }
        table.rows.push_back(row_of(sources, table, figure, year));
        table.rows.back().age = group;
    }
}

ObservationTable imported_population(const TableSources& sources, Year year)
{
    constexpr FigureKind kind = FigureKind::population;
    ObservationTable table = table_of(sources, kind, "population.csv", "persons");
    for (const std::uint32_t place : sources.plan.places) {
        add_counts(sources, figures_of(sources.figures, kind, {place, 0, year, {}}), year, table);
    }
    return table;
}

ObservationTable imported_mortality(const TableSources& sources)
{
    constexpr FigureKind kind = FigureKind::death_rate;
    ObservationTable table = table_of(sources, kind, "mortality.csv", "mx");
    for (const std::uint32_t place : sources.plan.places) {
        check_span(sources, kind, figures_of(sources.figures, kind, {place, 0, {}, {}}));
        for (const StepYear& step : steps_of(sources, kind, place)) {
            for (const Sex sex : both_sexes) {
                const auto rates = figures_of(sources.figures, kind, {place, 0, step.taken, sex});
                add_death_rates(sources, rates, step.written, table);
            }
        }
    }
    return table;
}

}  // namespace natality::io
