import type { MapPlane } from '../contract/index.ts';

/**
 * Where a customer lies on the customer map, along one of its two axes.
 *
 * @param x what rows are placed by: features, or codes
 * @param at where the customer's begin
 */
export function placeOnMap(
  { centre, axes }: MapPlane,
  axis: 0 | 1,
  x: Float64Array,
  at: number,
): number {
  const direction = axes[axis];
  let sum = 0;
  for (let j = 0; j < centre.length; j++) sum += (x[at + j] - centre[j]) * direction[j];
  return sum;
}
