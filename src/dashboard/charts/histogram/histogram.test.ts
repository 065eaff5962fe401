import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areWhole,
  binsOver,
  placeOf,
  rangeAfter,
  rangeOfBin,
  stopsOfRange,
  ticksOf,
  type Bins,
} from './bins.ts';
import { afterDrag, afterKey, afterMove, dragFrom, drawn, pushed } from './brush.ts';
import { expectedCounts, histogramShape } from './option.ts';

const whole = { edges: [0.5, 1.5, 2.5, 3.5], spacing: 'linear' } as const;
const log = { edges: [0, 1, 10, 100], spacing: 'log' } as const;

const open = { from: null, to: null };
const brushed = (bins: Bins, start: number, end: number) => rangeAfter(bins, open, { start, end });

describe('bins', () => {
  it('stand for ranges, open at the outer stops and whole where bins are', () => {
    expect(brushed(whole, 1, 2)).toEqual({ from: 2, to: 2 });
    expect(brushed(whole, 0, 3)).toEqual({ from: null, to: null });
    expect(brushed({ edges: [0, 1341.5645, 2000, 3000], spacing: 'linear' }, 1, 3)).toEqual({
      from: 1342,
      to: null,
    });
  });

  it('place values by their logarithm where edges grow by a factor', () => {
    expect(placeOf(log, 10 ** 0.5)).toBeCloseTo(1.5);
    expect(placeOf({ ...log, spacing: 'linear' }, 5.5)).toBeCloseTo(1.5);
    expect([placeOf(log, -1), placeOf(log, 100), placeOf(log, 0.5)]).toEqual([0, 3, 0.5]);
  });

  it('find the stops again that a range was made from', () => {
    const brushes = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }));
    fc.assert(
      fc.property(brushes, fc.double({ min: 0.01, max: 1e6, noNaN: true }), ([a, b], width) => {
        const bins = binsOver(-3, -3 + width, false);
        const [start, end] = stopsOfRange(bins, brushed(bins, Math.min(a, b - 1), b));
        expect([start, end]).toEqual([Math.min(a, b - 1), b]);
      }),
    );
    expect(stopsOfRange(whole, brushed(whole, 1, 2))).toEqual([1, 2]);
  });

  it('keep a bound that was typed while the other end moves', () => {
    const typed = { from: 3.3, to: 50 };
    const [start] = stopsOfRange(log, typed);
    expect(start).toBeCloseTo(1 + Math.log10(3.3));
    expect(rangeAfter(log, typed, { start, end: 2 })).toEqual({ from: 3.3, to: 10 });
    expect(rangeOfBin(whole, 0)).toEqual({ from: null, to: 1 });
  });

  it('are one a whole number for small counts, and never empty', () => {
    expect(binsOver(1, 3, true)).toEqual(whole);
    expect(areWhole(binsOver(1, 3, false))).toBe(false);
    expect(binsOver(1, 300, true).edges).toHaveLength(25);
    expect(binsOver(7, 7, false).edges).toEqual([6.5, 7.5]);
  });

  it('have ticks in the middle of whole numbers and at edges else', () => {
    expect(ticksOf(whole)).toEqual([
      { at: 0.5, value: 1 },
      { at: 1.5, value: 2 },
      { at: 2.5, value: 3 },
    ]);
    expect(ticksOf(log).map(({ at }) => at)).toEqual([0, 1, 2, 3]);
    expect(ticksOf(binsOver(0, 240, false)).map(({ value }) => value)).toEqual([
      0, 50, 100, 150, 200,
    ]);
  });
});

describe('a brush', () => {
  const brush = { start: 2, end: 5 };

  it('moves by keys and keeps one bin', () => {
    expect(afterKey(brush, 'start', 'ArrowRight', 10)).toEqual({ start: 3, end: 5 });
    expect(afterKey(brush, 'start', 'End', 10)).toEqual({ start: 4, end: 5 });
    expect(afterKey(brush, 'end', 'PageUp', 8)).toEqual({ start: 2, end: 8 });
    expect(afterKey(brush, 'end', 'Home', 8)).toEqual({ start: 2, end: 3 });
    expect(afterKey(brush, 'end', 'Enter', 8)).toBeNull();
    expect(afterKey({ start: 2.4, end: 5 }, 'start', 'ArrowLeft', 8)?.start).toBe(2);
  });

  it('is drawn over whole bins and pushed inside the histogram', () => {
    expect(drawn(3.7, 2.2, 10)).toEqual({ start: 2, end: 4 });
    expect(drawn(10, 10, 10)).toEqual({ start: 9, end: 10 });
    expect(pushed(brush, 9, 10)).toEqual({ start: 7, end: 10 });
    expect(pushed(brush, -9, 10)).toEqual({ start: 0, end: 3 });
    expect(pushed({ start: 2.4, end: 5.6 }, 1, 10)).toEqual({ start: 3, end: 7 });
  });

  it('is taken at a handle, pushed from inside and drawn anew elsewhere', () => {
    const drag = (from: number, to: number) => afterDrag(dragFrom(from, brush, 10, 0.3), to, 10);
    expect(drag(2.2, 4.1)).toEqual({ start: 4, end: 5 });
    expect(drag(4.8, 7.1)).toEqual({ start: 2, end: 7 });
    expect(drag(3, 4.2)).toEqual({ start: 3, end: 6 });
    expect(drag(7.5, 6.5)).toEqual({ start: 6, end: 8 });
    expect(dragFrom(3, { start: 0, end: 10 }, 10, 0.3).kind).toBe('draw');
  });

  it('never leaves the histogram, and its end never passes its start', () => {
    const place = fc.double({ min: -20, max: 40, noNaN: true });
    fc.assert(
      fc.property(place, place, place, fc.integer({ min: 1, max: 24 }), (a, b, c, nBins) => {
        const first = drawn(a, b, nBins);
        const all = [
          first,
          afterMove(first, 'start', Math.round(c), nBins),
          afterMove(first, 'end', Math.round(c), nBins),
          pushed(first, c, nBins),
        ];
        for (const { start, end } of all) {
          expect(start >= 0 && start < end && end <= nBins).toBe(true);
        }
      }),
    );
  });
});

describe('histogramShape', () => {
  it('draws bars beside what as many customers of all would be', () => {
    expect(expectedCounts([2, 0, 0], [2, 6, 0])).toEqual([0.5, 1.5, 0]);
    const { bars, expected, top } = histogramShape([2, 0, 0], [2, 6, 0]);
    expect(top).toBe(2);
    expect(bars).toBe('M0.08 100V4H0.92V100Z');
    expect(expected).toBe('M0 100V76H1V100ZM1 100V28H2V100Z');
  });

  it('shows everyone while nothing is counted, and survives a column without values', () => {
    expect(histogramShape(null, [1, 2, 0])).toMatchObject({ bars: '', top: 2 });
    expect(histogramShape([0, 0], [0, 5])).toEqual({ bars: '', expected: '', top: 0 });
  });

  it('keeps a single customer among a million visible', () => {
    expect(histogramShape([1, 1_000_000, 0], [1, 1_000_000, 0]).bars).toContain('V99H');
  });
});
