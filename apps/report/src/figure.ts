// A figure: a chart with its title, unit, legend, source, table and downloads.
import { draw, type Chart, type Option } from "./charts";
import { csv_text } from "./csv";
import { download, el, replace, type Child } from "./dom";
import { t } from "./language";
import { is_on_paper } from "./palette";
import { picture_png, picture_svg, type LegendItem } from "./picture";
import type { Scale } from "./numbers";
import { raw_heads, table_element, type Column, type Table } from "./table";
import { page_font } from "./wrapping";

/** What every figure says of itself. */
export interface FigureHead {
    id: string;
    title: string;
    /** Unit, and what is counted when. */
    subtitle: string;
    source: string;
    note?: string | undefined;
    controls?: HTMLElement | undefined;
}

/** A figure of values that share a unit. */
export interface ValuesHead extends FigureHead {
    scale: Scale;
    /** Unit of the values in full, for files. */
    raw_unit: string;
    is_difference?: boolean;
}

/** The head of a declaration that holds more. */
export function head_of({ id, title, subtitle, source, note, controls }: FigureHead): FigureHead {
    return { id, title, subtitle, source, note, controls };
}

/** A column of such values. */
export function values_column(spec: ValuesHead, name: string, is_difference = spec.is_difference ?? false): Column {
    return { name, scale: spec.scale, raw_unit: spec.raw_unit, is_difference };
}

export interface FigureSpec extends FigureHead {
    legend?: LegendItem[];
    /** In pixels, or by the width that there is. */
    height?: number | ((width: number) => number);
    /** By the width that there is. */
    option: (width: number) => Option;
    table: Table;
    onclick?: (data_index: number, series_index: number) => void;
}

const paper_width = 646;
/** So that two figures stand on a page. */
const paper_shrink = 0.74;
/** So that the highest figure stands on one. */
const paper_height = 860;
const usual_width = 860;
const all = new Set<FigureView>();

function height_of(spec: FigureSpec, width: number): number {
    const height = typeof spec.height === "function" ? spec.height(width) : (spec.height ?? 320);
    return is_on_paper() ? Math.min(height, paper_height) : height;
}

/** The chart of a figure, drawn when it comes near the view. */
class FigureView {
    private chart: Chart | null = null;
    private readonly observer: IntersectionObserver;
    private readonly resizing: ResizeObserver;

    constructor(
        private readonly box: HTMLElement,
        private readonly spec: FigureSpec,
    ) {
        this.observer = new IntersectionObserver(
            (entries) => {
                if (entries.some((entry) => entry.isIntersecting)) {
                    this.observer.disconnect();
                    this.show();
                }
            },
            { rootMargin: "600px" },
        );
        this.observer.observe(box);
        let width = 0;
        this.resizing = new ResizeObserver(() => {
            if (this.chart !== null && Math.abs(box.clientWidth - width) > 1) {
                this.show();
            }
            width = box.clientWidth;
        });
        this.resizing.observe(box);
        all.add(this);
    }

    /** Draws at the width there is, or at one of paper. */
    show(width = this.box.clientWidth, shrink = 1): void {
        if (width === 0) {
            return;
        }
        if (this.chart === null) {
            this.chart = draw(this.box);
            const { onclick } = this.spec;
            if (onclick !== undefined) {
                this.chart.on("click", (event) => onclick(event.dataIndex ?? 0, event.seriesIndex ?? 0));
            }
        }
        this.box.style.height = `${Math.round(height_of(this.spec, width) * (typeof this.spec.height === "function" ? 1 : shrink))}px`;
        this.chart.resize({ width, height: this.box.clientHeight });
        this.chart.setOption({ animation: false, textStyle: { fontFamily: page_font() }, ...this.spec.option(width) }, { notMerge: true });
    }

    svg(): string {
        this.show();
        const inner = (this.chart as unknown as { renderToSVGString(options: object): string }).renderToSVGString({ useViewBox: false });
        const { title, subtitle, source, legend } = this.spec;
        return picture_svg(inner, this.box.clientWidth, this.box.clientHeight, { title, subtitle, source, legend: legend ?? [] });
    }

