import {
  bagBytes,
  mixtureOf,
  rowStride,
  treeSeeds,
  triedFeatures,
  type ForestSettings,
  type GrownTree,
} from '../../core/index.ts';

/** What `assembly/forest.ts` exports; addresses are bytes, multiples of 16 unless said otherwise. */
export interface ForestKernel {
  forestGrowTree(
    rows: number,
    labels: number,
    nSamples: number,
    stride: number,
    nFeatures: number,
    nClasses: number,
    classWeights: number,
    bagSeed: number,
    splitSeed: number,
    maxFeatures: number,
    maxDepth: number,
    minSamplesSplit: number,
    minSamplesLeaf: number,
    scratch: number,
    inBag: number,
    nodes: number,
    mixtures: number,
    result: number,
  ): void;
  forestBinRows(
    x: number,
    nRows: number,
    nFeatures: number,
    thresholds: number,
    stride: number,
    codes: number,
  ): void;
  forestSumVotes(
    rows: number,
    stride: number,
    from: number,
    to: number,
    nClasses: number,
    trees: number,
    nTrees: number,
    scratch: number,
    sums: number,
    voters: number,
  ): void;
}

/** The training rows' sizes. */
export interface ForestShape {
  readonly nSamples: number;
  readonly nFeatures: number;
  readonly nClasses: number;
}

/** Where growing a tree finds its data and room to work, in bytes from the start of memory. */
export interface GrowPlaces {
  /** Codes in the layout of core's BinnedRows (nSamples x rowStride). */
  readonly rows: number;
  /** One i32 a row. */
  readonly labels: number;
  /** One f64 a class, or 0 where all are 1. */
  readonly classWeights: number;
  /** {@link growScratchBytes}, one a thread; its content does not matter. */
  readonly scratch: number;
}

const largestInt = 2 ** 31 - 1;
const bins = 256;

/** Bytes that one thread needs to grow trees, its answer included. */
export function growScratchBytes(shape: ForestShape): number {
  return growRegions(shape).end;
}

/** Parts of a thread's scratch, in bytes from its start. */
function growRegions({ nSamples, nFeatures, nClasses }: ForestShape) {
  const classBytes = 4 * Math.max(4, 2 ** Math.ceil(Math.log2(nClasses)));
  const openNodes = 36 * (32 + classBytes);
  const search = 256 + (2 + 3 * bins) * classBytes + upTo16(4 * nFeatures);
  const records = upTo16(nSamples) + 2 * nSamples * rowStride(nFeatures);
  const inBag = upTo16(openNodes + search + records);
  const nodes = inBag + upTo16(bagBytes(nSamples));
  const mixtures = nodes + upTo16(16 * nSamples);
  const result = mixtures + upTo16(4 * nSamples + 8);
  return { inBag, nodes, mixtures, result, end: result + upTo16(8 + 8 * nFeatures) };
}

/**
 * Grows one tree; the twin is core's `growTree`.
 *
 * @param memory what the kernel works on
 * @param seed the tree's own
 */
export function runGrowTree(
  kernel: ForestKernel,
  memory: ArrayBufferLike,
  shape: ForestShape,
  places: GrowPlaces,
  seed: number,
  settings: ForestSettings,
): GrownTree {
  const { nSamples, nFeatures, nClasses } = shape;
  const regions = growRegions(shape);
  const seeds = treeSeeds(seed);
  const inBag = settings.bootstrap ? places.scratch + regions.inBag : 0;
  const nodes = places.scratch + regions.nodes;
  const mixtures = places.scratch + regions.mixtures;
  const result = places.scratch + regions.result;
  kernel.forestGrowTree(
    places.rows,
    places.labels,
    nSamples,
    rowStride(nFeatures),
    nFeatures,
    nClasses,
    places.classWeights,
    seeds.bag,
    seeds.features,
    triedFeatures(settings, nFeatures),
    settings.maxDepth ?? largestInt,
    settings.minSamplesSplit,
    settings.minSamplesLeaf,
    places.scratch,
    inBag,
    nodes,
    mixtures,
    result,
  );
  const [nNodes, nMixtures] = new Int32Array(memory, result, 2);
  const leaves = new Uint32Array(memory, mixtures, 2 * nMixtures);
  const weights =
    places.classWeights === 0
      ? null
      : Float64Array.from(new Float64Array(memory, places.classWeights, nClasses));
  return {
    nodes: Int32Array.from(new Int32Array(memory, nodes, 2 * nNodes)),
    mixtures: readMixtures(memory, leaves, rowStride(nFeatures), nClasses, weights),
    gains: Float64Array.from(new Float64Array(memory, result + 8, nFeatures)),
    inBag:
      inBag === 0
        ? new Uint8Array()
        : Uint8Array.from(new Uint8Array(memory, inBag, bagBytes(nSamples))),
  };
}

