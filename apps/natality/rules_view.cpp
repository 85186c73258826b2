#include "rules_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_rule = 24;

std::string rule_name(CombinationRule rule, Language language)
{
    return localized_text(to_string(rule)).in(language);
}

std::vector<std::string> heading(const std::string& first, const Study& study, Language language)
{
    std::vector<std::string> cells{first};
    for (const CombinationRule rule : combination_rules()) {
        cells.push_back(rule_name(rule, language) + (rule == study.settings().rule ? "*" : ""));
    }
    return cells;
}

/// How births are shown: large ones in millions, or in ten thousands in Chinese.
struct BirthsScale {
    double divisor;
    int decimals;
    std::string unit;
};

BirthsScale births_scale(const RuleComparison& comparison, Language language)
{
    double largest = 0.0;
    for (const auto& package : comparison.packages) {
        for (const RuleEffect& effect : package) {
            largest = std::max(largest, std::abs(effect.additional_births));
        }
    }
    if (language == Language::zh) {
        return largest >= 1e5 ? BirthsScale{1e4, 0, localized("10 k").zh}
                              : BirthsScale{1.0, 0, localized("people").zh};
    }
    return largest >= 1e5 ? BirthsScale{1e6, 2, "m"} : BirthsScale{1e3, 2, "k"};
}

std::string table_text(const RuleComparison& comparison, const Study& study, Language language,
                       const std::string& title,
                       const std::function<std::string(const RuleEffect&)>& cell)
{
    TextTable table;
    table.add(heading(title, study, language));
    table.add_rule();
    for (std::size_t p = 0; p < comparison.packages.size(); ++p) {
        std::vector<std::string> row{
            fitted(study.scenarios()[p + 1].name.in(language), widest_rule)};
        for (const RuleEffect& effect : comparison.packages[p]) {
            row.push_back(cell(effect));
        }
        table.add(row);
    }
    return table.text();
}

std::string rules_note(Language language)
{
    const std::string text =
        localized(
            "Differences from the baseline. strongest: of each barrier the largest effect alone; "
            "diminishing: effects on one barrier overlap in part; interacting: with named pairs "
            "as well; multiplicative: nothing overlaps. *: the rule of the scenario file. No "
            "rule is proven; read them as a range.")
            .in(language);
    return lines_of(text);
}

}  // namespace

std::string rules_table(const RuleComparison& comparison, const Study& study, Language language)
{
    const BirthsScale scale = births_scale(comparison, language);
    const int year = comparison.year.value;
    const std::string births = localized("births to {}, {}", year, scale.unit).in(language);
    const std::string tfr = localized("TFR {}", year).in(language);
    const auto births_cell = [&](const RuleEffect& effect) {
        return fmt::format("{:+.{}f}", effect.additional_births / scale.divisor, scale.decimals);
    };
    const auto tfr_cell = [](const RuleEffect& effect) {
        return fmt::format("{:+.3f}", effect.additional_tfr);
    };
    return table_text(comparison, study, language, births, births_cell) + "\n" +
           table_text(comparison, study, language, tfr, tfr_cell) + "\n" + rules_note(language);
}

Json rules_json(const RuleComparison& comparison, const Study& study)
{
    Json json{{"year", comparison.year.value}, {"rule", to_string(study.settings().rule)}};
    json["packages"] = Json::array();
    for (std::size_t p = 0; p < comparison.packages.size(); ++p) {
        const Package& package = study.scenarios()[p + 1];
        Json rules;
        for (std::size_t rule = 0; rule < combination_rules().size(); ++rule) {
            const RuleEffect& effect = comparison.packages[p][rule];
            rules[to_string(combination_rules()[rule])] = {
                {"additional_births", effect.additional_births},
                {"additional_tfr", effect.additional_tfr}};
        }
        json["packages"].push_back({{"id", package.id},
                                    {"name", local_text_json(package.name)},
                                    {"rules", std::move(rules)}});
    }
    return json;
}

}  // namespace natality::app
