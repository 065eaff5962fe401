import { moments, quantiles } from '../statistics/index.ts';

/** How a column is brought to its scale: (value - centre) / scale. */
export interface Scaling {
  readonly centre: number;
  /** Above 0; 1 for a constant column, which becomes 0. */
  readonly scale: number;
}

/** Mean and standard deviation (ddof 0); missing values are left out. */
export function fitStandardize(values: Float64Array): Scaling {
  const { count, mean, variance } = moments(values);
  if (count === 0) return unscaled;
  return { centre: mean, scale: scaleOf(Math.sqrt(variance), mean) };
}

/** Median and interquartile range; missing values are left out. */
export function fitRobustScale(values: Float64Array): Scaling {
  const [q1, median, q3] = quantiles(values, [0.25, 0.5, 0.75]);
  if (Number.isNaN(median)) return unscaled;
  return { centre: median, scale: scaleOf(q3 - q1, median) };
}

/** Smallest value and range, which gives 0 .. 1; missing values are left out. */
export function fitMinMaxScale(values: Float64Array): Scaling {
  const [min, max] = quantiles(values, [0, 1]);
  if (Number.isNaN(min)) return unscaled;
  return { centre: min, scale: scaleOf(max - min, min) };
}

/** Applies a fitted scaling; missing values stay missing. */
export function applyScaling(values: Float64Array, { centre, scale }: Scaling): Float64Array {
  const scaled = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) scaled[i] = (values[i] - centre) / scale;
  return scaled;
}

/** What a column without values gets. */
const unscaled: Scaling = { centre: 0, scale: 1 };

/** A spread that is nothing but rounding of the centre counts as none. */
function scaleOf(spread: number, centre: number): number {
  return spread > 10 * Number.EPSILON * Math.abs(centre) ? spread : 1;
}
