// What the reader has chosen, shared by all sections.
import type { ReportData } from "./data";
import type { ResultsView } from "./results";

export interface State {
    report: ReportData;
    results: ResultsView;
    region: number;
    /** The scenario that sections about one scenario show. */
    focus: number;
    hidden: Set<number>;
    as_difference: boolean;
    pyramid_point: number;
    capacity_line: string;
    /** Measures in use in the builder, as bits. */
    built: number;
    /** Draws the page again. */
    refresh: () => void;
}

/** Scenarios that charts of all show, the baseline among them. */
export function shown_scenarios(state: State): number[] {
    return state.results.data.scenarios.map((_, scenario) => scenario).filter((scenario) => !state.hidden.has(scenario));
}
