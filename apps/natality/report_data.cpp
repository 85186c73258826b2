#include "report_data.hpp"

#include "backtest_view.hpp"
#include "builtin_data.hpp"
#include "comparison_view.hpp"
#include "drawn_view.hpp"
#include "json_values.hpp"
#include "measures_view.hpp"
#include "report_values.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/base/problems.hpp>
#include <natality/draws/draw_summary.hpp>
#include <natality/io/read_reforms.hpp>
#include <natality/io/read_study.hpp>
#include <natality/measures/names.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

/// What the page draws, by year or point; what a results file lacks of it, the page leaves out.
constexpr std::array series_of_report{"births_total",
                                      "births_by_order",
                                      "deaths_total",
                                      "net_migrants_total",
                                      "tfr",
                                      "tfr_by_order",
                                      "tfr_tempo_adjusted",
                                      "mean_age_at_birth",
                                      "mean_age_at_birth_by_order",
                                      "mean_age_at_first_union",
                                      "completed_cohort_fertility",
                                      "childless_at_50",
                                      "ever_in_union_at_50",
                                      "life_expectancy_female",
                                      "life_expectancy_male",
                                      "population_total",
                                      "population_0_2",
                                      "population_3_5",
                                      "population_6_11",
                                      "population_12_14",
                                      "population_15_17",
                                      "population_0_14",
                                      "population_15_64",
                                      "population_65_over",
                                      "population_80_over",
                                      "women_15_49",
                                      "old_age_dependency_ratio",
                                      "child_dependency_ratio",
                                      "median_age",
                                      "share_65_over",
                                      "intensity",
                                      "incremental_cost",
                                      "incremental_cost_by_payer",
                                      "discounted_incremental_cost",
                                      "incremental_share_of_gdp",
                                      "insurance_balance",
                                      "capacity",
                                      "incremental_capacity"};

/// What draws say, by year or point and quantile; to seven figures, as they are estimates.
constexpr std::array quantiles_of_report{"births_total_quantile",
                                         "births_cumulative_difference_quantile",
                                         "tfr_quantile",
                                         "population_total_quantile",
                                         "old_age_dependency_ratio_quantile",
                                         "incremental_cost_cumulative_quantile"};

/// Scenarios times regions whose series a report keeps bit for bit; of more, to seven figures.
constexpr std::size_t most_exact_rows = 100;

/// Numbers of age and sex that a report carries at most; of more, it shows fewer years.
constexpr std::size_t most_pyramid_numbers = 250'000;

Json report_labels(const std::vector<io::NamedLabel>& labels)
{
    Json json = Json::array();
    for (const io::NamedLabel& label : labels) {
        json.push_back({{"id", label.id}, {"name", local_text_json(label.name)}});
    }
    return json;
}

/// The labels along an axis with the names that the file gives them.
Json axis_json(const files::NetcdfReader& file, const std::string& axis, const std::string& what)
{
    Json json = Json::array();
    if (!file.contains(axis)) {
        return json;
    }
    const std::vector<std::string> ids = file.texts(axis);
    const auto texts = [&](const std::string& name) {
        return file.contains(name) ? file.texts(name) : std::vector<std::string>(ids.size());
    };
    const std::vector<std::string> english = texts(what + "_name");
    const std::vector<std::string> chinese = texts(what + "_name_zh");
    const std::vector<std::string> unit = texts(what + "_unit");
    const std::vector<std::string> unit_zh = texts(what + "_unit_zh");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        json.push_back({{"id", ids[i]},
                        {"name", local_text_json({english[i], chinese[i]})},
                        {"unit", local_text_json({unit[i], unit_zh[i]})}});
    }
    return json;
}

Json report_attributes(const files::Attributes& attributes)
{
    Json json = Json::object();
    for (const files::Attribute& attribute : attributes) {
        std::visit([&](const auto& value) { json[attribute.name] = value; }, attribute.value);
    }
    return json;
}

Json series_of(const files::NetcdfReader& file)
{
    const std::vector<std::size_t> shape = file.describe("births_total").shape;
    const NumberWidth width =
        shape.at(0) * shape.at(2) <= most_exact_rows ? NumberWidth::float64 : NumberWidth::float32;
    Json json = Json::object();
    for (const char* const variable : series_of_report) {
        if (file.contains(variable)) {
            json[variable] = series_json(file, variable, width);
        }
    }
    for (const char* const variable : quantiles_of_report) {
        if (file.contains(variable)) {
            json[variable] = series_json(file, variable, NumberWidth::float32);
        }
    }
    return json;
}

