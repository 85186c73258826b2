// How certain: what the draws say of a scenario by year, and of all packages.
import { finer, focus_box, region_scale, scenario_name, section_element, source_line } from "../context";
import type { Band } from "../bands";
import { control_row } from "../controls";
import type { Distribution } from "../data";
import { el } from "../dom";
import type { ValuesHead } from "../figure";
import { t } from "../language";
import { lines_figure } from "../lines";
import { figure, interval_text, percent, plain, type Scale } from "../numbers";
import { paler, scenario_stroke, theme } from "../palette";
import type { State } from "../state";
import { table_figure } from "../table_figure";

/** Bands from the widest to the narrowest: their share of the draws, their ends, how pale they are. */
const bands = [
    { share: 95, low: 0.025, high: 0.975, pale: 0.82 },
    { share: 80, low: 0.1, high: 0.9, pale: 0.64 },
    { share: 50, low: 0.25, high: 0.75, pale: 0.42 },
] as const;

interface FanSpec extends Omit<ValuesHead, "source"> {
    /** The drawn series, and what the run without draws has of it. */
    series: string;
    run: ArrayLike<number>;
}

function fan(state: State, spec: FanSpec): HTMLElement | null {
    const name = `${spec.series}_quantile`;
    if (!state.results.has(name)) {
        return null;
    }
    const quantile = (at: number) => state.results.quantile(spec.series, state.focus, state.region, at);
    const colour = theme().series[0] as string;
    return lines_figure({
        ...spec,
        source: source_line(state),
        x: state.results.axis(name),
        bands: bands.map(
            ({ share, low, high, pale }): Band => ({
                name: t("draws_share", { share }),
                colour: paler(colour, theme().is_dark ? pale - 0.14 : pale),
                low: quantile(low),
                high: quantile(high),
            }),
        ),
        lines: [
            { name: t("draws_median"), stroke: { colour, dash: "dashed" }, values: quantile(0.5) },
            { name: t("draws_run"), stroke: scenario_stroke(0), values: spec.run, is_bold: true },
        ],
    });
}

/** Births since the first year beyond the baseline, of the run without draws. */
function births_gained(state: State): number[] {
    const base = state.results.series("births_total", 0, state.region);
    let sum = 0;
    return Array.from(state.results.series("births_total", state.focus, state.region), (births, i) => (sum += births - (base[i] as number)));
}

function fans(state: State): (HTMLElement | null)[] {
    const persons = region_scale(state);
    const name = scenario_name(state, state.focus);
    const level = (series: string) => ({ series, run: state.results.series(series, state.focus, state.region) });
    const subtitle = (text: string) => t("draws_subtitle", { name, text });
    const first = state.results.attribute("base_year");
    return [
        fan(state, {
            ...level("births_total"),
            id: "drawn-births",
            title: t("births_title"),
            subtitle: subtitle(t("births_subtitle", { unit: persons.name })),
            scale: persons,
            raw_unit: t("births_unit"),
        }),
        state.focus === 0
            ? null
            : fan(state, {
                  series: "births_cumulative_difference",
                  run: births_gained(state),
                  id: "drawn-gain",
                  title: t("cumulative_title", { first }),
                  subtitle: subtitle(t("cumulative_subtitle", { first, unit: persons.name })),
                  scale: finer(persons),
                  raw_unit: t("births_unit"),
                  is_difference: true,
              }),
        fan(state, {
            ...level("tfr"),
            id: "drawn-tfr",
            title: t("tfr_title"),
            subtitle: subtitle(t("tfr_subtitle")),
            scale: plain("", 3),
            raw_unit: t("children_per_woman"),
        }),
        fan(state, {
            ...level("population_total"),
            id: "drawn-population",
            title: t("population_title"),
            subtitle: subtitle(t("population_subtitle", { unit: persons.name })),
            scale: { ...persons, decimals: Math.min(persons.decimals, 1) },
            raw_unit: t("persons"),
        }),
    ];
}

function interval_cells(drawn: Distribution, run: number, scale: Scale, is_difference: boolean): [string, string] {
    return [figure(run, scale, is_difference), interval_text(drawn["0.1"], drawn["0.9"], scale, is_difference)];
}

/** Births of all scenarios with their intervals, how much of the spread is the effects', how often births are gained. */
function intervals_table(state: State): HTMLElement {
    const { scenarios, summed_through } = state.results.comparison(state.region);
    const persons = region_scale(state);
    const rows = scenarios.flatMap((row, scenario) => {
        const drawn = state.results.drawn(state.region, scenario);
        return drawn === null ? [] : [{ name: scenario_name(state, scenario), row, drawn, is_base: scenario === 0 }];
    });
    const heads = (unit: string) => [
        t("package"),
        ...[summed_through.near, summed_through.middle].flatMap((year) => [t("births_to", { year, unit }), t("draws_80_to", { year, unit })]),
        t("effects_share", { year: summed_through.middle }),
        t("gain_share", { year: summed_through.middle }),
    ];
    const ends = (unit: string) =>
        [summed_through.near, summed_through.middle].flatMap((year) => [
            t("births_to", { year, unit }),
            ...["10 %", "90 %"].map((end) => `${t("births_to", { year, unit })}${t("comma")}${end}`),
        ]);
    const births = rows.map(({ row, drawn, is_base }) =>
        is_base
            ? ([
                  [row.births_to_near, drawn.births_to_near],
                  [row.births_to_middle, drawn.births_to_middle],
              ] as const)
            : ([
                  [row.additional_births_to_near, drawn.additional_births_to_near],
                  [row.additional_births_to_middle, drawn.additional_births_to_middle],
              ] as const),
    );
    const shares = rows.map(({ drawn, is_base }) =>
        is_base ? [null, null] : [drawn.share_of_variance_from_effects, drawn.share_of_draws_with_gain],
    );
    return table_figure({
        id: "intervals",
        title: t("intervals_title"),
        subtitle: t("intervals_subtitle", { first: state.results.attribute("base_year") }),
        source: source_line(state),
        heads: heads(persons.name),
        raw_heads: [t("package"), ...ends(t("persons")), ...heads("").slice(-2)],
        bold_rows: 1,
        shown: rows.map(({ name, is_base }, i) => [
            name,
            ...(births[i] ?? []).flatMap(([run, drawn]) => interval_cells(drawn, run, persons, !is_base)),
            ...(shares[i] ?? []).map((share) => figure(share, percent(0))),
        ]),
        raw: rows.map(({ name }, i) => [
            name,
            ...(births[i] ?? []).flatMap(([run, drawn]) => [run, drawn["0.1"], drawn["0.9"]]),
            ...(shares[i] ?? []).map((share) => (share === null ? null : 100 * share)),
        ]),
    });
}

export function certainty_section(state: State): HTMLElement | null {
    const { draws } = state.results.data;
    return draws === null
        ? null
        : section_element(
              "certainty",
              el("p", { class: "lead" }, t("certainty_text", { count: draws.count.toLocaleString("en-US") })),
              intervals_table(state),
              control_row(focus_box(state, "certainty")),
              ...fans(state),
          );
}
