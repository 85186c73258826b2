// A sweep of all packages: values by package, names of its measures, how they are shown.
import type { Sweep } from "./data";
import { named } from "./language";
import { money_scale, persons_scale, type Scale } from "./numbers";
import { PackageValues } from "./packages";

export class SweepView {
    readonly births: PackageValues;
    readonly tfr: PackageValues | null;
    readonly costs: PackageValues | null;
    /** Bits of the measures whose price is not known. */
    readonly unpriced: number;

    constructor(readonly data: Sweep) {
        this.births = new PackageValues(data.births);
        this.tfr = data.tfr === null ? null : new PackageValues(data.tfr);
        this.costs = data.costs === null ? null : new PackageValues(data.costs);
        this.unpriced = data.measures.reduce((bits, measure, i) => (measure.is_priced ? bits : bits | (1 << i)), 0);
    }

    measure_name(measure: number): string {
        const label = this.data.measures[measure];
        return label === undefined ? "" : named(label.name, label.id);
    }

    members(package_number: number): number[] {
        return this.data.measures.map((_, measure) => measure).filter((measure) => ((package_number >>> measure) & 1) === 1);
    }

    additional_births(package_number: number): number {
        return this.births.of(package_number) - this.births.of(0);
    }

    /** Beyond the package of none. */
    cost(package_number: number): number | null {
        return this.costs === null ? null : this.costs.of(package_number) - this.costs.of(0);
    }

    has_unpriced(package_number: number): boolean {
        return (package_number & this.unpriced) !== 0;
    }

    persons(): Scale {
        const scale = persons_scale(this.births.of(0));
        return scale.unit === 1 ? scale : { ...scale, decimals: scale.decimals + 1 };
    }

    money(): Scale {
        return money_scale(Math.abs(this.cost(this.data.packages - 1) ?? 0), this.data.currency);
    }
}
