// How the figures came about.
import { section_element } from "../context";
import { el } from "../dom";
import { named, t } from "../language";
import type { State } from "../state";
import { facts_element } from "../table";

function list_of(state: State, name: string): string[] {
    const value = state.results.data.attributes[name];
    return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}

export function provenance_section(state: State): HTMLElement {
    const { results, report } = state;
    const rows: [string, string][] = [
        [t("dataset"), named({ en: results.attribute("dataset_title"), zh: results.attribute("dataset_title_zh") })],
        [t("dataset_source"), results.attribute("dataset_source")],
        [t("license"), results.attribute("license")],
        [t("command"), results.attribute("command_line")],
        [t("run_at"), results.attribute("start_time")],
        [t("seed"), results.attribute("seed") || t("seed_none")],
        [t("version"), results.attribute("natality_version")],
        [t("revision"), results.attribute("natality_revision")],
        [t("compiler"), results.attribute("compiler")],
        [t("format"), results.attribute("natality_format_version")],
        [t("report_version"), `natality ${report.version}`],
    ];
    const completions = list_of(state, "completions");
    const block = (id: string, head: string, lines: string[]) =>
        lines.length > 0 &&
        el("details", { id }, el("summary", {}, head), el("ul", { class: "files" }, ...lines.map((line) => el("li", {}, line))));
    return section_element(
        "provenance",
        el("p", { class: "lead" }, t("provenance_text")),
        facts_element(rows.filter(([, value]) => value !== "")),
        block("completions", t("completions"), completions),
        block("input-files", t("input_files"), list_of(state, "input_files")),
        results.data.series["births_total"]?.width === "float32" && el("p", { class: "note" }, t("series_rounded")),
        el("p", { class: "note" }, t("notice_text")),
    );
}
