#include <natality/imports/import_births.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace natality::io {

namespace {

constexpr double percent = 100.0;

/// The same figure of another value.
Figure with_value(Figure figure, double value)
{
    figure.value = value;
    return figure;
}

/// Births by age of one place and step.
std::vector<Figure> birth_rates(const TableSources& sources, std::uint32_t place, Year year)
{
    const auto rates =
        figures_of(sources.figures, FigureKind::birth_rate, {place, 0, year, Sex::female});
    if (!rates.empty()) {
        return {rates.begin(), rates.end()};
    }
    std::vector<Figure> derived;
    const auto tfr = figure_of_step(sources, FigureKind::total_fertility, place, 0, year);
    if (!tfr) {
        return {};
    }
    for (const Figure& share :
         figures_of(sources.figures, FigureKind::birth_share, {place, 0, year, Sex::female})) {
        const double rate = share.value / percent * tfr->value / std::max(1, share.age.width);
        derived.push_back(with_value(share, rate));
    }
    return derived;
}

FigureKind kind_of_births(const TableSources& sources, std::uint32_t place)
{
    const bool has_rates =
        !figures_of(sources.figures, FigureKind::birth_rate, {place, 0, {}, {}}).empty();
    return has_rates ? FigureKind::birth_rate : FigureKind::birth_share;
}

/// Names of the variants of a kind, by position, the main one left out.
std::vector<std::uint16_t> variants_of(const Figures& figures, FigureKind kind)
{
    std::set<std::uint16_t> variants;
    for (const Figure& row : figures.of(kind)) {
        variants.insert(row.variant);
    }
    variants.erase(0);
    return {variants.begin(), variants.end()};
}

/// The main total fertility rate of a step: as given, or the sum of the birth rates.
double main_tfr(const TableSources& sources, std::uint32_t place, Year year)
{
    if (const auto given = figure_of_step(sources, FigureKind::total_fertility, place, 0, year)) {
        return given->value;
    }
    double sum = 0.0;
    for (const Figure& rate : birth_rates(sources, place, year)) {
        sum += rate.value * std::max(1, rate.age.width);
    }
    return sum;
}

}  // namespace

ObservationTable imported_fertility(const TableSources& sources)
{
    const FigureKind first = kind_of_births(sources, sources.plan.places.front());
    ObservationTable table = table_of(sources, first, "fertility.csv", "asfr");
    for (const std::uint32_t place : sources.plan.places) {
        const FigureKind kind = kind_of_births(sources, place);
        if (kind == FigureKind::birth_share) {
            sources.remark(
                localized("birth rates by age are shares of the total fertility rate by age, "
                          "times that rate, over the width of the group"));
        }
        check_span(sources, kind, figures_of(sources.figures, kind, {place, 0, {}, {}}));
        for (const StepYear& step : steps_of(sources, kind, place)) {
            for (const Figure& rate : birth_rates(sources, place, step.taken)) {
                table.rows.push_back(row_of(sources, table, rate, step.written));
            }
        }
    }
    return table;
}

ObservationTable imported_births_by_order(const TableSources& sources)
{
    constexpr FigureKind kind = FigureKind::births_by_order;
    ObservationTable table = table_of(sources, kind, "births_by_order.csv", "rate");
    for (const std::uint32_t place : sources.plan.places) {
        for (const std::uint16_t order : variants_of(sources.figures, kind)) {
            const std::vector<Year> years = years_of(sources.figures, kind, place, order);
            for (const Year year : years) {
                const bool is_last = year == years.back();
                const Year written = is_last ? std::max(year, sources.plan.base_year) : year;
                if (written < sources.plan.base_year || written >= sources.plan.horizon) {
                    continue;
                }
                for (const Figure& rate :
                     figures_of(sources.figures, kind, {place, order, year, {}})) {
                    table.rows.push_back(row_of(sources, table, rate, written));
                    table.rows.back().category = sources.figures.variants[order];
                }
            }
        }
    }
    return table;
}

