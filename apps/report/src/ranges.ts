// Figures of ranges with their central figures, one row a name.
import { category_axis, grid_option, narrow_width, rows_height, signed_tick, tick, tip, tooltip_option, value_axis } from "./axes";
import type { Range } from "./data";
import { figure_element, head_of, values_column, type ValuesHead } from "./figure";
import type { Table } from "./table";
import { percent, with_unit } from "./numbers";
import { theme } from "./palette";

export interface RangeRow {
    name: string;
    range: Range;
    observed?: number;
}

export interface RangesSpec extends ValuesHead {
    rows: RangeRow[];
    row_name: string;
    names: { low: string; central: string; high: string; observed?: string };
}

interface DrawApi {
    value(dimension: number): number;
    coord(point: [number, number]): [number, number];
    size(point: [number, number]): [number, number];
}

/** A bar from low to high with a line at the centre. */
function bar_shape(api: DrawApi, colour: string, text: string): object {
    const [low, y] = api.coord([api.value(1), api.value(0)]);
    const [centre] = api.coord([api.value(2), api.value(0)]);
    const [high] = api.coord([api.value(3), api.value(0)]);
    const rect = {
        type: "rect",
        shape: { x: Math.min(low, high), y: y - 4, width: Math.max(1.5, Math.abs(high - low)), height: 8, r: 2 },
        style: { fill: colour, opacity: 0.45 },
    };
    const line = { type: "rect", shape: { x: centre - 1.5, y: y - 7, width: 3, height: 14 }, style: { fill: text } };
    return { type: "group", children: [rect, line] };
}

function row_tip(row: RangeRow, { names, scale, is_difference }: RangesSpec): HTMLElement {
    const line = (name: string, value: number) => ({ name, value: with_unit(value, scale, is_difference) });
    const lines = [line(names.low, row.range.low), line(names.central, row.range.central), line(names.high, row.range.high)];
    return tip(row.name, row.observed === undefined ? lines : [...lines, line(names.observed ?? "", row.observed)]);
}

function series_of({ rows, scale }: RangesSpec): object[] {
    const colours = theme();
    const bars = {
        type: "custom",
        clip: true,
        encode: { x: [1, 2, 3], y: 0 },
        data: rows.map((row, i) => [i, row.range.low / scale.unit, row.range.central / scale.unit, row.range.high / scale.unit]),
        renderItem: (_: unknown, api: DrawApi) => bar_shape(api, colours.series[0] as string, colours.text),
    };
    const observed = {
        type: "scatter",
        data: rows.map((row, i) => [row.observed === undefined ? null : row.observed / scale.unit, i]),
        symbolSize: 9,
        itemStyle: { color: colours.page, borderColor: colours.series[1], borderWidth: 2 },
        z: 5,
    };
    return [bars, observed];
}

function option_of(spec: RangesSpec, width: number): object {
    const names = spec.rows.map((row) => row.name);
    return {
        grid: grid_option({ right: 24, top: 4 }),
        xAxis: value_axis(spec.is_difference ? signed_tick : tick, { splitNumber: width < narrow_width ? 3 : 7 }),
        yAxis: category_axis(names, width, { axisLine: { show: false } }),
        tooltip: tooltip_option(
            (params) => row_tip(spec.rows[(params as { dataIndex: number }).dataIndex] as RangeRow, spec),
            "item",
        ),
        series: series_of(spec),
    };
}

function table_of(spec: RangesSpec): Table {
    const { names } = spec;
    const heads = [names.low, names.central, names.high, ...(names.observed === undefined ? [] : [names.observed])];
    const cells = ({ range, observed }: RangeRow) => [
        range.low,
        range.central,
        range.high,
        ...(names.observed === undefined ? [] : [observed ?? null]),
    ];
    return {
        columns: [{ name: spec.row_name }, ...heads.map((name) => values_column(spec, name))],
        rows: spec.rows.map((row) => [row.name, ...cells(row)]),
    };
}

export function ranges_figure(spec: RangesSpec): HTMLElement {
    const names = spec.rows.map((row) => row.name);
    return figure_element({
        ...head_of(spec),
        height: (width) => rows_height(names, width, 24),
        option: (width) => option_of(spec, width),
        table: table_of(spec),
    });
}

/** What figures of relative changes, shown in per cent, have in common. */
export const relative_change = { scale: percent(1), raw_unit: "1", is_difference: true } as const;
