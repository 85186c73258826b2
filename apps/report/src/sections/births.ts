// Births by order, mean ages at birth, cohorts.
import { focus_box, region_scale, scenario_name, section_element, source_line } from "../context";
import { control_row } from "../controls";
import { t } from "../language";
import { lines_figure } from "../lines";
import { percent, plain } from "../numbers";
import { part_colour, stroke } from "../palette";
import { scenario_lines } from "../scenario_lines";
import { stack_figure } from "../stacks";
import type { State } from "../state";

function order_name(order: number, count: number): string {
    return order + 1 === count ? t("order_open", { order: order + 1 }) : t("order", { order: order + 1 });
}

function by_order(state: State): HTMLElement | null {
    const count = state.results.places("births_by_order");
    if (count === 0) {
        return null;
    }
    const scale = region_scale(state);
    return stack_figure({
        id: "births-by-order",
        title: t("by_order"),
        subtitle: t("by_order_subtitle", { name: scenario_name(state, state.focus), unit: scale.name }),
        source: source_line(state),
        scale,
        raw_unit: t("births_unit"),
        x: state.results.years,
        controls: control_row(focus_box(state, "order")),
        parts: Array.from({ length: count }, (_, order) => ({
            name: order_name(order, count),
            colour: part_colour(order),
            values: state.results.series("births_by_order", state.focus, state.region, order),
        })),
    });
}

function ages_by_order(state: State): HTMLElement | null {
    const count = state.results.places("mean_age_at_birth_by_order");
    if (count === 0) {
        return null;
    }
    return lines_figure({
        id: "mean-age-by-order",
        title: t("mean_age_order"),
        subtitle: t("mean_age_order_subtitle", { name: scenario_name(state, state.focus) }),
        source: source_line(state),
        scale: plain("", 2),
        raw_unit: t("years_unit"),
        x: state.results.years,
        lines: Array.from({ length: count }, (_, order) => ({
            name: order_name(order, count),
            stroke: stroke(order),
            values: state.results.series("mean_age_at_birth_by_order", state.focus, state.region, order),
        })),
    });
}

export function births_section(state: State): HTMLElement {
    return section_element(
        "births",
        by_order(state),
        scenario_lines(state, {
            id: "mean-age",
            series: "mean_age_at_birth",
            title: t("mean_age"),
            subtitle: t("mean_age_subtitle"),
            scale: plain("", 2),
            raw_unit: t("years_unit"),
        }),
        ages_by_order(state),
        scenario_lines(state, {
            id: "cohorts",
            series: "completed_cohort_fertility",
            title: t("cohort"),
            subtitle: t("cohort_subtitle"),
            scale: plain("", 3),
            raw_unit: t("children_per_woman"),
            shift: -50,
            x_name: t("cohort_year"),
        }),
        scenario_lines(state, {
            id: "childless",
            series: "childless_at_50",
            title: t("childless"),
            subtitle: t("childless_subtitle"),
            scale: percent(2),
            raw_unit: "1",
            shift: -50,
            x_name: t("cohort_year"),
        }),
    );
}
