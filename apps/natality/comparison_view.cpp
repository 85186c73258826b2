#include "comparison_view.hpp"

#include "number_scale.hpp"
#include "text_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
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
        return {is_large ? Scale{1e4, "万"} : Scale{1.0, "人"}, {1e8, "亿"}, {1e4, "万"}};
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

/// A heading from its columns, top down.
Headings heading_of(const std::vector<std::vector<std::string>>& columns)
{
    Headings rows(columns.front().size());
    for (const std::vector<std::string>& column : columns) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row].push_back(column[row]);
        }
    }
    return rows;
}

/// The years of headings: a sum through one, and one alone.
struct YearWords {
    Language language;

    [[nodiscard]] std::string through(Year year) const
    {
        return (language == Language::zh ? "至" : "to ") + std::to_string(year.value);
    }
    [[nodiscard]] std::string in(Year year) const
    {
        return language == Language::zh ? std::to_string(year.value) + "年"
                                        : "in " + std::to_string(year.value);
    }
};

Headings headings(const Comparison& comparison, const Scales& scales, const std::string& currency,
                  Language language)
{
    const YearWords words{language};
    const Milestones& when = comparison.milestones;
    const Milestones& summed = comparison.summed_through;
    const std::string near = words.through(summed.near);
    const std::string middle = words.through(summed.middle);
    const std::string in_events = words.in(comparison.middle_events);
    const std::string in_middle = words.in(when.middle);
    const std::string in_far = words.in(when.far);
    const std::string persons = scales.persons.name;
    if (language == Language::zh) {
        return heading_of({{"", "", "", ""},
                           {"", "出生", near, persons},
                           {"", "出生", middle, persons},
                           {"总和", "生育率", in_events, ""},
                           {"年初", "人口", in_middle, persons},
                           {"年初", "人口", in_far, persons},
                           {"老年", "抚养比", in_middle, "%"},
                           {"", "费用", middle, scales.money.name},
                           {"每多生", "一孩", middle, scales.money_per_birth.name}});
    }
    const std::string middle_year = std::to_string(when.middle.value);
    const std::string summed_to = std::to_string(summed.middle.value);
    const std::string money = fmt::format("{} {}", scales.money.name, currency);
    const std::string each = fmt::format("{} {}", scales.money_per_birth.name, currency);
    return heading_of({{"", "", "", ""},
                       {"births", "to", std::to_string(summed.near.value), persons},
                       {"births", "to", summed_to, persons},
                       {"TFR", "in", std::to_string(comparison.middle_events.value), ""},
                       {"people", "in", middle_year, persons},
                       {"people", "in", std::to_string(when.far.value), persons},
                       {"old-age", "in", middle_year, "%"},
                       {"cost", "to", summed_to, money},
                       {"cost a", "birth to", summed_to, each}});
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

/// A payer in the width of a column, over two rows.
std::pair<std::string, std::string> payer_heading(Payer payer, Language language)
{
    const bool zh = language == Language::zh;
    switch (payer) {
    case Payer::central:
        return zh ? std::pair{"中央", "负担"} : std::pair{"central", "pays"};
    case Payer::insurance:
        return zh ? std::pair{"基金", "支付"} : std::pair{"insurer", "pays"};
    case Payer::employer:
        return zh ? std::pair{"单位", "负担"} : std::pair{"firms", "pay"};
    case Payer::family:
        return zh ? std::pair{"家庭", "负担"} : std::pair{"family", "pays"};
    case Payer::local:
        break;
    }
    return zh ? std::pair{"地方", "负担"} : std::pair{"local", "pays"};
}

Headings account_headings(const Comparison& comparison, const Scales& scales,
                          const std::string& currency, Language language)
{
    const bool zh = language == Language::zh;
    const YearWords words{language};
    const std::string through = words.through(comparison.summed_through.middle);
    const std::string in = words.in(comparison.middle_events);
    const std::string money = scales.money.name;
    const std::string per_birth = scales.money_per_birth.name;
    std::vector<std::vector<std::string>> columns{{"", "", "", ""}};
    if (zh) {
        columns.insert(columns.end(), {{"", "现值", through, money},
                                       {"每多生", "一孩现值", through, per_birth},
                                       {"占", "GDP", in, "%"}});
    } else {
        columns.insert(columns.end(), {{"present", "value", through, money + " " + currency},
                                       {"of it a", "birth", through, per_birth},
                                       {"share", "of GDP", in, "%"}});
    }
    for (const std::size_t payer : payers_in(comparison)) {
        const auto [who, pays] = payer_heading(all_payers[payer], language);
        columns.push_back({who, pays, through, money});
    }
    if (has_fund(comparison)) {
        columns.push_back(zh ? std::vector<std::string>{"基金", "当期结余", in, money}
                             : std::vector<std::string>{"fund's", "balance", in, money});
    }
    return heading_of(columns);
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
    std::vector<std::string> listed;
    for (const auto& [position, name] : names) {
        listed.push_back(name);
    }
    return listed;
}

/// What the signs of costs that are not wholly known mean, set off from what follows.
std::string unpriced_text(const Comparison& comparison, Language language)
{
    const std::vector<std::string> names = unpriced_names(comparison, language);
    if (names.empty()) {
        return "";
    }
    const bool zh = language == Language::zh;
    const std::string listed = fmt::format("{}", fmt::join(names, zh ? "、" : ", "));
    const char* const text = zh ? "≥ 至少；? 未知。组合含价格未知的措施，其费用未计入：{}。"
                                : "≥: at least; ?: not known. Packages with measures of unknown "
                                  "price cost more than is counted: {}.";
    return lines_of(fmt::format(fmt::runtime(text), listed)) + "\n";
}

std::string comparison_note(Language language)
{
    const char* const text =
        language == Language::zh
            ? "基线为绝对值，其余各行为与基线之差。“至”：自基年累计至该年末，否则为当年。"
              "老年抚养比：每百名15-64岁人口对应的65岁及以上人口。费用为超出基线的部分，未贴现，"
              "只计有单价的项目；现值为贴现后的费用和出生。基金当期结余为当年缴费减全部支付。"
              "效应取自文献，有不确定性，并非定论。"
            : "Baseline in full; the other rows are differences from it. to: summed from the base "
              "year to the end of the year named; in: of that year, people on its 1 January. "
              "old-age: persons 65 and over per 100 aged 15-64. Cost: beyond the baseline's, "
              "undiscounted, only what has a known price; present value: discounted, a birth's "
              "with the births discounted as well. Who pays: of the undiscounted. fund's balance: "
              "contributions to the insurance fund less all it pays. Effects are evidence with "
              "uncertainty, not truth.";
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
    if (language == Language::zh) {
        return fmt::format("警告：{}：{}—{}年出生变动{:+.1f} %，超出证据所支持的{}—{} %。",
                           row.name.in(language), gain.first.value, gain.last.value,
                           100.0 * gain.relative, whole_percent(band[0]), whole_percent(band[1]));
    }
    return fmt::format("Warning: {}: births of {} to {} change by {:+.1f} %, beyond the {} to {} "
                       "% that the evidence allows.",
                       row.name.in(language), gain.first.value, gain.last.value,
                       100.0 * gain.relative, whole_percent(band[0]), whole_percent(band[1]));
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
