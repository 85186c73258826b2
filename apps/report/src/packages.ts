// Values of all packages of a sweep's measures, and what each measure contributes to one of them. The bits of a package's
// number are its measures; 0 is the baseline.
import { decoded, type PackageTable } from "./data";

/** Values by package. */
export class PackageValues {
    private readonly values: Float64Array;

    constructor(private readonly table: PackageTable) {
        this.values = decoded(table.data, table.width);
    }

    of(package_number: number): number {
        let position = 0;
        this.table.measures.forEach((measure, bit) => {
            position |= ((package_number >>> measure) & 1) << bit;
        });
        return this.values[position] ?? NaN;
    }

    /** Measures of a package that can change these values. */
    acting(package_number: number): number[] {
        return this.table.measures.filter((measure) => ((package_number >>> measure) & 1) === 1);
    }
}

/** By size of a group that is there already: the share of the orders in which a measure comes in right after it. */
function weights_of(count: number): number[] {
    const weights = [1 / count];
    for (let size = 1; size < count; ++size) {
        weights.push((weights[size - 1] as number) * (size / (count - size)));
    }
    return weights;
}

function bits_in(number: number): number {
    let count = 0;
    for (let rest = number; rest !== 0; rest &= rest - 1) {
        ++count;
    }
    return count;
}

/** Shapley values of the measures of a package, by measure; those that never act have none. */
export function contributions(values: PackageValues, package_number: number): Map<number, number> {
    const acting = values.acting(package_number);
    const within = new Float64Array(1 << acting.length);
    for (let subset = 0; subset < within.length; ++subset) {
        let number = 0;
        acting.forEach((measure, bit) => {
            number |= ((subset >>> bit) & 1) << measure;
        });
        within[subset] = values.of(number);
    }
    const weights = weights_of(acting.length);
    const shares = new Map<number, number>();
    acting.forEach((measure, bit) => {
        let share = 0;
        for (let subset = 0; subset < within.length; ++subset) {
            if (((subset >>> bit) & 1) === 0) {
                const gain = (within[subset | (1 << bit)] as number) - (within[subset] as number);
                share += (weights[bits_in(subset)] as number) * gain;
            }
        }
        shares.set(measure, share);
    });
    return shares;
}
