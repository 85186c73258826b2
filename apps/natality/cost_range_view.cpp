#include "cost_range_view.hpp"

#include "number_scale.hpp"
#include "text_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace natality::app {

namespace {

constexpr std::size_t widest_name = 26;

std::string in_units(double amount, const Scale& scale, const ComparisonRow& row)
{
    if (!std::isfinite(amount)) {
        return "?";
    }
    return fmt::format("{}{:.0f}", row.unpriced.empty() ? "" : "≥", amount / scale.unit);
}

/// Costs per additional birth, from low to high; a dash where none is gained.
std::string per_birth(const ComparisonRow& row, const Scale& scale)
{
    const double births = row.additional_births_to_middle;
    if (!(births > 0.0) || !std::isfinite(row.cost)) {
        return "-";
    }
    if (row.cost_at_low == row.cost_at_high) {
        return fmt::format("{:.0f}", row.cost / births / scale.unit);
    }
    return fmt::format("{:.0f} … {:.0f}", row.cost_at_low / births / scale.unit,
                       row.cost_at_high / births / scale.unit);
}

std::string share_text(double share)
{
    return std::isfinite(share) ? fmt::format("{:.0f}", 100.0 * share) : "-";
}

std::string note(int year, Language language)
{
    return lines_of(
        localized("Cost from the base year to the end of {}, beyond the baseline's, "
                  "undiscounted; low, high: at the lowest and highest unit costs, where a line "
                  "has a range; anyway: part of it paid for children who would be born without "
                  "the package. ≥: at least, for measures of unknown price; ?: not known.",
                  year)
            .in(language));
}

}  // namespace

std::string cost_range_table(const Comparison& comparison, const std::string& currency,
                             Language language)
{
    const bool zh = language == Language::zh;
    const bool is_large = comparison.rows.front().population_middle >= 1e7;
    const Scale money = zh         ? scale_of(1e8, language)
                        : is_large ? scale_of(1e9, language)
                                   : Scale{1e6, "m"};
    const Scale each = zh ? scale_of(1e4, language) : Scale{1e3, "k"};
    const int year = comparison.summed_through.middle.value;
    TextTable table;
    table.add({localized("cost to {}", year).in(language), localized("low").in(language),
               localized("central").in(language), localized("high").in(language),
               localized("per birth").in(language), localized("anyway").in(language)});
    table.add(
        {"", money.name, money.name, money.name + (zh ? "" : " " + currency), each.name, "%"});
    table.add_rule();
    for (std::size_t i = 1; i < comparison.rows.size(); ++i) {
        const ComparisonRow& row = comparison.rows[i];
        table.add({fitted(row.name.in(language), widest_name),
                   in_units(row.cost_at_low, money, row), in_units(row.cost, money, row),
                   in_units(row.cost_at_high, money, row), per_birth(row, each),
                   share_text(row.deadweight_share)});
    }
    return table.text() + "\n" + note(year, language);
}

}  // namespace natality::app
