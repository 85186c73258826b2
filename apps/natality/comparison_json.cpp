#include "comparison_view.hpp"

#include "json_values.hpp"

#include <natality/measures/names.hpp>

namespace natality::app {

namespace {

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

nlohmann::ordered_json comparison_json(const Comparison& comparison, const std::string& currency)
{
    const Milestones& when = comparison.milestones;
    nlohmann::ordered_json json;
    json["milestones"] = {
        {"near", when.near.value}, {"middle", when.middle.value}, {"far", when.far.value}};
    const Milestones& summed = comparison.summed_through;
    json["summed_through"] = {{"near", summed.near.value}, {"middle", summed.middle.value}};
    json["middle_events"] = comparison.middle_events.value;
    json["currency"] = currency;
    json["scenarios"] = nlohmann::ordered_json::array();
    for (const ComparisonRow& row : comparison.rows) {
        json["scenarios"].push_back(
            {{"id", row.id},
             {"name", local_text_json(row.name)},
             {"is_other_baseline", row.is_other_baseline},
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
