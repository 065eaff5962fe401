import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowSize, placeLabels, wideSize } from './labelPlaces.ts';

describe('placeLabels', () => {
  it('leaves labels alone that do not touch', () => {
    const labels = [
      { x: 0.3, y: 0.2, length: 10 },
      { x: 0.6, y: 0.7, length: 10 },
    ];
    expect(placeLabels(labels, wideSize)).toEqual([
      { x: 0.3, y: 0.2 },
      { x: 0.6, y: 0.7 },
    ]);
  });

  it('moves the lower of two that touch further down', () => {
    const labels = [
      { x: 0.5, y: 0.5, length: 20 },
      { x: 0.5, y: 0.51, length: 20 },
    ];
    const [first, second] = placeLabels(labels, wideSize);
    expect(first.y).toBe(0.5);
    expect(second.y).toBeGreaterThanOrEqual(0.56);
  });

  it.each([
    ['wide', wideSize],
    ['narrow', narrowSize],
  ])('keeps up to twelve labels inside a %s picture and apart', (_, size) => {
    const { characterWidth, ends, longest, lineHeight } = size;
    const widthOf = ({ length }: { length: number }) =>
      Math.min(longest, length * characterWidth + ends);
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const label = fc.record({ x: part, y: part, length: fc.integer({ min: 1, max: 32 }) });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
        const places = placeLabels(labels, size);
        expect(places.every(({ x, y }) => x > 0 && x < 1 && y >= 0 && y <= 1)).toBe(true);
        places.forEach((a, i) =>
          places.slice(i + 1).forEach((b, j) => {
            const width = (widthOf(labels[i]) + widthOf(labels[i + 1 + j])) / 2;
            const apart = Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) > 0.97 * lineHeight;
            expect(apart).toBe(true);
          }),
        );
      }),
    );
  });
});
