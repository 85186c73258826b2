// Figures of lines over years.
import type { Cell } from "./csv";
import { grid_option, signed_tick, tick, tick_decimals, tip, tooltip_option, value_axis, year_axis } from "./axes";
import { band_series, type Band } from "./bands";
import { figure_element, head_of, values_column, type ValuesHead } from "./figure";
import { t } from "./language";
import { interval_text, with_unit, type Scale } from "./numbers";
import type { Column } from "./table";
import { theme, type Stroke } from "./palette";
import type { LegendItem } from "./picture";

export interface Line {
    name: string;
    stroke: Stroke;
    values: ArrayLike<number>;
    is_bold?: boolean;
}

export interface LinesSpec extends ValuesHead {
    x: number[];
    /** Head of the column of x; years if not given. */
    x_name?: string;
    lines: Line[];
    /** Intervals behind the lines, the widest first. */
    bands?: Band[];
    /** Figures that were observed. */
    points?: { name: string; at: [number, number][] };
    from_zero?: boolean;
    height?: number;
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
        for (const band of spec.bands ?? []) {
            const value = interval_text(band.low[position] ?? null, band.high[position] ?? null, spec.scale, spec.is_difference);
            rows.push({ name: band.name, value, colour: band.colour });
        }
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
        ...[...spec.lines.map((line) => line.values), ...(spec.bands ?? []).flatMap((band) => [band.low, band.high])].map((values) =>
            Array.from(values, (value) => value / spec.scale.unit),
        ),
        spec.from_zero ? [0] : [],
    );
    const format = spec.is_difference ? signed_tick : tick;
    return {
        grid: grid_option(),
        xAxis: year_axis(spec.x[0] ?? 0, spec.x[spec.x.length - 1] ?? 1, width),
        yAxis: value_axis((value) => format(value, decimals), { scale: !spec.from_zero, min: spec.from_zero ? 0 : undefined }),
        tooltip: tooltip(spec),
        series: [...(spec.bands ?? []).map((band) => band_series(band, spec.x, spec.scale)), ...lines, ...points],
    };
}

/** By year: the lines, the ends of the intervals, what was observed. */
function table_of(spec: LinesSpec): { columns: Column[]; rows: Cell[][] } {
    const ends = (spec.bands ?? []).flatMap((band) => [
        { name: `${band.name}${t("comma")}${t("band_low")}`, values: band.low },
        { name: `${band.name}${t("comma")}${t("band_high")}`, values: band.high },
    ]);
    const shown = [...spec.lines, ...ends];
    const columns: Column[] = [{ name: spec.x_name ?? t("year") }, ...shown.map(({ name }) => values_column(spec, name))];
    const rows: Cell[][] = spec.x.map((year, i) => [String(year), ...shown.map(({ values }) => finite(values[i]))]);
    if (spec.points !== undefined) {
        const observed = new Map(spec.points.at);
        columns.push(values_column(spec, spec.points.name, false));
        rows.forEach((row) => row.push(observed.get(Number(row[0])) ?? null));
    }
    return { columns, rows };
}

/** A figure of lines, its table by year. */
export function lines_figure(spec: LinesSpec): HTMLElement {
    const legend: LegendItem[] = [
        ...spec.lines.map((line) => ({ name: line.name, stroke: line.stroke })),
        ...(spec.bands ?? []).map((band) => ({ name: band.name, fill: band.colour })),
    ];
    if (spec.points !== undefined) {
        legend.push({ name: spec.points.name, point: theme().baseline });
    }
    return figure_element({
        ...head_of(spec),
        legend,
        table: table_of(spec),
        option: (width) => option_of(spec, width),
        ...(spec.height === undefined ? {} : { height: spec.height }),
    });
}

export function finite(value: number | undefined | null): number | null {
    return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}
