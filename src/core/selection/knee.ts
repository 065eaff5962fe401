/**
 * The knee of a falling convex curve: the k after which more clusters gain little. Both axes are brought
 * to 0 .. 1, and the point farthest below the chord from the first to the last is taken
 * (Kneedle for a whole curve: Satopaa, Albrecht, Irwin and Raghavan, 2011).
 *
 * @param ks ascending
 * @param values one a k
 * @param least how far below the chord, from 0 to 1, counts as a knee at all
 * @returns null with fewer than 3 points, where the curve does not fall, or where it is nearly straight
 * @throws RangeError when the two differ in length.
 */
export function kneeOf(
  ks: readonly number[],
  values: readonly number[],
  least = 0.1,
): number | null {
  if (ks.length !== values.length) {
    throw new RangeError(
      `there are ${values.length} values for ${ks.length} ks; one a k is needed`,
    );
  }
  const last = ks.length - 1;
  const width = ks[last] - ks[0];
  const fall = values[0] - values[last];
  if (last < 2 || !(fall > 0) || !(width > 0)) return null;
  const depths = ks.map((k, i) => 1 - (k - ks[0]) / width - (values[i] - values[last]) / fall);
  const deepest = Math.max(...depths);
  return deepest >= least ? ks[depths.indexOf(deepest)] : null;
}
