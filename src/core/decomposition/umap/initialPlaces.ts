import type { Matrix } from '../../matrix.ts';
import { createRandom } from '../../random/index.ts';
import { pca, pcaScores } from '../pca/index.ts';

/** The farthest coordinate from the middle at the start. */
const reach = 10;
/** Parts rows at the same place, which nothing else would. */
const jitter = 1e-4;

/** Rows on their first principal components, scaled to fit; further components than there are start near 0. */
export function initialPlaces(x: Matrix, nComponents: number, seed: number): Float64Array {
  const { nSamples, nFeatures } = x;
  const random = createRandom(seed);
  const places = new Float64Array(nSamples * nComponents);
  const nScores = Math.min(nComponents, nFeatures);
  const scores = nSamples > 1 ? pcaScores(pca(x, nScores), x).data : new Float64Array(nScores);
  const farthest = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  const scale = farthest > 0 ? reach / farthest : 0;
  for (let i = 0, p = 0; i < nSamples; i++) {
    for (let c = 0; c < nComponents; c++, p++) {
      const score = c < nScores ? scores[i * nScores + c] * scale : 0;
      places[p] = score + jitter * random.nextGaussian();
    }
  }
  return places;
}
