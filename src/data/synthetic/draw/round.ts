/** Rounds to a number of decimals, half up. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** Rounds to the nearest multiple of `step`. */
export function roundToMultiple(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/** Holds a value inside [lower, upper]. */
export function clamp(value: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, value));
}
