// Numbers as people read them: scaled to millions or 万, with a true minus and signs of differences.
import { language, t } from "./language";

/** A unit that leaves figures readable. */
export interface Scale {
    unit: number;
    name: string;
    decimals: number;
}

/** Of persons, by the size of the population. */
export function persons_scale(population: number): Scale {
    if (population < 1e5) {
        return { unit: 1, name: t("persons"), decimals: 0 };
    }
    if (population < 1e7) {
        return language() === "zh" ? { unit: 1, name: "人", decimals: 0 } : { unit: 1e3, name: t("thousand"), decimals: 1 };
    }
    return language() === "zh" ? { unit: 1e4, name: "万人", decimals: 1 } : { unit: 1e6, name: t("million"), decimals: 2 };
}

export function currency_name(currency: string): string {
    return language() === "zh" && currency === "CNY" ? "元" : currency;
}

/** Of money, by the largest amount. */
export function money_scale(largest: number, currency: string): Scale {
    const name = currency_name(currency);
    if (language() === "zh") {
        return largest >= 1e12 ? { unit: 1e12, name: `万亿${name}`, decimals: 2 } : { unit: 1e8, name: `亿${name}`, decimals: 1 };
    }
    if (largest >= 1e12) {
        return { unit: 1e12, name: `${t("trillion")} ${name}`, decimals: 2 };
    }
    return largest >= 1e8
        ? { unit: 1e9, name: `${t("billion")} ${name}`, decimals: 1 }
        : { unit: 1e6, name: `${t("million")} ${name}`, decimals: 1 };
}

/** Of money per birth. */
export function per_birth_scale(currency: string): Scale {
    const name = currency_name(currency);
    return language() === "zh"
        ? { unit: 1e4, name: `万${name}`, decimals: 1 }
        : { unit: 1e3, name: `${t("thousand")} ${name}`, decimals: 0 };
}

/** A plain number. */
export function plain(name: string, decimals: number, unit = 1): Scale {
    return { unit, name, decimals };
}

/** Per cent of what is given as a share. */
export function percent(decimals: number): Scale {
    return { unit: 0.01, name: "%", decimals };
}

/** A number in a scale, without its name. */
export function figure(value: number | null, scale: Scale, is_difference = false): string {
    if (value === null || !Number.isFinite(value)) {
        return "–";
    }
    const scaled = value / scale.unit;
    const text = Math.abs(scaled).toLocaleString("en-US", { minimumFractionDigits: scale.decimals, maximumFractionDigits: scale.decimals });
    const is_zero = Number(text.replaceAll(",", "")) === 0;
    const sign = scaled < 0 && !is_zero ? "−" : is_difference && !is_zero ? "+" : "";
    return sign + text;
}

/** The same with the name of the unit. */
export function with_unit(value: number | null, scale: Scale, is_difference = false): string {
    const text = figure(value, scale, is_difference);
    if (text === "–" || scale.name === "") {
        return text;
    }
    return language() === "zh" && !/^[A-Z]/.test(scale.name) ? text + scale.name : `${text} ${scale.name}`;
}

/** From one number to another in a scale, without its name. */
export function interval_text(low: number | null, high: number | null, scale: Scale, is_difference = false): string {
    return `${figure(low, scale, is_difference)} … ${figure(high, scale, is_difference)}`;
}

/** What a package costs: at least so much if prices of it are not known, a question mark if nothing is known. */
export function cost_figure(amount: number | null, has_unpriced: boolean, scale: Scale): string {
    if (!has_unpriced) {
        return amount === null || amount === 0 ? "–" : figure(amount, scale);
    }
    return amount === null || amount < 0 ? "?" : `≥ ${figure(amount, scale)}`;
}

/** The largest absolute value of several lists. */
export function largest_of(...lists: ArrayLike<number | null>[]): number {
    let largest = 0;
    for (const list of lists) {
        for (let i = 0; i < list.length; ++i) {
            const value = Math.abs(list[i] ?? 0);
            largest = Number.isFinite(value) && value > largest ? value : largest;
        }
    }
    return largest;
}
