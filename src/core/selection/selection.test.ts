import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iris } from '../../../test/support/iris.ts';
import { pcaScores } from '../decomposition/pca/index.ts';
import { matrixFromRows } from '../matrix.ts';
import { gapChoice, gapStatistic, kneeOf, referenceBox, uniformReference } from './index.ts';

describe('kneeOf', () => {
  it('finds the bend (by hand)', () => {
    expect(kneeOf([1, 2, 3, 4, 5], [100, 40, 20, 15, 12])).toBe(2);
    expect(kneeOf([2, 3, 4, 5, 6], [152.3, 78.9, 57.2, 46.4, 39.0])).toBe(3);
  });

  it('says null where there is none', () => {
    expect(kneeOf([2, 3, 4, 5], [40, 30, 20, 10])).toBeNull();
    expect(kneeOf([2, 3, 4], [10, 10, 10])).toBeNull();
    expect(kneeOf([2, 3, 4], [10, 11, 12])).toBeNull();
    expect(kneeOf([2, 3], [10, 1])).toBeNull();
    expect(kneeOf([], [])).toBeNull();
  });

  it('takes the threshold it is given', () => {
    const values = [100, 60, 34, 16, 0];
    expect(kneeOf([1, 2, 3, 4, 5], values, 0.1)).toBe(3);
    expect(kneeOf([1, 2, 3, 4, 5], values, 0.3)).toBeNull();
  });

  it('does not depend on the unit of the curve (law)', () => {
    const falls = fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), {
      minLength: 3,
      maxLength: 9,
    });
    fc.assert(
      fc.property(falls, (steps) => {
        let height = 0;
        const values = steps.map((step) => (height -= step));
        const ks = values.map((_, i) => i + 2);
        expect(
          kneeOf(
            ks,
            values.map((value) => 8 * value + 1024),
          ),
        ).toBe(kneeOf(ks, values));
      }),
    );
  });

  it('refuses curves of another length', () => {
    expect(() => kneeOf([1, 2], [3])).toThrow('1 values for 2 ks');
  });
});

describe('uniformReference', () => {
  const box = referenceBox(iris);

  it('fills the box along the components, and no more', () => {
    const reference = uniformReference(box, 5);
    const fitted = {
      means: box.means,
      components: box.components,
      explainedVariance: box.upper,
      explainedVarianceRatio: box.upper,
    };
    const scores = pcaScores(fitted, reference);
    for (let c = 0; c < iris.nFeatures; c++) {
      const column = scores.data.filter((_, place) => place % iris.nFeatures === c);
      const width = box.upper[c] - box.lower[c];
      expect(Math.min(...column)).toBeGreaterThanOrEqual(box.lower[c] - 1e-9);
      expect(Math.max(...column)).toBeLessThanOrEqual(box.upper[c] + 1e-9);
      expect(Math.max(...column) - Math.min(...column)).toBeGreaterThan(0.9 * width);
    }
  });

  it('has the shape of the data and follows the seed', () => {
    const reference = uniformReference(box, 5);
    expect([reference.nSamples, reference.nFeatures]).toEqual([150, 4]);
    expect(uniformReference(box, 5)).toEqual(reference);
    expect(uniformReference(box, 6)).not.toEqual(reference);
  });

  it('needs two rows', () => {
    expect(() => referenceBox(matrixFromRows([[1]]))).toThrow('need 2 rows');
  });
});

describe('gapStatistic', () => {
  it('is the difference of logs and their spread (by hand)', () => {
    const e = Math.E;
    const found = gapStatistic(
      [1, e],
      [
        [e, e ** 2],
        [e ** 3, e ** 2],
      ],
    );
    expect(found.gap[0]).toBeCloseTo(2, 12);
    expect(found.gap[1]).toBeCloseTo(1, 12);
    expect(found.standardError[0]).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(found.standardError[1]).toBeCloseTo(0, 12);
  });

  it('chooses the first k that the next does not beat beyond its error', () => {
    const gap = [0.1, 0.5, 0.52, 0.9];
    expect(gapChoice([1, 2, 3, 4], { gap, standardError: [0, 0, 0.05, 0.01] })).toBe(2);
    expect(gapChoice([1, 2, 3, 4], { gap, standardError: [0, 0, 0.01, 0.01] })).toBeNull();
  });

  it('refuses what has no logarithm or no counterpart', () => {
    expect(() => gapStatistic([1], [])).toThrow('at least one reference');
    expect(() => gapStatistic([1, 2], [[1]])).toThrow('a reference has 1 inertias');
    expect(() => gapStatistic([0], [[1]])).toThrow('an inertia is 0');
  });
});
