// Regions side by side as small multiples.
import { tick, tip, tooltip_option, value_axis, year_axis } from "../axes";
import { persons_scale, plain, with_unit, type Scale } from "../numbers";
import { scenario_name, section_element, source_line } from "../context";
import type { Label } from "../data";
import { figure_element } from "../figure";
import { named, t } from "../language";
import { finite } from "../lines";
import { scenario_stroke, theme } from "../palette";
import type { State } from "../state";

const cell_height = 150;

function columns_in(width: number): number {
    return Math.max(2, Math.min(5, Math.floor(width / 190)));
}

/** What small multiples show: the baseline and a scenario of a series. */
interface Shown {
    series: string;
    scenario: number;
    scale: Scale;
}

/** One small chart: its title, frame, axes and two lines. */
function small_chart(state: State, shown: Shown, r: number, left: number, top: number, width: number) {
    const { years } = state.results;
    const region = state.results.data.regions[r] as Label;
    const line = (scenario: number) => {
        const { colour } = scenario_stroke(scenario);
        const values = state.results.series(shown.series, scenario, r);
        const data = years.map((year, i) => [year, finite((values[i] ?? NaN) / shown.scale.unit)]);
        return {
            type: "line",
            xAxisIndex: r,
            yAxisIndex: r,
            showSymbol: false,
            lineStyle: { width: 1.6, color: colour },
            itemStyle: { color: colour },
            data,
            emphasis: { disabled: true },
        };
    };
    return {
        title: {
            text: named(region.name, region.id),
            left,
            top,
            textStyle: { fontSize: 12, fontWeight: 600, color: theme().text },
            itemGap: 0,
            padding: 0,
        },
        grid: { left: left + 34, top: top + 22, width: width - 52, height: cell_height - 58 },
        xAxis: { ...year_axis(years[0] ?? 0, years[years.length - 1] ?? 1, 0), splitNumber: 2, gridIndex: r },
        yAxis: value_axis(tick, { gridIndex: r, splitNumber: 2, scale: true }),
        series: [line(0), line(shown.scenario)],
    };
}

function region_tip(state: State, shown: Shown, r: number, year: number): HTMLElement {
    const region = state.results.data.regions[r] as Label;
    const at = state.results.years.indexOf(year);
    return tip(
        `${named(region.name, region.id)} ${year}`,
        [0, shown.scenario].map((scenario) => ({
            name: scenario_name(state, scenario),
            colour: scenario_stroke(scenario).colour,
            value: with_unit(state.results.series(shown.series, scenario, r)[at] ?? null, shown.scale),
        })),
    );
}

function option_of(state: State, shown: Shown, width: number): object {
    const columns = columns_in(width);
    const cell = (width - 10) / columns;
    const charts = state.results.data.regions.map((_, r) =>
        small_chart(state, shown, r, 10 + (r % columns) * cell, Math.floor(r / columns) * cell_height, cell),
    );
    return {
        title: charts.map((chart) => chart.title),
        grid: charts.map((chart) => chart.grid),
        xAxis: charts.map((chart) => chart.xAxis),
        yAxis: charts.map((chart) => chart.yAxis),
        series: charts.flatMap((chart) => chart.series),
        tooltip: tooltip_option((params) => {
            const [first] = params as { axisValue?: number; seriesIndex: number }[];
            return region_tip(state, shown, Math.floor((first?.seriesIndex ?? 0) / 2), Math.round(Number(first?.axisValue)));
        }, "axis"),
    };
}

function multiples(state: State, series: string, what: string, unit: string, scale: Scale, raw_unit: string): HTMLElement {
    const best = state.results.packages(state.region)[0]?.scenario ?? 0;
    const scenario = state.focus === 0 ? best : state.focus;
    const { regions } = state.results.data;
    const pairs = regions.flatMap((region, r) =>
        [0, scenario].map((one) => ({
            name: `${named(region.name, region.id)}: ${scenario_name(state, one)}`,
            values: state.results.series(series, one, r),
        })),
    );
    return figure_element({
        id: `regions-${series}`,
        title: t("regions_title", { what }),
        subtitle: t("regions_subtitle", { name: scenario_name(state, scenario), unit }),
        source: source_line(state, false),
        height: Math.ceil(regions.length / columns_in(Math.min(880, window.innerWidth - 40))) * cell_height + 8,
        legend: [0, scenario].map((one) => ({
            name: scenario_name(state, one),
            stroke: { ...scenario_stroke(one), dash: "solid" as const },
        })),
        option: (width) => option_of(state, { series, scenario, scale }, width),
        table: {
            columns: [{ name: t("year") }, ...pairs.map((pair) => ({ name: pair.name, scale, raw_unit }))],
            rows: state.results.years.map((year, i) => [String(year), ...pairs.map((pair) => finite(pair.values[i]))]),
        },
    });
}

export function regions_section(state: State): HTMLElement | null {
    if (state.results.data.regions.length < 2) {
        return null;
    }
    const largest = Math.max(...state.results.data.comparisons.map((comparison) => comparison.scenarios[0]?.population_middle ?? 0));
    const persons = persons_scale(largest);
    return section_element(
        "regions",
        multiples(state, "births_total", t("births_title"), t("births_subtitle", { unit: persons.name }), persons, t("births_unit")),
        multiples(state, "tfr", t("tfr_title"), t("children_per_woman"), plain("", 2), t("children_per_woman")),
    );
}
