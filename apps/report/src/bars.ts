// Figures of horizontal bars, one a name.
import { category_axis, grid_option, narrow_width, rows_height, signed_tick, tick, tip, tooltip_option, value_axis } from "./axes";
import { figure_element } from "./figure";
import { with_unit, type Scale } from "./numbers";
import { theme } from "./palette";
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

export interface BarsSpec {
    id: string;
    title: string;
    subtitle: string;
    source: string;
    note?: string;
    scale: Scale;
    raw_unit: string;
    name_head: string;
    value_head: string;
    bars: Bar[];
    marks?: Marks[];
    is_difference?: boolean;
    controls?: HTMLElement | undefined;
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
    return spec.marks !== undefined || spec.bars.some((bar) => (bar.value ?? 0) < 0);
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
    return tip(bar.name, [{ name: spec.value_head, value, colour: bar.colour }, ...marks]);
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
        series: [bars_of(spec), ...marks_of(spec)],
    };
}

/** A figure of bars with their values beside them. */
export function bars_figure(spec: BarsSpec): HTMLElement {
    const { id, title, subtitle, source, controls } = spec;
    const marks = spec.marks ?? [];
    return figure_element({
        id,
        title,
        subtitle,
        source,
        controls,
        legend: spec.legend ?? [],
        height: (width) =>
            rows_height(
                spec.bars.map((bar) => bar.name),
                width,
                spec.row_height ?? 30,
            ),
        option: (width) => option_of(spec, width),
        table: {
            columns: [
                { name: spec.name_head },
                ...[spec.value_head, ...marks.map((mark) => mark.name)].map((name) => ({
                    name,
                    scale: spec.scale,
                    is_difference: spec.is_difference ?? false,
                    raw_unit: spec.raw_unit,
                })),
            ],
            rows: spec.bars.map((bar, i) => [bar.name, bar.value, ...marks.map((mark) => mark.values[i] ?? null)]),
        },
        ...(spec.note === undefined ? {} : { note: spec.note }),
    });
}
