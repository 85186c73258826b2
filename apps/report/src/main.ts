// Reads the data of the page and draws it.
import { read_data } from "./data";
import { redraw_figures } from "./figure";
import { first_language, set_language } from "./language";
import { set_printing } from "./palette";
import { show_page } from "./page";
import { ResultsView } from "./results";
import type { State } from "./state";
import { SweepView } from "./sweep_view";

function start(): void {
    const root = document.getElementById("report") as HTMLElement;
    const report = read_data();
    const results = new ResultsView(report.results);
    const sweep = report.sweep === null ? null : new SweepView(report.sweep);
    set_language(first_language(report.language));
    const middle = results.comparison(0).milestones.middle;
    const state: State = {
        report,
        results,
        region: 0,
        focus: results.packages(0)[0]?.scenario ?? 0,
        hidden: new Set(),
        as_difference: false,
        pyramid_point: Math.max(
            0,
            results.pyramid_points.findIndex((year) => year >= middle),
        ),
        capacity_line: "",
        built: report.sweep === null ? 0 : report.sweep.packages - 1,
        refresh: () => show_page(root, state, sweep),
    };
    state.refresh();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", state.refresh);
    // Drawn anew, as colours of charts are those of the screen until then.
    const redraw = (on_paper: boolean) => () => {
        set_printing(on_paper);
        state.refresh();
        redraw_figures(on_paper);
    };
    window.addEventListener("beforeprint", redraw(true));
    window.addEventListener("afterprint", redraw(false));
}

start();
