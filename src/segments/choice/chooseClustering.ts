import {
  algorithms,
  ClienteleError,
  type AlgorithmName,
  type Candidate,
  type FeatureStep,
  type Selection,
} from '../../contract/index.ts';
import type { Executor, ExecutorHooks, Rows } from '../../core/index.ts';
import { fitSegments, type AlgorithmSettings, type SegmentFit } from '../algorithms/index.ts';
import { candidateOf } from './candidates.ts';
import { mergedAsAsked } from './mergedAsAsked.ts';
import { compareWithNoise } from './noise.ts';
import { stretch } from './progress.ts';
import { select } from './select.ts';
import { silhouettesOf, type RowSilhouettes } from './silhouettes.ts';
import { stabilityOf } from './stability.ts';
import { usableKs } from './usableKs.ts';
import { warningsOf } from './warnings.ts';

/** What a column of the matrix is called and made of. */
export type NamedFeature = Pick<FeatureStep, 'name' | 'column' | 'level'>;

export interface ClusteringOptions {
  /** Algorithms to try. */
  readonly algorithms: readonly AlgorithmName[];
  /** Whether that was left open. */
  readonly isAuto: boolean;
  readonly settings: AlgorithmSettings;
  /** Numbers of segments to try. */
  readonly ks: readonly number[];
  readonly nInit: number;
  readonly seed: number;
  /** True when the ks were asked for; false when they are the product's own range. */
  readonly kGiven: boolean;
  /** Solutions with a smaller segment are refused; null for none. */
  readonly minSegmentShare: number | null;
  /** What the chosen solution is merged into; null to leave it as it is. */
  readonly mergeTo: number | null;
  /** One a column of the matrix. */
  readonly features: readonly NamedFeature[];
}

/** The clustering chosen among several, and everything that spoke for it. */
export interface ClusteringChoice {
  /** Clusters largest first. */
  readonly fit: SegmentFit;
  /** The finer solution that it was merged from, and where its clusters went; null where it was not merged. */
  readonly merged: { readonly fine: SegmentFit; readonly broadOf: Int32Array } | null;
  /** Every fit, in the order of the candidates. */
  readonly fits: readonly SegmentFit[];
  readonly selection: Selection;
  /** Silhouettes of single rows under `fit`; null where they do not apply. */
  readonly silhouettes: RowSilhouettes | null;
  readonly warnings: readonly string[];
}

/**
 * Fits each algorithm for each k and chooses one of the solutions. Of one algorithm it is the k with the best mean
 * place under silhouette (Rousseeuw, 1987), Davies-Bouldin (1979), Calinski-Harabasz (1974) and the knee of inertia
 * or, of a mixture, BIC and ICL, leaving out those whose smallest segment holds less than 1 % of the rows and those
 * with a near-singular component. Of several algorithms it is the one whose solution has the best mean place under
 * the first three. The verdict compares the data with noise by the gap statistic (Tibshirani, Walther and Hastie,
 * 2001), and the chosen solution is shaken to see which of its segments are found again (Hennig, 2007). k = 1 is chosen when it is among several ks and the verdict is `none`.
 *
 * @param x nSamples x nFeatures, nSamples >= 1
 * @throws ClienteleError `usage` when a k that was asked for is larger than the number of different rows, `data`
 * when every solution has a segment below `minSegmentShare`, or none was found
 */
export async function chooseClustering(
  x: Rows,
  options: ClusteringOptions,
  executor: Executor,
  hooks: ExecutorHooks = {},
): Promise<ClusteringChoice> {
  const { settings, nInit, seed, kGiven, features } = options;
  const { ks, notes } = usableKs(x, options.ks, kGiven);
  const fits: SegmentFit[] = [];
  for (const [i, algorithm] of options.algorithms.entries()) {
    const share = 0.6 / options.algorithms.length;
    const part = stretch(hooks, i * share, (i + 1) * share);
    fits.push(
      ...(await fitSegments(algorithm, x, { ks, nInit, seed, settings, features }, executor, part)),
    );
    hooks.signal?.throwIfAborted();
  }
  if (fits.length === 0) throw nothingDense();
  const silhouettes = await silhouettesOf(x, fits, executor, stretch(hooks, 0.6, 0.85));
  hooks.signal?.throwIfAborted();
  const allKs = [...new Set([...ks, ...fits.map(({ nClusters }) => nClusters)])];
  const noise = await compareWithNoise(x, allKs, seed, executor, stretch(hooks, 0.85, 0.95));

  const candidates = fits.map((fit, i): Candidate => candidateOf(x, fit, silhouettes[i], noise));
  const { at, selection } = select(
    { x, fits, candidates, noise, algorithms: options.algorithms },
    options,
  );
  const found = { fits, selection, at, silhouettes: silhouettes[at] };
  const { fit, told, ...kept } = await mergedAsAsked(x, found, options.mergeTo, noise, executor);
  const request = { nInit, seed, settings, features };
  const stability = await stabilityOf(x, fit, request, executor, stretch(hooks, 0.95, 1));
  return {
    ...kept,
    fit: { ...fit, stability },
    selection: {
      ...kept.selection,
      reasons: [...notes, ...tellTried(options), ...selection.reasons, ...told],
    },
    warnings: warningsOf(
      fit,
      features.map(({ name }) => name),
    ),
  };
}

function tellTried({ algorithms: tried, isAuto }: ClusteringOptions): string[] {
  if (!isAuto) return [];
  const titles = tried.map((name) => algorithms[name].title).join(', ');
  return [`Tried by themselves: ${titles}, ${inputWords[algorithms[tried[0]].takes]}.`];
}

const inputWords = {
  numbers: 'which take numbers',
  mixed: 'which takes numbers and categories together',
  categories: 'which takes categories',
};

function nothingDense(): ClienteleError {
  return new ClienteleError(
    'data',
    'HDBSCAN finds no dense group among the customers; lower --min-cluster-size, or take another --algorithm.',
  );
}
