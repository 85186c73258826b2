// The summary: what was asked, three figures, the ranking, what to be careful about.
import { bars_figure } from "../bars";
import { measure_name, region_name, region_scale, scenario_name, section_element, source_line } from "../context";
import type { Comparison, ComparisonRow } from "../data";
import { el, value_spans } from "../dom";
import { table_figure } from "../table_figure";
import { listed, named, sentence, t } from "../language";
import {
    cost_figure,
    currency_name,
    figure,
    interval_text,
    largest_of,
    money_scale,
    per_birth_scale,
    percent,
    plain,
    with_unit,
    type Scale,
} from "../numbers";
import { theme } from "../palette";
import type { State } from "../state";

function asked(state: State): HTMLElement {
    const { results } = state;
    const count = results.packages(state.region).length;
    const regions = results.data.regions.map((region) => named(region.name, region.id));
    return el(
        "div",
        { class: "asked" },
        el("h3", {}, t("asked")),
        el(
            "p",
            {},
            t(count === 0 ? "asked_baseline" : "asked_text", {
                packages: count === 1 ? t("packages_one") : t("packages_many", { count }),
                regions: listed(regions.slice(0, 6)) + (regions.length > 6 ? " …" : ""),
                first: results.attribute("base_year"),
                last: results.attribute("horizon"),
            }),
        ),
    );
}

function card(head: string, value: string, note: string): HTMLElement {
    return el(
        "div",
        { class: "card" },
        el("p", { class: "card-head" }, head),
        el("p", { class: "card-value" }, ...value_spans(value)),
        el("p", { class: "card-note" }, note),
    );
}

/** A cost in words: `at least` where prices are not known. */
function cost_words(amount: number | null, row: ComparisonRow, scale: Scale, in_words: boolean): string {
    if (amount === null || (row.unpriced_measures.length > 0 && amount < 0)) {
        return t("cost_unknown");
    }
    const text = with_unit(amount, scale);
    if (row.unpriced_measures.length === 0) {
        return text;
    }
    return in_words ? t("at_least", { amount: text }) : `≥ ${text}`;
}

function baseline_card(base: ComparisonRow, comparison: Comparison, persons: Scale): HTMLElement {
    return card(
        t("baseline_births", { year: comparison.summed_through.middle }),
        with_unit(base.births_to_middle, { ...persons, decimals: Math.min(1, persons.decimals) }),
        t("baseline_births_note", {
            events: comparison.middle_events,
            year: comparison.milestones.middle,
            tfr: figure(base.tfr_middle, plain("", 2)),
            population: with_unit(base.population_middle, { ...persons, decimals: 0 }),
        }),
    );
}

function births_card(state: State, scenario: number, row: ComparisonRow, base: ComparisonRow): HTMLElement {
    const { summed_through, middle_events } = state.results.comparison(state.region);
    const drawn = state.results.drawn(state.region, scenario)?.additional_births_to_middle;
    const interval = drawn === undefined ? "" : interval_text(drawn["0.1"], drawn["0.9"], region_scale(state), true);
    const note = t("most_births_note", {
        year: middle_events,
        name: scenario_name(state, scenario),
        share: with_unit(row.additional_births_to_middle / base.births_to_middle, percent(1), true),
        tfr: figure(row.tfr_middle - base.tfr_middle, plain("", 3), true),
    });
    return card(
        t("most_births", { year: summed_through.middle }),
        with_unit(row.additional_births_to_middle, region_scale(state), true),
        interval === "" ? note : `${note}${t("stop")}${t("interval_80", { interval })}`,
    );
}

function cost_card(row: ComparisonRow, comparison: Comparison): HTMLElement {
    const { currency, summed_through, middle_events } = comparison;
    const per = cost_words(row.cost_per_additional_birth, row, per_birth_scale(currency), true);
    return card(
        t("what_it_costs", { year: summed_through.middle }),
        cost_words(row.cost_to_middle, row, money_scale(largest_of([row.cost_to_middle]), currency), false),
        t("what_it_costs_note", { year: middle_events, per: sentence(per), share: with_unit(row.share_of_gdp_middle, percent(2)) }),
    );
}

/** The three figures that matter. */
function cards(state: State): HTMLElement {
    const comparison = state.results.comparison(state.region);
    const base = comparison.scenarios[0] as ComparisonRow;
    const best = state.results.packages(state.region)[0];
    return el(
        "div",
        { class: "cards" },
        baseline_card(base, comparison, region_scale(state)),
        best && births_card(state, best.scenario, best.row, base),
        best && cost_card(best.row, comparison),
    );
}

function ranking_bars(state: State): HTMLElement {
    const comparison = state.results.comparison(state.region);
    const persons = region_scale(state);
    const { middle } = comparison.summed_through;
    const packages = state.results.packages(state.region);
    const drawn = packages.map(({ scenario }) => state.results.drawn(state.region, scenario)?.additional_births_to_middle);
    const ends = drawn.map((one) => ({ low: one?.["0.1"] ?? null, high: one?.["0.9"] ?? null }));
    return bars_figure({
        id: "ranking",
        title: t("ranking", { year: middle }),
        subtitle: t("ranking_subtitle", { unit: persons.name, first: state.results.attribute("base_year"), year: middle }),
        source: source_line(state),
        scale: persons,
        raw_unit: t("births_unit"),
        name_head: t("package"),
        value_head: t("births_additional"),
        is_difference: true,
        intervals: state.results.data.draws === null ? undefined : { name: t("draws_80"), at: ends },
        bars: packages.map(({ scenario, row }) => ({
            name: scenario_name(state, scenario),
            value: row.additional_births_to_middle,
            colour: theme().series[0] as string,
        })),
    });
}