/// Every how many points a report has the population by age.
std::size_t pyramid_step(const files::NetcdfReader& file)
{
    const std::vector<std::size_t> shape = file.describe("population").shape;
    const std::size_t numbers =
        std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
    for (const std::size_t step : {1, 5, 10}) {
        if (numbers / step <= most_pyramid_numbers) {
            return step;
        }
    }
    return 20;
}

std::vector<Comparison> comparisons_of(const io::ResultsReader& results)
{
    std::vector<Comparison> comparisons;
    for (std::size_t region = 0; region < results.regions().size(); ++region) {
        comparisons.push_back(compare(results.scenario_series(region), results.years(),
                                      default_milestones(results.years()), results.money(),
                                      results.plausible_gain()));
    }
    return comparisons;
}

Json comparisons_json(const std::vector<Comparison>& comparisons, const std::string& currency)
{
    Json json = Json::array();
    for (const Comparison& comparison : comparisons) {
        json.push_back(comparison_json(comparison, currency));
    }
    return json;
}

/// What draws say of every region at the milestones, and what was drawn; null without draws.
Json draws_of(const io::ResultsReader& results, const std::vector<Comparison>& comparisons)
{
    if (results.draws() == 0) {
        return nullptr;
    }
    Json json{
        {"count", results.draws()}, {"quantiles", draw_quantiles}, {"regions", Json::array()}};
    for (std::size_t region = 0; region < comparisons.size(); ++region) {
        json["regions"].push_back(drawn_json(results, comparisons[region], region)["scenarios"]);
    }
    return json;
}

Json observed_of(const Study& study)
{
    Json json = Json::array();
    for (const RegionInputs& region : study.dataset().regions()) {
        Json figures = Json::array();
        for (const ObservedFigure& figure : region.observed) {
            figures.push_back({figure.indicator, figure.year.value, figure.value});
        }
        json.push_back(std::move(figures));
    }
    json.insert(json.end(), study.dataset().sums().size(), Json::array());
    return json;
}

/// The built-in reforms held against the catalogue; nothing where they do not fit it.
Json backtests_of(const Catalogue& catalogue)
{
    try {
        const ReformSet reforms = io::read_reforms(builtin_data_folder() / "backtests", catalogue);
        return backtest_json(reforms, backtest(reforms, catalogue));
    } catch (const InputError&) {
        return nullptr;
    }
}

}  // namespace

nlohmann::ordered_json report_catalogue_json(const Catalogue& catalogue)
{
    std::vector<std::size_t> all(catalogue.measures().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Json json{{"title", local_text_json(catalogue.title())}};
    json.update(measures_json(catalogue, all));
    json["headings"] = Json::array();
    for (const Heading& heading : catalogue.headings()) {
        json["headings"].push_back({{"id", heading.id}, {"name", local_text_json(heading.name)}});
    }
    json["references"] = Json::object();
    for (const Reference& reference : catalogue.references()) {
        json["references"][reference.key] = reference.text.en;
    }
    return json;
}

nlohmann::ordered_json report_results_json(const std::string& file)
{
    const io::ResultsReader results(file);
    const files::NetcdfReader reader(file);
    const Study study = io::read_study(results.inputs());
    const YearAxis& years = results.years();
    const std::vector<Comparison> comparisons = comparisons_of(results);
    Json payers = Json::array();
    for (const Payer payer : all_payers) {
        payers.push_back({{"id", payer_id(payer)}, {"name", local_text_json(payer_name(payer))}});
    }
    return {{"attributes", report_attributes(results.attributes())},
            {"study_title", local_text_json(study.title())},
            {"years", {{"first", years.first().value}, {"step", years.step()}}},
            {"scenarios", report_labels(results.scenarios())},
            {"regions", report_labels(results.regions())},
            {"measures", axis_json(reader, "measure", "measure")},
            {"capacity_lines", axis_json(reader, "capacity_line", "capacity")},
            {"payers", std::move(payers)},
            {"ages", reader.texts("age_label")},
            {"series", series_of(reader)},
            {"pyramids", pyramids_json(reader, pyramid_step(reader))},
            {"comparisons", comparisons_json(comparisons, results.currency())},
            {"draws", draws_of(results, comparisons)},
            {"observed", observed_of(study)},
            {"catalogue", report_catalogue_json(study.catalogue())},
            {"backtests", backtests_of(study.catalogue())}};
}

}  // namespace natality::app
