#include "drawn_view.hpp"

#include "json_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/draws/draw_summary.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace natality::app {

namespace {

/// Names give way where the headings are wider: the table is to fit 80 columns.
std::size_t widest_drawn_name(Language language)
{
    return language == Language::zh ? 18 : 20;
}

/// Rows of the 10 and 90 % points in draw_quantiles.
constexpr Index row_of_10 = 1;
constexpr Index row_of_90 = 5;

/// Row of the draws of effects alone among \ref variance_sources.
constexpr Index row_of_effects = 4;
static_assert(variance_sources[row_of_effects] == "effects");

/// What births are told in.
struct BirthScale {
    double unit = 1.0;
    std::string name;
    int decimals = 0;
};

BirthScale birth_scale(double population, Language language)
{
    const bool is_large = population >= 1e7;
    if (language == Language::zh) {
        return is_large ? BirthScale{1e4, localized("10 k").zh, 0}
                        : BirthScale{1.0, localized("people").zh, 0};
    }
    return is_large ? BirthScale{1e6, "m", 1} : BirthScale{1e3, "k", 0};
}

/// Births to the end of a milestone in one scenario.
struct DrawnBirths {
    double central = 0.0;
    double low = 0.0;
    double high = 0.0;
};

std::string interval_text(const DrawnBirths& births, const BirthScale& scale, bool is_difference)
{
    const auto text = [&](double value) {
        const double scaled = value / scale.unit;
        return is_difference ? fmt::format("{:+.{}f}", scaled, scale.decimals)
                             : fmt::format("{:.{}f}", scaled, scale.decimals);
    };
    return fmt::format("{} ({} … {})", text(births.central), text(births.low), text(births.high));
}

/// The draws of one region of a results file.
class DrawnRegion {
public:
    DrawnRegion(const io::ResultsReader& results, std::size_t region)
        : results_(results), region_(region)
    {
    }

    /// Births to the end of \p year: of the baseline in full, of others the difference.
    DrawnBirths births(std::size_t scenario, Year year, double central) const
    {
        const char* const variable =
            scenario == 0 ? "births_cumulative_quantile" : "births_cumulative_difference_quantile";
        const Eigen::ArrayXXd quantiles = results_.drawn(variable, scenario, region_);
        const Index t = event_index(results_.years(), year);
        return {central, quantiles(row_of_10, t), quantiles(row_of_90, t)};
    }

    /// What share of the variance of the births gained is there with effects alone; at most 1.
    double share_of_effects(std::size_t scenario, Year year) const
    {
        const Eigen::ArrayXXd variance =
            results_.drawn("births_cumulative_difference_variance", scenario, region_);
        const Index t = event_index(results_.years(), year);
        return std::min(1.0, variance(row_of_effects, t) / variance(0, t));
    }

