import type { WorkerPool } from '../../src/compute/index.ts';
import { isLarge, type Matrix } from '../../src/core/index.ts';

/** Labels that both sides are given: of one K-means, cheap and the same on every machine. */
export async function startLabels(
  pool: WorkerPool,
  x: Matrix,
  options: { readonly nClusters: number; readonly seed: number },
): Promise<Int32Array> {
  const start = { ...options, nInit: 1, refine: isLarge(x.nSamples) };
  const [fit] = await pool.kMeans(x, [{ options: start }]);
  return fit.labels;
}
