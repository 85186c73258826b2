// Births by measure as bars: what their figures have in common.
import type { BarsSpec } from "./bars";
import { source_line } from "./context";
import { t } from "./language";
import type { State } from "./state";
import type { SweepView } from "./sweep_view";

type Shared = Pick<BarsSpec, "source" | "scale" | "raw_unit" | "name_head" | "value_head" | "is_difference">;

export function measure_bars(state: State, sweep: SweepView): Shared {
    return {
        source: source_line(state),
        scale: sweep.persons(),
        raw_unit: t("births_unit"),
        name_head: t("measure"),
        value_head: t("shapley"),
        is_difference: true,
    };
}

/** Whose births a figure counts, and through which years. */
export function births_span(sweep: SweepView): { unit: string; first: number; year: number } {
    return { unit: sweep.persons().name, first: sweep.data.first_year, year: sweep.data.year };
}
