import {
  ClienteleError,
  type Decision,
  type FeatureStep,
  type SegmentConfig,
} from '../../contract/index.ts';
import {
  blocksOf,
  correlationMatrix,
  covariance,
  keepColumns,
  type Rows,
} from '../../core/index.ts';
import type { FeatureRows } from '../recipe/applyRecipe.ts';

export type SelectionOptions = Pick<SegmentConfig, 'minVariance' | 'maxCorrelation'>;

/** The features that are left, and why each other is not. */
export interface SelectedFeatures {
  readonly matrix: FeatureRows;
  readonly decisions: readonly Decision[];
}

/**
 * Leaves out features that hardly vary, and those that say again what an earlier one says.
 *
 * @param mayGo whether a feature may be left out at all
 * @throws ClienteleError `usage` when none is left
 */
export function selectFeatures(
  matrix: FeatureRows,
  { minVariance, maxCorrelation }: SelectionOptions,
  mayGo: (step: FeatureStep) => boolean = () => true,
): SelectedFeatures {
  if (minVariance === null && maxCorrelation === null) return { matrix, decisions: [] };
  const { x, recipe } = matrix;
  const spread = covariance(x, 0);
  const { covariances } = spread;
  const correlations = correlationMatrix(spread);
  const ranges = rangesOf(x);
  const kept: number[] = [];
  const decisions: Decision[] = [];
  recipe.features.forEach((step, f) => {
    const reason = mayGo(step)
      ? (reasonOfVariance(relativeVariance(covariances, ranges, f), minVariance) ??
        reasonOfCorrelation(matrix, correlations, f, kept, maxCorrelation))
      : null;
    if (reason === null) kept.push(f);
    else decisions.push(leftOut(step, reason));
  });
  if (kept.length === 0) {
    throw new ClienteleError(
      'usage',
      `No feature varies as much as --min-variance ${minVariance} asks; give a smaller number.`,
    );
  }
  return { matrix: kept.length === x.nFeatures ? matrix : keepFeatures(matrix, kept), decisions };
}

function leftOut({ name, column }: FeatureStep, reason: string): Decision {
  return { stage: 'feature', column, text: `"${name}" is left out: ${reason}.`, count: null };
}

function reasonOfVariance(variance: number, least: number | null): string | null {
  if (least === null || variance >= least) return null;
  return `its variance is ${figure(variance)} with its range taken as 1, less than ${least}`;
}

function reasonOfCorrelation(
  { x, featureNames }: FeatureRows,
  correlations: Float64Array,
  f: number,
  kept: readonly number[],
  most: number | null,
): string | null {
  if (most === null) return null;
  const at = (g: number): number => correlations[f * x.nFeatures + g];
  const alike = kept.find((g) => Math.abs(at(g)) > most);
  if (alike === undefined) return null;
  return `it goes with "${featureNames[alike]}" (correlation ${figure(at(alike))}, beyond ${most})`;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Of a feature whose smallest and largest values lie 1 apart: at most a quarter. */
function relativeVariance(covariances: Float64Array, ranges: Float64Array, f: number): number {
  return ranges[f] > 0 ? covariances[f * ranges.length + f] / ranges[f] ** 2 : 0;
}

function rangesOf(x: Rows): Float64Array {
  const least = new Float64Array(x.nFeatures).fill(Infinity);
  const most = new Float64Array(x.nFeatures).fill(-Infinity);
  for (const { data, nSamples, nFeatures } of blocksOf(x)) {
    for (let i = 0, at = 0; i < nSamples; i += 1) {
      for (let f = 0; f < nFeatures; f += 1, at += 1) {
        if (data[at] < least[f]) least[f] = data[at];
        if (data[at] > most[f]) most[f] = data[at];
      }
    }
  }
  return most.map((value, f) => value - least[f]);
}

function keepFeatures(matrix: FeatureRows, kept: readonly number[]): FeatureRows {
  const { x, featureNames, recipe } = matrix;
  return {
    ...matrix,
    x: keepColumns(x, kept),
    featureNames: kept.map((f) => featureNames[f]),
    recipe: { features: kept.map((f) => recipe.features[f]) },
  };
}
