// The package builder: measures on and off, figures from the sweep at once.
import { bars_figure } from "../bars";
import { section_element } from "../context";
import { el, replace, value_spans } from "../dom";
import { named, t } from "../language";
import { births_span, measure_bars } from "../measure_bars";
import { cost_figure, figure, per_birth_scale, plain, with_unit } from "../numbers";
import { contributions } from "../packages";
import { theme } from "../palette";
import type { State } from "../state";
import type { SweepView } from "../sweep_view";

interface Fact {
    id: string;
    head: string;
    value: string;
    note: string;
}

function with_name(text: string, name: string): string {
    return text === "–" || text === "?" ? text : /^[A-Za-z]/.test(name) ? `${text} ${name}` : text + name;
}

function facts(state: State, sweep: SweepView): Fact[] {
    const { first_year: first, year } = sweep.data;
    const built = state.built;
    const persons = sweep.persons();
    const births = sweep.births.of(built);
    const gained = sweep.additional_births(built);
    const all: Fact[] = [
        { id: "births", head: t("built_births", { first, year }), value: with_unit(births, persons), note: "" },
        {
            id: "additional",
            head: t("built_additional"),
            value: with_unit(gained, persons, true),
            note: with_unit(gained / sweep.births.of(0), { unit: 0.01, name: "%", decimals: 2 }, true),
        },
    ];
    if (sweep.tfr !== null) {
        const tfr = sweep.tfr.of(built);
        all.push({
            id: "tfr",
            head: t("built_tfr", { year }),
            value: figure(tfr, plain("", 4)),
            note: t("built_difference", { difference: figure(tfr - sweep.tfr.of(0), plain("", 4), true) }),
        });
    }
    const cost = sweep.cost(built);
    if (cost !== null) {
        const money = sweep.money();
        const per_birth = per_birth_scale(sweep.data.currency);
        const has_unpriced = sweep.has_unpriced(built);
        all.push({
            id: "cost",
            head: t("built_cost", { first, year }),
            value: with_name(cost_figure(cost, has_unpriced, money), money.name),
            note: "",
        });
        all.push({
            id: "per-birth",
            head: t("built_per_birth"),
            value: gained > 0 ? with_name(cost_figure(cost / gained, has_unpriced, per_birth), per_birth.name) : "–",
            note: "",
        });
    }
    return all;
}

function contribution_figure(state: State, sweep: SweepView): HTMLElement {
    const shares = contributions(sweep.births, state.built);
    const members = sweep.members(state.built).sort((one, other) => (shares.get(other) ?? 0) - (shares.get(one) ?? 0));
    return bars_figure({
        id: "built",
        title: t("built_contributions"),
        subtitle: t("built_contributions_subtitle", births_span(sweep)),
        ...measure_bars(state, sweep),
        row_height: 30,
        bars: members.map((measure) => ({
            name: sweep.measure_name(measure),
            value: shares.get(measure) ?? 0,
            colour: theme().series[2] as string,
        })),
    });
}

function measure_switch(state: State, sweep: SweepView, measure: number, changed: () => void): HTMLElement {
    const bit = 1 << measure;
    const label = sweep.data.measures[measure];
    const number = label?.number ? `${label.number} ` : "";
    const button = el(
        "button",
        {
            type: "button",
            role: "switch",
            class: "switch",
            "aria-checked": String((state.built & bit) !== 0),
            "data-measure": label?.id,
            "data-focus": `switch-${measure}`,
        },
        el("span", { class: "knob", "aria-hidden": "true" }),
        el("span", {}, number + sweep.measure_name(measure)),
        label?.is_priced === false && el("span", { class: "tag" }, t("unpriced_mark")),
    );
    button.addEventListener("click", () => {
        state.built ^= bit;
        button.setAttribute("aria-checked", String((state.built & bit) !== 0));
        changed();
    });
    return button;
}

/** Switches under the headings of their measures. */
function switches(state: State, sweep: SweepView, changed: () => void): HTMLElement {
    const groups = sweep.data.catalogue.headings.map((heading) => {
        const measures = sweep.data.measures.map((_, i) => i).filter((i) => sweep.data.measures[i]?.heading === heading.id);
        return (
            measures.length > 0 &&
            el(
                "fieldset",
                {},
                el("legend", {}, named(heading.name, heading.id)),
                ...measures.map((measure) => measure_switch(state, sweep, measure, changed)),
            )
        );
    });
    const all = (package_number: number) => () => {
        state.built = package_number;
        state.refresh();
    };
    return el(
        "div",
        { class: "switches" },
        el(
            "div",
            { class: "controls" },
            el("button", { type: "button", class: "plain", "data-focus": "all-on", onclick: all(sweep.data.packages - 1) }, t("all_on")),
            el("button", { type: "button", class: "plain", "data-focus": "all-off", onclick: all(0) }, t("all_off")),
        ),
        ...groups,
    );
}

function outcome(state: State, sweep: SweepView): HTMLElement[] {
    const cards = facts(state, sweep).map((fact) =>
        el(
            "div",
            { class: "card small" },
            el("p", { class: "card-head" }, fact.head),
            el("p", { class: "card-value", "data-fact": fact.id }, ...value_spans(fact.value)),
            el("p", { class: "card-note" }, fact.note),
        ),
    );
    const below = state.built === 0 ? el("p", { class: "note" }, t("built_none")) : contribution_figure(state, sweep);
    return [el("div", { class: "cards" }, ...cards), el("p", { class: "note" }, t("built_number", { number: state.built })), below];
}

/** True if the files that make the figures are not those of the results. */
function has_other_inputs(state: State, sweep: SweepView): boolean {
    const relevant = (lines: string[]) =>
        lines
            .filter((line) => / (dataset|catalogue)\//.test(line))
            .sort()
            .join("\n");
    return relevant(sweep.data.input_files) !== relevant((state.results.data.attributes["input_files"] as string[] | undefined) ?? []);
}

export function builder_section(state: State, sweep: SweepView): HTMLElement {
    const right = el("div", { class: "outcome", "aria-live": "polite" });
    const show = () => replace(right, ...outcome(state, sweep));
    show();
    const notes = [
        has_other_inputs(state, sweep) && t("other_inputs"),
        sweep.data.cost_indicator === "cost" && t("built_gross"),
        sweep.data.births.width === "float32" && t("builder_rounded"),
    ].filter((note) => note !== false);
    return section_element(
        "builder",
        el(
            "p",
            { class: "lead" },
            t("builder_text", { count: sweep.data.packages.toLocaleString("en-US"), region: region_of(state, sweep) }),
        ),
        ...notes.map((note) => el("p", { class: "note" }, note)),
        el("div", { class: "builder" }, switches(state, sweep, show), right),
    );
}

function region_of(state: State, sweep: SweepView): string {
    const label = state.results.data.regions.find((region) => region.id === sweep.data.region);
    return label === undefined ? sweep.data.region : named(label.name, label.id);
}
