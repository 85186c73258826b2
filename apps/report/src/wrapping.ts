// Texts broken into lines where the browser does not do it.

/** The font of the page; without double quotes, as it stands in attributes of SVG. */
export function page_font(): string {
    return getComputedStyle(document.body).fontFamily.replaceAll('"', "'");
}

/** Width of a text, roughly: Chinese letters are twice as wide. */
export function width_of(text: string, size: number): number {
    let width = 0;
    for (const letter of text) {
        width += letter.charCodeAt(0) > 0x2e80 ? size : size * 0.56;
    }
    return width;
}

/** The lines of a text that is no wider than so many pixels. */
export function wrapped(text: string, size: number, width: number): string[] {
    const lines = [""];
    for (const word of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*/g) ?? []) {
        const last = lines[lines.length - 1] as string;
        if (last !== "" && width_of(last + word, size) > width) {
            lines.push(word);
        } else {
            lines[lines.length - 1] = last + word;
        }
    }
    return lines;
}

/** The same in no more than some lines; what does not fit is left out. */
export function label_lines(text: string, size: number, width: number, most: number): string[] {
    const lines = wrapped(text, size, width).map((line) => line.trim());
    return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ""}…`];
}
