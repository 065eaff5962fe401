import type { MapNeighbours, MapPlane } from '../contract/index.ts';
import { placeOnUmap, umapFromJson } from '../core/index.ts';

/** Where customers lie on one of the customer maps. */
export interface MapPlacer {
  /** What it places by: the features themselves, or what `ScoringPlan.condense` makes of them. */
  readonly of: 'placed' | 'features';
  /**
   * @param x without missing values (nRows x as many as `of` has)
   * @returns two numbers a row
   */
  readonly place: (x: Float64Array) => Float64Array;
}

export function createMapPlacer(
  map: MapPlane | MapNeighbours,
  { nFeatures, nCodes }: { readonly nFeatures: number; readonly nCodes: number },
): MapPlacer {
  if ('axes' in map) {
    const width = map.of === 'features' ? nFeatures : nCodes;
    return { of: map.of, place: (x) => placeOnPlane(map, x, width) };
  }
  const model = umapFromJson(map);
  return {
    of: 'placed',
    place: (data) =>
      placeOnUmap(model, { data, nSamples: data.length / nCodes, nFeatures: nCodes }).data,
  };
}

function placeOnPlane({ centre, axes }: MapPlane, x: Float64Array, nCodes: number): Float64Array {
  const places = new Float64Array((2 * x.length) / nCodes);
  for (let at = 0, p = 0; at < x.length; at += nCodes) {
    for (const direction of axes) {
      let sum = 0;
      for (let j = 0; j < nCodes; j++) sum += (x[at + j] - centre[j]) * direction[j];
      places[p++] = sum;
    }
  }
  return places;
}
