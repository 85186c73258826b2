// A chart as a picture to keep: title, unit, legend and source are part of it.
import type { Stroke } from "./palette";
import { theme } from "./palette";
import { page_font, width_of, wrapped } from "./wrapping";

export interface LegendItem {
    name: string;
    stroke?: Stroke;
    /** Of areas and bars. */
    fill?: string;
    /** Of points. */
    point?: string;
    diamond?: string;
}

export interface PictureTexts {
    title: string;
    subtitle: string;
    source: string;
    legend: LegendItem[];
}

const line_height = 18;

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function texts_at(lines: string[], y: number, size: number, colour: string, weight = 400): string {
    return lines
        .map(
            (line, i) =>
                `<text x="16" y="${y + i * (size + 6)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`,
        )
        .join("");
}

function mark_of(item: LegendItem, x: number, y: number): string {
    if (item.stroke !== undefined) {
        const dash = { solid: "", dashed: ` stroke-dasharray="6 4"`, dotted: ` stroke-dasharray="2 3"` }[item.stroke.dash];
        return `<line x1="${x}" x2="${x + 20}" y1="${y - 4}" y2="${y - 4}" stroke="${item.stroke.colour}" stroke-width="2.5"${dash}/>`;
    }
    if (item.point !== undefined) {
        return `<circle cx="${x + 10}" cy="${y - 4}" r="4" fill="none" stroke="${item.point}" stroke-width="2"/>`;
    }
    if (item.diamond !== undefined) {
        return `<rect x="${x + 6}" y="${y - 8}" width="8" height="8" transform="rotate(45 ${x + 10} ${y - 4})" fill="none" stroke="${item.diamond}" stroke-width="1.5"/>`;
    }
    return `<rect x="${x + 3}" y="${y - 10}" width="12" height="12" fill="${item.fill ?? "none"}"/>`;
}

function legend_marks(items: LegendItem[], top: number, width: number): { marks: string; height: number } {
    let x = 16;
    let y = top;
    let marks = "";
    for (const item of items) {
        const length = 28 + width_of(item.name, 12) + 18;
        if (x > 16 && x + length > width - 16) {
            x = 16;
            y += line_height;
        }
        marks += `${mark_of(item, x, y)}<text x="${x + 26}" y="${y}" font-size="12" fill="${theme().text}">${escaped(item.name)}</text>`;
        x += length;
    }
    return { marks, height: items.length === 0 ? 0 : y - top + line_height };
}

/** The picture as SVG. */
export function picture_svg(chart_svg: string, width: number, height: number, texts: PictureTexts): string {
    const { text, muted, page } = theme();
    const inner = width - 32;
    const title = wrapped(texts.title, 16, inner);
    const subtitle = wrapped(texts.subtitle, 12, inner);
    const source = wrapped(texts.source, 11, inner);
    let y = 28;
    let body = texts_at(title, y, 16, text, 600);
    y += title.length * 22;
    body += texts_at(subtitle, y, 12, muted);
    y += subtitle.length * 18 + 4;
    const legend = legend_marks(texts.legend, y, width);
    body += legend.marks;
    y += legend.height;
    body += `<g transform="translate(0 ${y})">${chart_svg.replace(/^<\?xml[^>]*>/, "")}</g>`;
    y += height + 16;
    body += texts_at(source, y, 11, muted);
    y += source.length * 17;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="${escaped(page_font())}"><rect width="100%" height="100%" fill="${page}"/>${body}</svg>`;
}

/** The picture as PNG, twice as fine as it is on the page. */
export async function picture_png(svg: string): Promise<Blob> {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
    });
}
