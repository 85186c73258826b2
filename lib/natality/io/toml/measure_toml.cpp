#include <natality/io/toml/measure_toml.hpp>

#include <natality/base/localized.hpp>
#include <natality/io/toml/domain_values.hpp>
#include <natality/measures/names.hpp>
#include <natality/measures/targets.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace natality::io {

namespace {

constexpr AgeRange every_age{Age{0}, Age{150}};

/// `observed = { on = "births", years = [1, 5] }`, the default of effects on births and unions.
EffectObservation observation_in(files::TomlTable& effect, Target target)
{
    const bool is_of_mothers = handling_of(target).action == TargetAction::rates;
    EffectObservation observed;
    observed.on = is_of_mothers ? ObservedOn::births : ObservedOn::rates;
    auto table = effect.table("observed");
    if (!table) {
        return observed;
    }
    observed.on =
        table->choice("on", files::choices(observed_on_ids(), observed_on_named), observed.on);
    if (const auto years = table->optional<std::array<int, 2>>("years")) {
        observed.first_year = years->front();
        observed.last_year = years->back();
        if (observed.on != ObservedOn::births) {
            table->report("years", localized("only births are looked at over some years"));
        }
    }
    table->report_unknown_keys();
    return observed;
}

Range log_of(const Range& change)
{
    return {std::log1p(change.low), std::log1p(change.central), std::log1p(change.high)};
}

/// The size of an effect: `change` of what was observed, `steps` into a pool, or `log_effect` of
/// the rates.
void read_size(files::TomlTable& table, Effect& effect)
{
    const bool is_change = table.has("change");
    const bool is_steps = table.has("steps");
    const bool is_log_effect = table.has("log_effect");
    const int given =
        static_cast<int>(is_change) + static_cast<int>(is_steps) + static_cast<int>(is_log_effect);
    if (given == 0) {
        table.report_missing(
            "change", localized("{{ low = …, central = …, high = … }}, or in its place steps "
                                "of a pool or log_effect"));
    } else if (given > 1) {
        table.report(is_log_effect ? "log_effect" : "steps",
                     localized("an effect has one size: change, steps or log_effect"));
        return;
    }
    if (is_change || is_steps) {
        effect.observed = observation_in(table, effect.target);
    }
    if (is_change) {
        const Range change = required_range(table, "change");
        if (!(change.low > -1.0)) {
            table.report("change",
                         localized("a relative change must be above -1, which leaves nothing"));
        } else {
            effect.log_effect = log_of(change);
        }
    } else if (is_steps) {
        effect.steps = table.required<double>("steps");
    } else if (is_log_effect) {
        effect.log_effect = required_range(table, "log_effect");
    }
}

Effect effect_in(files::TomlTable& table)
{
    Effect effect;
    if (!table.has("target")) {
        table.report_missing("target",
                             localized("what the effect acts on, for instance \"birth\""));
    }
    effect.target =
        table.choice("target", files::choices(target_ids(), target_named), Target::birth);
    effect.orders = table.optional<std::vector<int>>("orders", {});
    effect.ages = age_range(table, "ages", every_age);
    read_size(table, effect);
    effect.no_effect_probability = table.optional<double>("no_effect");
    effect.evidence = texts(table, "evidence");
    effect.note = local_text(table, "note");
    effect.place = table.place();
    table.report_unknown_keys();
    return effect;
}

/// The groups that `per = { persons = … }` may name.
files::Choices<Beneficiaries> groups_of_persons()
{
    files::Choices<Beneficiaries> groups = files::choices(beneficiaries_ids(), beneficiaries_named);
    std::erase_if(groups, [](const auto& group) {
        return group.second == Beneficiaries::births || group.second == Beneficiaries::fixed;
    });
    return groups;
}

/// `per = { persons = …, ages = … }`, `{ births = […] }` or `{ fixed = true }`.
void read_beneficiaries(files::TomlTable& line, Count& count)
{
    auto per = line.table("per");
    if (!per) {
        if (!line.has("per")) {
            line.report_missing("per", localized("whom the line counts, for instance {{ persons = "
                                                 "\"children\", ages = [0, 2] }}"));
        }
        return;
    }
    const bool is_persons = per->has("persons");
    const bool is_births = per->has("births");
    const bool is_fixed = per->optional("fixed", false);
    if (static_cast<int>(is_persons) + static_cast<int>(is_births) + static_cast<int>(is_fixed) !=
        1) {
        line.report("per", localized("must hold exactly one of persons, births and fixed = true"));
    }
    count.who = per->choice("persons", groups_of_persons(),
                            is_births ? Beneficiaries::births : Beneficiaries::fixed);
    count.orders = per->optional<std::vector<int>>("births", {});
    count.ages = age_range(*per, "ages", every_age);
    if (per->has("ages") && !counts_ages(count.who)) {
        per->report("ages", localized("only a group of persons is counted by ages"));
    }
    per->report_unknown_keys();
}

Count count_in(files::TomlTable& table)
{
    Count count;
    read_beneficiaries(table, count);
    if (table.holds_table("share")) {
        count.share_by_year = figures_by_year(table, "share");
    } else {
        count.share = table.optional("share", count.share);
    }
    count.coverage =
        table.choice("coverage", files::choices(coverage_ids(), coverage_named), count.coverage);
    return count;
}

CostLine cost_in(files::TomlTable& table)
{
    CostLine cost;
    cost.name = required_local_text(table, "name");
    cost.count = count_in(table);
    cost.kind = table.choice("kind", files::choices(line_kind_ids(), line_kind_named), cost.kind);
    cost.amount = optional_range(table, "amount");
    cost.growth = table.choice("growth", files::choices(growth_ids(), growth_named), cost.growth);
    cost.payer = table.choice("payer", files::choices(payer_ids(), payer_named), cost.payer);
    cost.enabled = table.optional("enabled", cost.enabled);
    cost.evidence = texts(table, "evidence");
    cost.note = local_text(table, "note");
    cost.place = table.place();
    table.report_unknown_keys();
    return cost;
}

CapacityLine capacity_in(files::TomlTable& table)
{
    CapacityLine capacity;
    capacity.name = required_local_text(table, "name");
    capacity.unit = local_text(table, "unit");
    capacity.count = count_in(table);
    capacity.amount = table.optional<double>("amount");
    capacity.enabled = table.optional("enabled", capacity.enabled);
    capacity.evidence = texts(table, "evidence");
    capacity.note = local_text(table, "note");
    capacity.place = table.place();
    table.report_unknown_keys();
    return capacity;
}

/// `eligible = { regions = […], orders = […], ages = [first, last] }`, each for all if absent.
Eligibility eligibility_in(files::TomlTable& measure)
{
    Eligibility eligible;
    auto table = measure.table("eligible");
    if (!table) {
        return eligible;
    }
    eligible.regions = texts(*table, "regions");
    eligible.orders = table->optional<std::vector<int>>("orders", {});
    if (table->has("ages")) {
        eligible.ages = age_range(*table, "ages", every_age);
    }
    table->report_unknown_keys();
    return eligible;
}

/// `plausible = { range = [from, to], evidence = […] }`.
std::optional<PlausibleGain> plausible_in(files::TomlTable& measure)
{
    auto table = measure.table("plausible");
    if (!table) {
        return std::nullopt;
    }
    PlausibleGain plausible{table->required<std::array<double, 2>>("range"),
                            texts(*table, "evidence")};
    table->report_unknown_keys();
    return plausible;
}

}  // namespace

