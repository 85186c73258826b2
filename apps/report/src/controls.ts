// Controls of a figure: choices that can be worked by keyboard and are read out.
import { el } from "./dom";

export interface Option<Value> {
    value: Value;
    name: string;
}

/** One of a few, side by side. */
export function segments<Value extends string>(
    label: string,
    options: Option<Value>[],
    chosen: Value,
    choose: (value: Value) => void,
    key: string,
): HTMLElement {
    return el(
        "div",
        { class: "segments", role: "group", "aria-label": label },
        ...options.map((option) =>
            el(
                "button",
                {
                    type: "button",
                    "aria-pressed": String(option.value === chosen),
                    "data-focus": `${key}-${option.value}`,
                    onclick: () => choose(option.value),
                },
                option.name,
            ),
        ),
    );
}

/** One of many. */
export function select_box(
    label: string,
    options: Option<string>[],
    chosen: string,
    choose: (value: string) => void,
    key: string,
): HTMLElement {
    const box = el(
        "select",
        { "data-focus": key, onchange: (event) => choose((event.target as HTMLSelectElement).value) },
        ...options.map((option) => el("option", { value: option.value, selected: option.value === chosen }, option.name)),
    );
    return el("label", { class: "field" }, el("span", {}, label), box);
}

export function control_row(...children: (HTMLElement | null)[]): HTMLElement {
    return el("div", { class: "controls" }, ...children);
}
