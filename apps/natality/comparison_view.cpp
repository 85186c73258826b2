#include "comparison_view.hpp"

#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <utility>

namespace natality::app {

namespace {

constexpr std::size_t widest_package = 22;
constexpr std::size_t narrowest_package = 10;

/// Scales that leave the figures of a table readable.
struct Scales {
    Scale persons;
    Scale money;
    Scale money_per_birth;
};

Scales scales_for(double population, Language language)
{
    const bool is_large = population >= 1e7;
    if (language == Language::zh) {
        return {is_large ? scale_of(1e4, language) : Scale{1.0, localized("people").zh},
                scale_of(1e8, language), scale_of(1e4, language)};
    }
    return {is_large ? Scale{1e6, "m"} : Scale{1e3, "k"},
            is_large ? Scale{1e9, "bn"} : Scale{1e6, "m"},
            {1e3, "k"}};
}

/// A number in a fixed number of decimals; signed if it is a difference.
std::string number(double value, int decimals, bool is_difference)
{
    if (!std::isfinite(value)) {
        return "-";
    }
    return is_difference ? fmt::format("{:+.{}f}", value, decimals)
                         : fmt::format("{:.{}f}", value, decimals);
}

/// Decimals that show three figures of the differences at least.
int decimals_for(const Scale& scale)
{
    return scale.unit >= 1e6 ? 2 : 0;
}

/// Rows of a heading, each with a cell a column.
using Headings = std::vector<std::vector<std::string>>;

/// A heading from its columns, whose lines stand top down.
Headings heading_of(const std::vector<LocalText>& columns, Language language)
{
    Headings rows(4, std::vector<std::string>(1));
    for (const LocalText& column : columns) {
        std::istringstream lines(column.in(language));
        for (std::vector<std::string>& row : rows) {
            std::string& cell = row.emplace_back();
            std::getline(lines, cell);
        }
    }
    return rows;
}

Headings headings(const Comparison& comparison, const Scales& scales, const std::string& currency,
                  Language language)
{
    const int middle = comparison.milestones.middle.value;
    const int summed_to = comparison.summed_through.middle.value;
    const std::string& persons = scales.persons.name;
    const auto births = [&](Year through) {
        return localized("births\nto\n{}\n{}", through.value, persons);
    };
    const auto people = [&](Year year) {
        return localized("people\nin\n{}\n{}", year.value, persons);
    };
    return heading_of({births(comparison.summed_through.near),
                       births(comparison.summed_through.middle),
                       localized("TFR\nin\n{}", comparison.middle_events.value),
                       people(comparison.milestones.middle), people(comparison.milestones.far),
                       localized("old-age\nin\n{}\n%", middle),
                       localized("cost\nto\n{}\n{} {}", summed_to, scales.money.name, currency),
                       localized("cost a\nbirth to\n{}\n{} {}", summed_to,
                                 scales.money_per_birth.name, currency)},
                      language);
}

std::vector<std::string> baseline_cells(const ComparisonRow& row, const Scales& scales,
                                        Language language, std::size_t widest)
{
    const double persons = scales.persons.unit;
    const int decimals = decimals_for(scales.persons) / 2;
    return {fitted(row.name.in(language), widest),
            number(row.births_to_near / persons, decimals, false),
            number(row.births_to_middle / persons, decimals, false),
            number(row.tfr, 2, false),
            number(row.population_middle / persons, decimals, false),
            number(row.population_far / persons, decimals, false),
            number(100.0 * row.old_age_ratio_middle, 1, false),
            "-",
            "-"};
}

/// An amount of money; a dash where nothing was counted.
std::string money(double amount, const Scale& scale)
{
    return amount == 0.0 ? "-" : number(amount / scale.unit, 0, false);
}

/// What a package costs: at least so much if prices of it are not known; a question mark if none is
/// known, or if what is counted is saved, so that it bounds nothing.
std::string cost_text(double amount, const ComparisonRow& row, const Scale& scale)
{
    if (row.unpriced.empty()) {
        return money(amount, scale);
    }
    if (std::isnan(row.cost) || amount < 0.0) {
        return "?";
    }
    return std::isfinite(amount) ? "≥" + money(amount, scale) : "-";
}

std::vector<std::string> difference_cells(const ComparisonRow& row, const ComparisonRow& baseline,
                                          const Scales& scales, Language language,
                                          std::size_t widest)
{
    const double persons = scales.persons.unit;
    const int decimals = decimals_for(scales.persons);
    const auto difference = [&](double value, double reference) {
        return number((value - reference) / persons, decimals, true);
    };
    return {fitted(row.name.in(language), widest),
            difference(row.births_to_near, baseline.births_to_near),
            difference(row.births_to_middle, baseline.births_to_middle),
            number(row.tfr - baseline.tfr, 3, true),
            difference(row.population_middle, baseline.population_middle),
            difference(row.population_far, baseline.population_far),
            number(100.0 * (row.old_age_ratio_middle - baseline.old_age_ratio_middle), 2, true),
            cost_text(row.cost, row, scales.money),
            cost_text(row.cost_per_additional_birth, row, scales.money_per_birth)};
}

/// Payers who pay anything in any row.
std::vector<std::size_t> payers_in(const Comparison& comparison)
{
    std::vector<std::size_t> payers;
    for (std::size_t payer = 0; payer < all_payers.size(); ++payer) {
        const bool pays = std::any_of(
            comparison.rows.begin(), comparison.rows.end(),
            [&](const ComparisonRow& row) { return std::abs(row.cost_by_payer[payer]) > 0.0; });
        if (pays) {
            payers.push_back(payer);
        }
    }
    return payers;
}

bool has_fund(const Comparison& comparison)
{
    return std::isfinite(comparison.rows.front().insurance_balance);
}

/// What a payer pays, in the width of a column.
LocalText payer_heading(Payer payer, Year through, const std::string& unit)
{
    const int year = through.value;
    switch (payer) {
    case Payer::central:
        return localized("central\npays\nto {}\n{}", year, unit);
    case Payer::insurance:
        return localized("insurer\npays\nto {}\n{}", year, unit);
    case Payer::employer:
        return localized("firms\npay\nto {}\n{}", year, unit);
    case Payer::family:
        return localized("family\npays\nto {}\n{}", year, unit);
    case Payer::local:
        break;
    }
    return localized("local\npays\nto {}\n{}", year, unit);
}

Headings account_headings(const Comparison& comparison, const Scales& scales,
                          const std::string& currency, Language language)
{
    const Year through = comparison.summed_through.middle;
    const int in = comparison.middle_events.value;
    const std::string& money = scales.money.name;
    std::vector<LocalText> columns{
        localized("present\nvalue\nto {}\n{} {}", through.value, money, currency),
        localized("of it a\nbirth\nto {}\n{}", through.value, scales.money_per_birth.name),
        localized("share\nof GDP\nin {}\n%", in)};
    for (const std::size_t payer : payers_in(comparison)) {
        columns.push_back(payer_heading(all_payers[payer], through, money));
    }
    if (has_fund(comparison)) {
        columns.push_back(localized("fund's\nbalance\nin {}\n{}", in, money));
    }
    return heading_of(columns, language);
}

std::vector<std::string> account_cells(const ComparisonRow& row, const Comparison& comparison,
                                       const Scales& scales, Language language, std::size_t widest)
{
    const double share = 100.0 * row.share_of_gdp;
    std::vector<std::string> cells{
        fitted(row.name.in(language), widest), cost_text(row.discounted_cost, row, scales.money),
        cost_text(row.discounted_cost_per_additional_birth, row, scales.money_per_birth),
        share == 0.0 ? "-" : number(share, 2, false)};
    for (const std::size_t payer : payers_in(comparison)) {
        cells.push_back(money(row.cost_by_payer[payer], scales.money));
    }
    if (has_fund(comparison)) {
        cells.push_back(number(row.insurance_balance / scales.money.unit, 0, true));
    }
    return cells;
}

/// A table with names as wide as the page allows.
/// \tparam CellsOf callable: position of a row, width of its name → cells.
template <class CellsOf>
std::string fitting_table(const Headings& heading, std::size_t rows, const CellsOf& cells_of)
{
    for (std::size_t widest = widest_package;; --widest) {
        TextTable table(1);
        for (const std::vector<std::string>& row : heading) {
            table.add(row);
        }
        table.add_rule();
        for (std::size_t row = 0; row < rows; ++row) {
            table.add(cells_of(row, widest));
        }
        if (table.width() <= page_width || widest == narrowest_package) {
            return table.text();
        }
    }
}

std::string main_table(const Comparison& comparison, const Scales& scales,
                       const std::string& currency, Language language)
{
    const std::vector<ComparisonRow>& rows = comparison.rows;
    return fitting_table(headings(comparison, scales, currency, language), rows.size(),
                         [&](std::size_t row, std::size_t widest) {
                             return row == 0 ? baseline_cells(rows[0], scales, language, widest)
                                             : difference_cells(rows[row], rows[0], scales,
                                                                language, widest);
                         });
}

std::string account_table(const Comparison& comparison, const Scales& scales,
                          const std::string& currency, Language language)
{
    return fitting_table(account_headings(comparison, scales, currency, language),
                         comparison.rows.size(), [&](std::size_t row, std::size_t widest) {
                             return account_cells(comparison.rows[row], comparison, scales,
                                                  language, widest);
                         });
}

/// The warnings, set off from what follows.
std::string warnings_text(const Comparison& comparison, Language language)
{
    std::string text;
    for (const std::string& warning : plausibility_warnings(comparison, language)) {
        text += lines_of(warning);
    }
    return text.empty() ? text : text + "\n";
}

/// The measures of any row whose price is not known, each once.
std::vector<std::string> unpriced_names(const Comparison& comparison, Language language)
{
    std::map<std::size_t, std::string> names;
    for (const ComparisonRow& row : comparison.rows) {
        for (const UnpricedMeasure& measure : row.unpriced) {
            names.emplace(measure.measure, measure.name.in(language));
        }
    }
    std::vector<std::string> list;
    for (const auto& [position, name] : names) {
        list.push_back(name);
    }
    return list;
}

/// What the signs of costs that are not wholly known mean, set off from what follows.
std::string unpriced_text(const Comparison& comparison, Language language)
{
    const std::vector<std::string> names = unpriced_names(comparison, language);
    if (names.empty()) {
        return "";
    }
    const LocalText note = localized("≥: at least; ?: not known. Packages with measures of unknown "
                                     "price cost more than is counted: {}.",
                                     listed(names));
    return lines_of(note.in(language)) + "\n";
}

std::string comparison_note(Language language)
{
    const std::string text =
        localized(
            "Baseline in full; the other rows are differences from it. to: summed from the base "
            "year to the end of the year named; in: of that year, people on its 1 January. "
            "old-age: persons 65 and over per 100 aged 15-64. Cost: beyond the baseline's, "
            "undiscounted, only what has a known price; present value: discounted, a birth's "
            "with the births discounted as well. Who pays: of the undiscounted. fund's balance: "
            "contributions to the insurance fund less all it pays. Effects are evidence with "
            "uncertainty, not truth.")
            .in(language);
    return lines_of(text);
}

std::string whole_percent(double share)
{
    return fmt::format("{:.0f}", 100.0 * share);
}

/// Why the gain of a row is not plausible.
std::string warning(const ComparisonRow& row, const std::array<double, 2>& band, Language language)
{
    const BirthsGain& gain = *row.gain;
    return localized("Warning: {}: births of {} to {} change by {:+.1f} %, beyond the {} to {} "
                     "% that the evidence allows.",
                     row.name, gain.first.value, gain.last.value, 100.0 * gain.relative,
                     whole_percent(band[0]), whole_percent(band[1]))
        .in(language);
}

}  // namespace

std::string comparison_table(const Comparison& comparison, const std::string& currency,
                             Language language)
{
    const Scales scales = scales_for(comparison.rows.front().population_middle, language);
    return main_table(comparison, scales, currency, language) + "\n" +
           account_table(comparison, scales, currency, language) + "\n" +
           warnings_text(comparison, language) + unpriced_text(comparison, language) +
           comparison_note(language);
}

std::vector<std::string> plausibility_warnings(const Comparison& comparison, Language language)
{
    std::vector<std::string> warnings;
    for (const ComparisonRow* row : implausible_rows(comparison)) {
        warnings.push_back(warning(*row, *comparison.plausible_gain, language));
    }
    return warnings;
}

}  // namespace natality::app
