import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantiles } from '../../core/index.ts';
import { quantilesOfCounted } from './countedQuantiles.ts';
import { differentValues } from './differentValues.ts';

const probabilities = [0, 0.25, 0.5, 0.9, 1];

it('gives the quantiles of the values themselves (law)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }), (all) => {
      const values = Float64Array.from(all, (each) => each / 7);
      const { counted } = differentValues(values, 19);
      expect(quantilesOfCounted(counted ?? [], values.length, probabilities)).toEqual(
        quantiles(values, probabilities).map((each) => each + 0),
      );
    }),
  );
});

it('has none without values', () => {
  expect(quantilesOfCounted([], 0, [0.5])).toEqual([Number.NaN]);
});
