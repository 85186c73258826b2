// Tables of the page: what is shown is rounded, what is downloaded is not.
import type { Cell } from "./csv";
import { el } from "./dom";
import { figure, type Scale } from "./numbers";

export interface Column {
    name: string;
    /** Of numbers: how they are shown. */
    scale?: Scale;
    is_difference?: boolean;
    /** Unit of the numbers in full. */
    raw_unit?: string;
}

export interface Table {
    columns: Column[];
    rows: Cell[][];
}

export function cell_figure(cell: Cell, column: Column): string {
    if (cell === null) {
        return "–";
    }
    return typeof cell === "string"
        ? cell
        : column.scale === undefined
          ? String(cell)
          : figure(cell, column.scale, column.is_difference ?? false);
}

/** Heads for a file: with the unit of the numbers in full. */
export function raw_heads(table: Table): string[] {
    return table.columns.map((column) => (column.raw_unit === undefined ? column.name : `${column.name} (${column.raw_unit})`));
}

/** A table of texts: what is told of, and what is told. */
export function facts_element(rows: readonly (readonly [string, string])[]): HTMLElement {
    const lines = rows.map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, value)));
    return el("div", { class: "table-frame whole" }, el("table", { class: "words" }, el("tbody", {}, ...lines)));
}

/** A table that scrolls within its frame; a row's first cell is its head. */
export function table_element(table: Table, caption: string): HTMLElement {
    const head = el("tr", {}, ...table.columns.map((column, i) => el("th", { scope: "col", class: i === 0 ? "" : "number" }, column.name)));
    const body = table.rows.map((row) =>
        el(
            "tr",
            {},
            ...row.map((cell, i) => {
                const text = cell_figure(cell, table.columns[i] as Column);
                const is_number = typeof cell === "number" || cell === null || i > 0;
                return i === 0 ? el("th", { scope: "row" }, text) : el("td", { class: is_number ? "number" : "" }, text);
            }),
        ),
    );
    return el(
        "div",
        { class: "table-frame", tabindex: 0, role: "region", "aria-label": caption },
        el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, head), el("tbody", {}, ...body)),
    );
}
