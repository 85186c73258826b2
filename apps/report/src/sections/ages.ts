// Age groups: shares of the population, the old-age ratio, children of the ages of care and school.
import { focus_box, region_scale, scenario_name, section_element, source_line } from "../context";
import { control_row } from "../controls";
import { t } from "../language";
import { lines_figure } from "../lines";
import { percent } from "../numbers";
import { stroke, theme } from "../palette";
import { scenario_lines } from "../scenario_lines";
import { stack_figure } from "../stacks";
import type { State } from "../state";

function shares(state: State): HTMLElement | null {
    const groups = [
        ["a_0_14", "population_0_14"],
        ["a_15_64", "population_15_64"],
        ["a_65", "population_65_over"],
    ] as const;
    if (!groups.every(([, series]) => state.results.has(series))) {
        return null;
    }
    const all = state.results.series("population_total", state.focus, state.region);
    const colours = [theme().series[2], theme().series[0], theme().series[4]] as string[];
    return stack_figure({
        id: "age-groups",
        title: t("age_groups"),
        subtitle: t("age_groups_subtitle", { name: scenario_name(state, state.focus) }),
        source: source_line(state),
        scale: percent(1),
        raw_unit: "1",
        x: state.results.points,
        most: 100,
        controls: control_row(focus_box(state, "ages")),
        parts: groups.map(([key, series], i) => ({
            name: t(key),
            colour: colours[i] as string,
            values: state.results.series(series, state.focus, state.region).map((persons, point) => persons / (all[point] as number)),
        })),
    });
}

function children(state: State): HTMLElement | null {
    const groups = (["population_0_2", "population_3_5", "population_6_11", "population_12_14", "population_15_17"] as const).filter(
        (series) => state.results.has(series),
    );
    if (groups.length === 0) {
        return null;
    }
    const scale = region_scale(state);
    return lines_figure({
        id: "children",
        title: t("children_ages"),
        subtitle: t("children_ages_subtitle", { name: scenario_name(state, state.focus), unit: scale.name }),
        source: source_line(state),
        scale,
        raw_unit: t("persons"),
        x: state.results.points,
        from_zero: true,
        lines: groups.map((series, i) => ({
            name: t(series),
            stroke: stroke(i),
            values: state.results.series(series, state.focus, state.region),
        })),
    });
}

export function ages_section(state: State): HTMLElement {
    const persons = region_scale(state);
    return section_element(
        "ages",
        shares(state),
        scenario_lines(state, {
            id: "old-age",
            series: "old_age_dependency_ratio",
            title: t("old_age"),
            subtitle: t("old_age_subtitle"),
            scale: { ...percent(2), name: "" },
            raw_unit: "1",
        }),
        children(state),
        scenario_lines(state, {
            id: "working-age",
            series: "population_15_64",
            title: t("working"),
            subtitle: t("working_subtitle", { unit: persons.name }),
            scale: persons,
            raw_unit: t("persons"),
        }),
    );
}
