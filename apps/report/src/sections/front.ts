// The front between births and cost.
import { grid_option, tick, tip, tooltip_option, value_axis } from "../axes";
import { section_element, source_line } from "../context";
import { el, replace } from "../dom";
import { figure_element } from "../figure";
import { language, listed, t } from "../language";
import { per_birth_scale, with_unit } from "../numbers";
import { theme } from "../palette";
import type { State } from "../state";
import type { SweepView } from "../sweep_view";
import type { Table } from "../table";

const sample_size = 1200;

/** Packages of known price, evenly over all of them. */
function sample(sweep: SweepView): number[] {
    const priced = sweep.data.measures.map((_, measure) => measure).filter((measure) => sweep.data.measures[measure]?.is_priced);
    const all = 2 ** priced.length;
    const count = Math.min(all, sample_size);
    return Array.from({ length: count }, (_, i) => {
        const position = Math.floor((i * all) / count);
        return priced.reduce((number, measure, bit) => number | (((position >>> bit) & 1) << measure), 0);
    });
}

function names_of(sweep: SweepView, package_number: number): string {
    const names = sweep.members(package_number).map((measure) => sweep.measure_name(measure));
    return names.length === 0 ? t("baseline") : listed(names);
}

function details(state: State, sweep: SweepView, package_number: number): HTMLElement {
    const births = sweep.additional_births(package_number);
    const cost = sweep.cost(package_number);
    const open = el(
        "button",
        {
            type: "button",
            class: "plain",
            onclick: () => {
                state.built = package_number;
                state.refresh();
                document.getElementById("builder")?.scrollIntoView();
            },
        },
        t("front_open"),
    );
    const row = (name: string, value: string) => el("div", {}, el("dt", {}, name), el("dd", {}, value));
    return el(
        "div",
        {},
        el(
            "dl",
            { class: "facts" },
            row(t("births_additional"), with_unit(births, sweep.persons(), true)),
            row(t("cost"), with_unit(cost, sweep.money())),
            row(t("built_per_birth"), cost !== null && births > 0 ? with_unit(cost / births, per_birth_scale(sweep.data.currency)) : "–"),
            row(t("measures_in"), names_of(sweep, package_number)),
        ),
        open,
    );
}

/** How many packages there are, how many are shown, how many are left out. */
function front_note(sweep: SweepView): string {
    const { front, packages, cost_indicator } = sweep.data;
    const all = packages.toLocaleString("en-US");
    const left_out = front?.left_out ?? 0;
    const notes = [t("front_length", { count: front?.length ?? 0, all, shown: front?.packages.length ?? 0 })];
    if (left_out > 0) {
        notes.push(t("front_left_out", { count: left_out.toLocaleString("en-US"), all }));
    }
    if (cost_indicator === "cost") {
        notes.push(t("built_gross"));
    }
    return notes.join(language() === "zh" ? "" : " ");
}

function package_tip(sweep: SweepView, package_number: number): HTMLElement {
    return tip(names_of(sweep, package_number), [
        { name: t("births_additional"), value: with_unit(sweep.additional_births(package_number), sweep.persons(), true) },
        { name: t("cost"), value: with_unit(sweep.cost(package_number), sweep.money()) },
    ]);
}

function front_option(sweep: SweepView, packages: number[], others: number[]): object {
    const colours = theme();
    const [births_unit, money_unit] = [sweep.persons().unit, sweep.money().unit];
    const at = (number: number) => [(sweep.cost(number) ?? 0) / money_unit, sweep.additional_births(number) / births_unit];
    const all = {
        type: "scatter",
        data: others.map(at),
        symbolSize: 5,
        itemStyle: { color: colours.muted, opacity: 0.28 },
        emphasis: { disabled: true },
    };
    const front = {
        type: "line",
        data: packages.map(at),
        symbol: "circle",
        symbolSize: packages.length > 80 ? 5 : 8,
        showSymbol: true,
        lineStyle: { color: colours.series[0], width: 1.5 },
        itemStyle: { color: colours.series[0] },
        emphasis: { scale: 1.6 },
        z: 5,
    };
    return {
        grid: grid_option(),
        xAxis: value_axis(tick, { scale: true }),
        yAxis: value_axis(tick, { scale: true }),
        tooltip: tooltip_option((params) => {
            const { dataIndex, seriesIndex } = params as { dataIndex: number; seriesIndex: number };
            return package_tip(sweep, (seriesIndex === 0 ? others : packages)[dataIndex] as number);
        }, "item"),
        series: [all, front],
    };
}

function front_table(sweep: SweepView, packages: number[]): Table {
    return {
        columns: [
            { name: t("front_step") },
            { name: t("births_additional"), scale: sweep.persons(), is_difference: true, raw_unit: t("births_unit") },
            { name: t("cost"), scale: sweep.money(), raw_unit: sweep.data.currency },
        ],
        rows: packages.map((number) => [names_of(sweep, number), sweep.additional_births(number), sweep.cost(number)]),
    };
}

function front_figure(state: State, sweep: SweepView, choose: (package_number: number) => void): HTMLElement {
    const packages = sweep.data.front?.packages ?? [];
    const others = sample(sweep);
    const { first_year: first, year } = sweep.data;
    return figure_element({
        id: "front-chart",
        title: t("front_title"),
        subtitle: t("front_subtitle", { births: sweep.persons().name, money: sweep.money().name, first, year }),
        source: source_line(state),
        height: 400,
        note: front_note(sweep),
        legend: [
            { name: t("front_points"), stroke: { colour: theme().series[0] as string, dash: "solid" } },
            { name: t("other_points"), point: theme().muted },
        ],
        onclick: (index, series) => choose((series === 0 ? others : packages)[index] as number),
        option: () => front_option(sweep, packages, others),
        table: front_table(sweep, packages),
    });
}

export function front_section(state: State, sweep: SweepView): HTMLElement | null {
    const packages = sweep.data.front?.packages ?? [];
    if (packages.length === 0) {
        return null;
    }
    const box = el("div", { class: "details", "aria-live": "polite" }, el("p", { class: "note" }, t("front_choose")));
    const choose = (number: number) => replace(box, details(state, sweep, number));
    const slider = el("input", {
        type: "range",
        min: 0,
        max: packages.length - 1,
        value: 0,
        "aria-label": t("front_step"),
        "aria-valuetext": names_of(sweep, packages[0] as number),
    });
    slider.addEventListener("input", () => {
        const number = packages[Number(slider.value)] as number;
        slider.setAttribute("aria-valuetext", names_of(sweep, number));
        choose(number);
    });
    return section_element(
        "front",
        el("p", { class: "lead" }, t("front_text")),
        front_figure(state, sweep, choose),
        el(
            "div",
            { class: "panel" },
            el("h3", {}, t("front_details")),
            el("label", { class: "field wide" }, el("span", {}, t("front_step")), slider),
            box,
        ),
    );
}
