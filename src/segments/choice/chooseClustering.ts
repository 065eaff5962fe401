import type { Candidate, Selection } from '../../contract/index.ts';
import type { Executor, ExecutorHooks, KMeansFit, Matrix } from '../../core/index.ts';
import { candidateOf } from './candidates.ts';
import { compareWithNoise, type NoiseComparison } from './noise.ts';
import { stretch } from './progress.ts';
import { eligibleOf, rank } from './rank.ts';
import { reasonsOf } from './reasons.ts';
import { leastSeparation } from './separation.ts';
import { silhouettesOf, type RowSilhouettes } from './silhouettes.ts';
import { usableKs } from './usableKs.ts';
import { verdictOf, type Evidence } from './verdict.ts';
import { gapVote, judgesOf, kneeOfInertia } from './votes.ts';
import { warningsOf } from './warnings.ts';

export interface ClusteringOptions {
  /** Numbers of segments to try. */
  readonly ks: readonly number[];
  readonly nInit: number;
  readonly seed: number;
  /** True when the ks were asked for; false when they are the product's own range. */
  readonly kGiven: boolean;
}

/** The clustering chosen among several k, and everything that spoke for it. */
export interface ClusteringChoice {
  /** Clusters largest first. */
  readonly fit: KMeansFit;
  readonly fits: ReadonlyMap<number, KMeansFit>;
  readonly selection: Selection;
  /** Silhouettes of single rows under `fit`; null where they do not apply. */
  readonly silhouettes: RowSilhouettes | null;
  readonly warnings: readonly string[];
}

/**
 * Fits K-means for each k and chooses one: the k with the best mean place under silhouette (Rousseeuw, 1987),
 * Davies-Bouldin (1979), Calinski-Harabasz (1974) and the knee of inertia, leaving out those whose smallest
 * segment holds less than 1 % of the rows. The verdict compares the data with noise by the gap statistic
 * (Tibshirani, Walther and Hastie, 2001). k = 1 is chosen when it is among several ks and the verdict is `none`.
 *
 * @param x nSamples x nFeatures, nSamples >= 1
 * @throws ClienteleError `usage` when a k that was asked for is larger than the number of different rows
 */
export async function chooseClustering(
  x: Matrix,
  options: ClusteringOptions,
  executor: Executor,
  hooks: ExecutorHooks = {},
): Promise<ClusteringChoice> {
  const { nInit, seed, kGiven } = options;
  const { ks, notes } = usableKs(x, options.ks, kGiven);
  const tasks = ks.map((k) => ({ options: { nClusters: k, nInit, seed } }));
  const fits = await executor.kMeans(x, tasks, stretch(hooks, 0, 0.6));
  hooks.signal?.throwIfAborted();
  const silhouettes = await silhouettesOf(x, fits, executor, stretch(hooks, 0.6, 0.85));
  hooks.signal?.throwIfAborted();
  const noise = await compareWithNoise(x, ks, seed, executor, stretch(hooks, 0.85, 1));

  const candidates = fits.map((fit, i) => candidateOf(x, fit, silhouettes[i], noise));
  const { at, selection } = select(x, fits, candidates, noise);
  return {
    fit: fits[at],
    fits: new Map(fits.map((fit) => [fit.nClusters, fit])),
    selection: { ...selection, reasons: [...notes, ...selection.reasons] },
    silhouettes: silhouettes[at],
    warnings: warningsOf(fits[at]),
  };
}

function select(
  x: Matrix,
  fits: readonly KMeansFit[],
  candidates: readonly Candidate[],
  noise: NoiseComparison | null,
): { at: number; selection: Selection } {
  const eligible = eligibleOf(candidates);
  const knee = kneeOfInertia(candidates);
  const judges = judgesOf(eligible, knee);
  const ranking = rank(eligible, judges, knee);
  const best = candidates.findIndex(({ k }) => k === ranking[0].k);
  const evidence = evidenceOf(x, fits[best], candidates[best], noise);
  const verdict = verdictOf(evidence);
  const one = candidates.findIndex(({ k }) => k === 1);
  const at = verdict === 'none' && one >= 0 ? one : best;
  const votes = [...judges.map(({ measure, k }) => ({ measure, k })), gapVote(noise)];
  const passedOver = candidates.filter((c) => c.k > 1 && !eligible.includes(c)).map(({ k }) => k);
  const chosen = candidates[at];
  const nSamples = x.nSamples;
  const choice = { candidates, chosen, ranking, passedOver, votes, verdict, evidence, nSamples };
  return {
    at,
    selection: {
      chosen: { algorithm: chosen.algorithm, k: chosen.k },
      verdict,
      reasons: reasonsOf(choice),
      votes,
      candidates: [...candidates],
    },
  };
}

function evidenceOf(
  x: Matrix,
  fit: KMeansFit,
  { k, silhouette, clusterSizes }: Candidate,
  noise: NoiseComparison | null,
): Evidence {
  return {
    nFeatures: x.nFeatures,
    noise,
    silhouette,
    separation: leastSeparation(x, fit),
    largest: clusterSizes[0] / x.nSamples,
    k,
  };
}
