// Assumptions, every effect with its range and sources, back-tests.
import { rule_name, section_element, source_line } from "../context";
import type { Backtest, CostLine, Effect, Measure, Range } from "../data";
import { el } from "../dom";
import { listed, named, t } from "../language";
import { currency_name, figure, interval_text, percent, plain, with_unit } from "../numbers";
import { ranges_figure, relative_change } from "../ranges";
import type { State } from "../state";
import { facts_element } from "../table";
import type { TextKey } from "../texts";

function as_change(range: Range): Range {
    return { low: Math.expm1(range.low), central: Math.expm1(range.central), high: Math.expm1(range.high) };
}

function target_name(effect: Effect): string {
    const name = t(`target_${effect.target}` as TextKey);
    const orders = effect.orders ?? [];
    const first = orders[0];
    if (first === undefined || orders.length === 3) {
        return name;
    }
    const is_open = orders.includes(3) && orders.length === 4 - first;
    return `${name}${t("comma")}${(is_open ? t("order_open", { order: first }) : listed(orders.map((order) => t("order", { order })))).toLowerCase()}`;
}

function fertility_text(state: State): string {
    const kind = state.results.attribute("baseline_fertility");
    const known: Record<string, string> = {
        dataset: t("fertility_dataset"),
        constant: t("fertility_constant"),
        trend: t("fertility_trend", { change: with_unit(Number(state.results.attribute("baseline_yearly_change")), percent(1), true) }),
        observed: t("fertility_observed", { years: state.results.attribute("baseline_level_years") }),
    };
    return known[kind] ?? t("fertility_path", { path: state.results.attribute("baseline_tfr_path") || kind });
}

function settings_table(state: State): HTMLElement {
    const { results } = state;
    const share = (name: string) => with_unit(Number(results.data.attributes[name] ?? 0), percent(1));
    const level = results.attribute("evidence");
    const rows: [string, string][] = [
        [t("base_year"), `${results.attribute("base_year")}–${results.attribute("horizon")}`],
        [t("baseline_fertility"), fertility_text(state)],
        [t("women_setting"), results.attribute("women") === "states" ? t("women_states") : t("women_alike")],
        [t("rule"), rule_name(results.attribute("combination_rule"))],
        [t("ceiling"), results.attribute("ceiling") === "desired-family-size" ? t("ceiling_desired") : t("none")],
        [t("evidence_level"), level === "low" ? t("evidence_low") : level === "high" ? t("evidence_high") : t("evidence_central")],
        [t("price_year"), String(Number(results.attribute("price_year")) || "–")],
        [t("growth"), ["price_growth", "wage_growth", "gdp_growth"].map(share).join(" / ")],
        [t("discount"), share("discount_rate")],
    ];
    return el("figure", {}, el("figcaption", {}, el("h3", {}, t("settings"))), facts_element(rows));
}

function effects_figure(state: State): HTMLElement | null {
    const rows = state.results.data.catalogue.measures.flatMap((measure) =>
        measure.effects
            .filter((effect) => effect.target === "birth" || effect.target === "union")
            .map((effect) => ({
                name: `${measure.number || ""} ${named(measure.name, measure.id)} · ${target_name(effect)}`.trim(),
                range: as_change(effect.log_effect),
            })),
    );
    return rows.length === 0
        ? null
        : ranges_figure({
              id: "effects",
              ...relative_change,
              title: t("effects_title"),
              subtitle: t("effects_subtitle"),
              source: source_line(state),
              rows,
              row_name: t("measure"),
              names: { low: t("low"), central: t("central"), high: t("high") },
          });
}

function effect_item(effect: Effect): HTMLElement {
    const change = as_change(effect.log_effect);
    const range = `${with_unit(change.central, percent(1), true)} (${figure(change.low, percent(1), true)} … ${figure(change.high, percent(1), true)})`;
    const note = named(effect.note);
    return el(
        "li",
        {},
        `${target_name(effect)}${t("comma")}${t("ages_text", { first: effect.ages[0], last: effect.ages[1] })}: ${range}`,
        note !== "" && el("p", { class: "note" }, note),
    );
}

