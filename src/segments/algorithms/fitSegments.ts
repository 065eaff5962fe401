import type { AlgorithmName } from '../../contract/index.ts';
import type { Executor, ExecutorHooks, Rows } from '../../core/index.ts';
import type { FitRequest, SegmentFit } from './algorithm.ts';
import { algorithmOf } from './registry.ts';
import { inCanonicalOrder } from './reorder.ts';

/** Fits one algorithm for each k, or once where it finds the number by itself; largest clusters first. */
export async function fitSegments(
  name: AlgorithmName,
  x: Rows,
  request: FitRequest,
  executor: Executor,
  hooks: ExecutorHooks = {},
): Promise<SegmentFit[]> {
  const fits = await algorithmOf(name).fit(x, request, executor, hooks);
  return fits.map(inCanonicalOrder);
}
