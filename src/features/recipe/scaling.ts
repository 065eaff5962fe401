import {
  fitMinMaxScale,
  fitRobustScale,
  fitStandardize,
  quantiles,
  type Scaling,
} from '../../core/index.ts';
import type { RecipeOptions } from './options.ts';

/**
 * Centre and scale of transformed values. Where the middle half of a column is one value, its
 * interquartile range is 0 and says nothing: the robust scale then takes the standard deviation.
 */
export function fitScaling(values: Float64Array, scale: RecipeOptions['scale']): Scaling {
  if (scale === 'none') return { centre: 0, scale: 1 };
  if (scale === 'standard') return fitStandardize(values);
  if (scale === 'minmax') return fitMinMaxScale(values);
  return lacksMiddleSpread(values)
    ? { centre: fitRobustScale(values).centre, scale: fitStandardize(values).scale }
    : fitRobustScale(values);
}

/** True when the 1st and 3rd quartile are one value although the column varies. */
export function lacksMiddleSpread(values: Float64Array): boolean {
  const [min, q1, q3, max] = quantiles(values, [0, 0.25, 0.75, 1]);
  return q1 === q3 && min < max;
}