function cost_item(line: CostLine, state: State): HTMLElement {
    const payer = state.results.data.payers.find((one) => one.id === line.payer);
    const currency = currency_name(state.results.comparison(state.region).currency);
    const amount = line.amount === null ? t("no_price") : with_unit(line.amount, { ...plain(currency, 0) });
    const counted = line.enabled ? "" : ` (${t("not_counted")})`;
    const note = named(line.note);
    return el(
        "li",
        {},
        `${named(line.name)}: ${amount}, ${payer === undefined ? line.payer : named(payer.name, payer.id)}${counted}`,
        note !== "" && el("p", { class: "note" }, note),
    );
}

/** What the catalogue would have said of a reform, and what happened. */
function backtest_item(reform: Backtest): HTMLElement {
    const change = (value: number) => with_unit(value, percent(1), true);
    const span = (range: Range) => `${change(range.central)} (${interval_text(range.low, range.high, percent(1), true)})`;
    const text = t("backtest_text", { predicted: span(reform.predicted), observed: change(reform.observed.central) });
    return el("li", {}, `${named(reform.name, reform.id)}${t("comma")}${named(reform.outcome)}: ${text}`);
}

function evidence_keys(measure: Measure): string[] {
    return [
        ...new Set([
            ...measure.level_evidence,
            ...measure.response_evidence,
            ...(measure.plausible?.evidence ?? []),
            ...measure.effects.flatMap((effect) => effect.evidence),
            ...measure.costs.flatMap((line) => line.evidence),
            ...measure.capacities.flatMap((line) => line.evidence),
        ]),
    ];
}

function measure_details(measure: Measure, state: State): HTMLElement {
    const { references } = state.results.data.catalogue;
    const list = (head: string, items: HTMLElement[]) =>
        items.length === 0 ? null : el("div", {}, el("h4", {}, head), el("ul", {}, ...items));
    return el(
        "details",
        { class: "measure", id: `measure-${measure.id}` },
        el("summary", {}, `${measure.number ? `${measure.number} ` : ""}${named(measure.name, measure.id)}`),
        el("p", {}, named(measure.summary)),
        el(
            "p",
            { class: "note" },
            t("today_full", {
                unit: named(measure.unit),
                reference: measure.reference.toLocaleString("en-US"),
                full: measure.full.toLocaleString("en-US"),
            }),
        ),
        el(
            "p",
            { class: "note" },
            t("response", { lag: measure.lag_years, share: with_unit(measure.quantum_share, percent(0)), half: measure.half_life_years }),
        ),
        list(t("effects_short"), measure.effects.map(effect_item)),
        list(
            t("cost_lines"),
            measure.costs.map((line) => cost_item(line, state)),
        ),
        list(
            t("backtests_short"),
            (state.results.data.backtests?.reforms ?? []).filter((reform) => reform.measure === measure.id).map(backtest_item),
        ),
        list(
            t("sources"),
            evidence_keys(measure).map((key) => el("li", {}, references[key] ?? key)),
        ),
    );
}

function measures_in_full(state: State): HTMLElement {
    const { headings, measures } = state.results.data.catalogue;
    return el(
        "div",
        { class: "measures" },
        el("h3", {}, t("measures_in_full")),
        ...headings.flatMap((heading) => {
            const held = measures.filter((measure) => measure.heading === heading.id);
            return held.length === 0
                ? []
                : [el("h4", {}, named(heading.name, heading.id)), ...held.map((measure) => measure_details(measure, state))];
        }),
    );
}

function backtests_figure(state: State): HTMLElement | null {
    const reforms = state.results.data.backtests?.reforms ?? [];
    return reforms.length === 0
        ? null
        : ranges_figure({
              id: "backtests",
              ...relative_change,
              title: t("backtests_title"),
              subtitle: t("backtests_subtitle"),
              source: source_line(state),
              note: t("backtests_note"),
              row_name: t("reform"),
              names: { low: t("predicted_low"), central: t("predicted"), high: t("predicted_high"), observed: t("observed_change") },
              rows: reforms.map((reform) => ({
                  name: named(reform.name, reform.id),
                  range: reform.predicted,
                  observed: reform.observed.central,
              })),
          });
}

export function evidence_section(state: State): HTMLElement {
    return section_element("evidence", settings_table(state), effects_figure(state), backtests_figure(state), measures_in_full(state));
}
