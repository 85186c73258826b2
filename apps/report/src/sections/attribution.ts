// Which measure did it: Shapley values of the package of all, and which measures work together.
import { category_axis, grid_option, rows_height, tip, tooltip_option } from "../axes";
import { bars_figure } from "../bars";
import { section_element, source_line } from "../context";
import { el } from "../dom";
import { figure_element } from "../figure";
import { t } from "../language";
import { births_span, measure_bars } from "../measure_bars";
import { largest_of, with_unit } from "../numbers";
import { theme } from "../palette";
import type { State } from "../state";
import type { SweepView } from "../sweep_view";

/** Measures, those that contribute most first. */
function order_of(sweep: SweepView): number[] {
    const { shapley } = sweep.data.attribution;
    return sweep.data.measures.map((_, measure) => measure).sort((one, other) => (shapley[other] as number) - (shapley[one] as number));
}

function shapley_figure(state: State, sweep: SweepView): HTMLElement {
    const { shapley, first_in, last_in } = sweep.data.attribution;
    const order = order_of(sweep);
    const picked = (values: number[]) => order.map((measure) => values[measure] ?? null);
    return bars_figure({
        id: "shapley",
        title: t("shapley_title"),
        subtitle: t("shapley_subtitle", births_span(sweep)),
        ...measure_bars(state, sweep),
        note: t("attribution_note"),
        legend: [
            { name: t("shapley"), fill: theme().series[0] as string },
            { name: t("first_in"), point: theme().baseline },
            { name: t("last_in"), diamond: theme().baseline },
        ],
        bars: order.map((measure) => ({
            name: sweep.measure_name(measure),
            value: shapley[measure] ?? null,
            colour: theme().series[0] as string,
        })),
        marks: [
            { name: t("first_in"), symbol: "circle", values: picked(first_in) },
            { name: t("last_in"), symbol: "diamond", values: picked(last_in) },
        ],
    });
}

/** Pairs of measures of a sweep, in some order. */
interface Pairs {
    sweep: SweepView;
    /** Measures along both axes. */
    order: number[];
    value: (row: number, column: number) => number | null;
}

function pairs_of(sweep: SweepView): Pairs {
    const { interactions } = sweep.data.attribution;
    const order = order_of(sweep).filter((measure) => largest_of(interactions[measure] ?? []) > 0);
    return { sweep, order, value: (row, column) => (row === column ? null : (interactions[row]?.[column] ?? null)) };
}

function pair_tip({ sweep, order, value }: Pairs, x: number, y: number): HTMLElement {
    const [row, column] = [order[y] as number, order[x] as number];
    const shown = with_unit(value(row, column), sweep.persons(), true);
    return tip(sweep.measure_name(row), [{ name: t("interaction_with", { name: sweep.measure_name(column) }), value: shown }]);
}

function pairs_option(pairs: Pairs, width: number): object {
    const { sweep, order, value } = pairs;
    const { unit } = sweep.persons();
    const most = largest_of(...sweep.data.attribution.interactions) / unit;
    const cells = order.flatMap((row, y) => order.map((column, x) => [x, y, value(row, column)] as const));
    const { text, grid, page, series } = theme();
    const short = (measure: number) => String(sweep.data.measures[measure]?.number || measure + 1);
    const names = order.map((measure) => `${short(measure)} ${sweep.measure_name(measure)}`);
    const hidden = { show: false };
    return {
        grid: grid_option({ right: 14 }),
        xAxis: {
            type: "category",
            data: order.map(short),
            position: "top",
            axisLabel: { color: text, fontSize: 12, interval: 0 },
            axisTick: hidden,
            axisLine: hidden,
        },
        yAxis: category_axis(names, width, { axisLine: hidden }),
        visualMap: { show: false, min: -most, max: most, calculable: false, inRange: { color: [series[1], page, series[0]] } },
        tooltip: tooltip_option((params) => {
            const [x, y] = (params as { data: [number, number] }).data;
            return pair_tip(pairs, x, y);
        }, "item"),
        series: [
            {
                type: "heatmap",
                data: cells.flatMap(([x, y, births]) => (births === null ? [] : [[x, y, births / unit]])),
                itemStyle: { borderColor: grid, borderWidth: 1 },
                emphasis: { disabled: true },
            },
        ],
    };
}

function interactions_figure(state: State, sweep: SweepView): HTMLElement | null {
    const pairs = pairs_of(sweep);
    const { order, value } = pairs;
    if (order.length < 2) {
        return null;
    }
    const scale = sweep.persons();
    const names = order.map((measure) => sweep.measure_name(measure));
    return figure_element({
        id: "interactions",
        title: t("interactions_title"),
        subtitle: t("interactions_subtitle", { unit: scale.name, first: sweep.data.first_year, year: sweep.data.year }),
        source: source_line(state),
        height: (width) => rows_height(names, width, 26) + 20,
        option: (width) => pairs_option(pairs, width),
        table: {
            columns: [{ name: t("measure") }, ...names.map((name) => ({ name, scale, is_difference: true, raw_unit: t("births_unit") }))],
            rows: order.map((row, i) => [names[i] ?? "", ...order.map((column) => value(row, column))]),
        },
    });
}

export function attribution_section(state: State, sweep: SweepView): HTMLElement {
    const text = t("attribution_text", {
        count: sweep.data.packages.toLocaleString("en-US"),
        measures: sweep.data.measures.length,
        first: sweep.data.first_year,
        year: sweep.data.year,
    });
    return section_element(
        "attribution",
        el("p", { class: "lead" }, text),
        shapley_figure(state, sweep),
        interactions_figure(state, sweep),
    );
}
