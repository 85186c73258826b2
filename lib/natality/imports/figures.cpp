#include <natality/imports/figures.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace natality::io {

namespace {

auto order_of(const Figure& figure)
{
    return std::tuple(figure.place, figure.variant, figure.year.value, static_cast<int>(figure.sex),
                      figure.age.lower.value, figure.age.width);
}

/// Before 0, at it, after it: where a figure stands seen from a key.
int compare(const Figure& figure, const FigureKey& key)
{
    if (figure.place != key.place) {
        return figure.place < key.place ? -1 : 1;
    }
    if (figure.variant != key.variant) {
        return figure.variant < key.variant ? -1 : 1;
    }
    if (key.year && figure.year != *key.year) {
        return figure.year < *key.year ? -1 : 1;
    }
    if (key.sex && figure.sex != *key.sex) {
        return figure.sex < *key.sex ? -1 : 1;
    }
    return 0;
}

void leave_one_of_each(std::vector<Figure>& rows, FigureKind kind, const Figures& figures,
                       Problems& problems)
{
    const auto is_double = [&](const Figure& first, const Figure& second) {
        if (order_of(first) != order_of(second)) {
            return false;
        }
        if (first.value != second.value) {
            problems.add(figures.where(second),
                         localized("{} of {}, {}, age {} stand here and in {}, and differ",
                                   to_string(kind), figures.places[second.place].name,
                                   second.year.value, to_string(second.age),
                                   to_string(Problem{figures.where(first), {}})));
        }
        return true;
    };
    rows.erase(std::unique(rows.begin(), rows.end(), is_double), rows.end());
}

}  // namespace

std::string to_string(FigureKind kind)
{
    switch (kind) {
    case FigureKind::population:
        return "population";
    case FigureKind::death_rate:
        return "death rates";
    case FigureKind::birth_rate:
        return "birth rates by age";
    case FigureKind::birth_share:
        return "shares of the total fertility rate by age";
    case FigureKind::total_fertility:
        return "total fertility rates";
    case FigureKind::sex_ratio_at_birth:
        return "sex ratios at birth";
    case FigureKind::net_migrants:
        return "net migrants by age";
    case FigureKind::net_migration:
        return "net migration in all";
    case FigureKind::births_by_order:
        return "birth rates by order";
    case FigureKind::women_by_parity:
        break;
    }
    return "women by number of children";
}

std::uint16_t Figures::variant(const std::string& name)
{
    const auto found = std::find(variants.begin(), variants.end(), name);
    if (found == variants.end()) {
        if (variants.size() == most_variants) {
            throw InputError(
                {files.empty() ? std::string() : files.back().shown_as, 0},
                localized("names more than {} variants; is another column meant?", most_variants));
        }
        variants.push_back(name);
        return static_cast<std::uint16_t>(variants.size() - 1);
    }
    return static_cast<std::uint16_t>(found - variants.begin());
}

std::span<const Figure> Figures::of(FigureKind kind) const
{
    const auto found = by_kind.find(kind);
    return found == by_kind.end() ? std::span<const Figure>{} : std::span(found->second);
}

Place Figures::where(const Figure& figure) const
{
    return {files[figure.file].shown_as, figure.line};
}

void sort_figures(Figures& figures, Problems& problems)
{
    for (auto& [kind, rows] : figures.by_kind) {
        const auto is_before = [](const Figure& first, const Figure& second) {
            return std::pair(order_of(first), std::pair(first.file, first.line)) <
                   std::pair(order_of(second), std::pair(second.file, second.line));
        };
        // In place: figures are most of what an import has in memory.
        if (!std::is_sorted(rows.begin(), rows.end(), is_before)) {
            std::sort(rows.begin(), rows.end(), is_before);
        }
        leave_one_of_each(rows, kind, figures, problems);
    }
}

std::span<const Figure> figures_of(const Figures& figures, FigureKind kind, const FigureKey& key)
{
    const std::span<const Figure> rows = figures.of(kind);
    const auto first = std::partition_point(
        rows.begin(), rows.end(), [&](const Figure& row) { return compare(row, key) < 0; });
    const auto last = std::partition_point(
        first, rows.end(), [&](const Figure& row) { return compare(row, key) == 0; });
    return rows.subspan(static_cast<std::size_t>(first - rows.begin()),
                        static_cast<std::size_t>(last - first));
}

std::vector<Year> years_of(const Figures& figures, FigureKind kind, std::uint32_t place,
                           std::uint16_t variant)
{
    std::vector<Year> years;
    for (const Figure& row : figures_of(figures, kind, {place, variant, {}, {}})) {
        if (years.empty() || years.back() != row.year) {
            years.push_back(row.year);
        }
    }
    return years;
}

}  // namespace natality::io
