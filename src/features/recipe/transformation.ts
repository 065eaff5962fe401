import { ClienteleError, type FeatureStep } from '../../contract/index.ts';
import { fitYeoJohnson, skewness, yeoJohnson } from '../../core/index.ts';
import type { RecipeOptions } from './options.ts';
import type { PlannedFeature } from './planFeatures.ts';

type Transform = FeatureStep['transform'];

export interface ChosenTransform {
  readonly transform: Transform;
  /** Why, as the end of a sentence; null when nothing was decided unasked. */
  readonly reason: string | null;
}

/** From this skewness on a tail is heavy enough to rule the distances between customers. */
const heavySkewness = 1.5;
/** Whole numbers up to here are small counts, which stay readable as they are. */
const smallCount = 20;

const untouched: Transform = { name: 'none', lambda: null };

/**
 * The transform of one feature, fitted on filled and clipped values. Yes/no features are never
 * transformed. `auto` transforms a number only where its tail is heavy and the transform draws it in:
 * log(1 + x) for a tail on the right of values not below 0, Yeo-Johnson (2000) otherwise.
 *
 * @throws ClienteleError `usage` when log1p is asked for on values below 0
 */
export function chooseTransform(
  { name, kind }: PlannedFeature,
  values: Float64Array,
  asked: RecipeOptions['transform'],
): ChosenTransform {
  if (asked === 'none' || kind === 'flag' || kind === 'level' || kind === 'code')
    return { transform: untouched, reason: null };
  if (asked === 'auto') return kind === 'rate' ? leftAlone : chooseUnasked(values);
  if (asked === 'yeo-johnson') return { transform: fitted(values), reason: null };
  if (values.some((value) => value < 0)) {
    throw new ClienteleError(
      'usage',
      `Column "${name}" has values below 0, which log1p cannot take; use --transform yeo-johnson.`,
    );
  }
  return { transform: { name: 'log1p', lambda: null }, reason: null };
}

const leftAlone: ChosenTransform = { transform: untouched, reason: null };

function chooseUnasked(values: Float64Array): ChosenTransform {
  const skew = skewness(values);
  if (Math.abs(skew) <= heavySkewness || isSmallCount(values)) return leftAlone;
  const helps = (transform: Transform): boolean =>
    Math.abs(skewness(applyTransform(values, transform))) <= Math.abs(skew) / 2;
  const log1p: Transform = { name: 'log1p', lambda: null };
  const logSuits = skew > 0 && values.every((value) => value >= 0) && helps(log1p);
  const transform = logSuits ? log1p : fitted(values);
  if (!logSuits && !helps(transform)) return leftAlone;
  const side = skew > 0 ? 'right' : 'left';
  return { transform, reason: `its tail on the ${side} is heavy (skewness ${skew.toFixed(1)})` };
}

function isSmallCount(values: Float64Array): boolean {
  return values.every((value) => Number.isInteger(value) && value >= 0 && value <= smallCount);
}

function fitted(values: Float64Array): Transform {
  return { name: 'yeo-johnson', lambda: fitYeoJohnson(values) };
}

/** Applies a fitted transform to a column, see {@link transformValue}. */
export function applyTransform(values: Float64Array, transform: Transform): Float64Array {
  return transform.name === 'none'
    ? values
    : values.map((value) => transformValue(value, transform));
}

/** Applies a fitted transform. A new value below 0 where only log1p was learnt counts as 0. */
export function transformValue(value: number, { name, lambda }: Transform): number {
  if (name === 'log1p') return Math.log1p(Math.max(0, value));
  if (name === 'none' || lambda === null) return value;
  return yeoJohnson(value, lambda);
}

/** Undoes {@link transformValue}; infinite where the transform never reaches that far. */
export function restoreTransformed(value: number, { name, lambda }: Transform): number {
  if (name === 'log1p') return Math.expm1(value);
  if (name === 'none' || lambda === null) return value;
  return value >= 0 ? onePlusBoxCox(value, lambda) : -onePlusBoxCox(-value, 2 - lambda);
}

/** The inverse of ((1 + x)^power - 1) / power for x >= 0. */
function onePlusBoxCox(value: number, power: number): number {
  if (Math.abs(power) < 1e-12) return Math.expm1(value);
  return power * value <= -1 ? Infinity : Math.expm1(Math.log1p(power * value) / power);
}
