import type { MapNeighbours, MapPlane } from '../contract/index.ts';
import { placeOnUmap, umapFromJson } from '../core/index.ts';

/**
 * Where customers lie on the customer map.
 *
 * @param x what rows are placed by, features or codes, without missing values (nRows x nCodes)
 * @returns two numbers a row
 */
export type MapPlacer = (x: Float64Array) => Float64Array;

export function createMapPlacer(map: MapPlane | MapNeighbours, nCodes: number): MapPlacer {
  if ('axes' in map) return (x) => placeOnPlane(map, x, nCodes);
  const model = umapFromJson(map);
  return (data) =>
    placeOnUmap(model, { data, nSamples: data.length / nCodes, nFeatures: nCodes }).data;
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
