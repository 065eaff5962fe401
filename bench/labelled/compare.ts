import {
  adjustedRandIndex,
  covarianceTypes,
  type Executor,
  type Matrix,
} from '../../src/core/index.ts';
import { segmentConfigSchema, type AlgorithmName } from '../../src/contract/index.ts';
import {
  fitSegments,
  type AlgorithmSettings,
  type SegmentFit,
} from '../../src/segments/algorithms/index.ts';
import type { Problem } from './problem.ts';

/** One method on one problem, ours beside scikit-learn's. */
export interface Compared {
  readonly problem: string;
  readonly method: string;
  /** Adjusted Rand index with the true groups. */
  readonly ours: number;
  readonly theirs: number;
  /** Adjusted Rand index of the two results with each other. */
  readonly together: number;
  /** What both go for, the lower the better: inertia, or minus the mean log-likelihood; null where there is none. */
  readonly objectives: { readonly ours: number; readonly theirs: number } | null;
}

export interface ComparedProblem {
  /** Our HDBSCAN's index, and the twin's lowest on ten orders of the rows. */
  readonly dense: { readonly ours: number; readonly lowest: number };
  readonly methods: readonly Compared[];
  /** Our K-means' inertia over the lowest of 300 restarts of scikit-learn's. */
  readonly overBest: number;
}

const defaults = segmentConfigSchema.parse({ source: 'none.csv' });

/** Fits every method to a problem as a run does, with the defaults of a run, and holds it beside its twin. */
export async function compare(problem: Problem, executor: Executor): Promise<ComparedProblem> {
  const fit = (name: AlgorithmName, settings: Partial<AlgorithmSettings> = {}) =>
    fitOne(name, problem.x, problem.k, settings, executor);
  const kMeans = await fit('kmeans');
  const tell = (
    method: string,
    { labels }: Found,
    theirs: Int32Array,
    objectives: Compared['objectives'] = null,
  ): Compared => ({
    problem: problem.name,
    method,
    ours: adjustedRandIndex(labels, problem.truth),
    theirs: adjustedRandIndex(theirs, problem.truth),
    together: adjustedRandIndex(labels, theirs),
    objectives,
  });
  const centred = (name: 'kmeans' | 'minibatch-kmeans', own: Found): Compared =>
    tell(name, own, problem.labels[name], {
      ours: own.objective,
      theirs: problem.inertias[name],
    });
  const methods = [
    centred('kmeans', kMeans),
    centred('minibatch-kmeans', await fit('minibatch-kmeans')),
    tell('ward', await fit('ward'), problem.labels.ward),
    tell(
      'hdbscan',
      await fit('hdbscan', { minClusterSize: problem.minClusterSize }),
      problem.labels.hdbscan,
    ),
  ];
  for (const covarianceType of covarianceTypes) {
    const own = await fit('gaussian-mixture', { covarianceType });
    const { labels, logLikelihood } = problem.mixtures[covarianceType];
    methods.push(
      tell(`mixture, ${covarianceType}`, own, labels, {
        ours: own.objective,
        theirs: -logLikelihood,
      }),
    );
  }
  const [lowest] = problem.hdbscanInAnyOrder;
  const dense = { ours: methods[3].ours, lowest };
  return { methods, dense, overBest: kMeans.objective / problem.bestInertia };
}

/** What of a fit is compared. */
type Found = Pick<SegmentFit, 'labels' | 'objective'>;

async function fitOne(
  name: AlgorithmName,
  x: Matrix,
  k: number,
  settings: Partial<AlgorithmSettings>,
  executor: Executor,
): Promise<Found> {
  const features = Array.from({ length: x.nFeatures }, (_, f) => ({
    column: `f${f}`,
    level: null,
  }));
  const { nInit, seed } = defaults;
  const request = { ks: [k], nInit, seed, settings: { ...defaults, ...settings }, features };
  const fits: readonly Found[] = await fitSegments(name, x, request, executor);
  // HDBSCAN that finds no cluster tells no fit: all rows are noise.
  return fits.at(0) ?? { labels: new Int32Array(x.nSamples).fill(-1), objective: 0 };
}
