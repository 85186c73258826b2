// What packages cost beyond the baseline: by measure, by who pays, by year, per additional birth.
import { bars_figure } from "../bars";
import { focus_box, measure_name, scenario_name, section_element, source_line } from "../context";
import { control_row, segments } from "../controls";
import type { ComparisonRow } from "../data";
import { el } from "../dom";
import { listed, named, t } from "../language";
import { currency_name, largest_of, money_scale, per_birth_scale, percent, with_unit, cost_figure, figure } from "../numbers";
import { part_colour, scenario_stroke, theme } from "../palette";
import { scenario_lines } from "../scenario_lines";
import { stack_figure, type Part } from "../stacks";
import { table_figure } from "../table_figure";
import type { State } from "../state";
import { lines_figure } from "../lines";
import { shown_scenarios } from "../state";

/** Parts of a scenario's cost that are not nothing, the largest first. */
function parts(state: State, series: string, names: string[]): Part[] {
    return names
        .map((name, place) => ({ name, values: state.results.series(series, state.focus, state.region, place) }))
        .filter(({ values }) => largest_of(values) > 0)
        .sort((one, other) => total(other.values) - total(one.values))
        .map((part, i) => ({ ...part, colour: part_colour(i) }));
}

function total(values: Float64Array): number {
    return values.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);
}

/** The sum of a series over its places, year by year. */
function yearly(state: State, scenario: number): Float64Array {
    const sum = new Float64Array(state.results.years.length);
    for (let place = 0; place < state.results.places("incremental_cost"); ++place) {
        state.results.series("incremental_cost", scenario, state.region, place).forEach((value, i) => {
            sum[i] = (sum[i] as number) + (Number.isFinite(value) ? value : 0);
        });
    }
    return sum;
}

function cost_stack(state: State, id: string, title: string, series: string, names: string[], with_focus: boolean): HTMLElement | null {
    const shown = parts(state, series, names);
    if (shown.length === 0) {
        return null;
    }
    const currency = state.results.comparison(state.region).currency;
    const scale = money_scale(largest_of(yearly(state, state.focus)), currency);
    const row = state.results.comparison(state.region).scenarios[state.focus];
    const missing = (row?.unpriced_measures ?? []).map((measure) => measure_name(state, measure));
    return stack_figure({
        id,
        title,
        subtitle: t("cost_yearly_subtitle", { name: scenario_name(state, state.focus), unit: scale.name }),
        source: source_line(state),
        scale,
        raw_unit: currency_name(currency),
        x: state.results.years,
        parts: shown,
        controls: with_focus ? control_row(focus_box(state, id)) : undefined,
        note: missing.length > 0 && with_focus ? t("cost_missing", { names: listed(missing) }) : undefined,
    });
}

function all_costs(state: State): HTMLElement | null {
    const currency = state.results.comparison(state.region).currency;
    const lines = shown_scenarios(state)
        .filter((scenario) => scenario !== 0 && !state.results.comparison(state.region).scenarios[scenario]?.is_other_baseline)
        .map((scenario) => ({ name: scenario_name(state, scenario), stroke: scenario_stroke(scenario), values: yearly(state, scenario) }));
    const largest = largest_of(...lines.map((line) => line.values));
    if (largest === 0) {
        return null;
    }
    const scale = money_scale(largest, currency);
    return lines_figure({
        id: "cost-all",
        title: t("cost_all"),
        subtitle: t("cost_all_subtitle", { unit: scale.name }),
        source: source_line(state),
        scale,
        raw_unit: currency_name(currency),
        x: state.results.years,
        lines,
        note: t("cost_least_note"),
    });
}

function per_additional_birth(cost: number | null, row: ComparisonRow): number | null {
    const births = row.additional_births_to_middle;
    return cost !== null && births > 0 ? cost / births : null;
}

let is_discounted = false;

