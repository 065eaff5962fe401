import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import type { RowBlock } from './blocks.ts';

/** Rows cut into blocks of so many. */
export function cut(x: Matrix, blockRows: number, sampleWeight?: Float64Array): RowBlock[] {
  const { data, nSamples, nFeatures } = x;
  return Array.from({ length: Math.ceil(nSamples / blockRows) }, (_, b) => {
    const from = b * blockRows;
    const to = Math.min(from + blockRows, nSamples);
    return {
      x: {
        data: data.slice(from * nFeatures, to * nFeatures),
        nSamples: to - from,
        nFeatures,
      },
      sampleWeight: sampleWeight?.slice(from, to),
    };
  });
}

/** `nGroups` round groups, sorted by group as data that was gathered over time may be. */
export function sortedGroups(seed: number, nSamples: number, nGroups: number): Matrix {
  const random = createRandom(seed);
  const centres = Float64Array.from({ length: nGroups * 2 }, () => random.next() * 30);
  const data = new Float64Array(nSamples * 2);
  for (let i = 0; i < nSamples; i++) {
    const group = Math.floor((i * nGroups) / nSamples);
    for (let f = 0; f < 2; f++) data[i * 2 + f] = centres[group * 2 + f] + random.nextGaussian();
  }
  return { data, nSamples, nFeatures: 2 };
}