ObservationTable births_by_order_alike(const ObservationTable& fertility)
{
    ObservationTable table{"births_by_order.csv", "rate", {}};
    double children = 0.0;
    for (std::size_t i = 0; i < fertility.rows.size(); ++i) {
        const Observation& rate = fertility.rows[i];
        const Observation* const before = i > 0 ? &fertility.rows[i - 1] : nullptr;
        if (before == nullptr || before->region != rate.region || before->year != rate.year) {
            children = 0.0;
        }
        const double in_group = rate.value * std::max(1, rate.age.width);
        // In the middle of the group half of its births have been.
        const double mean = children + 0.5 * in_group;
        children += in_group;
        const double none = std::exp(-mean);
        const double one = mean * none;
        const std::array<double, 3> shares{none, one, 1.0 - none - one};
        for (std::size_t order = 0; order < shares.size(); ++order) {
            Observation row = rate;
            row.line = 0;
            row.category = order + 1 < shares.size() ? std::to_string(order + 1) : "3+";
            row.value = rate.value * shares[order];
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

ObservationTable imported_sex_ratios(const TableSources& sources, double otherwise)
{
    constexpr FigureKind kind = FigureKind::sex_ratio_at_birth;
    ObservationTable table = table_of(sources, kind, "sex_ratio_at_birth.csv", "males_per_female");
    for (const std::uint32_t place : sources.plan.places) {
        Figure figure;
        figure.place = place;
        const std::vector<StepYear> steps = steps_of(sources, kind, place);
        for (const StepYear& step : steps) {
            if (const auto ratio = figure_of_step(sources, kind, place, 0, step.taken)) {
                table.rows.push_back(row_of(sources, table, *ratio, step.written));
            }
        }
        if (steps.empty()) {
            figure.value = otherwise;
            table.rows.push_back(row_of(sources, table, figure, sources.plan.base_year));
            table.rows.back().line = 0;
            sources.remark(localized("the sex ratio at birth is not in the files and was taken "
                                     "as {} (--sex-ratio)",
                                     otherwise));
        }
    }
    return table;
}

ObservationTable imported_tfr_paths(const TableSources& sources)
{
    constexpr FigureKind kind = FigureKind::total_fertility;
    const ImportPlan& plan = sources.plan;
    ObservationTable paths = table_of(sources, kind, "tfr_paths.csv", "tfr");
    for (const std::uint16_t variant : variants_of(sources.figures, kind)) {
        std::vector<Observation> rows;
        bool differs = false;
        bool is_everywhere = true;
        for (const std::uint32_t place : plan.places) {
            const std::vector<Year> years = years_of(sources.figures, kind, place, variant);
            is_everywhere = is_everywhere && !years.empty() && years.back() >= plan.base_year;
            for (int year = plan.base_year.value;
                 is_everywhere && year < plan.horizon.value && year <= years.back().value;
                 year += plan.width) {
                const double main = main_tfr(sources, place, {year});
                const auto other = figure_of_step(sources, kind, place, variant, {year});
                Figure figure = other.value_or(Figure{});
                figure.place = place;
                figure.value = other ? other->value : main;
                differs = differs || std::abs(figure.value - main) > 1e-9;
                rows.push_back(row_of(sources, paths, figure, {year}));
                rows.back().category = sources.figures.variants[variant];
            }
        }
        if (differs && is_everywhere) {
            paths.rows.insert(paths.rows.end(), rows.begin(), rows.end());
        }
    }
    return paths;
}

ObservationTable imported_women_by_state(const TableSources& sources)
{
    constexpr FigureKind kind = FigureKind::women_by_parity;
    ObservationTable table = table_of(sources, kind, "women_by_state.csv", "share");
    for (const std::uint32_t place : sources.plan.places) {
        // By age, then by number of children: woman-years of the years around the date.
        std::map<int, std::map<std::string, double>> women;
        std::map<int, double> all;
        for (const Figure& row : sources.figures.of(kind)) {
            const int years_before = sources.plan.base_year.value - row.year.value;
            if (row.place == place && (years_before == 0 || years_before == 1)) {
                women[row.age.lower.value][sources.figures.variants[row.variant]] += row.value;
                all[row.age.lower.value] += row.value;
            }
        }
        for (const auto& [age, by_parity] : women) {
            for (const auto& [parity, years] : by_parity) {
                const bool is_last = parity.ends_with('+');
                table.rows.push_back(
                    {.region = sources.figures.places[place].id(),
                     .year = {},
                     .sex = Sex::female,
                     .age = {Age{age}, 1},
                     .category = "parity" + parity.substr(0, parity.size() - (is_last ? 1 : 0)) +
                                 (is_last ? "plus" : ""),
                     .value = years / all[age],
                     .line = 0});
            }
        }
    }
    return table;
}

}  // namespace natality::io
