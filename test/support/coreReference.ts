import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Judged {
  readonly labels: number[];
  readonly silhouetteSamples: number[];
  readonly silhouetteScore: number;
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
}

interface Column {
  readonly values: number[];
  readonly mean: number;
  readonly variance: number;
  readonly sampleVariance: number;
  readonly skewness: number;
  readonly quantiles: number[];
  readonly yeoJohnsonLambda: number;
  readonly yeoJohnson: number[];
  readonly yeoJohnsonNegative: number[];
}

interface CoreReference {
  readonly legacy: { seed: number; n: number; size: number; rows: number[] }[];
  readonly iris: {
    readonly inertias: Record<string, number>;
    readonly sizes: Record<string, number[]>;
    readonly three: Judged;
    readonly singleton: Judged;
    readonly weightedInertia: number;
    readonly pca: {
      readonly explainedVariance: number[];
      readonly explainedVarianceRatio: number[];
      readonly components: number[][];
      readonly firstScores: number[];
    };
  };
  readonly columns: Column[];
  readonly correlation: number;
  readonly robust: { centre: number; scale: number };
}

/** What numpy, scipy and scikit-learn give; made by test/reference/core.py. */
export const coreReference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/core.json'), 'utf8'),
) as CoreReference;
