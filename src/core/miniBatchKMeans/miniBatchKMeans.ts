import { kMeans, type WeightedRows } from '../kmeans/index.ts';
import { createRandom, splitSeed, type Random } from '../random/index.ts';
import { miniBatches } from './batches.ts';
import type { RowBlocks } from './blocks.ts';
import { finishMiniBatchKMeans, type Found } from './finish.ts';
import type { MiniBatchKMeansFit } from './fit.ts';
import { lowestOnAll } from './lowest.ts';
import {
  resolveMiniBatchKMeansOptions,
  type MiniBatchKMeansOptions,
  type MiniBatchKMeansSettings,
} from './options.ts';
import { reassignStarved } from './starved.ts';
import { miniBatchStep, type MovingCentroids } from './step.ts';
import { watchInertia } from './stopping.ts';
import { surveyRows, type Survey } from './survey.ts';

/**
 * Mini-batch K-means (Sculley, 2010), with starved centroids and early stopping as in scikit-learn, over rows that
 * need not fit in memory. One reading draws nInit samples; K-means on each (with k-means++ starts) is where a run of
 * mini-batches begins. Another reading finds which centroids are best on all rows, those of a sample or those that
 * mini-batches made of them, and a last one assigns every row. In memory are the samples, the buffer, one block, and
 * a label and a distance a row. Clusters come largest first.
 *
 * @param blocks rows in blocks that can be read again; for rows in memory, `[{ x }]`
 * @param options see {@link miniBatchKMeansOptionSpecs}; only `nClusters` is needed
 * @throws RangeError or TypeError on an option out of range, on missing or infinite values, on fewer different
 * rows than clusters, and on blocks that hold other rows when read again.
 */
export async function miniBatchKMeans(
  blocks: RowBlocks,
  options: MiniBatchKMeansOptions,
): Promise<MiniBatchKMeansFit> {
  const settings = resolveMiniBatchKMeansOptions(options);
  const { nClusters, nInit, initSize, seed } = settings;
  const seeds = Array.from({ length: nInit }, (_, init) => splitSeed(seed, nClusters, init));
  const survey = await surveyRows(
    blocks,
    nClusters,
    Math.max(initSize, 3 * nClusters),
    seeds.map((seed) => createRandom(splitSeed(seed, 0))),
  );
  const candidates: Found[] = [];
  for (const [init, seed] of seeds.entries()) {
    const moving = startFromSample(survey.samples[init], nClusters, splitSeed(seed, 1));
    const start = { ...moving.centroids, data: moving.centroids.data.slice() };
    const random = createRandom(splitSeed(seed, 2));
    const run = await runMiniBatches(blocks, survey, settings, moving, random);
    candidates.push({ ...run, centroids: moving.centroids }, { ...run, centroids: start });
  }
  const best = await lowestOnAll(blocks, survey, candidates);
  return finishMiniBatchKMeans(blocks, survey, settings, best);
}

/** The sample's centroids, each counting as the mean of the sample's rows that it has. */
function startFromSample(
  { x, weights }: WeightedRows,
  nClusters: number,
  seed: number,
): MovingCentroids {
  const { centroids, labels } = kMeans(x, { nClusters, nInit: 1, seed }, weights ?? undefined);
  const counts = new Float64Array(nClusters);
  labels.forEach((label, i) => {
    counts[label] += weights?.[i] ?? 1;
  });
  return { centroids, counts };
}

/** Goes through mini-batches until they lead no further, and moves the centroids. */
async function runMiniBatches(
  blocks: RowBlocks,
  survey: Survey,
  settings: MiniBatchKMeansSettings,
  moving: MovingCentroids,
  random: Random,
): Promise<{ nSteps: number; nIter: number; converged: boolean }> {
  const { maxIter, maxNoImprovement, reassignmentRatio } = settings;
  const { nWeighing } = survey;
  const batchSize = Math.min(settings.batchSize, nWeighing);
  const mostSteps = Math.max(1, Math.floor((maxIter * nWeighing) / batchSize));
  const isSettled = watchInertia(batchSize / nWeighing, maxNoImprovement);
  let nSteps = 0;
  let converged = false;
  for await (const batch of miniBatches(blocks, survey, { ...settings, batchSize }, random)) {
    nSteps++;
    converged = isSettled(miniBatchStep(moving, batch));
    if (converged || nSteps === mostSteps) break;
    reassignStarved(moving, batch, reassignmentRatio, random);
  }
  return { nSteps, nIter: Math.ceil((nSteps * batchSize) / nWeighing), converged };
}
