// Births, the total fertility rate and population over the years.
import { scenario_stroke } from "../palette";
import { region_scale, scenario_name, section_element, source_line } from "../context";
import { t } from "../language";
import { lines_figure } from "../lines";
import { plain } from "../numbers";
import { shown_scenarios, type State } from "../state";
import { scenario_lines } from "../scenario_lines";

/** Observed figures of an indicator. */
function observed(state: State, indicator: string, shift = 0): [number, number][] {
    return (state.results.data.observed[state.region] ?? [])
        .filter(([id]) => id === indicator)
        .map(([, year, value]) => [year + shift, value]);
}

function cumulative(state: State): HTMLElement {
    const scale = region_scale(state);
    const first = state.results.attribute("base_year");
    const base = state.results.series("births_total", 0, state.region);
    const lines = shown_scenarios(state)
        .filter((scenario) => scenario !== 0)
        .map((scenario) => {
            let sum = 0;
            const values = state.results
                .series("births_total", scenario, state.region)
                .map((births, i) => (sum += births - (base[i] as number)));
            return { name: scenario_name(state, scenario), stroke: scenario_stroke(scenario), values };
        });
    return lines_figure({
        id: "cumulative",
        title: t("cumulative_title", { first }),
        subtitle: t("cumulative_subtitle", { first, unit: scale.name }),
        source: source_line(state),
        scale,
        raw_unit: t("births_unit"),
        x: state.results.years,
        lines,
        is_difference: true,
    });
}

export function trajectories_section(state: State): HTMLElement {
    const persons = region_scale(state);
    const name = t("observed");
    return section_element(
        "trajectories",
        scenario_lines(state, {
            id: "births",
            series: "births_total",
            title: t("births_title"),
            subtitle: t("births_subtitle", { unit: persons.name }),
            scale: persons,
            raw_unit: t("births_unit"),
            points: { name, at: observed(state, "births") },
        }),
        state.results.data.scenarios.length > 1 && cumulative(state),
        scenario_lines(state, {
            id: "tfr",
            series: "tfr",
            title: t("tfr_title"),
            subtitle: t("tfr_subtitle"),
            scale: plain("", 3),
            raw_unit: t("children_per_woman"),
            points: { name, at: observed(state, "tfr") },
        }),
        scenario_lines(state, {
            id: "population",
            series: "population_total",
            title: t("population_title"),
            subtitle: t("population_subtitle", { unit: persons.name }),
            scale: { ...persons, decimals: Math.min(persons.decimals, 1) },
            raw_unit: t("persons"),
            points: { name, at: observed(state, "population_year_end", 1) },
        }),
    );
}
