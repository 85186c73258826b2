// The population pyramid of a scenario in a year, over that of the baseline.
import { category_axis, grid_option, narrow_width, tick, tip, tooltip_option, value_axis } from "../axes";
import { focus_box, region_scale, scenario_name, section_element, source_line } from "../context";
import { control_row } from "../controls";
import { el, replace } from "../dom";
import { figure_element } from "../figure";
import { t } from "../language";
import { with_unit, type Scale } from "../numbers";
import { theme } from "../palette";
import type { State } from "../state";

interface Ages {
    labels: string[];
    women: Float64Array;
    men: Float64Array;
    women_baseline: Float64Array;
    men_baseline: Float64Array;
}

function ages_of(state: State): Ages {
    const { ages } = state.results.data;
    const all = state.results.pyramid(state.focus, state.region, state.pyramid_point);
    const base = state.results.pyramid(0, state.region, state.pyramid_point);
    const count = ages.length;
    return {
        labels: ages,
        women: all.subarray(0, count),
        men: all.subarray(count),
        women_baseline: base.subarray(0, count),
        men_baseline: base.subarray(count),
    };
}

function sum(values: Float64Array): number {
    return values.reduce((total, value) => total + value, 0);
}

/** Persons by age in a unit that leaves bars readable. */
function bar_scale(state: State): Scale {
    const persons = region_scale(state);
    return persons.unit === 1e6
        ? { unit: 1e6, name: t("million"), decimals: 3 }
        : persons.unit === 1e3
          ? { ...persons, decimals: 3 }
          : persons;
}

/** The widest bar of all years and scenarios, so that the scale stands still. */
function widest(state: State): number {
    let most = 0;
    for (let point = 0; point < state.results.data.pyramids.points; ++point) {
        for (const scenario of [0, state.focus]) {
            most = Math.max(most, ...state.results.pyramid(scenario, state.region, point));
        }
    }
    return most;
}

function age_axis(labels: string[], width: number): object {
    const every = labels.length <= 30 ? 2 : width < narrow_width ? 20 : 10;
    const { muted, text } = theme();
    return {
        ...category_axis(labels, width),
        inverse: false,
        axisLine: { show: false },
        axisLabel: { color: text, fontSize: 12, interval: (i: number) => i % every === 0 },
        axisTick: { show: false },
        nameTextStyle: { color: muted },
    };
}

/** Women's colour, men's. */
function sex_colours(): [string, string] {
    const { series } = theme();
    return [series[1] as string, series[0] as string];
}

function pyramid_tip(ages: Ages, scale: Scale, position: number): HTMLElement {
    const [women, men] = sex_colours();
    const { baseline } = theme();
    const row = (name: string, values: Float64Array, colour: string) => ({ name, value: with_unit(values[position] ?? 0, scale), colour });
    return tip(`${t("age")} ${ages.labels[position] ?? ""}`, [
        row(t("women"), ages.women, women),
        row(t("men"), ages.men, men),
        row(t("women_baseline"), ages.women_baseline, baseline),
        row(t("men_baseline"), ages.men_baseline, baseline),
    ]);
}

function pyramid_series(ages: Ages, scale: Scale): object[] {
    const [women, men] = sex_colours();
    const side = (values: Float64Array, sign: number) => Array.from(values, (value) => (sign * value) / scale.unit);
    const shared = { emphasis: { disabled: true } };
    const bar = (values: Float64Array, sign: number, color: string) => ({
        ...shared,
        type: "bar",
        data: side(values, sign),
        stack: "sexes",
        barCategoryGap: "6%",
        itemStyle: { color, opacity: 0.85 },
    });
    const outline = (values: Float64Array, sign: number) => ({
        ...shared,
        type: "line",
        data: side(values, sign),
        step: "middle",
        showSymbol: false,
        symbol: "none",
        lineStyle: { color: theme().baseline, width: 1.2 },
        z: 5,
    });
    return [bar(ages.men, -1, men), bar(ages.women, 1, women), outline(ages.men_baseline, -1), outline(ages.women_baseline, 1)];
}

function pyramid_option(ages: Ages, scale: Scale, most: number, width: number): object {
    const label = {
        color: theme().muted,
        fontSize: 12,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => tick(Math.abs(value)),
    };
    return {
        grid: grid_option(),
        xAxis: value_axis(tick, {
            min: -most / scale.unit,
            max: most / scale.unit,
            splitNumber: width < narrow_width ? 4 : 8,
            axisLabel: label,
        }),
        yAxis: age_axis(ages.labels, width),
        tooltip: tooltip_option((params) => pyramid_tip(ages, scale, (params as { dataIndex: number }[])[0]?.dataIndex ?? 0), "axis"),
        series: pyramid_series(ages, scale),
    };
}