Measure measure_in(files::TomlTable& table)
{
    Measure measure;
    measure.id = table.required<std::string>("id");
    measure.number = table.optional("number", measure.number);
    measure.heading = table.required<std::string>("heading");
    measure.name = required_local_text(table, "name");
    measure.summary = local_text(table, "summary");
    measure.barrier = table.required<std::string>("barrier");
    measure.unit = required_local_text(table, "unit");
    measure.reference = table.required<double>("reference");
    measure.full = table.required<double>("full");
    measure.least = table.optional<double>("least");
    measure.most = table.optional<double>("most");
    measure.reversal = table.optional("reversal", measure.reversal);
    measure.level_evidence = texts(table, "level_evidence");
    pass_remark(table, "level_note");
    measure.lag_years = table.optional("lag_years", measure.lag_years);
    measure.half_life_years = table.optional("half_life_years", measure.half_life_years);
    measure.quantum_share = table.optional("quantum_share", measure.quantum_share);
    measure.response_evidence = texts(table, "response_evidence");
    pass_remark(table, "response_note");
    measure.eligible = eligibility_in(table);
    measure.plausible = plausible_in(table);
    measure.effects = parts_in(table, "effect", effect_in);
    measure.costs = parts_in(table, "cost", cost_in);
    measure.capacities = parts_in(table, "capacity", capacity_in);
    measure.place = table.place();
    table.report_unknown_keys();
    return measure;
}

}  // namespace natality::io