    /// Share of draws with more births than the baseline's.
    double gains(std::size_t scenario, Year year) const
    {
        return results_.drawn("probability_more_births", scenario,
                              region_)(0, event_index(results_.years(), year));
    }

private:
    const io::ResultsReader& results_;
    std::size_t region_;
};

std::string whole_share(double share)
{
    return std::isfinite(share) ? fmt::format("{:.0f}", 100.0 * share) : "-";
}

std::string drawn_note(int draws, Language language)
{
    return lines_of(
        localized("{} draws: before the brackets the run without draws, in them where 80 % of the "
                  "draws lie; the baseline in full, the others as differences from the baseline of "
                  "the same draw, from the base year to the end of the year named. effects: part "
                  "of the variance of the births gained that effects alone bring. gain: draws with "
                  "more births than the baseline.",
                  draws)
            .in(language));
}

void add_drawn_headings(TextTable& table, const Milestones& when, const std::string& unit,
                        Language language)
{
    const std::string near = localized("to {}", when.near.value).in(language);
    const std::string middle = localized("to {}", when.middle.value).in(language);
    table.add({"", localized("births").in(language), localized("births").in(language),
               localized("effects").in(language), localized("gain").in(language)});
    table.add({"", near, middle, middle, middle});
    table.add({"", unit, unit, "%", "%"});
    table.add_rule();
}

/// Seven quantiles and the mean of one variable at a step.
nlohmann::ordered_json distribution_json(const io::ResultsReader& results,
                                         const std::string& variable, std::size_t scenario,
                                         std::size_t region, Index step)
{
    const Eigen::ArrayXXd quantiles = results.drawn(variable + "_quantile", scenario, region);
    nlohmann::ordered_json json;
    for (std::size_t q = 0; q < draw_quantiles.size(); ++q) {
        json[fmt::format("{}", draw_quantiles[q])] =
            finite_or_null(quantiles(static_cast<Index>(q), step));
    }
    json["mean"] = finite_or_null(results.series(variable + "_mean", scenario, region)(step));
    return json;
}

nlohmann::ordered_json scenario_json(const io::ResultsReader& results, const Milestones& when,
                                     std::size_t scenario, std::size_t region)
{
    const YearAxis& years = results.years();
    const Index near = event_index(years, when.near);
    const Index middle = event_index(years, when.middle);
    const auto of = [&](const char* variable, Index step) {
        return distribution_json(results, variable, scenario, region, step);
    };
    return {{"id", results.scenarios()[scenario].id},
            {"births_to_near", of("births_cumulative", near)},
            {"births_to_middle", of("births_cumulative", middle)},
            {"additional_births_to_near", of("births_cumulative_difference", near)},
            {"additional_births_to_middle", of("births_cumulative_difference", middle)},
            {"tfr_middle", of("tfr", middle)},
            {"population_middle", of("population_total", middle)},
            {"population_far", of("population_total", years.size())},
            {"share_of_draws_with_gain", DrawnRegion(results, region).gains(scenario, when.middle)},
            {"share_of_variance_from_effects",
             finite_or_null(DrawnRegion(results, region).share_of_effects(scenario, when.middle))}};
}

}  // namespace

std::string drawn_table(const io::ResultsReader& results, const Comparison& comparison,
                        std::size_t region, Language language)
{
    if (results.draws() == 0) {
        return "";
    }
    const Milestones& when = comparison.milestones;
    const DrawnRegion drawn(results, region);
    const BirthScale scale = birth_scale(comparison.rows.front().population_middle, language);
    TextTable table(1);
    add_drawn_headings(table, comparison.summed_through, scale.name, language);
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
        const ComparisonRow& row = comparison.rows[i];
        const bool is_difference = i > 0;
        const double near = is_difference ? row.additional_births_to_near : row.births_to_near;
        const double middle =
            is_difference ? row.additional_births_to_middle : row.births_to_middle;
        table.add({fitted(row.name.in(language), widest_drawn_name(language)),
                   interval_text(drawn.births(i, when.near, near), scale, is_difference),
                   interval_text(drawn.births(i, when.middle, middle), scale, is_difference),
                   is_difference ? whole_share(drawn.share_of_effects(i, when.middle)) : "-",
                   is_difference ? whole_share(drawn.gains(i, when.middle)) : "-"});
    }
    return "\n" + table.text() + "\n" + drawn_note(results.draws(), language);
}

nlohmann::ordered_json drawn_json(const io::ResultsReader& results, const Comparison& comparison,
                                  std::size_t region)
{
    if (results.draws() == 0) {
        return nullptr;
    }
    nlohmann::ordered_json json{{"count", results.draws()},
                                {"scenarios", nlohmann::ordered_json::array()}};
    for (std::size_t scenario = 0; scenario < results.scenarios().size(); ++scenario) {
        json["scenarios"].push_back(
            scenario_json(results, comparison.milestones, scenario, region));
    }
    return json;
}

}  // namespace natality::app
