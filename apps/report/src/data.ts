// What the program writes into the page: the JSON of `natality report` and its tables of numbers.

/** A text in both languages; an empty one falls back to the other. */
export interface Text {
    en: string;
    zh: string;
}

export interface Label {
    id: string;
    name: Text;
}

export interface UnitLabel extends Label {
    unit: Text;
}

export interface Range {
    low: number;
    central: number;
    high: number;
}

/** Rows of numbers, each different one once. */
export interface RowTable {
    length: number;
    width: "float64" | "float32";
    index: number[];
    data: string;
}

export interface SeriesTable extends RowTable {
    name: Text;
    axis: "year" | "time";
    places: number;
}

export interface PyramidTable extends RowTable {
    step: number;
    points: number;
}

/** A scenario of the comparison that the program prints; null for what is not known. */
export interface ComparisonRow {
    id: string;
    name: Text;
    /** Another baseline is no package: it has no measures and no cost. */
    is_other_baseline: boolean;
    births_to_near: number;
    births_to_middle: number;
    additional_births_to_near: number;
    additional_births_to_middle: number;
    births_gain: { first: number; last: number; relative: number; is_plausible?: boolean } | null;
    tfr_middle: number;
    population_middle: number;
    population_far: number;
    old_age_ratio_middle: number;
    old_age_ratio_far: number;
    unpriced_measures: string[];
    cost_to_middle: number | null;
    cost_to_middle_at_low: number | null;
    cost_to_middle_at_high: number | null;
    deadweight_share: number | null;
    cost_per_additional_birth: number | null;
    discounted_cost_to_middle: number | null;
    discounted_cost_per_additional_birth: number | null;
    share_of_gdp_middle: number | null;
    cost_by_payer_to_middle: Record<string, number | null>;
    insurance_balance_middle: number | null;
}

export interface Comparison {
    milestones: { near: number; middle: number; far: number };
    /** The last years in the sums through the milestones. */
    summed_through: { near: number; middle: number };
    /** The year of events that stands for the middle milestone. */
    middle_events: number;
    currency: string;
    scenarios: ComparisonRow[];
}

/** What draws say of one figure. */
export interface Distribution {
    "0.1": number | null;
    "0.5": number | null;
    "0.9": number | null;
}

/** What draws say of one scenario: of the baseline in full, of the differences from the same draw's baseline. */
export interface DrawnScenario {
    births_to_near: Distribution;
    births_to_middle: Distribution;
    additional_births_to_near: Distribution;
    additional_births_to_middle: Distribution;
    tfr_middle: Distribution;
    share_of_draws_with_gain: number;
    share_of_variance_from_effects: number | null;
}

/** Series by quantile stand beside the others: `births_total_quantile`. */
export interface Draws {
    count: number;
    quantiles: number[];
    /** By region and scenario. */
    regions: DrawnScenario[][];
}

export interface Effect {
    target: string;
    orders?: number[];
    ages: [number, number];
    log_effect: Range;
    evidence: string[];
    note: Text;
}

export interface CostLine {
    name: Text;
    amount: number | null;
    payer: string;
    kind: string;
    enabled: boolean;
    evidence: string[];
    note: Text;
}

export interface Measure {
    id: string;
    number: number;
    heading: string;
    name: Text;
    summary: Text;
    unit: Text;
    reference: number;
    full: number;
    level_evidence: string[];
    lag_years: number;
    half_life_years: number;
    quantum_share: number;
    response_evidence: string[];
    plausible: { range: [number, number]; evidence: string[] } | null;
    effects: Effect[];
    costs: CostLine[];
    capacities: { name: Text; per: { coverage: string }; evidence: string[] }[];
}

export interface Catalogue {
    title: Text;
    measures: Measure[];
    headings: Label[];
    references: Record<string, string>;
}

export interface Backtest {
    id: string;
    name: Text;
    measure: string;
    outcome: Text;
    predicted: Range;
    observed: Range;
}

export type Attribute = string | number | string[] | number[];

export interface Results {
    attributes: Record<string, Attribute>;
    study_title: Text;
    years: { first: number; step: number };
    scenarios: Label[];
    regions: Label[];
    measures: UnitLabel[];
    capacity_lines: UnitLabel[];
    payers: Label[];
    ages: string[];
    series: Record<string, SeriesTable>;
    pyramids: PyramidTable;
    comparisons: Comparison[];
    draws: Draws | null;
    observed: [string, number, number][][];
    catalogue: Catalogue;
    backtests: { reforms: Backtest[] } | null;
}

/** Values by package of some of a sweep's measures; the others never change any of them. */
export interface PackageTable {
    measures: number[];
    width: "float64" | "float32";
    data: string;
}

export interface SweepMeasure extends Label {
    number: number;
    heading: string;
    is_priced: boolean;
}

export interface Sweep {
    measures: SweepMeasure[];
    catalogue: Catalogue;
    region: string;
    currency: string;
    year: number;
    first_year: number;
    packages: number;
    births: PackageTable;
    tfr: PackageTable | null;
    costs: PackageTable | null;
    cost_indicator: string;
    attribution: { shapley: number[]; first_in: number[]; last_in: number[]; interactions: (number | null)[][] };
    front: { packages: number[]; length: number; left_out: number } | null;
    input_files: string[];
}

export interface ReportData {
    language: "en" | "zh" | null;
    version: string;
    results: Results;
    sweep: Sweep | null;
}

/** The numbers whose little-endian bits are given as base64. */
export function decoded(data: string, width: "float64" | "float32"): Float64Array {
    const text = atob(data);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) {
        bytes[i] = text.charCodeAt(i);
    }
    return width === "float64" ? new Float64Array(bytes.buffer) : Float64Array.from(new Float32Array(bytes.buffer));
}

/** The data of the page. */
export function read_data(): ReportData {
    return JSON.parse(document.getElementById("data")?.textContent ?? "null") as ReportData;
}
