import type { FeatureProfile, FeatureStep } from '../../contract/index.ts';
import { moments, quantiles } from '../../core/index.ts';
import { prepareValue } from '../../features/index.ts';
import { valuesOf } from '../groups.ts';
import type { NumberFeature } from './numberFeatures.ts';

/** Rows of a table that stand for customers in segments, and how they became what was clustered. */
export interface Membership {
  /** Rows of the table in any segment, ascending. */
  readonly rows: Int32Array;
  /** For each segment, the rows of the table in it. */
  readonly tableRows: readonly Int32Array[];
  /** The features that segments were formed on. */
  readonly steps: readonly FeatureStep[];
}

/**
 * One feature of every segment against all customers in segments.
 *
 * @returns one profile a segment
 */
export function featureProfiles(feature: NumberFeature, membership: Membership): FeatureProfile[] {
  const { label, unit, position } = feature;
  const values = feature.values();
  const overall = summarise(valuesOf(values, membership.rows));
  const modelZs =
    position === null ? null : modelDifferences(membership.steps[position], values, membership);
  return membership.tableRows.map((rows, segment) => {
    const own = summarise(valuesOf(values, rows));
    return {
      feature: feature.feature,
      label,
      unit,
      clustered: position !== null,
      count: own.count,
      mean: orNull(own.mean),
      q1: orNull(own.q1),
      median: orNull(own.median),
      q3: orNull(own.q3),
      overallMean: orNull(overall.mean),
      overallMedian: orNull(overall.median),
      z: orNull((own.mean - overall.mean) / overall.std),
      modelZ: modelZs?.[segment] ?? null,
    };
  });
}

/** (mean - overall mean) / overall standard deviation of one feature as it was clustered, a segment each. */
function modelDifferences(
  step: FeatureStep,
  values: Float64Array,
  { rows, tableRows }: Membership,
): (number | null)[] {
  const prepared = values.map((value) => prepareValue(step, value));
  const overall = moments(valuesOf(prepared, rows));
  return tableRows.map((own) =>
    orNull((moments(valuesOf(prepared, own)).mean - overall.mean) / Math.sqrt(overall.variance)),
  );
}

function summarise(values: Float64Array) {
  const { count, mean, variance } = moments(values);
  const [q1, median, q3] = quantiles(values, [0.25, 0.5, 0.75]);
  return { count, mean, std: Math.sqrt(variance), q1, median, q3 };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
