import type { Matrix } from '../../src/core/index.ts';

/**
 * How far neighbours on a map are neighbours in the data: 1 where all are (Venna and Kaski, 2001), as
 * `sklearn.manifold.trustworthiness`.
 */
export function trustworthiness(x: Matrix, map: Matrix, nNeighbors: number): number {
  const n = x.nSamples;
  let penalty = 0;
  for (let row = 0; row < n; row++) {
    const ranks = new Int32Array(n);
    nearestFirst(x, row).forEach((other, place) => (ranks[other] = place + 1));
    for (const other of nearestFirst(map, row).slice(0, nNeighbors)) {
      penalty += Math.max(0, ranks[other] - nNeighbors);
    }
  }
  return 1 - (2 * penalty) / (n * nNeighbors * (2 * n - 3 * nNeighbors - 1));
}

function nearestFirst({ data, nSamples, nFeatures }: Matrix, row: number): number[] {
  const squares = Float64Array.from({ length: nSamples }, (_, other) => {
    let sum = 0;
    for (let f = 0; f < nFeatures; f++) {
      sum += (data[row * nFeatures + f] - data[other * nFeatures + f]) ** 2;
    }
    return sum;
  });
  return Array.from({ length: nSamples }, (_, other) => other)
    .filter((other) => other !== row)
    .toSorted((a, b) => squares[a] - squares[b]);
}
