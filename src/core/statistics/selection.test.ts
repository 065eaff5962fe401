import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/index.ts';
import { quantileOfSorted, quantiles, sortedNumbers } from './index.ts';
import { placeRanks } from './selection.ts';

describe('placeRanks', () => {
  it('puts the median of five in the middle (by hand)', () => {
    const values = Float64Array.of(5, 1, 4, 2, 3);
    placeRanks(values, [2]);
    expect(values[2]).toBe(3);
    expect(values.subarray(0, 2).toSorted()).toEqual(Float64Array.of(1, 2));
  });

  it('puts what a sort would at every rank asked for, ties and sorted runs included (law)', () => {
    const shapes = fc.record({
      length: fc.integer({ min: 1, max: 5000 }),
      distinct: fc.constantFrom(1, 2, 10, 1e6),
      order: fc.constantFrom('drawn', 'ascending', 'descending'),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shapes, ({ length, distinct, order, shares, seed }) => {
        const random = createRandom(seed);
        const values = Float64Array.from({ length }, () => random.nextInt(distinct));
        if (order !== 'drawn') values.sort();
        if (order === 'descending') values.reverse();
        const sorted = values.toSorted();
        const all = shares.map((share) => Math.min(length - 1, Math.floor(share * length)));
        const ranks = [...new Set(all)].toSorted((a, b) => a - b);
        placeRanks(values, ranks);
        for (const rank of ranks) expect(values[rank]).toBe(sorted[rank]);
        expect(values.toSorted()).toEqual(sorted);
      }),
    );
  });
});

describe('quantiles', () => {
  const random = createRandom(8);
  const values = Float64Array.from({ length: 20_011 }, (_, i) =>
    i % 9 === 0 ? NaN : i % 1000 === 1 ? Infinity : random.nextGaussian(),
  );

  it('are those of a full sort, few or many, and leave the values alone', () => {
    const before = values.slice();
    const sorted = sortedNumbers(values);
    const many = Array.from({ length: 101 }, (_, i) => i / 100);
    for (const probabilities of [[0.5], [0, 1], [0.99, 0.01, 0.5, 0.5], many, []]) {
      expect(quantiles(values, probabilities)).toEqual(
        probabilities.map((probability) => quantileOfSorted(sorted, probability)),
      );
    }
    expect(values).toEqual(before);
  });
});
