// Figures of lines over years.
import type { Cell } from "./csv";
import { grid_option, signed_tick, tick, tick_decimals, tip, tooltip_option, value_axis, year_axis } from "./axes";
import { figure_element } from "./figure";
import { t } from "./language";
import { with_unit, type Scale } from "./numbers";
import { theme, type Stroke } from "./palette";
import type { LegendItem } from "./picture";

export interface Line {
    name: string;
    stroke: Stroke;
    values: ArrayLike<number>;
    is_bold?: boolean;
}

export interface LinesSpec {
    id: string;
    title: string;
    subtitle: string;
    source: string;
    note?: string;
    scale: Scale;
    raw_unit: string;
    x: number[];
    /** Head of the column of x; years if not given. */
    x_name?: string;
    lines: Line[];
    /** Figures that were observed. */
    points?: { name: string; at: [number, number][] };
    is_difference?: boolean;
    from_zero?: boolean;
    height?: number;
    controls?: HTMLElement | undefined;
}

function at_hand(values: ArrayLike<number>, x: number[], scale: Scale): [number, number | null][] {
    return x.map((year, i) => {
        const value = values[i] ?? NaN;
        return [year, Number.isFinite(value) ? value / scale.unit : null];
    });
}

function tooltip(spec: LinesSpec): object {
    return tooltip_option((params) => {
        const items = params as { axisValue?: number; value?: [number, number] }[];
        const year = Math.round(Number(items[0]?.axisValue ?? items[0]?.value?.[0]));
        const position = spec.x.indexOf(year);
        const rows = spec.lines.map((line) => ({
            name: line.name,
            value: with_unit(line.values[position] ?? null, spec.scale, spec.is_difference),
            colour: line.stroke.colour,
        }));
        const observed = spec.points?.at.find(([at]) => at === year);
        if (observed !== undefined) {
            rows.push({ name: spec.points?.name ?? "", value: with_unit(observed[1], spec.scale), colour: theme().baseline });
        }
        return tip(String(year), rows);
    }, "axis");
}

function option_of(spec: LinesSpec, width: number): object {
    const colours = theme();
    const lines = spec.lines.map((line) => ({
        type: "line",
        name: line.name,
        data: at_hand(line.values, spec.x, spec.scale),
        showSymbol: false,
        symbol: "circle",
        lineStyle: { color: line.stroke.colour, type: line.stroke.dash, width: line.is_bold ? 2.6 : 1.9 },
        itemStyle: { color: line.stroke.colour },
        emphasis: { disabled: true },
        z: line.is_bold ? 4 : 3,
    }));
    const points =
        spec.points === undefined
            ? []
            : [
                  {
                      type: "scatter",
                      name: spec.points.name,
                      data: spec.points.at.map(([x, y]) => [x, y / spec.scale.unit]),
                      symbolSize: 7,
                      itemStyle: { color: colours.page, borderColor: colours.baseline, borderWidth: 1.8 },
                      z: 6,
                  },
              ];
    const decimals = tick_decimals(
        ...spec.lines.map((line) => Array.from(line.values, (value) => value / spec.scale.unit)),
        spec.from_zero ? [0] : [],
    );
    const format = spec.is_difference ? signed_tick : tick;
    return {
        grid: grid_option(),
        xAxis: year_axis(spec.x[0] ?? 0, spec.x[spec.x.length - 1] ?? 1, width),
        yAxis: value_axis((value) => format(value, decimals), { scale: !spec.from_zero, min: spec.from_zero ? 0 : undefined }),
        tooltip: tooltip(spec),
        series: [...lines, ...points],
    };
}

/** A figure of lines, its table by year. */
export function lines_figure(spec: LinesSpec): HTMLElement {
    const legend: LegendItem[] = spec.lines.map((line) => ({ name: line.name, stroke: line.stroke }));
    const columns = [
        { name: spec.x_name ?? t("year") },
        ...spec.lines.map((line) => ({
            name: line.name,
            scale: spec.scale,
            is_difference: spec.is_difference ?? false,
            raw_unit: spec.raw_unit,
        })),
    ];
    const rows: Cell[][] = spec.x.map((year, i) => [String(year), ...spec.lines.map((line) => finite(line.values[i]))]);
    if (spec.points !== undefined) {
        const observed = new Map(spec.points.at);
        legend.push({ name: spec.points.name, point: theme().baseline });
        columns.push({ name: spec.points.name, scale: spec.scale, is_difference: false, raw_unit: spec.raw_unit });
        rows.forEach((row) => row.push(observed.get(Number(row[0])) ?? null));
    }
    const { id, title, subtitle, source, controls } = spec;
    return figure_element({
        id,
        title,
        subtitle,
        source,
        controls,
        legend,
        table: { columns, rows },
        option: (width) => option_of(spec, width),
        ...(spec.note === undefined ? {} : { note: spec.note }),
        ...(spec.height === undefined ? {} : { height: spec.height }),
    });
}

export function finite(value: number | undefined | null): number | null {
    return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}
