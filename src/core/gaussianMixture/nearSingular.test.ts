import { describe, expect, it } from 'vitest';
import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { gaussianMixture } from './gaussianMixture.ts';

/** Two groups of 200 rows, 6 apart in the first two features; the third is made by `third`. */
function groups(third: (group: number, noise: number, second: number) => number): Matrix {
  const random = createRandom(5);
  const data = new Float64Array(400 * 3);
  for (let i = 0; i < 400; i++) {
    const group = i % 2;
    const first = 6 * group + random.nextGaussian();
    const second = 6 * group + random.nextGaussian();
    data.set([first, second, third(group, random.nextGaussian(), second)], i * 3);
  }
  return { data, nSamples: 400, nFeatures: 3 };
}

describe('near-singular components', () => {
  it('are not found where every direction varies', () => {
    const fit = gaussianMixture(
      groups((_, noise) => noise),
      { nComponents: 2 },
    );
    expect(fit.nearSingular).toEqual([]);
    expect(fit.warnings).toEqual([]);
  });

  it('are named with the feature that is constant within them', () => {
    const fit = gaussianMixture(
      groups((group, noise) => (group === 0 ? -1 : 3 * noise)),
      { nComponents: 2 },
    );
    expect(fit.nearSingular.map(({ features }) => features)).toEqual([[2]]);
    const [{ component, leastShare }] = fit.nearSingular;
    expect(fit.means.data[component * 3]).toBeCloseTo(0, 0);
    expect(leastShare).toBeLessThan(1e-6);
    expect(fit.warnings).toEqual([
      `Component ${component} is near-singular: feature 2 hardly varies in it, so its likelihood, BIC and AIC say little about groups.`,
    ]);
  });

  it('are named with all features that depend on each other', () => {
    const fit = gaussianMixture(
      groups((_, __, second) => 2 * second),
      { nComponents: 2 },
    );
    expect(fit.nearSingular.map(({ features }) => features)).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(fit.warnings[0]).toContain('a mix of features 1, 2 hardly varies');
  });

  it('are found whatever the unit of the data', () => {
    const x = groups((group, noise) => (group === 0 ? -1 : 3 * noise));
    const large = { ...x, data: x.data.map((value) => value * 1e6) };
    expect(gaussianMixture(large, { nComponents: 2 }).nearSingular).toHaveLength(1);
  });

  it('are an error where nothing keeps them apart from singular', () => {
    const constant = groups(() => 1);
    expect(() => gaussianMixture(constant, { nComponents: 2, regCovar: 0 })).toThrow(
      /covariance of component 0 is singular; raise regCovar/,
    );
  });
});
