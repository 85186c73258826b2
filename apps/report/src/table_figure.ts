// A figure that is a table: its title, source and download.
import { csv_text, type Cell } from "./csv";
import { download, el } from "./dom";
import { t } from "./language";

export interface TableFigureSpec {
    id: string;
    title: string;
    subtitle: string;
    source: string;
    heads: string[];
    /** Cells as they are read. */
    shown: string[][];
    /** Cells in full, for the download, and their heads where they are others. */
    raw: Cell[][];
    raw_heads?: string[];
    /** Rows from the top that stand out. */
    bold_rows?: number;
    /** Columns of words. */
    words?: number[];
}

/** The table as a figure of the page. */
export function table_figure(spec: TableFigureSpec): HTMLElement {
    const cell_class = (i: number) => (i === 0 || (spec.words ?? []).includes(i) ? "" : "number");
    const head = el("tr", {}, ...spec.heads.map((name, i) => el("th", { scope: "col", class: cell_class(i) }, name)));
    const rows = spec.shown.map((cells, number) =>
        el(
            "tr",
            { class: number < (spec.bold_rows ?? 0) ? "bold" : "" },
            ...cells.map((cell, i) => (i === 0 ? el("th", { scope: "row" }, cell) : el("td", { class: cell_class(i) }, cell))),
        ),
    );
    const save = el(
        "button",
        {
            type: "button",
            class: "tool",
            "aria-label": `${t("download_csv")}: ${spec.title}`,
            onclick: () =>
                download(
                    `${spec.id}.csv`,
                    new Blob([csv_text(spec.raw_heads ?? spec.heads, spec.raw)], { type: "text/csv;charset=utf-8" }),
                ),
        },
        "CSV",
    );
    return el(
        "figure",
        { id: `figure-${spec.id}` },
        el("figcaption", {}, el("h3", {}, spec.title), el("p", { class: "subtitle" }, spec.subtitle)),
        el(
            "div",
            { class: "table-frame whole", tabindex: 0, role: "region", "aria-label": spec.title },
            el("table", {}, el("caption", { class: "unseen" }, spec.title), el("thead", {}, head), el("tbody", {}, ...rows)),
        ),
        el("div", { class: "figure-foot" }, el("p", { class: "source" }, spec.source), el("div", { class: "tools" }, save)),
    );
}
