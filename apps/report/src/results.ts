// The results by scenario, region and year.
import { decoded, type Comparison, type ComparisonRow, type DrawnScenario, type Results } from "./data";

/** A results file, its tables of numbers decoded when they are first asked for. */
export class ResultsView {
    readonly years: number[];
    readonly points: number[];
    readonly pyramid_points: number[];
    private readonly tables = new Map<string, Float64Array>();

    constructor(readonly data: Results) {
        const { first, step } = data.years;
        const births = data.series["births_total"];
        const count = births === undefined ? 0 : births.length;
        this.years = Array.from({ length: count }, (_, i) => first + i * step);
        this.points = [...this.years, first + count * step];
        this.pyramid_points = this.points.filter((_, i) => i % data.pyramids.step === 0);
    }

    has(name: string): boolean {
        return this.data.series[name] !== undefined;
    }

    /** The years or points along a series. */
    axis(name: string): number[] {
        return this.data.series[name]?.axis === "time" ? this.points : this.years;
    }

    places(name: string): number {
        return this.data.series[name]?.places ?? 0;
    }

    /** A series over its years; all missing where there is none. */
    series(name: string, scenario: number, region: number, place = 0): Float64Array {
        const table = this.data.series[name];
        if (table === undefined) {
            return new Float64Array(this.years.length).fill(NaN);
        }
        const row = (scenario * this.data.regions.length + region) * table.places + place;
        return this.row(name, table, row);
    }

    /** Persons at a point: women by age, then men. */
    pyramid(scenario: number, region: number, point: number): Float64Array {
        const table = this.data.pyramids;
        const row = (scenario * this.data.regions.length + region) * table.points + point;
        return this.row("pyramids", table, row);
    }

    comparison(region: number): Comparison {
        return this.data.comparisons[region] as Comparison;
    }

    /** Scenarios but the baseline, those that bring most births first. */
    ranked(region: number): { scenario: number; row: ComparisonRow }[] {
        const rows = this.comparison(region).scenarios.map((row, scenario) => ({ scenario, row }));
        return rows.slice(1).sort((one, other) => other.row.additional_births_to_middle - one.row.additional_births_to_middle);
    }

    /** The same without other baselines. */
    packages(region: number): { scenario: number; row: ComparisonRow }[] {
        return this.ranked(region).filter(({ row }) => !row.is_other_baseline);
    }

    /** What draws say of a scenario, where there are draws. */
    drawn(region: number, scenario: number): DrawnScenario | null {
        return this.data.draws?.regions[region]?.[scenario] ?? null;
    }

    /** A quantile of a drawn series over its years. */
    quantile(name: string, scenario: number, region: number, quantile: number): Float64Array {
        const place = this.data.draws?.quantiles.indexOf(quantile) ?? -1;
        return this.series(`${name}_quantile`, scenario, region, place);
    }

    attribute(name: string): string {
        const value = this.data.attributes[name];
        return value === undefined ? "" : String(value);
    }

    private row(
        name: string,
        table: { index: number[]; length: number; data: string; width: "float64" | "float32" },
        row: number,
    ): Float64Array {
        let numbers = this.tables.get(name);
        if (numbers === undefined) {
            numbers = decoded(table.data, table.width);
            this.tables.set(name, numbers);
        }
        const first = (table.index[row] ?? 0) * table.length;
        return numbers.subarray(first, first + table.length);
    }
}
