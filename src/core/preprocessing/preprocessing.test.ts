import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReference } from '../../../test/support/coreReference.ts';
import { moments } from '../statistics/index.ts';
import {
  applyScaling,
  fitMinMaxScale,
  fitRobustScale,
  fitStandardize,
  fitWinsorize,
  fitYeoJohnson,
  log1p,
  winsorize,
  yeoJohnson,
} from './index.ts';

const columns = coreReference.columns.map(({ values }) => Float64Array.from(values));

describe('scaling', () => {
  it('standardizes to mean 0 and deviation 1 (ddof 0), missing values kept', () => {
    const values = Float64Array.of(NaN, ...columns[0]);
    const scaled = applyScaling(values, fitStandardize(values));
    expect(scaled[0]).toBeNaN();
    expect(moments(scaled).mean).toBeCloseTo(0, 12);
    expect(moments(scaled).variance).toBeCloseTo(1, 12);
  });

  it('agrees with scikit-learn on median and interquartile range', () => {
    const { centre, scale } = fitRobustScale(columns[0]);
    expect(centre).toBeCloseTo(coreReference.robust.centre, 9);
    expect(scale).toBeCloseTo(coreReference.robust.scale, 9);
  });

  it('brings a column to 0 .. 1', () => {
    const values = Float64Array.of(2, 6, NaN, 4);
    expect([...applyScaling(values, fitMinMaxScale(values))]).toEqual([0, 1, NaN, 0.5]);
  });

  it.each([fitStandardize, fitRobustScale, fitMinMaxScale].map((fit) => ({ name: fit.name, fit })))(
    '$name makes a constant column 0 and an empty one stay',
    ({ fit }) => {
      expect(fit(Float64Array.of(0.1, 0.1, 0.1))).toEqual({ centre: 0.1, scale: 1 });
      expect(fit(Float64Array.of(NaN))).toEqual({ centre: 0, scale: 1 });
    },
  );

  it('gives scale 1 where the middle half of a column is one value', () => {
    expect(fitRobustScale(Float64Array.of(0, 0, 0, 0, 9))).toEqual({ centre: 0, scale: 1 });
  });

  it('keeps a small but real spread at a large centre', () => {
    expect(fitStandardize(Float64Array.of(1e9, 1e9 + 0.001)).scale).toBeCloseTo(5e-4, 6);
  });
});

describe('winsorize', () => {
  it('holds values inside the percentiles, missing ones stay', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => i);
    expect(fitWinsorize(values)).toEqual({ lower: 1, upper: 99 });
    expect(fitWinsorize(values, 0.1)).toEqual({ lower: 10, upper: 90 });
    const held = winsorize(Float64Array.of(-5, 50, 1e9, NaN), { lower: 1, upper: 99 });
    expect([...held]).toEqual([1, 50, 99, NaN]);
  });

  it('refuses tails that leave nothing', () => {
    expect(() => fitWinsorize(columns[0], 0.5)).toThrow('the share of each tail is 0.5');
  });
});

describe('log1p', () => {
  it('transforms, and refuses a negative value by row', () => {
    expect([...log1p(Float64Array.of(0, Math.E - 1, NaN))]).toEqual([0, 1, NaN]);
    expect(() => log1p(Float64Array.of(1, -2))).toThrow('row 1 holds -2');
  });
});

describe('yeoJohnson', () => {
  it.each(coreReference.columns)('agrees with scipy', (column) => {
    column.values.forEach((value, i) => {
      expect(yeoJohnson(value, 0.3)).toBeCloseTo(column.yeoJohnson[i], 9);
      const expected = column.yeoJohnsonNegative[i];
      expect(Math.abs(yeoJohnson(value, 2.7) - expected)).toBeLessThan(
        1e-12 * (1 + Math.abs(expected)),
      );
    });
    expect(fitYeoJohnson(Float64Array.from(column.values))).toBeCloseTo(column.yeoJohnsonLambda, 6);
  });

  it('has its limits at 0 and 2 (by hand)', () => {
    expect(yeoJohnson(Math.E - 1, 0)).toBeCloseTo(1, 12);
    expect(yeoJohnson(1 - Math.E, 2)).toBeCloseTo(-1, 12);
    expect(yeoJohnson(7, 1)).toBeCloseTo(7, 12);
    expect(yeoJohnson(-7, 1)).toBeCloseTo(-7, 12);
  });

  it('is monotone and keeps 0 (law)', () => {
    const values = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const lambdas = fc.double({ noNaN: true, min: -3, max: 4 });
    fc.assert(
      fc.property(values, values, lambdas, (a, b, lambda) => {
        expect(yeoJohnson(0, lambda)).toBeCloseTo(0, 12);
        const order = yeoJohnson(Math.min(a, b), lambda) - yeoJohnson(Math.max(a, b), lambda);
        expect(order).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('leaves missing values out and constant columns alone', () => {
    const gaps = Float64Array.of(NaN, ...columns[0]);
    expect(fitYeoJohnson(gaps)).toBe(fitYeoJohnson(columns[0]));
    expect(fitYeoJohnson(Float64Array.of(3, 3, 3))).toBe(1);
    expect(fitYeoJohnson(Float64Array.of(NaN))).toBe(1);
  });

  it('draws in a heavy tail', () => {
    const lambda = fitYeoJohnson(columns[0]);
    const drawnIn = columns[0].map((value) => yeoJohnson(value, lambda));
    expect(moments(columns[0]).skewness).toBeGreaterThan(1.5);
    expect(Math.abs(moments(drawnIn).skewness)).toBeLessThan(0.3);
  });

  it('stays finite on columns from tiny to huge', () => {
    for (const scale of [1e-9, 1, 1e9, 1e15]) {
      const lambda = fitYeoJohnson(columns[0].map((value) => value * scale));
      expect(Number.isFinite(lambda)).toBe(true);
    }
  });
});
