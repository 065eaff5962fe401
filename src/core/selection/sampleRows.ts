import { createRandom } from '../random/index.ts';

/**
 * Different rows, spread over all of them: a random one of each of `size` equal stretches, so that data
 * sorted by any column are sampled evenly.
 *
 * @returns `size` rows, ascending; all rows where there are no more than that
 */
export function sampleRows(nSamples: number, size: number, seed: number): Int32Array {
  if (nSamples <= size) return Int32Array.from({ length: nSamples }, (_, row) => row);
  const random = createRandom(seed);
  return Int32Array.from({ length: size }, (_, i) => {
    const from = Math.floor((i * nSamples) / size);
    return from + random.nextInt(Math.floor(((i + 1) * nSamples) / size) - from);
  });
}
