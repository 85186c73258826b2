// The frame of the page: head, contents, choice of scenarios, sections.
import { scenario_name } from "./context";
import { select_box } from "./controls";
import { el, replace, type Child } from "./dom";
import { dispose_figures } from "./figure";
import { language, named, set_language, t, type Language } from "./language";
import { scenario_stroke } from "./palette";
import type { State } from "./state";
import type { SweepView } from "./sweep_view";
import { ages_section } from "./sections/ages";
import { attribution_section } from "./sections/attribution";
import { certainty_section } from "./sections/certainty";
import { births_section } from "./sections/births";
import { builder_section } from "./sections/builder";
import { evidence_section } from "./sections/evidence";
import { front_section } from "./sections/front";
import { money_section } from "./sections/money";
import { needs_section } from "./sections/needs";
import { provenance_section } from "./sections/provenance";
import { pyramid_section } from "./sections/pyramid";
import { regions_section } from "./sections/regions";
import { summary_section } from "./sections/summary";
import { trajectories_section } from "./sections/trajectories";
import type { TextKey } from "./texts";

function sections(state: State, sweep: SweepView | null): HTMLElement[] {
    return [
        summary_section(state),
        trajectories_section(state),
        certainty_section(state),
        pyramid_section(state),
        births_section(state),
        ages_section(state),
        needs_section(state),
        money_section(state),
        sweep && attribution_section(state, sweep),
        sweep && front_section(state, sweep),
        sweep && builder_section(state, sweep),
        regions_section(state),
        evidence_section(state),
        provenance_section(state),
    ].filter((section) => section !== null);
}

function title_of(state: State): string {
    const { results } = state;
    return named(results.data.study_title) || named({ en: results.attribute("dataset_title"), zh: results.attribute("dataset_title_zh") });
}

function language_choice(state: State): HTMLElement {
    const button = (code: Language, name: string) =>
        el(
            "button",
            {
                type: "button",
                lang: code === "zh" ? "zh-CN" : "en",
                "aria-pressed": String(language() === code),
                "data-focus": `language-${code}`,
                onclick: () => {
                    set_language(code);
                    state.refresh();
                },
            },
            name,
        );
    return el(
        "div",
        { class: "segments", role: "group", "aria-label": t("language_label") },
        button("en", "English"),
        button("zh", "中文"),
    );
}

function region_choice(state: State): HTMLElement | null {
    const { regions } = state.results.data;
    return regions.length < 2
        ? null
        : select_box(
              t("region"),
              regions.map((region, r) => ({ value: String(r), name: named(region.name, region.id) })),
              String(state.region),
              (value) => {
                  state.region = Number(value);
                  state.refresh();
              },
              "region",
          );
}

function header(state: State): HTMLElement {
    const { results, report } = state;
    return el(
        "header",
        {},
        el(
            "div",
            {},
            el("p", { class: "kicker" }, t("kicker")),
            el("h1", {}, title_of(state)),
            el(
                "p",
                { class: "byline" },
                `${results.attribute("base_year")}–${results.attribute("horizon")} · ${t("made_by", { version: report.version })}`,
            ),
        ),
        el("div", { class: "head-controls" }, region_choice(state), language_choice(state)),
    );
}

function scenario_chips(state: State): HTMLElement {
    const chips = state.results.data.scenarios.map((_, scenario) => {
        const stroke = scenario_stroke(scenario);
        return el(
            "button",
            {
                type: "button",
                class: "chip",
                "aria-pressed": String(!state.hidden.has(scenario)),
                "data-focus": `chip-${scenario}`,
                onclick: () => {
                    if (!state.hidden.delete(scenario)) {
                        state.hidden.add(scenario);
                    }
                    state.refresh();
                },
            },
            el("span", { class: "mark line", style: `border-top: 3px ${stroke.dash} ${stroke.colour}` }),
            scenario_name(state, scenario),
        );
    });
    const all =
        state.hidden.size > 0 &&
        el(
            "button",
            {
                type: "button",
                class: "plain",
                "data-focus": "chip-all",
                onclick: () => {
                    state.hidden.clear();
                    state.refresh();
                },
            },
            t("show_all"),
        );
    return el(
        "div",
        { class: "chips", role: "group", "aria-label": t("shown") },
        el("span", { class: "chips-head", "aria-hidden": "true" }, t("shown")),
        el("div", { class: "chip-row" }, all, ...chips),
    );
}

function contents(made: HTMLElement[]): HTMLElement {
    return el(
        "nav",
        { "aria-label": t("contents") },
        el("ol", {}, ...made.map((section) => el("li", {}, el("a", { href: `#${section.id}` }, t(section.id as TextKey))))),
    );
}

let following: AbortController | null = null;

/** Marks the section in view in the contents. */
function follow(root: HTMLElement): void {
    following?.abort();
    following = new AbortController();
    const links = [...root.querySelectorAll<HTMLAnchorElement>("nav a")];
    const made = [...root.querySelectorAll<HTMLElement>("section")];
    const mark = () => {
        const above = made.filter((section) => section.getBoundingClientRect().top < window.innerHeight * 0.35).length;
        links.forEach((link, i) =>
            i === Math.max(0, above - 1) ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"),
        );
    };
    window.addEventListener("scroll", mark, { passive: true, signal: following.signal });
    mark();
}

/** What the reader has opened: details, and tables of figures. */
function opened(root: HTMLElement): string[] {
    return [...root.querySelectorAll("details[open][id], .chart-rows:not([hidden])")].map((element) => element.id);
}

function open_again(root: HTMLElement, ids: string[]): void {
    for (const id of ids) {
        const element = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
        if (element instanceof HTMLDetailsElement) {
            element.open = true;
        } else {
            root.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(id)}"]`)?.click();
        }
    }
}

/** Draws the whole page; what had the focus has it again, what was open is. */
export function show_page(root: HTMLElement, state: State, sweep: SweepView | null): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["focus"];
    const scroll = window.scrollY;
    const open = opened(root);
    const along = root.querySelector(".chip-row")?.scrollLeft ?? 0;
    dispose_figures();
    document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
    document.title = `${title_of(state)} – natality`;
    const made = sections(state, sweep);
    const parts: Child[] = [
        el("a", { class: "skip", href: "#summary" }, t("skip")),
        header(state),
        el("div", { class: "frame" }, contents(made), el("main", {}, scenario_chips(state), ...made)),
    ];
    replace(root, ...parts);
    open_again(root, open);
    window.scrollTo({ top: scroll, behavior: "instant" });
    root.querySelector(".chip-row")?.scrollTo({ left: along, behavior: "instant" });
    if (focused !== undefined) {
        root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
    follow(root);
}
