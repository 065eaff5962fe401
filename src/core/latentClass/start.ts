import { createRandom, splitSeed } from '../random/index.ts';
import type { LatentClassModel } from './model.ts';
import type { LatentClassSettings } from './options.ts';
import type { Patterns } from './patterns.ts';

/**
 * Where a restart begins: classes of equal shares whose probabilities are the frequencies of the categories, each
 * times a random number of an exponential distribution. Its seed is split from the settings' seed by the number
 * of classes and of the restart.
 *
 * @param restart 0 .. nInit - 1
 */
export function startClasses(
  { nCategories, offsets, masses }: Patterns,
  { nComponents, seed }: LatentClassSettings,
  restart: number,
): LatentClassModel {
  const random = createRandom(splitSeed(seed, nComponents, restart));
  const nCells = masses.length;
  const data = new Float64Array(nComponents * nCells);
  for (let k = 0; k < nComponents; k++) {
    const drawn = masses.map((mass) => -mass * Math.log1p(-random.next()));
    nCategories.forEach((n, j) => {
      const column = drawn.subarray(offsets[j], offsets[j] + n);
      const total = column.reduce((sum, value) => sum + value, 0);
      data.set(
        column.map((value) => (total > 0 ? value / total : 1 / n)),
        k * nCells + offsets[j],
      );
    });
  }
  return {
    weights: new Float64Array(nComponents).fill(1 / nComponents),
    probabilities: { data, nSamples: nComponents, nFeatures: nCells },
    nCategories,
  };
}
