// What the measures of a package need besides money.
import { focus_box, scenario_name, section_element, source_line } from "../context";
import { control_row, select_box } from "../controls";
import { el } from "../dom";
import { named, sentence, t } from "../language";
import { finite, lines_figure } from "../lines";
import { figure, persons_scale, plain, type Scale } from "../numbers";
import { stroke } from "../palette";
import { largest_of } from "../numbers";
import type { State } from "../state";
import { table_figure } from "../table_figure";

/** Lines that the package needs anything of. */
function lines_needed(state: State): number[] {
    return state.results.data.capacity_lines
        .map((_, line) => line)
        .filter((line) => largest_of(state.results.series("capacity", state.focus, state.region, line)) > 0);
}

function line_name(state: State, line: number): string {
    const label = state.results.data.capacity_lines[line];
    if (label === undefined) {
        return "";
    }
    const name = sentence(named(label.name, label.id));
    return is_standard(state, label.id) ? t("standard", { name }) : name;
}

/** True for a line that does not grow with the package: `measure.2` is the second of its measure. */
function is_standard(state: State, id: string): boolean {
    const dot = id.lastIndexOf(".");
    const measure = state.results.data.catalogue.measures.find((one) => one.id === id.slice(0, dot));
    return measure?.capacities[Number(id.slice(dot + 1)) - 1]?.per.coverage === "standard";
}

function line_unit(state: State, line: number): string {
    const label = state.results.data.capacity_lines[line];
    return label === undefined ? "" : named(label.unit);
}

function scale_of(largest: number): Scale {
    return largest >= 1e5 ? { ...persons_scale(1e7), name: persons_scale(1e7).name.replace("人", ""), decimals: 2 } : plain("", 0);
}

function one_line(state: State, lines: number[]): HTMLElement {
    const chosen = lines.find((line) => state.results.data.capacity_lines[line]?.id === state.capacity_line) ?? (lines[0] as number);
    const gross = state.results.series("capacity", state.focus, state.region, chosen);
    const beyond = state.results.series("incremental_capacity", state.focus, state.region, chosen);
    const scale = scale_of(largest_of(gross, beyond));
    const options = lines.map((line) => ({ value: state.results.data.capacity_lines[line]?.id ?? "", name: line_name(state, line) }));
    const box = select_box(
        t("needs_line"),
        options,
        state.results.data.capacity_lines[chosen]?.id ?? "",
        (value) => {
            state.capacity_line = value;
            state.refresh();
        },
        "needs-line",
    );
    return lines_figure({
        id: "needs-line",
        title: line_name(state, chosen),
        subtitle: t("needs_subtitle", {
            name: scenario_name(state, state.focus),
            unit: [scale.name, line_unit(state, chosen)].filter((part) => part !== "").join(" "),
        }),
        source: source_line(state),
        scale,
        raw_unit: line_unit(state, chosen) || "1",
        x: state.results.years,
        from_zero: largest_of(beyond.map((value) => Math.min(value, 0))) === 0,
        controls: control_row(box),
        lines: [
            { name: t("needed"), stroke: stroke(0), values: gross },
            { name: t("needed_beyond"), stroke: stroke(1), values: beyond },
        ],
    });
}

function all_lines(state: State, lines: number[]): HTMLElement {
    const { near, middle } = state.results.comparison(state.region).milestones;
    const position = (year: number) => Math.max(0, state.results.years.filter((one) => one <= year).length - 1);
    const values = lines.map((line) => {
        const series = (name: string) => state.results.series(name, state.focus, state.region, line);
        return [near, middle].flatMap((year) => [
            finite(series("capacity")[position(year)]),
            finite(series("incremental_capacity")[position(year)]),
        ]);
    });
    const heads = [
        t("needs_line"),
        t("unit"),
        t("in_year", { year: near }),
        t("beyond_short", { year: near }),
        t("in_year", { year: middle }),
        t("beyond_short", { year: middle }),
    ];
    const rows = lines.map((line, i) => [line_name(state, line), line_unit(state, line), ...(values[i] ?? [])]);
    return table_figure({
        id: "needs",
        title: t("needs_table"),
        subtitle: t("needs_table_subtitle", { name: scenario_name(state, state.focus), near, middle }),
        source: source_line(state),
        heads,
        raw: rows,
        words: [1],
        shown: rows.map((row) =>
            row.map((cell, i) => (typeof cell === "number" || cell === null ? figure(cell, plain("", 0), i % 2 === 1) : cell)),
        ),
    });
}

export function needs_section(state: State): HTMLElement | null {
    if (!state.results.has("capacity") || state.results.data.scenarios.length < 2) {
        return null;
    }
    const lines = lines_needed(state);
    const body = lines.length === 0 ? [el("p", {}, t("needs_none"))] : [one_line(state, lines), all_lines(state, lines)];
    return section_element("needs", el("p", { class: "lead" }, t("needs_text")), control_row(focus_box(state, "needs")), ...body);
}
