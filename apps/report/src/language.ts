// The language of the page, its texts and its names.
import type { Text } from "./data";
import { texts, type TextKey } from "./texts";

export type Language = "en" | "zh";

let current: Language = "en";

export function language(): Language {
    return current;
}

export function set_language(chosen: Language): void {
    current = chosen;
}

/** What to begin with: as asked for, otherwise the reader's. */
export function first_language(asked: Language | null): Language {
    if (asked !== null) {
        return asked;
    }
    return (navigator.languages[0] ?? navigator.language ?? "en").toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** A text of the catalogue, {names} in it replaced. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
    const text = texts[key][current === "en" ? 0 : 1];
    const filled = text.replace(/\{(\w+)\}/g, (mark, name: string) => (name in values ? String(values[name]) : mark));
    // Names begin as they are written, units with a capital.
    return text.startsWith("{unit}") ? sentence(filled) : filled;
}

/** A name of the data; its id where it has none. */
export function named(text: Text, id = ""): string {
    return (current === "en" ? text.en || text.zh : text.zh || text.en) || id;
}

/** A text that begins with a capital. */
export function sentence(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names as a list. */
export function listed(names: string[]): string {
    return names.join(current === "en" ? ", " : "、");
}
