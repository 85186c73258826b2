// Colours that the colour-blind tell apart, for light and dark pages: those of Okabe and Ito (2008), the pale ones darker on
// white, and a violet and a wine red far from them in lightness.

export interface Stroke {
    colour: string;
    dash: "solid" | "dashed" | "dotted";
}

export interface Theme {
    is_dark: boolean;
    text: string;
    muted: string;
    grid: string;
    page: string;
    series: string[];
    baseline: string;
}

const light = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b97a00", "#3a9fd8", "#5d3a9b", "#882255"];
const dark = ["#4aa8de", "#f08445", "#2fc298", "#e09bc0", "#e6a52a", "#8ccdf3", "#b39ddb", "#f0709c"];

let is_printing = false;

/** Charts are light on paper. */
export function set_printing(printing: boolean): void {
    is_printing = printing;
}

/** True while the page is drawn for paper. */
export function is_on_paper(): boolean {
    return is_printing;
}

export function theme(): Theme {
    const is_dark = !is_printing && window.matchMedia("(prefers-color-scheme: dark)").matches;
    return is_dark
        ? { is_dark, text: "#e6e9ee", muted: "#a9b2bf", grid: "#313a46", page: "#14181e", series: dark, baseline: "#e6e9ee" }
        : { is_dark, text: "#1b2430", muted: "#55606e", grid: "#e1e5ea", page: "#ffffff", series: light, baseline: "#1b2430" };
}

/** The stroke of a position: the colours drawn solid, then dashed, then dotted. */
export function stroke(position: number): Stroke {
    const colours = theme().series;
    const dashes = ["solid", "dashed", "dotted"] as const;
    return {
        colour: colours[position % colours.length] as string,
        dash: dashes[Math.floor(position / colours.length) % dashes.length] as Stroke["dash"],
    };
}

/** Of scenarios: the baseline is drawn in the colour of text. */
export function scenario_stroke(scenario: number): Stroke {
    return scenario === 0 ? { colour: theme().baseline, dash: "solid" } : stroke(scenario - 1);
}

/** A colour for each part of many, for stacks. */
export function part_colour(position: number): string {
    const colours = theme().series;
    const colour = colours[position % colours.length] as string;
    const round = Math.floor(position / colours.length);
    return round === 0 ? colour : mixed(colour, theme().page, Math.min(0.3 * round, 0.75));
}

/** The same colour, paler: on the page's own colour by so much. */
export function paler(colour: string, share: number): string {
    return mixed(colour, theme().page, share);
}

function mixed(one: string, other: string, share: number): string {
    const channel = (colour: string, first: number) => parseInt(colour.slice(first, first + 2), 16);
    const parts = [1, 3, 5].map((first) => Math.round(channel(one, first) * (1 - share) + channel(other, first) * share));
    return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
