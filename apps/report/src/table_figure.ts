// A figure that is a table: its title, source and download.
import { csv_text, type Cell } from "./csv";
import { download, el } from "./dom";
import { figure_frame, type FigureHead } from "./figure";
import { t } from "./language";

export interface TableFigureSpec extends FigureHead {
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
    const table = el(
        "div",
        { class: "table-frame whole", tabindex: 0, role: "region", "aria-label": spec.title },
        el("table", {}, el("caption", { class: "unseen" }, spec.title), el("thead", {}, head), el("tbody", {}, ...rows)),
    );
    return figure_frame(spec, [table], el("div", { class: "tools" }, save));
}
