#include "measure_strength_view.hpp"

#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/measures/names.hpp>
#include <natality/scenario/effect_strength.hpp>

#include <fmt/format.h>

#include <array>
#include <vector>

namespace natality::app {

namespace {

/// Changes with the low, central and high figures.
using Changes = std::array<ChangeOverTime, 3>;

void add_row(TextTable& table, const std::string& name, const Changes& changes,
             double ChangeOverTime::*what)
{
    std::vector<std::string> cells{"  " + name};
    for (const ChangeOverTime& change : changes) {
        cells.push_back(percent_change(change.*what));
    }
    table.add(cells);
}

TextTable table_of(const Changes& changes, Language language)
{
    TextTable table;
    table.add({"", localized("low").in(language), localized("central").in(language),
               localized("high").in(language)});
    add_row(table, localized("births of years 1-5").in(language), changes,
            &ChangeOverTime::first_five_years);
    add_row(table, localized("births of year 10").in(language), changes, &ChangeOverTime::year_ten);
    add_row(table, localized("births of year 30").in(language), changes,
            &ChangeOverTime::year_thirty);
    add_row(table, localized("completed fertility").in(language), changes,
            &ChangeOverTime::completed_fertility);
    return table;
}

/// How far rates move for each effect that was observed on something else.
std::string multipliers(const Measure& measure, const std::vector<Range>& sizes, Language language)
{
    std::string text;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const Effect& effect = measure.effects[i];
        if (effect.observed.on == ObservedOn::rates || effect.log_effect.central == 0.0) {
            continue;
        }
        const double lambda = sizes[i].central / effect.log_effect.central;
        std::string orders;
        for (const int order : effect.orders) {
            orders += fmt::format("{}{}", orders.empty() ? " " : ", ", order);
        }
        text += fmt::format("  λ = {:.2f}: {}{}\n", lambda, target_name(effect.target).in(language),
                            orders);
    }
    return text;
}

}  // namespace

std::string strength_section(const Study& study, const Baseline& baseline, std::size_t measure,
                             Language language)
{
    const EffectSizes& sizes = baseline.effect_sizes().front();
    const UnchangedRegion region = unchanged_region(study, baseline, 0);
    const auto change_at = [&](EvidenceLevel level) {
        return change_over_time(study.catalogue(), measure, sizes, quantile_of(level), region);
    };
    const Changes changes{change_at(EvidenceLevel::low), change_at(EvidenceLevel::central),
                          change_at(EvidenceLevel::high)};
    const std::string& name = study.dataset().regions().front().region.name.in(language);
    std::string text =
        localized("Change in {}, alone and at full response, in %\n", name).in(language);
    text += table_of(changes, language).text();
    return text + multipliers(study.catalogue().measures()[measure], sizes.of(measure), language) +
           "\n";
}

}  // namespace natality::app
