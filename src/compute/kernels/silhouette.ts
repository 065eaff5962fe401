import type { Matrix } from '../../core/index.ts';

/** What `assembly/silhouette.ts` exports; addresses are bytes, multiples of 16. */
export interface SilhouetteKernel {
  silhouetteSums(
    x: number,
    weights: number,
    groupOfQuad: number,
    nQuads: number,
    nFeatures: number,
    clusterOfGroup: number,
    nLabelings: number,
    nSums: number,
    firstQuad: number,
    step: number,
    column: number,
    own: number,
    sums: number,
  ): void;
}

/** Sorted rows in fours, no four across two groups: where a group ends, its last four is filled up. */
export interface Quads {
  readonly nQuads: number;
  /** Group of each four (nQuads). */
  readonly groupOfQuad: Int32Array;
  /** Place of each sorted row among 4 nQuads (nSamples). */
  readonly placeOf: Int32Array;
}

/** @param starts nGroups + 1 places of sorted rows */
export function quadsOf(starts: Int32Array): Quads {
  const nGroups = starts.length - 1;
  const placeOf = new Int32Array(starts[nGroups]);
  const groupOfQuad: number[] = [];
  for (let group = 0; group < nGroups; group++) {
    for (let row = starts[group]; row < starts[group + 1]; row++) {
      if ((row - starts[group]) % 4 === 0) groupOfQuad.push(group);
      placeOf[row] = 4 * (groupOfQuad.length - 1) + ((row - starts[group]) % 4);
    }
  }
  return { nQuads: groupOfQuad.length, groupOfQuad: Int32Array.from(groupOfQuad), placeOf };
}

/**
 * Lays rows out for the kernel: fours of rows, feature by feature, as f32.
 *
 * @param order the row of `rows` that is sorted to each place (nSamples)
 * @param x (4 nQuads x nFeatures) and weights (4 nQuads), both zeroed
 */
export function packQuads(
  { data, nFeatures }: Matrix,
  order: Int32Array,
  { placeOf }: Quads,
  x: Float32Array,
  weights: Float32Array,
): void {
  placeOf.forEach((place, sorted) => {
    const lane = place % 4;
    const from = order[sorted] * nFeatures;
    const to = (place - lane) * nFeatures + lane;
    for (let f = 0; f < nFeatures; f++) x[to + 4 * f] = data[from + f];
    weights[place] = 1;
  });
}

/** Where the kernel finds its data and puts its answers, in bytes from the start of memory. */
export interface SilhouettePlaces {
  /** One quad more than there are rows for. */
  readonly x: number;
  readonly weights: number;
  readonly groupOfQuad: number;
  readonly clusterOfGroup: number;
  /** One a strip. */
  readonly strips: readonly SilhouetteStrip[];
}

/** What a strip alone writes to: scratch, and nSums x 4 nQuads f64. */
export interface SilhouetteStrip {
  readonly column: number;
  readonly own: number;
  readonly sums: number;
}

export interface SilhouetteSizes {
  readonly nQuads: number;
  readonly nFeatures: number;
  readonly nLabelings: number;
  /** Clusters of all labelings together. */
  readonly nSums: number;
}

/** Strips the pairs are split into. It never depends on the number of threads: strips are summed in their order. */
export const silhouetteStrips = 4;

/** Sums the distances of one strip: every {@link silhouetteStrips}-th four of rows against those from it onward. */
export function runSilhouetteStrip(
  kernel: SilhouetteKernel,
  { x, weights, groupOfQuad, clusterOfGroup, strips }: SilhouettePlaces,
  { nQuads, nFeatures, nLabelings, nSums }: SilhouetteSizes,
  strip: number,
): void {
  const { column, own, sums } = strips[strip];
  kernel.silhouetteSums(
    x,
    weights,
    groupOfQuad,
    nQuads,
    nFeatures,
    clusterOfGroup,
    nLabelings,
    nSums,
    strip,
    silhouetteStrips,
    column,
    own,
    sums,
  );
}
