// Figures of horizontal bars, one a name.
import { category_axis, grid_option, narrow_width, rows_height, signed_tick, tick, tip, tooltip_option, value_axis } from "./axes";
import { figure_element, head_of, values_column, type ValuesHead } from "./figure";
import { interval_text, with_unit, type Scale } from "./numbers";
import { t } from "./language";
import type { Cell } from "./csv";
import type { Column } from "./table";
import { scenario_stroke, theme } from "./palette";
import type { LegendItem } from "./picture";

export interface Bar {
    name: string;
    value: number | null;
    colour: string;
    /** In place of the value's own. */
    label?: string;
}

/** Marks beside the bars, such as what a measure does alone. */
export interface Marks {
    name: string;
    symbol: "diamond" | "triangle" | "circle";
    values: (number | null)[];
}

/** What a bar's value may lie between. */
export interface Interval {
    low: number | null;
    high: number | null;
}

export interface BarsSpec extends ValuesHead {
    name_head: string;
    value_head: string;
    bars: Bar[];
    marks?: Marks[];
    /** Of every bar, in their order. */
    intervals?: { name: string; at: Interval[] } | undefined;
    legend?: LegendItem[];
    row_height?: number;
}

function scaled(value: number | null, scale: Scale): number | null {
    return value === null || !Number.isFinite(value) ? null : value / scale.unit;
}

function label_of(bar: Bar, spec: BarsSpec): string {
    return bar.label ?? with_unit(bar.value, { ...spec.scale, name: "" }, spec.is_difference);
}

/** Values stand in a column at the right where they would get in the way beside their bars. */
function has_column(spec: BarsSpec): boolean {
    return spec.marks !== undefined || spec.intervals !== undefined || spec.bars.some((bar) => (bar.value ?? 0) < 0);
}

function marks_of(spec: BarsSpec): object[] {
    const { baseline, page } = theme();
    return (spec.marks ?? []).map((mark) => ({
        type: "scatter",
        name: mark.name,
        data: mark.values.map((value, i) => [scaled(value, spec.scale), i]),
        symbol: mark.symbol,
        symbolSize: 9,
        itemStyle: { color: page, borderColor: baseline, borderWidth: 1.5 },
        z: 5,
    }));
}

interface DrawApi {
    value(dimension: number): number;
    coord(point: [number, number]): [number, number];
}

/** A line from the low to the high end of each bar's interval, with a cap at both. */
function intervals_of(spec: BarsSpec): object[] {
    const rows = (spec.intervals?.at ?? []).flatMap(({ low, high }, i) =>
        low === null || high === null ? [] : [[i, low / spec.scale.unit, high / spec.scale.unit]],
    );
    const style = { stroke: theme().baseline, lineWidth: 1.5 };
    const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
    return rows.length === 0
        ? []
        : [
              {
                  type: "custom",
                  silent: true,
                  clip: true,
                  z: 4,
                  encode: { x: [1, 2], y: 0 },
                  data: rows,
                  renderItem: (_: unknown, api: DrawApi) => {
                      const [low, y] = api.coord([api.value(1), api.value(0)]);
                      const [high] = api.coord([api.value(2), api.value(0)]);
                      return { type: "group", children: [line(low, y, high, y), line(low, y - 4, low, y + 4), line(high, y - 4, high, y + 4)] };
                  },
              },
          ];
}

function bars_of(spec: BarsSpec): object {
    return {
        type: "bar",
        barMaxWidth: 18,
        data: spec.bars.map((bar) => ({ value: scaled(bar.value, spec.scale) ?? 0, itemStyle: { color: bar.colour } })),
        label: {
            show: !has_column(spec),
            position: "right",
            color: theme().text,
            fontSize: 12,
            formatter: (params: { dataIndex: number }) => label_of(spec.bars[params.dataIndex] as Bar, spec),
        },
        emphasis: { disabled: true },
    };
}

function bar_tip(spec: BarsSpec, position: number): HTMLElement {
    const bar = spec.bars[position] as Bar;
    const value = bar.label ?? with_unit(bar.value, spec.scale, spec.is_difference);
    const marks = (spec.marks ?? []).map((mark) => ({
        name: mark.name,
        value: with_unit(mark.values[position] ?? null, spec.scale, spec.is_difference),
        colour: theme().baseline,
    }));
    const { low = null, high = null } = spec.intervals?.at[position] ?? {};
    const interval =
        low === null || high === null
            ? []
            : [{ name: spec.intervals?.name ?? "", value: interval_text(low, high, spec.scale, spec.is_difference) }];
    return tip(bar.name, [{ name: spec.value_head, value, colour: bar.colour }, ...interval, ...marks]);
}

function option_of(spec: BarsSpec, width: number): object {
    const names = spec.bars.map((bar) => bar.name);
    const labels = spec.bars.map((bar) => label_of(bar, spec));
    const is_narrow = width < narrow_width;
    return {
        grid: grid_option({ right: has_column(spec) ? 10 : is_narrow ? 56 : 84, top: 4 }),
        xAxis: value_axis(spec.is_difference ? signed_tick : tick, { splitNumber: is_narrow ? 2 : 5 }),
        yAxis: [
            category_axis(names, width),
            category_axis(labels, width, { show: has_column(spec), position: "right", axisLine: { show: false } }),
        ],
        tooltip: tooltip_option((params) => bar_tip(spec, (params as { dataIndex: number }).dataIndex), "item"),
        series: [bars_of(spec), ...intervals_of(spec), ...marks_of(spec)],
    };
}

function table_of(spec: BarsSpec): { columns: Column[]; rows: Cell[][] } {
    const { intervals } = spec;
    const marks = spec.marks ?? [];
    const ends = intervals === undefined ? [] : [t("band_low"), t("band_high")].map((end) => `${intervals.name}${t("comma")}${end}`);
    const heads = [spec.value_head, ...ends, ...marks.map((mark) => mark.name)];
    return {
        columns: [{ name: spec.name_head }, ...heads.map((name) => values_column(spec, name))],
        rows: spec.bars.map((bar, i) => [
            bar.name,
            bar.value,
            ...(intervals === undefined ? [] : [intervals.at[i]?.low ?? null, intervals.at[i]?.high ?? null]),
            ...marks.map((mark) => mark.values[i] ?? null),
        ]),
    };
}

/** A figure of bars with their values beside them. */
export function bars_figure(spec: BarsSpec): HTMLElement {
    const names = spec.bars.map((bar) => bar.name);
    const interval_legend = spec.intervals === undefined ? [] : [{ name: spec.intervals.name, stroke: scenario_stroke(0) }];
    return figure_element({
        ...head_of(spec),
        legend: [...(spec.legend ?? []), ...interval_legend],
        height: (width) => rows_height(names, width, spec.row_height ?? 30),
        option: (width) => option_of(spec, width),
        table: table_of(spec),
    });
}