/** @param leaves address and number of the rows of each leaf that holds several classes */
function readMixtures(
  memory: ArrayBufferLike,
  leaves: Uint32Array,
  stride: number,
  nClasses: number,
  classWeights: Float64Array | null,
): Float64Array {
  const mixtures = new Float64Array((leaves.length / 2) * nClasses);
  const halves = new Uint16Array(memory);
  for (let m = 0; m < leaves.length / 2; m++) {
    const totals = new Int32Array(nClasses);
    const end = leaves[2 * m] + leaves[2 * m + 1] * stride;
    // The last four bytes of a row are its class and how often it was drawn.
    for (let tail = leaves[2 * m] + stride - 4; tail < end; tail += stride) {
      totals[halves[tail / 2]] += halves[tail / 2 + 1];
    }
    mixtures.set(mixtureOf(totals, classWeights), m * nClasses);
  }
  return mixtures;
}

/** Numbers that {@link packThresholds} writes. */
export function packedThresholdsLength(nFeatures: number): number {
  return nFeatures * bins;
}

/** Lays thresholds out for the kernel, each feature's filled up with infinity. */
export function packThresholds(thresholds: readonly Float64Array[], packed: Float64Array): void {
  packed.fill(Infinity);
  thresholds.forEach((steps, f) => packed.set(steps, f * bins));
}

/** Where coding rows finds its data and puts its answer. */
export interface BinPlaces {
  /** All rows, row-major f64 (nSamples x nFeatures). */
  readonly x: number;
  /** What {@link packThresholds} wrote. */
  readonly thresholds: number;
  /** nSamples x rowStride bytes; those beyond the features are left as they are. */
  readonly codes: number;
}

/** Codes the rows from `from` to before `to`; the twin is core's `binRows`. */
export function runBinRows(
  kernel: ForestKernel,
  nFeatures: number,
  places: BinPlaces,
  from: number,
  to: number,
): void {
  const stride = rowStride(nFeatures);
  kernel.forestBinRows(
    places.x + from * nFeatures * 8,
    to - from,
    nFeatures,
    places.thresholds,
    stride,
    places.codes + from * stride,
  );
}

/** Bytes that one thread needs to sum votes of trees with at most this many nodes. */
export function votesScratchBytes(mostNodes: number): number {
  return 32_768 + 8 * mostNodes;
}

/** Where one tree's parts lie, as in core's Tree; `inBag` is 0 where it votes on all rows. */
export interface TreePlaces {
  readonly nodes: number;
  readonly nNodes: number;
  readonly mixtures: number;
  readonly inBag: number;
}

/** Numbers that {@link packTrees} writes. */
export function packedTreesLength(nTrees: number): number {
  return 4 * nTrees;
}

/** Lays the addresses of trees out for the kernel. */
export function packTrees(trees: readonly TreePlaces[], packed: Uint32Array): void {
  trees.forEach(({ nodes, nNodes, mixtures, inBag }, t) => {
    packed.set([nodes, nNodes, mixtures, inBag], 4 * t);
  });
}

/** Where a vote finds its data and puts its answer. */
export interface VotePlaces {
  /** Codes in the layout of core's BinnedRows. */
  readonly rows: number;
  /** What {@link packTrees} wrote. */
  readonly trees: number;
  /** {@link votesScratchBytes}, one a thread; its content does not matter. */
  readonly scratch: number;
  /** One f64 a row of all and class, zeroed. */
  readonly sums: number;
  /** One i32 a row of all, zeroed. */
  readonly voters: number;
}

/** Sums the votes on the rows from `from` to before `to`; the twin is core's `sumVotes`. */
export function runSumVotes(
  kernel: ForestKernel,
  { nFeatures, nClasses }: Omit<ForestShape, 'nSamples'>,
  nTrees: number,
  places: VotePlaces,
  from: number,
  to: number,
): void {
  kernel.forestSumVotes(
    places.rows,
    rowStride(nFeatures),
    from,
    to,
    nClasses,
    places.trees,
    nTrees,
    places.scratch,
    places.sums + from * nClasses * 8,
    places.voters + from * 4,
  );
}

function upTo16(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
