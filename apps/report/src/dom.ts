// Elements of the page. Text is always set as text, never as HTML.

export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

/** An element with attributes, listeners (`onclick`) and children. */
export function el<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === "function") {
            element.addEventListener(key.slice(2), value);
        } else if (value === true) {
            element.setAttribute(key, "");
        } else if (value !== false && value !== undefined) {
            element.setAttribute(key, String(value));
        }
    }
    add(element, ...children);
    return element;
}

/** A figure and its unit, the unit smaller. */
export function value_spans(text: string): Child[] {
    const [, number = text, unit = ""] = /^([^A-Za-z\u4e00-\u9fff]*)(.*)$/.exec(text) ?? [];
    const space = number.endsWith(" ") ? " " : "";
    return number === "" ? [text] : [el("span", { class: "nobreak" }, number.trimEnd()), space, el("span", { class: "card-unit" }, unit)];
}

export function add(parent: Node, ...children: Child[]): void {
    for (const child of children) {
        if (child !== null && child !== undefined && child !== false) {
            parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
        }
    }
}

export function replace(parent: HTMLElement, ...children: Child[]): void {
    parent.replaceChildren();
    add(parent, ...children);
}

/** Gives the reader a file. */
export function download(name: string, content: Blob): void {
    const address = URL.createObjectURL(content);
    const link = el("a", { href: address, download: name });
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
