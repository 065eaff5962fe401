import { checkMatrix } from '../../checkMatrix.ts';
import type { ExecutorHooks } from '../../hooks.ts';
import type { Matrix } from '../../matrix.ts';
import { splitSeed } from '../../random/index.ts';
import { fitCurve } from './curve.ts';
import { exactNeighbours } from './exactNeighbours.ts';
import { pullTable, pushTable } from './forces.ts';
import { fuzzyUnion } from './fuzzyUnion.ts';
import { initialPlaces } from './initialPlaces.ts';
import { createLayout } from './layout.ts';
import { memberships } from './memberships.ts';
import type { UmapModel } from './model.ts';
import { nearestDescent } from './nearestDescent.ts';
import { resolveUmapOptions, type UmapOptions } from './options.ts';

/** Up to so many rows all distances are computed. */
const mostExactRows = 10_000;

/** A map and the model that places new rows on it. */
export interface UmapFit {
  readonly model: UmapModel;
  /** Places on the map (nSamples x nComponents). */
  readonly embedding: Matrix;
  readonly nIter: number;
  /** Sentences for the reader of the result; empty when all went as it should. */
  readonly warnings: readonly string[];
}

/**
 * Uniform manifold approximation and projection (McInnes, Healy and Melville, 2018), Euclidean: a map on which rows lie
 * near their neighbours. It starts from the principal components. Up to 10,000 rows the neighbours are exact, above
 * they are found by nearest-neighbour descent.
 *
 * @param x nSamples x nFeatures, features of a like size, as after standardising
 * @param options see {@link umapOptionSpecs}
 * @param hooks progress counts epochs
 * @throws RangeError or TypeError on an option out of range and on missing or infinite values.
 */
export async function umap(
  x: Matrix,
  options: UmapOptions = {},
  { onProgress, signal }: ExecutorHooks = {},
): Promise<UmapFit> {
  checkMatrix(x);
  const { nSamples, nFeatures } = x;
  const settings = resolveUmapOptions(options, nSamples);
  const { nComponents, nNeighbors, minDist, spread, nEpochs, seed } = settings;
  signal?.throwIfAborted();
  const data = initialPlaces(x, nComponents, splitSeed(seed, 0));
  if (nSamples > 1 && nEpochs > 0) {
    const nOthers = Math.min(nNeighbors, nSamples) - 1;
    const neighbours =
      nSamples <= mostExactRows
        ? exactNeighbours(x, nOthers)
        : nearestDescent(x, nOthers, splitSeed(seed, 1));
    const edges = fuzzyUnion(neighbours, memberships(neighbours, nOthers + 1));
    const curve = fitCurve(minDist, spread);
    const places = { data, nComponents };
    const runEpoch = createLayout(places, places, edges, {
      ...settings,
      pull: pullTable(curve),
      push: pushTable(curve),
      seed: splitSeed(seed, 2),
    });
    for (let epoch = 0; epoch < nEpochs; epoch++) {
      if (epoch % epochsBetweenTurns === 0) {
        await new Promise((resolve) => setTimeout(resolve));
        signal?.throwIfAborted();
      }
      runEpoch(epoch);
      onProgress?.(epoch + 1, nEpochs);
    }
  }
  const embedding = { data, nSamples, nFeatures: nComponents };
  return {
    model: {
      algorithm: 'umap',
      settings,
      x: { data: x.data.slice(), nSamples, nFeatures },
      embedding,
    },
    embedding,
    nIter: nEpochs,
    warnings:
      nNeighbors <= nSamples
        ? []
        : [`nNeighbors is ${nNeighbors}, there are only ${nSamples} rows; all count as neighbours`],
  };
}

/** Epochs after which others on this thread get their turn. */
const epochsBetweenTurns = 10;