function year_of(state: State): number {
    return state.results.pyramid_points[state.pyramid_point] ?? 0;
}

function pyramid_figure(state: State, most: number): HTMLElement {
    const ages = ages_of(state);
    const scale = bar_scale(state);
    const colours = theme();
    const column = (name: string) => ({ name, scale, raw_unit: t("persons") });
    return figure_element({
        id: "pyramid-chart",
        title: t("pyramid_title", { name: scenario_name(state, state.focus), year: year_of(state) }),
        subtitle: t("pyramid_subtitle", { unit: scale.name }),
        source: source_line(state),
        height: 520,
        legend: [
            { name: t("men"), fill: colours.series[0] as string },
            { name: t("women"), fill: colours.series[1] as string },
            { name: t("baseline"), stroke: { colour: colours.baseline, dash: "solid" } },
        ],
        option: (width) => pyramid_option(ages, scale, most, width),
        table: {
            columns: [{ name: t("age") }, column(t("women")), column(t("men")), column(t("women_baseline")), column(t("men_baseline"))],
            rows: ages.labels.map((age, i) => [
                age,
                ages.women[i] ?? null,
                ages.men[i] ?? null,
                ages.women_baseline[i] ?? null,
                ages.men_baseline[i] ?? null,
            ]),
        },
    });
}

function difference_figure(state: State): HTMLElement | null {
    if (state.focus === 0) {
        return null;
    }
    const ages = ages_of(state);
    const scale = { ...bar_scale(state), decimals: 3 };
    const change = ages.labels.map(
        (_, i) =>
            (ages.women[i] as number) + (ages.men[i] as number) - (ages.women_baseline[i] as number) - (ages.men_baseline[i] as number),
    );
    const colours = theme();
    return figure_element({
        id: "pyramid-difference",
        title: t("pyramid_difference", { year: year_of(state) }),
        subtitle: t("pyramid_difference_subtitle", { unit: scale.name }),
        source: source_line(state),
        height: 240,
        option: (width) => ({
            grid: grid_option(),
            xAxis: { ...age_axis(ages.labels, width), axisLine: { show: true, lineStyle: { color: colours.muted } } },
            yAxis: value_axis(tick),
            tooltip: tooltip_option((params) => {
                const i = (params as { dataIndex: number }[])[0]?.dataIndex ?? 0;
                return tip(`${t("age")} ${ages.labels[i] ?? ""}`, [
                    { name: t("difference"), value: with_unit(change[i] ?? 0, scale, true), colour: colours.series[2] as string },
                ]);
            }, "axis"),
            series: [
                {
                    type: "bar",
                    data: change.map((value) => value / scale.unit),
                    itemStyle: { color: colours.series[2] },
                    barCategoryGap: "10%",
                    emphasis: { disabled: true },
                },
            ],
        }),
        table: {
            columns: [{ name: t("age") }, { name: t("difference"), scale, is_difference: true, raw_unit: t("persons") }],
            rows: ages.labels.map((age, i) => [age, change[i] ?? null]),
        },
    });
}

function sum_line(state: State): string {
    const ages = ages_of(state);
    const scale = region_scale(state);
    const women = sum(ages.women);
    const total = women + sum(ages.men);
    return t("pyramid_sum", {
        total: with_unit(total, scale),
        women: with_unit(women, scale),
        difference: with_unit(total - sum(ages.women_baseline) - sum(ages.men_baseline), scale, true),
    });
}

export function pyramid_section(state: State): HTMLElement {
    const most = widest(state);
    const years = state.results.pyramid_points;
    const output = el("output", {}, String(year_of(state)));
    const slider = el("input", {
        type: "range",
        min: 0,
        max: years.length - 1,
        step: 1,
        value: state.pyramid_point,
        "aria-label": t("year_slider"),
        "aria-valuetext": String(year_of(state)),
        "data-focus": "pyramid-year",
    });
    const body = el("div", {});
    const show = () =>
        replace(
            body,
            el("p", { class: "sum-line", id: "pyramid-sum", "aria-live": "polite" }, sum_line(state)),
            pyramid_figure(state, most),
            difference_figure(state),
        );
    slider.addEventListener("input", () => {
        state.pyramid_point = Number(slider.value);
        output.textContent = String(year_of(state));
        slider.setAttribute("aria-valuetext", String(year_of(state)));
        show();
    });
    show();
    return section_element(
        "pyramid",
        control_row(focus_box(state, "pyramid"), el("label", { class: "field wide" }, el("span", {}, t("year_slider")), slider, output)),
        body,
    );
}
