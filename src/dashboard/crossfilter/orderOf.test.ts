import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf, placeInOrder } from './orderOf.ts';

const floats = fc
  .array(fc.oneof(fc.float(), fc.constantFrom(NaN, 0, -0, 1, -1, Infinity)))
  .map((values) => Float32Array.from(values));

describe('orderOf', () => {
  it('sorts a case worked by hand', () => {
    const { rows, nValues } = orderOf(Float32Array.of(3, NaN, -2, -0.5, 3, 1e30));
    expect([...rows]).toEqual([2, 3, 0, 4, 5, 1]);
    expect(nValues).toBe(5);
  });

  it('puts a NaN with its sign set last', () => {
    const values = new Float32Array(Uint32Array.of(0xffc00000, 0x3f800000).buffer);
    expect([...orderOf(values).rows]).toEqual([1, 0]);
  });

  it('ascends, holds each row once and has NaN last', () => {
    fc.assert(
      fc.property(floats, (values) => {
        const { rows, nValues } = orderOf(values);
        expect([...rows].toSorted((a, b) => a - b)).toEqual([...values.keys()]);
        const sorted = [...rows].map((row) => values[row]);
        expect(sorted.slice(nValues).every((value) => Number.isNaN(value))).toBe(true);
        for (let i = 1; i < nValues; i++) expect(sorted[i] >= sorted[i - 1]).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the place of a bound, before and beyond its equals', () => {
    fc.assert(
      fc.property(floats, fc.float({ noNaN: true }), (values, bound) => {
        const order = orderOf(values);
        const below = [...values].filter((value) => value < bound).length;
        const upTo = [...values].filter((value) => value <= bound).length;
        expect(placeInOrder(order, values, bound, false)).toBe(below);
        expect(placeInOrder(order, values, bound, true)).toBe(upTo);
      }),
      { numRuns: 60 },
    );
  });
});
