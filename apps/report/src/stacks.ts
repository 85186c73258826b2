// Figures of parts that add up, over years.
import { grid_option, tick, tip, tooltip_option, value_axis, year_axis } from "./axes";
import { figure_element, head_of, values_column, type ValuesHead } from "./figure";
import { t } from "./language";
import { finite } from "./lines";
import { with_unit } from "./numbers";
import { theme } from "./palette";

export interface Part {
    name: string;
    colour: string;
    values: ArrayLike<number>;
}

export interface StackSpec extends ValuesHead {
    x: number[];
    parts: Part[];
    /** Of shares of a whole. */
    most?: number;
}

function option_of(spec: StackSpec, width: number): object {
    return {
        grid: grid_option(),
        xAxis: year_axis(spec.x[0] ?? 0, spec.x[spec.x.length - 1] ?? 1, width),
        yAxis: value_axis(tick, spec.most === undefined ? {} : { max: spec.most }),
        tooltip: tooltip_option((params) => {
            const items = params as { axisValue?: number; value?: [number, number] }[];
            const year = Math.round(Number(items[0]?.axisValue ?? items[0]?.value?.[0]));
            const position = spec.x.indexOf(year);
            const rows = spec.parts.map((part) => ({
                name: part.name,
                value: with_unit(finite(part.values[position]), spec.scale),
                colour: part.colour,
            }));
            return tip(String(year), rows.reverse());
        }, "axis"),
        series: spec.parts.map((part) => ({
            type: "line",
            stack: "all",
            name: part.name,
            data: spec.x.map((year, i) => [year, (finite(part.values[i]) ?? 0) / spec.scale.unit]),
            showSymbol: false,
            lineStyle: { width: 0.8, color: theme().page },
            itemStyle: { color: part.colour },
            areaStyle: { color: part.colour, opacity: 0.92 },
            emphasis: { disabled: true },
        })),
    };
}

/** A figure of stacked areas, its table by year. */
export function stack_figure(spec: StackSpec): HTMLElement {
    return figure_element({
        ...head_of(spec),
        legend: spec.parts.map((part) => ({ name: part.name, fill: part.colour })),
        option: (width) => option_of(spec, width),
        table: {
            columns: [{ name: t("year") }, ...spec.parts.map((part) => values_column(spec, part.name))],
            rows: spec.x.map((year, i) => [String(year), ...spec.parts.map((part) => finite(part.values[i]))]),
        },
    });
}
