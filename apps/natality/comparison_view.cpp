#include "comparison_view.hpp"

#include "json_values.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/measures/names.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace natality::app {

namespace {

constexpr std::size_t widest_package = 22;

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

struct Headings {
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::vector<std::string> third;
};

Headings headings(const Milestones& when, const Scales& scales, const std::string& currency,
                  Language language)
{
    const std::string near = std::to_string(when.near.value);
    const std::string middle = std::to_string(when.middle.value);
    const std::string far = std::to_string(when.far.value);
    const std::string persons = scales.persons.name;
    const std::string money = scales.money.name;
    const std::string per_birth = scales.money_per_birth.name;
    const std::vector<std::string> years{"", near, middle, middle, middle, far, middle, middle};
    Headings rows{{}, years, {}};
    if (language == Language::zh) {
        rows.first = {"", "出生", "出生", "生育率", "人口", "人口", "老年比", "费用", "每多生"};
        rows.second.emplace_back("一孩");
        rows.third = {"", persons, persons, "", persons, persons, "%", money, per_birth};
    } else {
        rows.first = {"", "births", "births", "TFR", "people", "people", "old-age", "cost", "per"};
        rows.second.emplace_back("birth");
        rows.third = {"",
                      persons,
                      persons,
                      "",
                      persons,
                      persons,
                      "%",
                      money + " " + currency,
                      per_birth + " " + currency};
    }
    return rows;
}

std::vector<std::string> baseline_cells(const ComparisonRow& row, const Scales& scales,
                                        Language language)
{
    const double persons = scales.persons.unit;
    const int decimals = decimals_for(scales.persons) / 2;
    return {fitted(row.name.in(language), widest_package),
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
                                          const Scales& scales, Language language)
{
    const double persons = scales.persons.unit;
    const int decimals = decimals_for(scales.persons);
    const auto difference = [&](double value, double reference) {
        return number((value - reference) / persons, decimals, true);
    };
    return {fitted(row.name.in(language), widest_package),
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

/// A payer in the width of a column.
std::string payer_heading(Payer payer, Language language)
{
    switch (payer) {
    case Payer::central:
        return language == Language::zh ? "中央" : "central";
    case Payer::insurance:
        return language == Language::zh ? "基金" : "fund";
    case Payer::employer:
        return language == Language::zh ? "单位" : "firms";
    case Payer::family:
        return language == Language::zh ? "家庭" : "family";
    case Payer::local:
        break;
    }
    return language == Language::zh ? "地方" : "local";
}

Headings account_headings(const Comparison& comparison, const Scales& scales,
                          const std::string& currency, Language language)
{
    const bool zh = language == Language::zh;
    const std::string middle = std::to_string(comparison.milestones.middle.value);
    const std::string money = scales.money.name;
    Headings rows{{"", zh ? "现值" : "disc.", zh ? "每多生" : "per", zh ? "占GDP" : "of GDP"},
                  {"", middle, zh ? "一孩现值" : "birth", middle},
                  {"", zh ? money : money + " " + currency, scales.money_per_birth.name, "%"}};
    for (const std::size_t payer : payers_in(comparison)) {
        rows.first.push_back(payer_heading(all_payers[payer], language));
        rows.second.push_back(middle);
        rows.third.push_back(money);
    }
    if (has_fund(comparison)) {
        rows.first.emplace_back(zh ? "基金结余" : "balance");
        rows.second.push_back(middle);
        rows.third.push_back(money);
    }
    return rows;
}

std::vector<std::string> account_cells(const ComparisonRow& row, const Comparison& comparison,
                                       const Scales& scales, Language language)
{
    const double share = 100.0 * row.share_of_gdp;
    std::vector<std::string> cells{
        fitted(row.name.in(language), widest_package),
        cost_text(row.discounted_cost, row, scales.money),
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

std::string account_table(const Comparison& comparison, const Scales& scales,
                          const std::string& currency, Language language)
{
    const Headings heading = account_headings(comparison, scales, currency, language);
    TextTable table(1);
    table.add(heading.first);
    table.add(heading.second);
    table.add(heading.third);
    table.add_rule();
    for (const ComparisonRow& row : comparison.rows) {
        table.add(account_cells(row, comparison, scales, language));
    }
    return table.text();
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
            ? "基线为绝对值，其余各行为与基线之差。出生和费用自基年累计至该年末，人口为年初数。"
              "老年比：每百名15-64岁人口对应的65岁及以上人口。费用为超出基线的部分，未贴现，"
              "只计有单价的项目；现值为贴现后的费用和出生。占GDP为当年比例，各承担者为累计，"
              "基金结余为当年缴费减全部支付。效应取自文献，有不确定性，并非定论。"
            : "Baseline in full; the other rows are differences from it. Births and cost: from the "
              "base year to the end of the year named; people: on 1 January. old-age: persons 65 "
              "and over per 100 aged 15-64. Cost: beyond the baseline's, undiscounted, only what "
              "has a known price; disc.: discounted, per birth the births as well; of GDP: in the "
              "year. central, local, fund, firms: who pays of the undiscounted. balance: "
              "contributions to the insurance fund less all it pays, in the year. Effects are "
              "evidence with uncertainty, not truth.";
    return lines_of(text);
}

nlohmann::ordered_json payers_json(const ComparisonRow& row)
{
    nlohmann::ordered_json json;
    for (std::size_t payer = 0; payer < all_payers.size(); ++payer) {
        json[payer_id(all_payers[payer])] = finite_or_null(row.cost_by_payer[payer]);
    }
    return json;
}

nlohmann::ordered_json unpriced_json(const ComparisonRow& row)
{
    nlohmann::ordered_json ids = nlohmann::ordered_json::array();
    for (const UnpricedMeasure& measure : row.unpriced) {
        ids.push_back(measure.id);
    }
    return ids;
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

nlohmann::ordered_json gain_json(const ComparisonRow& row, const Comparison& comparison)
{
    if (!row.gain) {
        return nullptr;
    }
    nlohmann::ordered_json json{{"first", row.gain->first.value},
                                {"last", row.gain->last.value},
                                {"relative", row.gain->relative}};
    if (comparison.plausible_gain) {
        json["is_plausible"] = !is_implausible(*row.gain, *comparison.plausible_gain);
    }
    return json;
}

}  // namespace

std::string comparison_table(const Comparison& comparison, const std::string& currency,
                             Language language)
{
    const ComparisonRow& baseline = comparison.rows.front();
    const Scales scales = scales_for(baseline.population_middle, language);
    const Headings heading = headings(comparison.milestones, scales, currency, language);
    TextTable table(1);
    table.add(heading.first);
    table.add(heading.second);
    table.add(heading.third);
    table.add_rule();
    table.add(baseline_cells(baseline, scales, language));
    for (std::size_t i = 1; i < comparison.rows.size(); ++i) {
        table.add(difference_cells(comparison.rows[i], baseline, scales, language));
    }
    return table.text() + "\n" + account_table(comparison, scales, currency, language) + "\n" +
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

nlohmann::ordered_json comparison_json(const Comparison& comparison, const std::string& currency)
{
    const Milestones& when = comparison.milestones;
    nlohmann::ordered_json json;
    json["milestones"] = {
        {"near", when.near.value}, {"middle", when.middle.value}, {"far", when.far.value}};
    json["currency"] = currency;
    json["scenarios"] = nlohmann::ordered_json::array();
    for (const ComparisonRow& row : comparison.rows) {
        json["scenarios"].push_back(
            {{"id", row.id},
             {"name", local_text_json(row.name)},
             {"births_to_near", row.births_to_near},
             {"births_to_middle", row.births_to_middle},
             {"additional_births_to_near", row.additional_births_to_near},
             {"additional_births_to_middle", row.additional_births_to_middle},
             {"births_gain", gain_json(row, comparison)},
             {"tfr_middle", row.tfr},
             {"population_middle", row.population_middle},
             {"population_far", row.population_far},
             {"old_age_ratio_middle", row.old_age_ratio_middle},
             {"old_age_ratio_far", row.old_age_ratio_far},
             {"unpriced_measures", unpriced_json(row)},
             {"cost_to_middle", finite_or_null(row.cost)},
             {"cost_to_middle_at_low", finite_or_null(row.cost_at_low)},
             {"cost_to_middle_at_high", finite_or_null(row.cost_at_high)},
             {"deadweight_share", finite_or_null(row.deadweight_share)},
             {"cost_per_additional_birth", finite_or_null(row.cost_per_additional_birth)},
             {"discounted_cost_to_middle", finite_or_null(row.discounted_cost)},
             {"discounted_cost_per_additional_birth",
              finite_or_null(row.discounted_cost_per_additional_birth)},
             {"share_of_gdp_middle", finite_or_null(row.share_of_gdp)},
             {"cost_by_payer_to_middle", payers_json(row)},
             {"insurance_balance_middle", finite_or_null(row.insurance_balance)}});
    }
    return json;
}

}  // namespace natality::app
