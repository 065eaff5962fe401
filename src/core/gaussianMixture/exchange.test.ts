import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { assignComponents } from './assign.ts';
import { sumMixture } from './block.ts';
import type { Ascent } from './expectationMaximisation.ts';
import { exchange, exchangeSteps } from './exchange.ts';
import { gaussianMixture, gaussianMixtureOn } from './gaussianMixture.ts';
import { covarianceTypes, resolveGaussianMixtureOptions } from './options.ts';
import { sumParts } from './start.ts';

/** Groups of unlike width around the corners of a cube, some of them close together. */
function groups(nSamples: number, seed: number): Matrix {
  const random = createRandom(seed);
  const nFeatures = 3;
  const data = new Float64Array(nSamples * nFeatures);
  for (let i = 0; i < nSamples; i++) {
    const corner = random.nextInt(8);
    for (let f = 0; f < nFeatures; f++) {
      const side = (corner >> f) & 1;
      data[i * nFeatures + f] = side * 4 * (f + 1) + random.nextGaussian() * (0.3 + corner / 6);
    }
  }
  return { data, nSamples, nFeatures };
}

const seeds = [1, 2, 3, 4, 5, 6];

describe('exchanges of components', () => {
  it('lead on from restarts that got stuck', () => {
    const gains = seeds.map((seed) => {
      const x = groups(800, seed);
      const options = { nComponents: 8, nInit: 1, seed };
      const plain = gaussianMixture(x, options);
      return gaussianMixture(x, { ...options, refine: true }).lowerBound - plain.lowerBound;
    });
    expect(gains.filter((gain) => gain > 0.01).length).toBeGreaterThanOrEqual(2);
  });

  it('never make rows less likely, nor a component more near-singular (law)', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...covarianceTypes),
        fc.boolean(),
        (seed, nComponents, covarianceType, isDiscrete) => {
          const x = groups(150, seed);
          if (isDiscrete) for (let i = 0; i < 450; i += 3) x.data[i] = Math.round(x.data[i] / 4);
          const options = { nComponents, covarianceType, nInit: 1, seed };
          const plain = gaussianMixture(x, options);
          const refined = gaussianMixture(x, { ...options, refine: true });
          expect(refined.lowerBound).toBeGreaterThanOrEqual(plain.lowerBound);
          expect(refined.nearSingular.length).toBeLessThanOrEqual(plain.nearSingular.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are the same where the passes are done elsewhere, with and without weights', async () => {
    const x = groups(500, 2);
    const weights = Float64Array.from({ length: 500 }, (_, i) => i % 4);
    const options = { nComponents: 6, nInit: 2, refine: true };
    for (const given of [undefined, weights]) {
      const elsewhere = await gaussianMixtureOn(
        {
          startLabels: async (start) => kMeans(x, start, given).labels,
          parts: async (labels, wanted) => sumParts(x, given ?? null, labels, wanted),
          pass: async (densities) => sumMixture(x, given ?? null, densities),
          assign: async (model) => assignComponents(model, x),
        },
        x,
        options,
        given,
      );
      expect(elsewhere).toEqual(gaussianMixture(x, options, given));
    }
  });

  it('leave the mixture as it is where each of them fails', () => {
    const x = groups(300, 1);
    const settings = resolveGaussianMixtureOptions({ nComponents: 4, nInit: 1 });
    const fit = gaussianMixture(x, settings);
    const start: Ascent = { model: fit, lowerBound: fit.lowerBound, nIter: 1, converged: true };
    const tried = { count: 0 };
    const end = exchange(exchangeSteps(x, null, start, settings), {
      assign: (model) => assignComponents(model, x),
      ascendFrom: () => {
        tried.count += 1;
        throw new RangeError('the covariance of component 0 is singular');
      },
    });
    expect(end).toBe(start);
    expect(tried.count).toBe(3);
  });
});
