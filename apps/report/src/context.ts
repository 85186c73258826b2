// What the sections share: the source line, scales of the region, the choice of a scenario, headings.
import { el, type Child } from "./dom";
import { named, t } from "./language";
import { persons_scale, type Scale } from "./numbers";
import type { State } from "./state";
import { segments, select_box } from "./controls";
import type { TextKey } from "./texts";

export function section_element(id: TextKey, ...children: Child[]): HTMLElement {
    return el("section", { id, "aria-labelledby": `${id}-head` }, el("h2", { id: `${id}-head` }, t(id)), ...children);
}

export function scenario_name(state: State, scenario: number): string {
    const label = state.results.data.scenarios[scenario];
    return label === undefined ? "" : named(label.name, label.id);
}

export function region_name(state: State): string {
    const label = state.results.data.regions[state.region];
    return label === undefined ? "" : named(label.name, label.id);
}

/** What data and rule a figure comes from. */
export function source_line(state: State, of_region = true): string {
    const { results, report } = state;
    const title = named({ en: results.attribute("dataset_title"), zh: results.attribute("dataset_title_zh") });
    const many = of_region && results.data.regions.length > 1;
    return t("source_line", {
        version: report.version,
        title: many ? `${title}, ${region_name(state)}` : title,
        rule: rule_name(results.attribute("combination_rule")),
    });
}

export function rule_name(rule: string): string {
    const key = `rule_${rule}` as TextKey;
    return ["diminishing", "multiplicative", "interacting", "strongest"].includes(rule) ? t(key) : rule;
}

/** Of persons in this region. */
export function region_scale(state: State): Scale {
    return persons_scale(state.results.comparison(state.region).scenarios[0]?.population_middle ?? 0);
}

/** The same for changes that are far smaller than what is changed. */
export function finer(scale: Scale): Scale {
    return scale.unit === 1 ? scale : { ...scale, decimals: scale.decimals + 1 };
}

/** Which scenario a section about one shows. */
export function focus_box(state: State, key: string): HTMLElement {
    const options = state.results.data.scenarios.map((_, scenario) => ({ value: String(scenario), name: scenario_name(state, scenario) }));
    return select_box(
        t("measures_focus"),
        options,
        String(state.focus),
        (value) => {
            state.focus = Number(value);
            state.refresh();
        },
        `${key}-scenario`,
    );
}

/** Levels or differences, for all charts of scenarios. */
export function view_choice(state: State, key: string): HTMLElement {
    const options = [
        { value: "level" as const, name: t("level") },
        { value: "difference" as const, name: t("difference") },
    ];
    return segments(
        t("view"),
        options,
        state.as_difference ? "difference" : "level",
        (value) => {
            state.as_difference = value === "difference";
            state.refresh();
        },
        key,
    );
}

/** Names of measures by id. */
export function measure_name(state: State, id: string): string {
    const label = state.results.data.measures.find((measure) => measure.id === id);
    return label === undefined ? id : named(label.name, id);
}
