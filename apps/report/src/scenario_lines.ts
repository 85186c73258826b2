// A figure of one series of all scenarios that are shown, as levels or as differences from the baseline.
import { scenario_stroke } from "./palette";
import { finer, scenario_name, source_line, view_choice } from "./context";
import { control_row } from "./controls";
import { t } from "./language";
import { lines_figure, type Line } from "./lines";
import { head_of, type ValuesHead } from "./figure";
import { shown_scenarios, type State } from "./state";

export interface ScenarioLinesSpec extends Omit<ValuesHead, "source" | "controls" | "is_difference"> {
    series: string;
    from_zero?: boolean;
    points?: { name: string; at: [number, number][] };
    /** Shifts the years, for cohorts by year of birth. */
    shift?: number;
    x_name?: string;
    /** Differences alone, such as costs, need no view of levels. */
    without_view?: boolean;
    without_baseline?: boolean;
}

function lines_of(state: State, spec: ScenarioLinesSpec): Line[] {
    const base = state.results.series(spec.series, 0, state.region);
    const is_difference = state.as_difference && !spec.without_view;
    return shown_scenarios(state)
        .filter((scenario) => scenario !== 0 || (!is_difference && !spec.without_baseline))
        .map((scenario) => {
            const values = state.results.series(spec.series, scenario, state.region);
            return {
                name: scenario_name(state, scenario),
                stroke: scenario_stroke(scenario),
                values: is_difference ? values.map((value, i) => value - (base[i] as number)) : values,
                is_bold: scenario === 0,
            };
        });
}

/** The years in which any line has a value. */
function stretch(x: number[], lines: Line[]): [number, number] {
    const has = (i: number) => lines.some((line) => Number.isFinite(line.values[i]));
    let first = 0;
    let last = x.length;
    while (first < last && !has(first)) {
        ++first;
    }
    while (last > first && !has(last - 1)) {
        --last;
    }
    return [first, last];
}

/** The figure; nothing where the results lack the series, or have no value of it. */
export function scenario_lines(state: State, spec: ScenarioLinesSpec): HTMLElement | null {
    if (!state.results.has(spec.series)) {
        return null;
    }
    const is_difference = state.as_difference && !spec.without_view;
    const lines = lines_of(state, spec);
    const years = state.results.axis(spec.series);
    const [first, last] = stretch(years, lines);
    if (first === last && lines.length > 0) {
        return null;
    }
    const cut = lines.map((line) => ({ ...line, values: Array.from(line.values).slice(first, last) }));
    return lines_figure({
        ...head_of({ ...spec, source: source_line(state) }),
        raw_unit: spec.raw_unit,
        subtitle: is_difference ? t("difference_note", { subtitle: spec.subtitle }) : spec.subtitle,
        scale: is_difference ? finer(spec.scale) : spec.scale,
        x: years.slice(first, last).map((year) => year + (spec.shift ?? 0)),
        lines: cut,
        is_difference,
        from_zero: !is_difference && (spec.from_zero ?? false),
        controls: spec.without_view || state.results.data.scenarios.length < 2 ? undefined : control_row(view_choice(state, spec.id)),
        ...(spec.x_name === undefined ? {} : { x_name: spec.x_name }),
        ...(spec.points === undefined || is_difference || spec.points.at.length === 0 ? {} : { points: spec.points }),
    });
}
