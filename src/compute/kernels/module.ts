import { readFile } from 'node:fs/promises';
import type { CovarianceKernel } from './covariance.ts';
import type { DenseKernel } from './dense.ts';
import type { ForestKernel } from './forest.ts';
import type { GaussianMixtureKernel } from './gaussianMixture.ts';
import type { KMeansKernel } from './kMeans.ts';
import type { SilhouetteKernel } from './silhouette.ts';

/** Everything `assembly/index.ts` exports. */
export type Kernels = CovarianceKernel &
  DenseKernel &
  ForestKernel &
  GaussianMixtureKernel &
  KMeansKernel &
  SilhouetteKernel;

/** The compiled kernels, to be shared with workers; null where this machine's engine has no SIMD. */
export async function loadKernels(): Promise<WebAssembly.Module | null> {
  const bytes = await readFile(new URL('./kernels.wasm', import.meta.url));
  return WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : null;
}

/** Kernels that work on `memory`. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports as Kernels;
}

function abort(): never {
  throw new Error('a kernel gave up');
}