function row_cells(row: ComparisonRow, base: ComparisonRow, is_base: boolean): (number | null)[] {
    const from = (value: number, reference: number) => (is_base ? value : value - reference);
    return [
        from(row.births_to_near, base.births_to_near),
        from(row.births_to_middle, base.births_to_middle),
        from(row.tfr_middle, base.tfr_middle),
        from(row.population_middle, base.population_middle),
        from(row.population_far, base.population_far),
        from(row.old_age_ratio_middle, base.old_age_ratio_middle),
        is_base ? null : row.cost_to_middle,
        is_base ? null : row.cost_per_additional_birth,
    ];
}

/** Heads of the table; for a file, with the units of the numbers in full. */
function ranking_heads(comparison: Comparison, persons: string, money: string, per_birth: string): string[] {
    const { middle, far } = comparison.milestones;
    const summed = comparison.summed_through;
    return [
        t("package"),
        t("births_to", { year: summed.near, unit: persons }),
        t("births_to", { year: summed.middle, unit: persons }),
        t("tfr_in", { year: comparison.middle_events }),
        t("people_in", { year: middle, unit: persons }),
        t("people_in", { year: far, unit: persons }),
        t("old_age_in", { year: middle }),
        t("cost_to", { year: summed.middle, unit: money }),
        t("per_birth", { year: summed.middle, unit: per_birth }),
    ];
}

/** A row as it is read: the baseline in full, the others as differences. */
function shown_row(state: State, scenario: number, row: ComparisonRow, money: Scale): string[] {
    const { scenarios, currency } = state.results.comparison(state.region);
    const persons = region_scale(state);
    const cells = row_cells(row, scenarios[0] as ComparisonRow, scenario === 0);
    const name = scenario_name(state, scenario);
    if (scenario === 0) {
        const whole = { ...persons, decimals: Math.min(persons.decimals, 1) };
        const scales = [whole, whole, plain("", 2), whole, whole, percent(1)];
        return [name, ...scales.map((scale, i) => figure(cells[i] ?? null, scale)), "–", "–"];
    }
    const scales = [persons, persons, plain("", 3), persons, persons, percent(2)];
    const has_unpriced = row.unpriced_measures.length > 0;
    return [
        name,
        ...scales.map((scale, i) => figure(cells[i] ?? null, scale, true)),
        cost_figure(row.cost_to_middle, has_unpriced, money),
        cost_figure(row.cost_per_additional_birth, has_unpriced, per_birth_scale(currency)),
    ];
}

function ranking_table(state: State): HTMLElement {
    const comparison = state.results.comparison(state.region);
    const base = comparison.scenarios[0] as ComparisonRow;
    const money = { ...money_scale(1e11, comparison.currency), decimals: 0 };
    const currency = currency_name(comparison.currency);
    const order = [{ scenario: 0, row: base }, ...state.results.ranked(state.region)];
    return table_figure({
        id: "packages",
        title: t("ranking_table"),
        subtitle: t("ranking_table_subtitle", { first: state.results.attribute("base_year") }),
        source: source_line(state),
        heads: ranking_heads(comparison, region_scale(state).name, money.name, per_birth_scale(comparison.currency).name),
        shown: order.map(({ scenario, row }) => shown_row(state, scenario, row, money)),
        raw_heads: [...ranking_heads(comparison, t("persons"), currency, currency), t("unpriced_measures")],
        raw: order.map(({ scenario, row }) => [
            scenario_name(state, scenario),
            // The ratio is per 100, as its head says.
            ...row_cells(row, base, scenario === 0).map((cell, i) => (i === 5 && cell !== null ? 100 * cell : cell)),
            listed(row.unpriced_measures.map((id) => measure_name(state, id))),
        ]),
        bold_rows: 1,
    });
}

function warnings(state: State): string[] {
    const comparison = state.results.comparison(state.region);
    const plausible = state.results.data.attributes["plausible_gain"] as number[] | undefined;
    const whole = (share: number) => with_unit(share, percent(0));
    return comparison.scenarios
        .filter((row) => row.births_gain?.is_plausible === false)
        .map((row) =>
            t("caution_implausible", {
                name: named(row.name, row.id),
                first: row.births_gain?.first ?? 0,
                last: row.births_gain?.last ?? 0,
                change: with_unit(row.births_gain?.relative ?? 0, percent(1), true),
                low: whole(plausible?.[0] ?? 0),
                high: whole(plausible?.[1] ?? 0),
            }),
        );
}

function cautions(state: State): HTMLElement {
    const unpriced = new Set(state.results.comparison(state.region).scenarios.flatMap((row) => row.unpriced_measures));
    const names = [...unpriced].map((id) => measure_name(state, id));
    const level = state.results.attribute("evidence");
    const evidence = level === "low" ? t("evidence_low") : level === "high" ? t("evidence_high") : t("evidence_central");
    return el(
        "div",
        { class: "cautions" },
        el("h3", {}, t("cautions")),
        el(
            "ul",
            {},
            ...warnings(state).map((text) => el("li", { class: "warning" }, text)),
            names.length > 0 && el("li", {}, t("caution_unpriced", { names: listed(names) })),
            el("li", {}, t("caution_effects", { evidence })),
            el("li", {}, t("caution_baseline")),
        ),
    );
}

export function summary_section(state: State): HTMLElement {
    const several = state.results.data.regions.length > 1 && el("p", { class: "lead" }, region_name(state));
    const has_others = state.results.data.scenarios.length > 1;
    const has_packages = state.results.packages(state.region).length > 0;
    return section_element(
        "summary",
        asked(state),
        several,
        cards(state),
        has_packages && ranking_bars(state),
        has_others && ranking_table(state),
        cautions(state),
    );
}
