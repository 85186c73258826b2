// Tables as CSV that no spreadsheet takes for anything but text and numbers.

export type Cell = string | number | null;

function text_cell(text: string): string {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cell_text(cell: Cell): string {
    if (cell === null) {
        return "";
    }
    if (typeof cell === "number") {
        return Number.isFinite(cell) ? String(cell) : "";
    }
    return text_cell(cell);
}

/** Head and rows; numbers in full, a mark that says the text is UTF-8 at the beginning. */
export function csv_text(head: string[], rows: Cell[][]): string {
    return `\ufeff${[head, ...rows].map((row) => row.map(cell_text).join(",")).join("\r\n")}\r\n`;
}
