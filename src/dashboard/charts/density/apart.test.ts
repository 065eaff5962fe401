import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, type LabelBox } from './apart.ts';

const frame = { width: 300, height: 200 };
const moved = (boxes: readonly LabelBox[]) =>
  apart(boxes, frame).map(({ x, y }, i) => ({
    ...boxes[i],
    left: boxes[i].left + x,
    top: boxes[i].top + y,
  }));

describe('apart', () => {
  it('leaves labels that stand free, and moves one that covers another by as little as it takes', () => {
    const boxes = [
      { left: 10, top: 50, width: 80, height: 20 },
      { left: 40, top: 58, width: 80, height: 20 },
      { left: 200, top: 55, width: 80, height: 20 },
    ];
    expect(apart(boxes, frame)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 14 },
      { x: 0, y: 0 },
    ]);
  });

  it('takes a label inside from beyond the edges', () => {
    expect(apart([{ left: 280, top: -5, width: 60, height: 20 }], frame)).toEqual([
      { x: -40, y: 5 },
    ]);
  });

  it('ends with labels inside that do not overlap, as long as there is room', () => {
    const box = fc.record({
      left: fc.integer({ min: -50, max: 320 }),
      top: fc.integer({ min: -20, max: 210 }),
      width: fc.integer({ min: 10, max: 120 }),
      height: fc.constant(20),
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 4 }), (boxes) => {
        const ends = moved(boxes);
        for (const [i, a] of ends.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + a.width).toBeLessThanOrEqual(frame.width);
          expect(a.top).toBeGreaterThanOrEqual(0);
          expect(a.top + a.height).toBeLessThanOrEqual(frame.height);
          for (const b of ends.slice(i + 1)) {
            const isBeside = a.left + a.width <= b.left || b.left + b.width <= a.left;
            const isAbove = a.top + a.height <= b.top || b.top + b.height <= a.top;
            expect(isBeside || isAbove).toBe(true);
          }
        }
      }),
    );
  });
});
