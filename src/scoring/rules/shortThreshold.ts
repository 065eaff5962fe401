/** Figures of this many digits are short enough to be taken before a rounder one that moves rows. */
const shortDigits = 3;

/** All that a float has. */
const mostDigits = 17;

/** Of this many values one may change sides for a shorter figure. */
const perMoved = 200;

/**
 * A short figure in place of a threshold: the shortest of at most three digits that parts the values in the same
 * way, else the shortest that lets at most one value in 200 change sides. For whole numbers it is whole.
 *
 * @param values that meet the split (value <= threshold goes left), free of NaN
 */
export function shortThreshold(threshold: number, values: Float64Array): number {
  const isWhole = values.every(Number.isInteger);
  const exact = isWhole ? Math.floor(threshold) : threshold;
  const moved = movedBy(exact, values);
  const allowed = Math.floor(values.length / perMoved);
  const first = (digits: number, limit: number): number | undefined =>
    candidates(exact, digits).find(
      (figure) => (!isWhole || Number.isInteger(figure)) && moved(figure) <= limit,
    );
  for (let digits = 0; digits <= shortDigits; digits++) {
    const found = first(digits, 0);
    if (found !== undefined) return found;
  }
  for (let digits = 2; digits < mostDigits; digits++) {
    const found = first(digits, allowed);
    if (found !== undefined) return found;
  }
  return exact;
}

/** How many values change sides when another figure stands in for the threshold. */
function movedBy(threshold: number, values: Float64Array): (figure: number) => number {
  return (figure) => {
    let moved = 0;
    for (const value of values) if (value <= threshold !== value <= figure) moved++;
    return moved;
  };
}

/** Figures of so many digits around a value, the nearest first; 0 alone has none. */
function candidates(value: number, digits: number): number[] {
  if (digits === 0 || value === 0) return [0];
  const exponent = Math.floor(Math.log10(Math.abs(value))) - digits + 1;
  const steps = value / 10 ** exponent;
  const below = Math.floor(steps);
  return [Math.round(steps), below, below + 1]
    .map((whole) => Number(`${whole}e${exponent}`))
    .filter(Number.isFinite);
}
