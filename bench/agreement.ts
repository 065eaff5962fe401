import type { Agreement, Figures } from './stage.ts';

/**
 * Each of our figures may be above its twin by at most `tolerance` of it: a lower sum of squares is a better one.
 */
export function noHigher(
  ours: Figures,
  theirs: Figures | null,
  tolerance: number,
): Agreement | null {
  return compared(ours, theirs, 'relative', (our, their) => {
    const difference = (our - their) / Math.abs(their);
    return { difference, holds: difference <= tolerance };
  });
}

/** Each of our figures may be below its twin by at most `tolerance`. */
export function noLower(
  ours: Figures,
  theirs: Figures | null,
  tolerance: number,
): Agreement | null {
  return compared(ours, theirs, 'absolute', (our, their) => ({
    difference: our - their,
    holds: our - their >= -tolerance,
  }));
}

/** Each of our figures may differ from its twin by at most `tolerance`. */
export function within(ours: Figures, theirs: Figures | null, tolerance: number): Agreement | null {
  return compared(ours, theirs, 'absolute', (our, their) => ({
    difference: our - their,
    holds: Math.abs(our - their) <= tolerance,
  }));
}

interface Comparison {
  readonly difference: number;
  readonly holds: boolean;
}

/** A figure that is not a number, or that only one side has, agrees with nothing. */
function compared(
  ours: Figures,
  theirs: Figures | null,
  kind: 'relative' | 'absolute',
  compare: (our: number, their: number) => Comparison,
): Agreement | null {
  if (theirs === null) return null;
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const found = names.map((name) => ({
    name,
    ...compare(ours[name] ?? Number.NaN, theirs[name] ?? Number.NaN),
  }));
  const widest = found.reduce((most, next) =>
    Math.abs(next.difference) <= Math.abs(most.difference) ? most : next,
  );
  const sign = widest.difference > 0 ? '+' : '';
  const figure = widest.difference === 0 ? '0' : `${sign}${widest.difference.toExponential(1)}`;
  return { holds: found.every(({ holds }) => holds), text: `${widest.name}: ${figure} ${kind}` };
}
