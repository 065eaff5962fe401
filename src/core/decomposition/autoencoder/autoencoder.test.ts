import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iris } from '../../../../test/support/iris.ts';
import { matrixFromRows, type Matrix } from '../../matrix.ts';
import { createRandom } from '../../random/index.ts';
import { pca } from '../pca/index.ts';
import {
  autoencoder,
  autoencoderFromJson,
  autoencoderToJson,
  decode,
  encode,
  type AutoencoderJson,
  type AutoencoderOptions,
} from './index.ts';

/** Rows near a curved line in three features. */
function curve(nSamples: number, seed = 3): Matrix {
  const random = createRandom(seed);
  return matrixFromRows(
    Array.from({ length: nSamples }, () => {
      const t = 2 * random.next() - 1;
      const noise = (): number => 0.02 * random.nextGaussian();
      return [2 * t + noise(), 3 * t * t - 1 + noise(), Math.sin(3 * t) + noise()];
    }),
  );
}

const x = curve(120);
const quick = { codeSize: 1, hiddenLayers: [8], maxEpochs: 4, batchSize: 32 } as const;
const train = (options: Partial<AutoencoderOptions> = {}, rows = x) =>
  autoencoder(rows, { ...quick, ...options });

describe('autoencoder', () => {
  it('without hidden layers finds the plane of the principal components', async () => {
    const { data, nSamples, nFeatures } = iris;
    const { means, explainedVariance } = pca(iris);
    const centred = { data: data.map((v, p) => v - means[p % 4]), nSamples, nFeatures };
    const lost = ((explainedVariance[2] + explainedVariance[3]) / 4) * (149 / 150);
    const fit = await autoencoder(centred, {
      codeSize: 2,
      hiddenLayers: [],
      learningRate: 0.02,
      batchSize: 150,
      maxEpochs: 800,
      validationShare: 0,
    });
    // No linear map of this rank can be better (Baldi and Hornik, 1989).
    expect(fit.reconstructionError).toBeGreaterThan(lost * 0.9999);
    expect(fit.reconstructionError).toBeLessThan(lost * 1.001);
  });

  it('follows a curve that no line can', async () => {
    const rows = curve(600);
    const line = pca(rows, 1);
    const lost =
      (1 - line.explainedVarianceRatio[0]) *
      (line.explainedVariance[0] / line.explainedVarianceRatio[0] / 3);
    const fit = await autoencoder(rows, { codeSize: 1, learningRate: 5e-3 });
    expect(fit.reconstructionError).toBeLessThan(lost / 10);
  });

  it('gives the codes and errors of its model', async () => {
    const rows = fc.record({
      nSamples: fc.integer({ min: 1, max: 90 }),
      batchSize: fc.integer({ min: 1, max: 100 }),
      codeSize: fc.integer({ min: 1, max: 4 }),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    await fc.assert(
      fc.asyncProperty(rows, async ({ nSamples, ...options }) => {
        const rows = curve(nSamples, options.seed);
        const untouched = rows.data.slice();
        const fit = await train({ ...options, maxEpochs: 2 }, rows);
        expect(rows.data).toEqual(untouched);
        const codes = encode(fit.model, rows);
        expect(codes).toEqual(fit.codes);
        const back = decode(fit.model, codes);
        const errors = [0, 1, 2].map((f) => {
          let sum = 0;
          for (let p = f; p < back.data.length; p += 3) sum += (back.data[p] - rows.data[p]) ** 2;
          return sum / nSamples;
        });
        errors.forEach((error, f) => expect(fit.reconstructionErrors[f]).toBeCloseTo(error, 5));
        expect(fit.reconstructionError).toBeCloseTo((errors[0] + errors[1] + errors[2]) / 3, 5);
        const text = JSON.stringify(autoencoderToJson(fit.model));
        expect(autoencoderFromJson(JSON.parse(text) as AutoencoderJson)).toEqual(fit.model);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same bytes for the same seed, others for the next', async () => {
    const [one, again, other] = await Promise.all([train(), train(), train({ seed: 43 })]);
    expect(again).toEqual(one);
    expect(other.model.parameters).not.toEqual(one.model.parameters);
  });

  it('keeps the best epoch and stops when the validation rows gain no more', async () => {
    const fit = await train({ maxEpochs: 500, patience: 2, tol: 0.05, learningRate: 0.05 });
    const { validationErrors, bestEpoch, nIter } = fit;
    expect(fit.converged).toBe(true);
    expect(nIter).toBeLessThan(500);
    expect(validationErrors).toHaveLength(nIter);
    expect(validationErrors[bestEpoch - 1]).toBe(Math.min(...validationErrors));
    const longer = await train({ maxEpochs: 500, patience: 8, tol: 0.05, learningRate: 0.05 });
    expect(longer.nIter).toBeGreaterThan(nIter);
    expect(longer.validationErrors.slice(0, nIter)).toEqual(validationErrors);
    const strict = await train({ maxEpochs: 500, patience: 0, tol: 1 });
    expect([strict.nIter, strict.converged]).toEqual([2, true]);
    const best = await train({ maxEpochs: bestEpoch, tol: 0.05, learningRate: 0.05 });
    expect(best.model).toEqual(fit.model);
  });

  it('trains on every row to the last epoch when none are kept out', async () => {
    const fit = await train({ validationShare: 0, patience: 0 });
    expect([fit.nIter, fit.bestEpoch, fit.converged]).toEqual([4, 4, false]);
    expect([fit.validationErrors, fit.warnings]).toEqual([[], []]);
    const half = await train({ validationShare: 0.5 });
    expect(half.model).not.toEqual((await train({ validationShare: 0.1 })).model);
  });

  it('learns nothing at a learning rate of 0, and by the batch otherwise', async () => {
    const still = await train({ learningRate: 0 });
    const first = await train({ learningRate: 0, maxEpochs: 1 });
    expect(still.model).toEqual(first.model);
    const slow = await train({ learningRate: 1e-4 });
    expect(slow.model).not.toEqual(still.model);
    expect((await train({ batchSize: 16 })).model).not.toEqual((await train()).model);
    expect((await train({ hiddenLayers: [9, 4] })).model.parameters).toHaveLength(
      3 * 9 + 9 + 9 * 4 + 4 + 4 + 1 + (1 * 4 + 4) + (4 * 9 + 9) + (9 * 3 + 3),
    );
    expect((await train({ decoderLayers: [] })).model.parameters).toHaveLength(
      3 * 8 + 8 + 8 + 1 + (3 + 3),
    );
  });

  it('tells the epochs as they pass and stops when it is told to', async () => {
    const seen: number[][] = [];
    const stop = new AbortController();
    const onProgress = (done: number, total: number): void => {
      seen.push([done, total]);
      if (done === 2) stop.abort();
    };
    const stopped = autoencoder(x, quick, { onProgress, signal: stop.signal });
    await expect(stopped).rejects.toThrow('abort');
    expect(seen).toEqual([
      [1, 4],
      [2, 4],
    ]);
  });

  it('says when training was still gaining or had nothing to judge it by', async () => {
    expect((await train()).warnings).toEqual([
      'training still gained after 4 epochs; more maxEpochs may lower the error',
    ]);
    expect((await train({}, curve(5))).warnings).toEqual([
      'there are too few rows to keep any out for validation; training went to the last epoch',
    ]);
  });

  it('refuses what it cannot use', async () => {
    await expect(train({}, matrixFromRows([[1, NaN]]))).rejects.toThrow(
      'row 0, column 1 holds NaN',
    );
    await expect(train({}, matrixFromRows([[1, 1e60]]))).rejects.toThrow(
      'training diverged in epoch 1',
    );
    await expect(train({ codeSize: 0 })).rejects.toThrow('codeSize is 0');
    await expect(train({ hiddenLayers: [4, 0] })).rejects.toThrow('hiddenLayers has 0');
    await expect(train({ decoderLayers: [0.5] })).rejects.toThrow('decoderLayers has 0.5');
    await expect(train({ validationShare: 0.6 })).rejects.toThrow('validationShare is 0.6');
    const { model } = await train();
    expect(() => encode(model, iris)).toThrow('the rows have 4 features, the autoencoder takes 3');
    expect(() => decode(model, iris)).toThrow('the rows have 4 features, the autoencoder takes 1');
  });
});