function per_birth(state: State): HTMLElement {
    const comparison = state.results.comparison(state.region);
    const scale = per_birth_scale(comparison.currency);
    const rate = Number(state.results.data.attributes["discount_rate"] ?? 0);
    const bars = state.results.packages(state.region).map(({ scenario, row }) => {
        const value = is_discounted ? row.discounted_cost_per_additional_birth : row.cost_per_additional_birth;
        return {
            name: scenario_name(state, scenario),
            value,
            colour: theme().series[0] as string,
            label: cost_figure(value, row.unpriced_measures.length > 0, scale),
        };
    });
    const ends = state.results.packages(state.region).map(({ row }) => ({
        low: per_additional_birth(row.cost_to_middle_at_low, row),
        high: per_additional_birth(row.cost_to_middle_at_high, row),
    }));
    const has_ends = !is_discounted && ends.some(({ low, high }) => low !== high);
    const choice = segments(
        t("view"),
        [
            { value: "plain", name: t("undiscounted") },
            { value: "present", name: t("present_value") },
        ],
        is_discounted ? "present" : "plain",
        (value) => {
            is_discounted = value === "present";
            state.refresh();
        },
        "per-birth",
    );
    return bars_figure({
        id: "cost-per-birth",
        title: t("cost_birth"),
        subtitle: t("cost_birth_subtitle", { unit: scale.name, year: comparison.summed_through.middle, rate: with_unit(rate, percent(1)) }),
        source: source_line(state),
        scale,
        raw_unit: currency_name(comparison.currency),
        name_head: t("package"),
        value_head: is_discounted ? t("present_value") : t("undiscounted"),
        bars,
        intervals: has_ends ? { name: t("cost_interval"), at: ends } : undefined,
        note: t("cost_least_note"),
        controls: control_row(choice),
    });
}

/** Cost at the lowest and highest unit costs, and what of it is paid anyway. */
function cost_ranges(state: State): HTMLElement {
    const { scenarios, currency, summed_through } = state.results.comparison(state.region);
    const year = summed_through.middle;
    const [money, each] = [money_scale(largest_of(scenarios.map((row) => row.cost_to_middle)), currency), per_birth_scale(currency)];
    const raw = state.results.packages(state.region).map(({ scenario, row }) => ({
        name: scenario_name(state, scenario),
        has_unpriced: row.unpriced_measures.length > 0,
        costs: [row.cost_to_middle_at_low, row.cost_to_middle, row.cost_to_middle_at_high],
        each: [row.cost_to_middle_at_low, row.cost_to_middle_at_high].map((cost) => per_additional_birth(cost, row)),
        anyway: row.deadweight_share,
    }));
    const heads = (money_name: string, each_name: string) => [
        t("package"),
        ...[t("low"), t("central"), t("high")].map((end) => t("cost_end", { year, end, unit: money_name })),
        t("cost_each_low", { year, unit: each_name }),
        t("cost_each_high", { year, unit: each_name }),
        t("cost_anyway", { year }),
    ];
    return table_figure({
        id: "cost-ranges",
        title: t("cost_ranges"),
        subtitle: t("cost_ranges_subtitle", { first: state.results.attribute("base_year"), year }),
        source: source_line(state),
        note: t("cost_least_note"),
        heads: heads(money.name, each.name),
        raw_heads: heads(currency_name(currency), currency_name(currency)),
        shown: raw.map((row) => [
            row.name,
            ...row.costs.map((cost) => cost_figure(cost, row.has_unpriced, money)),
            ...row.each.map((cost) => cost_figure(cost, row.has_unpriced, each)),
            figure(row.anyway, percent(0)),
        ]),
        raw: raw.map((row) => [row.name, ...row.costs, ...row.each, row.anyway === null ? null : 100 * row.anyway]),
    });
}

export function money_section(state: State): HTMLElement | null {
    const { results } = state;
    if (!results.has("incremental_cost") || results.data.scenarios.length < 2) {
        return null;
    }
    const measures = results.data.measures.map((measure) => named(measure.name, measure.id));
    const payers = results.data.payers.map((payer) => named(payer.name, payer.id));
    const currency = results.comparison(state.region).currency;
    const balance = money_scale(1e9, currency);
    return section_element(
        "money",
        el("p", { class: "lead" }, t("money_text", { year: Number(results.attribute("price_year")) || results.attribute("base_year") })),
        per_birth(state),
        cost_ranges(state),
        cost_stack(state, "cost-by-measure", t("cost_by_measure"), "incremental_cost", measures, true),
        cost_stack(state, "cost-by-payer", t("cost_by_payer"), "incremental_cost_by_payer", payers, false),
        all_costs(state),
        scenario_lines(state, {
            id: "cost-share",
            series: "incremental_share_of_gdp",
            title: t("cost_share"),
            subtitle: t("cost_share_subtitle"),
            scale: percent(2),
            raw_unit: "1",
            without_view: true,
            without_baseline: true,
        }),
        scenario_lines(state, {
            id: "insurance",
            series: "insurance_balance",
            title: t("insurance"),
            subtitle: t("insurance_subtitle", { unit: balance.name }),
            scale: balance,
            raw_unit: currency_name(currency),
        }),
    );
}
