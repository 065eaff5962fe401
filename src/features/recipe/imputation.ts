import { mean, median } from '../../core/index.ts';
import type { RecipeOptions } from './options.ts';
import type { PlannedFeature } from './planFeatures.ts';

type Filling = Exclude<RecipeOptions['impute'], 'drop'>;

/**
 * What replaces a missing value. Half a yes is no state a customer can be in, so a flag takes its
 * commonest value for the median too; a missing category is none of its levels.
 */
export function fillingOf({ kind, values }: PlannedFeature, impute: Filling): number {
  if (kind === 'level') return 0;
  if (impute === 'mean') return mean(values);
  return impute === 'mode' || kind === 'flag' || kind === 'code' ? mode(values) : median(values);
}

/** The commonest value, the smallest of equally common ones; NaN without values. */
function mode(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let best = NaN;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  }
  return best;
}

/** Values with every missing one replaced. */
export function fill(values: Float64Array, filling: number): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? filling : value));
}
