/** How strongly rows at distance d on the map belong together: 1 / (1 + a d^(2b)). */
export interface Curve {
  readonly a: number;
  readonly b: number;
}

const nPoints = 300;

/**
 * Fits the curve to 1 up to minDist and exp(-(d - minDist) / spread) beyond, at 300 distances up to 3 spread, by
 * least squares (Levenberg, 1944; Marquardt, 1963).
 */
export function fitCurve(minDist: number, spread: number): Curve {
  const distances = Array.from({ length: nPoints }, (_, i) => (3 * spread * i) / (nPoints - 1));
  const targets = distances.map((d) => (d < minDist ? 1 : Math.exp((minDist - d) / spread)));
  let [a, b] = [1, 1];
  let damping = 1e-3;
  let error = squaredError(a, b, distances, targets);
  for (let step = 0; step < 500 && damping < 1e12; step++) {
    const [stepA, stepB] = newtonStep(a, b, distances, targets, damping);
    // Steps in the logarithm keep both above 0.
    const [nextA, nextB] = [a * Math.exp(stepA), b * Math.exp(stepB)];
    const nextError = squaredError(nextA, nextB, distances, targets);
    if (nextError < error) {
      [a, b, error] = [nextA, nextB, nextError];
      damping /= 10;
    } else damping *= 10;
  }
  return { a, b };
}

function squaredError(
  a: number,
  b: number,
  distances: readonly number[],
  targets: readonly number[],
): number {
  return distances.reduce((sum, d, i) => sum + (1 / (1 + a * d ** (2 * b)) - targets[i]) ** 2, 0);
}

/** The damped normal equations in log a and log b. */
function newtonStep(
  a: number,
  b: number,
  distances: readonly number[],
  targets: readonly number[],
  damping: number,
): [stepA: number, stepB: number] {
  let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0];
  distances.forEach((d, i) => {
    if (d === 0) return;
    const power = a * d ** (2 * b);
    const value = 1 / (1 + power);
    const slopeA = -value * value * power;
    const slopeB = slopeA * 2 * b * Math.log(d);
    const residual = targets[i] - value;
    aa += slopeA * slopeA;
    ab += slopeA * slopeB;
    bb += slopeB * slopeB;
    ra += slopeA * residual;
    rb += slopeB * residual;
  });
  aa *= 1 + damping;
  bb *= 1 + damping;
  const determinant = aa * bb - ab * ab;
  return [(ra * bb - rb * ab) / determinant, (rb * aa - ra * ab) / determinant];
}
