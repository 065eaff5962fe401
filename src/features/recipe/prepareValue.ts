import type { FeatureStep } from '../../contract/index.ts';
import { restoreTransformed, transformValue } from './transformation.ts';

/**
 * One value through a fitted step: impute -> clip -> transform -> (value - centre) / scale.
 *
 * @param value in the column's own unit, or 0 and 1 for a level of a category; NaN where missing
 * @returns NaN for a missing value where the step has nothing to put in its place
 */
export function prepareValue(
  { impute, clip, transform, centre, scale }: FeatureStep,
  value: number,
): number {
  const filled = impute !== null && Number.isNaN(value) ? impute : value;
  const clipped = clip === null ? filled : held(filled, clip.lower, clip.upper);
  return (transformValue(clipped, transform) - centre) / scale;
}

/**
 * The way back: the value in the column's own unit that {@link prepareValue} turns into `prepared`, up to
 * rounding. Infinite where a transform never reaches that far.
 */
export function restoreValue({ transform, centre, scale }: FeatureStep, prepared: number): number {
  return restoreTransformed(prepared * scale + centre, transform);
}

function held(value: number, lower: number, upper: number): number {
  return value < lower ? lower : value > upper ? upper : value;
}
