import { createRandom, type Matrix } from '../core/index.ts';

/** Independent draws: noise without any groups. */
export function noise(
  kind: 'uniform' | 'gaussian',
  nSamples: number,
  nFeatures: number,
  seed: number,
): Matrix {
  const random = createRandom(seed);
  const draw = (): number => (kind === 'uniform' ? random.next() : random.nextGaussian());
  return { data: Float64Array.from({ length: nSamples * nFeatures }, draw), nSamples, nFeatures };
}

export interface Planted {
  readonly x: Matrix;
  /** The group each row was drawn from. */
  readonly groups: Int32Array;
}

/**
 * Gaussian groups with standard deviation 1.
 *
 * @param centres one row a group
 * @param sizes rows of each group
 */
export function plantAt(
  centres: readonly (readonly number[])[],
  sizes: readonly number[],
  seed: number,
): Planted {
  const random = createRandom(seed);
  const groups = Int32Array.from(sizes.flatMap((size, g) => Array.from({ length: size }, () => g)));
  const rows = Array.from(groups, (g) => centres[g].map((c) => c + random.nextGaussian()));
  const nFeatures = centres[0].length;
  return {
    x: { data: Float64Array.from(rows.flat()), nSamples: groups.length, nFeatures },
    groups,
  };
}

/** Equal groups in random directions, every two of them at least `distance` apart. */
export function plant(
  nGroups: number,
  nSamples: number,
  nFeatures: number,
  distance: number,
  seed: number,
): Planted {
  const random = createRandom(seed);
  const centres: number[][] = [];
  while (centres.length < nGroups) {
    const next = Array.from({ length: nFeatures }, () => distance * random.nextGaussian());
    const apart = (other: number[]): number => Math.hypot(...next.map((v, f) => v - other[f]));
    if (centres.every((other) => apart(other) >= distance)) centres.push(next);
  }
  const sizes = centres.map(() => Math.floor(nSamples / nGroups));
  return plantAt(centres, sizes, seed + 1);
}