    dispose(): void {
        this.observer.disconnect();
        this.resizing.disconnect();
        this.chart?.dispose();
        all.delete(this);
    }
}

/** Takes down every chart, before the page is drawn again. */
export function dispose_figures(): void {
    for (const view of [...all]) {
        view.dispose();
    }
}

/** Draws every chart at the width of paper, or again at that of the window. */
export function redraw_figures(on_paper: boolean): void {
    for (const view of all) {
        view.show(on_paper ? paper_width : undefined, on_paper ? paper_shrink : 1);
    }
}

function legend_mark(item: LegendItem): HTMLElement {
    if (item.stroke !== undefined) {
        return el("span", { class: "mark line", style: `border-top: 3px ${item.stroke.dash} ${item.stroke.colour}` });
    }
    if (item.diamond !== undefined) {
        return el("span", { class: "mark diamond", style: `border: 1.5px solid ${item.diamond}` });
    }
    return item.point !== undefined
        ? el("span", { class: "mark point", style: `border: 2px solid ${item.point}` })
        : el("span", { class: "mark fill", style: `background: ${item.fill ?? "none"}` });
}

export function legend_element(items: LegendItem[]): HTMLElement {
    return el("ul", { class: "legend" }, ...items.map((item) => el("li", {}, legend_mark(item), item.name)));
}

function save_csv(spec: FigureSpec): void {
    download(`${spec.id}.csv`, new Blob([csv_text(raw_heads(spec.table), spec.table.rows)], { type: "text/csv;charset=utf-8" }));
}

function tools(spec: FigureSpec, view: FigureView, table_box: HTMLElement): HTMLElement {
    const button = (text: string, label: string, act: () => void) =>
        el("button", { type: "button", class: "tool", "aria-label": `${label}: ${spec.title}`, onclick: act }, text);
    const toggle = el(
        "button",
        { type: "button", class: "tool", "aria-expanded": "false", "aria-controls": table_box.id, "data-focus": `${spec.id}-table` },
        t("table"),
    );
    toggle.setAttribute("aria-label", `${t("table")}: ${spec.title}`);
    toggle.addEventListener("click", () => {
        table_box.hidden = !table_box.hidden;
        toggle.setAttribute("aria-expanded", String(!table_box.hidden));
        if (!table_box.hidden && table_box.childElementCount === 0) {
            replace(table_box, table_element(spec.table, spec.title));
        }
    });
    return el(
        "div",
        { class: "tools" },
        toggle,
        button("CSV", t("download_csv"), () => save_csv(spec)),
        button("SVG", t("download_svg"), () => download(`${spec.id}.svg`, new Blob([view.svg()], { type: "image/svg+xml" }))),
        button("PNG", t("download_png"), () => void picture_png(view.svg()).then((png) => download(`${spec.id}.png`, png))),
    );
}

/** The frame of a figure: its head, what it shows, and its source beside its tools. */
export function figure_frame(head: FigureHead, body: Child[], tools: HTMLElement, below?: Child): HTMLElement {
    return el(
        "figure",
        { id: `figure-${head.id}` },
        el("figcaption", {}, el("h3", {}, head.title), el("p", { class: "subtitle" }, head.subtitle)),
        head.controls,
        ...body,
        head.note !== undefined && el("p", { class: "note" }, head.note),
        el("div", { class: "figure-foot" }, el("p", { class: "source" }, head.source), tools),
        below,
    );
}

/** The figure as an element of the page. */
export function figure_element(spec: FigureSpec): HTMLElement {
    const box = el("div", { class: "chart", role: "img", "aria-label": `${spec.title}. ${spec.subtitle}` });
    box.style.height = `${height_of(spec, Math.min(usual_width, window.innerWidth - 60))}px`;
    const view = new FigureView(box, spec);
    const table_box = el("div", { id: `${spec.id}-rows`, class: "chart-rows", hidden: true });
    const legend = spec.legend !== undefined && spec.legend.length > 0 && legend_element(spec.legend);
    return figure_frame(head_of(spec), [legend, box], tools(spec, view, table_box), table_box);
}
