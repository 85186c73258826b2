#include "backtest_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/backtest/score.hpp>
#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_reform = 33;

/// Tests that are scored together.
struct Group {
    const char* key;
    LocalText name;
    std::function<bool(const Reform&)> holds;
};

const std::array<Group, 3>& groups()
{
    static const std::array<Group, 3> all{{
        {"all", localized("All reforms"), [](const Reform&) { return true; }},
        {"not_calibrated", localized("Not used to set a figure"),
         [](const Reform& reform) { return !reform.is_calibrated; }},
        {"calibrated", localized("Used to set a figure"),
         [](const Reform& reform) { return reform.is_calibrated; }},
    }};
    return all;
}

ScoreSummary summary_of(const Group& group, const ReformSet& reforms,
                        const std::vector<ReformTest>& tests)
{
    std::vector<ReformTest> members;
    for (const ReformTest& test : tests) {
        if (group.holds(reforms.reforms()[test.reform])) {
            members.push_back(test);
        }
    }
    return summary(members);
}

std::string points(double score)
{
    return fmt::format("{:.1f}", 100.0 * score);
}

/// `-` where there is no skill to tell.
std::string skill_text(double score, double reference)
{
    const double gained = skill(score, reference);
    return std::isnan(gained) ? "-" : fmt::format("{:+.2f}", gained);
}

std::vector<std::string> reform_cells(const Reform& reform, const ReformTest& test,
                                      Language language)
{
    const std::string marks =
        std::string(reform.is_calibrated ? "*" : "") + (reform.observation_is_verified ? "" : "?");
    return {fitted(reform.name.in(language), widest_reform - marks.size()) + marks,
            reform.window_years == 1.0 ? std::string("1")
                                       : fmt::format("1-{:g}", reform.window_years),
            percent_change(test.predicted.low),
            percent_change(test.predicted.central),
            percent_change(test.predicted.high),
            percent_change(reform.observed.central),
            (test.is_inside ? localized("yes") : localized("no")).in(language),
            points(test.score)};
}

TextTable table_of(const ReformSet& reforms, const std::vector<ReformTest>& tests,
                   const std::function<bool(const Reform&)>& is_wanted, Language language)
{
    TextTable table(1);
    table.add({localized("reform").in(language), localized("years").in(language),
               localized("low").in(language), localized("central").in(language),
               localized("high").in(language), localized("observed").in(language),
               localized("inside").in(language), "CRPS"});
    table.add_rule();
    for (const ReformTest& test : tests) {
        const Reform& reform = reforms.reforms()[test.reform];
        if (is_wanted(reform)) {
            table.add(reform_cells(reform, test, language));
        }
    }
    return table;
}

TextTable score_table(const ReformSet& reforms, const std::vector<ReformTest>& tests,
                      Language language)
{
    TextTable table(1);
    table.add({"", localized("inside").in(language), "CRPS", localized("no effect").in(language),
               localized("skill").in(language), localized("money").in(language),
               localized("power law").in(language), localized("skill").in(language)});
    table.add_rule();
    for (const Group& group : groups()) {
        const ScoreSummary scores = summary_of(group, reforms, tests);
        if (scores.count == 0) {
            continue;
        }
        const bool has_money = scores.money_count > 0;
        table.add({group.name.in(language), fmt::format("{}/{}", scores.inside, scores.count),
                   points(scores.score), points(scores.no_effect_score),
                   skill_text(scores.score, scores.no_effect_score),
                   has_money ? points(scores.money_score) : "-",
                   has_money ? points(scores.power_law_score) : "-",
                   has_money ? skill_text(scores.money_score, scores.power_law_score) : "-"});
    }
    return table;
}

std::string introduction(Language language)
{
    return localized(
               "Change after reforms that happened, in %, over the years after each: what the "
               "catalogue predicts with the low, central and high figures of its evidence, and "
               "what was observed.")
        .in(language);
}

std::string backtest_note(Language language)
{
    return localized(
               "CRPS: score of the predicted distribution in points, 0 is perfect. skill: what "
               "it "
               "gains on no effect, and on a power law in money; 1 is perfect, 0 no gain. *: a "
               "figure of the catalogue was set by it. ?: the observation was not checked in its "
               "source.")
        .in(language);
}

Json reform_json(const Reform& reform, const DoseStep& step, const ReformTest& test)
{
    Json json{{"id", reform.id},
              {"name", local_text_json(reform.name)},
              {"country", reform.country},
              {"measure", reform.measure},
              {"dose", reform.dose},
              {"step", local_text_json(step.unit)},
              {"orders", reform.orders},
              {"share", reform.share},
              {"window_years", reform.window_years},
              {"outcome", local_text_json(reform.outcome)},
              {"predicted", range_json(test.predicted)},
              {"observed", range_json(reform.observed)},
              {"inside", test.is_inside},
              {"crps", test.score},
              {"crps_no_effect", test.no_effect_score},
              {"crps_power_law", nullptr},
              {"calibrated", reform.is_calibrated},
              {"observation_verified", reform.observation_is_verified},
              {"dose_verified", reform.dose_is_verified},
              {"source", reform.source}};
    if (test.power_law_score) {
        json["crps_power_law"] = *test.power_law_score;
    }
    return json;
}

Json number(double value)
{
    return std::isnan(value) ? Json() : Json(value);
}

Json score_json(const ScoreSummary& scores)
{
    Json json{{"count", scores.count}, {"inside", scores.inside}};
    if (scores.count > 0) {
        json["crps"] = scores.score;
        json["crps_no_effect"] = scores.no_effect_score;
        json["skill_no_effect"] = number(skill(scores.score, scores.no_effect_score));
    }
    if (scores.money_count > 0) {
        json["money"] = {
            {"count", scores.money_count},
            {"crps", scores.money_score},
            {"crps_power_law", scores.power_law_score},
            {"skill_power_law", number(skill(scores.money_score, scores.power_law_score))}};
    }
    return json;
}

}  // namespace

std::string backtest_table(const ReformSet& reforms, const std::vector<ReformTest>& tests,
                           Language language)
{
    std::string text;
    text += lines_of(introduction(language));
    text += "\n" +
            table_of(
                reforms, tests, [](const Reform&) { return true; }, language)
                .text() +
            "\n" + score_table(reforms, tests, language).text() + "\n";
    text += lines_of(backtest_note(language));
    return text;
}

std::string backtest_section(const ReformSet& reforms, const std::vector<ReformTest>& tests,
                             const std::string& measure, Language language)
{
    const auto is_of_measure = [&](const Reform& reform) { return reform.measure == measure; };
    const Group of_measure{"", localized("Mean of these reforms"),
                           [&](const Reform& r) { return is_of_measure(r); }};
    const ScoreSummary scores = summary_of(of_measure, reforms, tests);
    if (scores.count == 0) {
        return "";
    }
    std::string text = localized("Back-tests\n").in(language);
    text += table_of(reforms, tests, is_of_measure, language).text();
    text += lines_of(localized("{}: CRPS {}, no effect {} (points).", of_measure.name,
                               points(scores.score), points(scores.no_effect_score))
                         .in(language));
    return text + "\n";
}

Json backtest_json(const ReformSet& reforms, const std::vector<ReformTest>& tests)
{
    Json json;
    json["reforms"] = Json::array();
    for (const ReformTest& test : tests) {
        const Reform& reform = reforms.reforms()[test.reform];
        json["reforms"].push_back(reform_json(reform, reforms.step(reform.measure), test));
    }
    for (const Group& group : groups()) {
        json["scores"][group.key] = score_json(summary_of(group, reforms, tests));
    }
    return json;
}

}  // namespace natality::app
