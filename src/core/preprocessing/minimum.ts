const goldenRatio = (3 - Math.sqrt(5)) / 2;
const maxIter = 500;

/**
 * Where a function of one number is smallest between two bounds (Brent, 1973, chapter 5: golden section
 * with parabolic steps).
 *
 * @param tolerance how near, relative to the place found; not below the root of the machine's precision
 */
export function minimumBetween(
  f: (x: number) => number,
  lower: number,
  upper: number,
  tolerance = 1.5e-8,
): number {
  let [a, b] = [lower, upper];
  let x = a + goldenRatio * (b - a);
  let fx = f(x);
  let [w, fw, v, fv] = [x, fx, x, fx];
  let step = 0;
  let stepBeforeLast = 0;
  for (let i = 0; i < maxIter; i++) {
    const middle = (a + b) / 2;
    const near = tolerance * Math.abs(x) + 1e-11;
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2) break;

    const parabolic = parabolicStep(x, fx, w, fw, v, fv);
    const usable =
      Math.abs(stepBeforeLast) > near &&
      Math.abs(parabolic) < Math.abs(stepBeforeLast / 2) &&
      x + parabolic > a &&
      x + parabolic < b;
    const golden = x < middle ? b - x : a - x;
    stepBeforeLast = usable ? step : golden;
    step = usable ? awayFromBounds(x, parabolic, a, b, middle, near) : goldenRatio * golden;

    const u = x + (Math.abs(step) >= near ? step : near * Math.sign(step || 1));
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
    }
  }
  return x;
}

/** From x to the lowest point of the parabola through three points; NaN where there is none. */
function parabolicStep(
  x: number,
  fx: number,
  w: number,
  fw: number,
  v: number,
  fv: number,
): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return -((x - v) * q - (x - w) * r) / (2 * (q - r));
}

function awayFromBounds(
  x: number,
  step: number,
  a: number,
  b: number,
  middle: number,
  near: number,
): number {
  const u = x + step;
  return u - a < 2 * near || b - u < 2 * near ? near * Math.sign(middle - x || 1) : step;
}
