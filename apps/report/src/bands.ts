// Intervals over years, drawn as bands behind lines.
import type { Scale } from "./numbers";

export interface Band {
    name: string;
    /** Opaque, so that bands lie on each other as they do in the legend. */
    colour: string;
    low: ArrayLike<number>;
    high: ArrayLike<number>;
}

interface DrawApi {
    coord(point: [number, number]): [number, number];
}

/** One polygon, drawn with the first of its points; all points set how far the axes reach. */
export function band_series(band: Band, x: number[], scale: Scale): object {
    const rows = x
        .map((year, i) => [year, (band.low[i] ?? NaN) / scale.unit, (band.high[i] ?? NaN) / scale.unit] as const)
        .filter(([, low, high]) => Number.isFinite(low) && Number.isFinite(high));
    return {
        type: "custom",
        name: band.name,
        silent: true,
        clip: true,
        z: 1,
        encode: { x: 0, y: [1, 2] },
        data: rows,
        renderItem: (params: { dataIndex: number }, api: DrawApi) => {
            if (params.dataIndex > 0) {
                return null;
            }
            const points = [
                ...rows.map(([year, low]) => api.coord([year, low])),
                ...rows.map(([year, , high]) => api.coord([year, high])).reverse(),
            ];
            return { type: "polygon", shape: { points }, style: { fill: band.colour } };
        },
    };
}
