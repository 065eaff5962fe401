import type { FeatureStep } from '../../contract/index.ts';
import { fitStandardize, fitWinsorize, winsorize } from '../../core/index.ts';
import { fill, fillingOf } from './imputation.ts';
import type { RecipeOptions } from './options.ts';
import type { PlannedFeature } from './planFeatures.ts';
import { fitScaling, lacksMiddleSpread } from './scaling.ts';
import { applyTransform, chooseTransform } from './transformation.ts';

/** One fitted feature and what its fitting came upon. */
export interface FittedStep {
  readonly step: FeatureStep;
  readonly kind: PlannedFeature['kind'];
  /** How its levels were coded, in words. */
  readonly told: string | null;
  /** Values that were missing. */
  readonly missing: number;
  /** Values held at a bound. */
  readonly held: number;
  /** Why it was transformed unasked, as the end of a sentence; null when it was not. */
  readonly transformReason: string | null;
  /** The robust scale had to take the standard deviation. */
  readonly fellBack: boolean;
  readonly constant: boolean;
  /** Standard deviation of the prepared values. */
  readonly spread: number;
}

/** Fits one feature: impute -> clip -> transform -> scale, each on what the one before gives. */
export function fitStep(feature: PlannedFeature, options: RecipeOptions): FittedStep {
  const { name, column, level, label, codes, kind, values } = feature;
  const impute = options.impute === 'drop' ? null : fillingOf(feature, options.impute);
  const filled = impute === null ? values : fill(values, impute);
  const clip = options.outliers === 'winsorize' ? boundsOf(kind, filled) : null;
  const clipped = clip === null ? filled : winsorize(filled, clip);
  const { transform, reason } = chooseTransform(feature, clipped, options.transform);
  const transformed = applyTransform(clipped, transform);
  const isLevel = kind === 'level' && options.levels !== undefined;
  const { centre, scale } = fitScaling(transformed, isLevel ? 'none' : options.scale);
  return {
    step: {
      name,
      column,
      level,
      label,
      ...(codes === undefined ? {} : { codes }),
      impute,
      clip,
      transform,
      centre,
      scale,
    },
    kind,
    told: feature.told ?? null,
    missing: countWhere(values, Number.isNaN),
    held: countWhere(filled, (value, i) => value !== clipped[i]),
    transformReason: reason,
    fellBack: options.scale === 'robust' && lacksMiddleSpread(transformed),
    spread: fitStandardize(transformed).scale / scale,
    constant: clipped.every((value) => value === clipped[0]),
  };
}

/** Percentiles of a yes/no would wipe out its rarer state, and so would equal ones of any column. */
function boundsOf(kind: PlannedFeature['kind'], values: Float64Array): FeatureStep['clip'] {
  if (kind === 'flag' || kind === 'level' || kind === 'code') return null;
  const { lower, upper } = fitWinsorize(values);
  return lower < upper ? { lower, upper } : null;
}

function countWhere(
  values: Float64Array,
  holds: (value: number, index: number) => boolean,
): number {
  return values.reduce((count, value, i) => count + (holds(value, i) ? 1 : 0), 0);
}
