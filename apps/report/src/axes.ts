// What the axes and tooltips of all charts share.
import { el } from "./dom";
import { is_on_paper, theme } from "./palette";
import { label_lines } from "./wrapping";

export const narrow_width = 480;

/** The frame of a chart; labels of axes stand within it. */
export function grid_option(more: object = {}): object {
    return { left: 10, right: 18, top: 14, bottom: 10, outerBoundsMode: "same", outerBoundsContain: "axisLabel", ...more };
}

export function value_axis(format: (value: number) => string, more: object = {}): object {
    const { muted, grid } = theme();
    return {
        type: "value",
        axisLabel: { color: muted, fontSize: 12, formatter: (value: number) => format(value), hideOverlap: true },
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: grid } },
        ...more,
    };
}

/** Calendar years, or other whole numbers, along the bottom. */
export function year_axis(first: number, last: number, width: number): object {
    const { muted, grid } = theme();
    return {
        type: "value",
        min: first,
        max: last,
        splitNumber: width < narrow_width ? 4 : 8,
        axisLabel: { color: muted, fontSize: 12, formatter: (value: number) => String(value), hideOverlap: true },
        axisLine: { onZero: false, lineStyle: { color: muted } },
        axisTick: { show: true, lineStyle: { color: grid } },
        splitLine: { show: false },
    };
}

/** How large names are, and how far their lines are apart. */
function name_size(): { size: number; line: number } {
    return is_on_paper() ? { size: 10, line: 12 } : { size: 12, line: 15 };
}

/** Names beside a chart of some width, broken into lines. */
function name_lines(names: string[], width: number): string[][] {
    const most = width < narrow_width ? Math.min(132, width * 0.38) : Math.min(270, width * 0.36);
    return names.map((name) => label_lines(name, name_size().size, most, width < narrow_width ? 3 : 2));
}

/** Height of a chart of rows: each as high as the longest name is. */
export function rows_height(names: string[], width: number, least: number): number {
    const lines = Math.max(1, ...name_lines(names, width).map((name) => name.length));
    return 44 + names.length * Math.max(least, lines * name_size().line + 8);
}

export function category_axis(names: string[], width: number, more: object = {}): object {
    const { muted, text } = theme();
    const { size, line } = name_size();
    return {
        type: "category",
        data: name_lines(names, width).map((lines) => lines.join("\n")),
        inverse: true,
        axisLabel: { color: text, fontSize: size, interval: 0, lineHeight: line },
        axisLine: { lineStyle: { color: muted } },
        axisTick: { show: false },
        ...more,
    };
}

/** Ticks without needless decimals. */
export function tick(value: number, decimals = 0): string {
    const text = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: value === 0 ? 0 : decimals, maximumFractionDigits: 6 });
    return value < 0 ? `−${text}` : text;
}

/** Ticks of differences: with their sign. */
export function signed_tick(value: number, decimals = 0): string {
    return value > 0 ? `+${tick(value, decimals)}` : tick(value, decimals);
}

/** Decimals that ticks over such values need. */
export function tick_decimals(...lists: ArrayLike<number>[]): number {
    let [low, high] = [Infinity, -Infinity];
    for (const list of lists) {
        for (let i = 0; i < list.length; ++i) {
            const value = list[i] as number;
            [low, high] = Number.isFinite(value) ? [Math.min(low, value), Math.max(high, value)] : [low, high];
        }
    }
    return high > low ? Math.min(4, Math.max(0, Math.ceil(-Math.log10((high - low) / 4)))) : 0;
}

export interface TipRow {
    name: string;
    value: string;
    colour?: string;
}

/** A tooltip; names stay text. */
export function tip(head: string, rows: TipRow[]): HTMLElement {
    return el(
        "div",
        { class: "tip" },
        el("strong", {}, head),
        ...rows.map((row) =>
            el(
                "div",
                { class: "tip-row" },
                el("span", { class: "tip-mark", style: `background: ${row.colour ?? "transparent"}` }),
                el("span", { class: "tip-name" }, row.name),
                el("span", { class: "tip-value" }, row.value),
            ),
        ),
    );
}

export function tooltip_option(formatter: (params: unknown) => HTMLElement, trigger: "axis" | "item"): object {
    const { page, grid, text, muted } = theme();
    return {
        trigger,
        confine: true,
        backgroundColor: page,
        borderColor: grid,
        textStyle: { color: text, fontSize: 12 },
        axisPointer: { type: "line", lineStyle: { color: muted, type: "dashed" } },
        formatter,
    };
}
