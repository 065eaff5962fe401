import type { FeatureProfile } from '../../contract/index.ts';
import { moments, quantiles, type Matrix } from '../../core/index.ts';
import { valuesOf } from '../groups.ts';
import type { NumberFeature } from './numberFeatures.ts';

/** Rows of a table that stand for customers in segments, and the matrix they were clustered in. */
export interface Membership {
  /** Rows of the table in any segment, ascending; row i of `x` is the i-th of them. */
  readonly rows: Int32Array;
  /** For each segment, the rows of the table in it. */
  readonly tableRows: readonly Int32Array[];
  /** For each segment, the rows of `x` in it. */
  readonly matrixRows: readonly Int32Array[];
  readonly x: Matrix;
}

/**
 * One feature of every segment against all customers in segments.
 *
 * @returns one profile a segment
 */
export function featureProfiles(feature: NumberFeature, membership: Membership): FeatureProfile[] {
  const { label, unit, position, values } = feature;
  const overall = summarise(valuesOf(values, membership.rows));
  const modelZs = position === null ? null : modelDifferences(position, membership);
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

/** (mean - overall mean) / overall standard deviation of one column of the matrix, a segment each. */
function modelDifferences(position: number, { x, matrixRows }: Membership): (number | null)[] {
  const column = new Float64Array(x.nSamples);
  for (let i = 0; i < x.nSamples; i++) column[i] = x.data[i * x.nFeatures + position];
  const overall = moments(column);
  return matrixRows.map((rows) =>
    orNull((moments(valuesOf(column, rows)).mean - overall.mean) / Math.sqrt(overall.variance)),
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
