import { isLarge, kMeans, type KMeansOptions } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import { splitSeed } from '../random/index.ts';
import { assignComponents, type MixtureAssignment } from './assign.ts';
import { sumMixture } from './block.ts';
import type { Densities } from './densities.ts';
import {
  ascend,
  ascendAsync,
  bestAscent,
  emSteps,
  type Ascent,
} from './expectationMaximisation.ts';
import { exchange, exchangeAsync, exchangeSteps } from './exchange.ts';
import { finish, inCanonicalOrder } from './finish.ts';
import type { GaussianMixtureFit } from './fit.ts';
import type { GaussianMixtureModel } from './model.ts';
import {
  resolveGaussianMixtureOptions,
  type GaussianMixtureOptions,
  type GaussianMixtureSettings,
} from './options.ts';
import { startFromLabels, startFromLabelsAsync, type WantedParts } from './start.ts';
import type { MixtureSums } from './sums.ts';

/**
 * Mixture of normal distributions by expectation-maximisation (Dempster, Laird and Rubin, 1977): nInit
 * restarts, each from a K-means clustering of its own; the one with the highest likelihood is kept.
 * Components come largest weight first.
 *
 * @param x nSamples x nFeatures
 * @param options see {@link gaussianMixtureOptionSpecs}; only `nComponents` is needed
 * @param sampleWeight how much each row counts (nSamples), each >= 0; all 1 when not given
 * @throws RangeError or TypeError on an option out of range, on missing or infinite values, on fewer different
 * rows than components, and where `regCovar` does not keep a covariance from being singular.
 */
export function gaussianMixture(
  x: Matrix,
  options: GaussianMixtureOptions,
  sampleWeight?: Float64Array,
): GaussianMixtureFit {
  const settings = resolveGaussianMixtureOptions(options);
  const weights = sampleWeight ?? null;
  const ascendFrom = (labels: Int32Array): Ascent => {
    const steps = emSteps(startFromLabels(x, weights, labels, settings), settings);
    return ascend(steps, (densities) => sumMixture(x, weights, densities));
  };
  const ascents = startOptions(x, settings).map((start) =>
    ascendFrom(kMeans(x, start, sampleWeight).labels),
  );
  const best = inCanonicalOrder(
    settings.refine
      ? exchange(exchangeSteps(x, weights, bestAscent(ascents), settings), {
          assign: (model) => assignComponents(model, x),
          ascendFrom,
        })
      : bestAscent(ascents),
  );
  return finish(settings, best, assignComponents(best.model, x), weights);
}

/** The heavy parts of a fit, done elsewhere; each must answer as its plain twin in this folder does. */
export interface MixturePorts {
  /** Labels of a K-means clustering of the rows, which checks them as {@link kMeans} does. */
  startLabels(options: KMeansOptions): Promise<Int32Array>;
  /** {@link sumParts}. */
  parts(labels: Int32Array, wanted: WantedParts): Promise<MixtureSums>;
  /** {@link sumMixture}. */
  pass(densities: Densities): Promise<MixtureSums>;
  /** {@link assignComponents}. */
  assign(model: GaussianMixtureModel): Promise<MixtureAssignment>;
}

/** {@link gaussianMixture} with its heavy parts done by `ports`. */
export async function gaussianMixtureOn(
  ports: MixturePorts,
  x: Matrix,
  options: GaussianMixtureOptions,
  sampleWeight?: Float64Array,
): Promise<GaussianMixtureFit> {
  const settings = resolveGaussianMixtureOptions(options);
  const weights = sampleWeight ?? null;
  const ascents: Ascent[] = [];
  const ascendFrom = async (labels: Int32Array): Promise<Ascent> => {
    const begin = await startFromLabelsAsync(x.nFeatures, settings, (wanted) =>
      ports.parts(labels, wanted),
    );
    return ascendAsync(emSteps(begin, settings), (densities) => ports.pass(densities));
  };
  for (const start of startOptions(x, settings)) {
    ascents.push(await ascendFrom(await ports.startLabels(start)));
  }
  const best = inCanonicalOrder(
    settings.refine
      ? await exchangeAsync(exchangeSteps(x, weights, bestAscent(ascents), settings), {
          assign: (model) => ports.assign(model),
          ascendFrom,
        })
      : bestAscent(ascents),
  );
  return finish(settings, best, await ports.assign(best.model), weights);
}

/** One K-means a restart, each with a seed of its own; of many rows it begins on a sample. */
function startOptions(
  { nSamples }: Matrix,
  { nComponents, nInit, seed }: GaussianMixtureSettings,
): KMeansOptions[] {
  return Array.from({ length: nInit }, (_, restart) => ({
    nClusters: nComponents,
    nInit: 1,
    refine: isLarge(nSamples),
    seed: splitSeed(seed, nComponents, restart),
  }));
}
