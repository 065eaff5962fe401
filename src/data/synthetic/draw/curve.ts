/** One point of a distribution: a share `p` of all values lies at or below `value`. */
export type QuantilePoint = readonly [p: number, value: number];

/** ln(p / (1 - p)): -Infinity at 0, Infinity at 1. */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/**
 * The quantile function through given points: share `p` in [0, 1] -> value.
 *
 * Between two points it is linear in logit(p) and asinh(value), so long tails keep their shape and
 * zero and negative values need no special care. Outside the points it stays at the nearest one.
 *
 * @param points ascending in `p` (0 < p < 1) and not descending in `value`
 * @throws RangeError when the points are not in order
 */
export function createCurve(points: readonly QuantilePoint[]): (p: number) => number {
  checkOrder(points);
  const xs = Float64Array.from(points, ([p]) => logit(p));
  const ys = Float64Array.from(points, ([, value]) => Math.asinh(value));
  const last = xs.length - 1;
  return (p) => {
    const x = logit(p);
    if (!(x > xs[0])) return points[0][1];
    if (x >= xs[last]) return points[last][1];
    let i = 1;
    while (xs[i] < x) i++;
    const weight = (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
    return Math.sinh(ys[i - 1] + weight * (ys[i] - ys[i - 1]));
  };
}

function checkOrder(points: readonly QuantilePoint[]): void {
  points.forEach(([p, value], i) => {
    const [pBefore, valueBefore] = points[i - 1] ?? [0, -Infinity];
    if (p <= pBefore || p >= 1 || value < valueBefore) {
      throw new RangeError(`quantile point ${i} (${p}, ${value}) is out of order`);
    }
  });
}
