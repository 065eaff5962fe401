import {
  assembleForest,
  checkForModel,
  meanVotes,
  outOfBagBallot,
  planOnCodes,
  rowStride,
  startForest,
  thresholdRows,
  type Ballot,
  type BinnedRows,
  type ExecutorHooks,
  type ForestFit,
  type ForestModel,
  type ForestOptions,
  type ForestPlan,
  type GrownTree,
  type Matrix,
  type Votes,
} from '../core/index.ts';
import type { Crew } from './crew.ts';
import type { Heap } from './heap.ts';
import {
  type BinPlaces,
  growScratchBytes,
  packThresholds,
  packTrees,
  packedThresholdsLength,
  packedTreesLength,
  votesScratchBytes,
} from './kernels/forest.ts';

/** Rows that are coded in one job. */
const blockRows = 16_384;

/** Codes of rows in the heap, and where they and what they are made of lie. */
interface RowsInHeap {
  readonly rows: BinnedRows;
  readonly places: BinPlaces;
}

/** A random forest grown with the kernel, a lane of trees a thread; the very forest that core grows. */
export async function kernelRandomForest(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  labels: Int32Array,
  options: ForestOptions,
  hooks: ExecutorHooks,
): Promise<ForestFit> {
  const start = startForest(x, labels, options);
  const address = heap.put(x.data);
  const data = new Float64Array(heap.memory.buffer, address, x.data.length);
  const shared: Matrix = { ...x, data };
  const sampled = thresholdRows(x.nSamples, start.settings.seed);
  const features = Array.from({ length: x.nFeatures }, (_, feature) => feature);
  const thresholds = await crew.runAll(
    'forestThresholds',
    features.map((feature) => ({ x: shared, rows: sampled, feature })),
    {},
  );
  const { rows, places } = layOutRows(heap, address, x, thresholds);
  const jobs = blocksOf(x.nSamples, blockRows).map(([from, to]) => ({
    nFeatures: x.nFeatures,
    places,
    from,
    to,
  }));
  await crew.runAll('binForestRows', jobs, {});
  const plan = planOnCodes(start, thresholds, rows);
  const trees = await heap.scope(() => growTrees(crew, heap, plan, places.codes, hooks));
  const ballot = outOfBagBallot(plan, trees);
  const votes = ballot === null ? null : await castVotes(crew, heap, ballot, places.codes, null);
  return assembleForest(plan, trees, votes);
}

/** Class probabilities of new rows (nSamples x nClasses); those of core's `predictProbabilities`. */
export async function kernelForestProbabilities(
  crew: Crew,
  heap: Heap,
  model: ForestModel,
  x: Matrix,
): Promise<Matrix> {
  checkForModel(model, x);
  const { rows, places } = layOutRows(heap, heap.put(x.data), x, model.thresholds);
  const ballot: Ballot = { trees: model.trees, rows, nClasses: model.nClasses, inBags: null };
  // One job for both steps, so that nothing waits for this thread, which may be busy meanwhile.
  const votes = await castVotes(crew, heap, ballot, places.codes, places);
  return {
    data: meanVotes(votes, model.nClasses),
    nSamples: x.nSamples,
    nFeatures: model.nClasses,
  };
}

function layOutRows(
  heap: Heap,
  x: number,
  { nSamples, nFeatures }: Matrix,
  thresholds: readonly Float64Array[],
): RowsInHeap {
  const packed = new Float64Array(packedThresholdsLength(nFeatures));
  packThresholds(thresholds, packed);
  const stride = rowStride(nFeatures);
  const places = { x, thresholds: heap.put(packed), codes: heap.allocate(nSamples * stride) };
  const codes = new Uint8Array(heap.memory.buffer, places.codes, nSamples * stride).fill(0);
  return { rows: { codes, nSamples, nFeatures, stride }, places };
}

async function growTrees(
  crew: Crew,
  heap: Heap,
  { training, seeds, settings }: ForestPlan,
  rows: number,
  hooks: ExecutorHooks,
): Promise<GrownTree[]> {
  const { labels, classWeights, nClasses } = training;
  const { nSamples, nFeatures } = training.rows;
  const shape = { nSamples, nFeatures, nClasses };
  const shared = {
    rows,
    labels: heap.put(labels),
    classWeights: classWeights === null ? 0 : heap.put(classWeights),
  };
  const lanes = Array.from({ length: Math.min(crew.threads, seeds.length) }, (_, lane) => ({
    shape,
    places: { ...shared, scratch: heap.allocate(growScratchBytes(shape)) },
    seeds: seeds.filter((_, t) => t % crew.threads === lane),
    settings,
  }));
  const grown = await crew.runAll('growForestTrees', lanes, hooks);
  return seeds.map((_, t) => grown[t % crew.threads][Math.floor(t / crew.threads)]);
}

async function castVotes(
  crew: Crew,
  heap: Heap,
  { trees, rows, nClasses, inBags }: Ballot,
  address: number,
  uncoded: BinPlaces | null,
): Promise<Votes> {
  const { nSamples, nFeatures } = rows;
  const packed = new Uint32Array(packedTreesLength(trees.length));
  packTrees(
    trees.map(({ nodes, mixtures }, t) => ({
      nodes: heap.put(nodes),
      nNodes: nodes.length / 2,
      mixtures: heap.put(mixtures),
      inBag: inBags === null ? 0 : heap.put(inBags[t]),
    })),
    packed,
  );
  const shared = {
    rows: address,
    trees: heap.put(packed),
    sums: heap.allocate(nSamples * nClasses * 8),
    voters: heap.allocate(nSamples * 4),
  };
  const mostNodes = Math.max(...trees.map(({ nodes }) => nodes.length / 2));
  // One part a thread, so that all of them start at once.
  const part = Math.ceil(nSamples / crew.threads);
  const jobs = blocksOf(nSamples, part).map(([from, to]) => ({
    shape: { nFeatures, nClasses },
    nTrees: trees.length,
    uncoded,
    places: { ...shared, scratch: heap.allocate(votesScratchBytes(mostNodes)) },
    from,
    to,
  }));
  const sums = new Float64Array(heap.memory.buffer, shared.sums, nSamples * nClasses).fill(0);
  const voters = new Int32Array(heap.memory.buffer, shared.voters, nSamples).fill(0);
  await crew.runAll('sumForestVotes', jobs, {});
  return { sums: Float64Array.from(sums), voters: Int32Array.from(voters) };
}

function blocksOf(nSamples: number, length: number): [from: number, to: number][] {
  return Array.from({ length: Math.ceil(nSamples / length) }, (_, block) => [
    block * length,
    Math.min(nSamples, (block + 1) * length),
  ]);
}
