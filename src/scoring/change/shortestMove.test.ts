import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { shortestMove, type Coordinate } from './shortestMove.ts';

const free = { least: -100, most: 100 };

it('is the projection where no bound is in the way, by hand', () => {
  expect(
    shortestMove(
      [
        { weight: 3, ...free },
        { weight: -4, ...free },
      ],
      25,
    ),
  ).toEqual([3, -4]);
});

it('leaves to the others what a bound holds back, by hand', () => {
  const coordinates = [
    { weight: 3, least: -100, most: 1 },
    { weight: -4, ...free },
  ];
  expect(shortestMove(coordinates, 25)).toEqual([1, -5.5]);
});

it('is nothing where nothing is needed, and null where the bounds do not allow it', () => {
  expect(shortestMove([{ weight: 1, ...free }], -1)).toEqual([0]);
  expect(shortestMove([{ weight: 1, least: -1, most: 1 }], 2)).toBeNull();
});

test('no other move inside the bounds gains as much and is shorter (law)', () => {
  const coordinate: fc.Arbitrary<Coordinate> = fc.record({
    weight: fc.oneof(
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: -5, max: -0.1, noNaN: true }),
    ),
    least: fc.double({ min: -5, max: 0, noNaN: true }),
    most: fc.double({ min: 0, max: 5, noNaN: true }),
  });
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      fc.array(coordinate, { minLength: 1, maxLength: 4 }),
      shares,
      (coordinates, other) => {
        const rival = coordinates.map(({ least, most }, i) => least + other[i] * (most - least));
        const gain = gainOf(coordinates, rival);
        const move = shortestMove(coordinates, gain - 1e-9);
        if (move === null) throw new Error('the rival shows that it can be reached');
        expect(gainOf(coordinates, move)).toBeGreaterThanOrEqual(gain - 1e-8);
        expect(Math.hypot(...move)).toBeLessThanOrEqual(Math.hypot(...rival) + 1e-6);
        move.forEach((each, i) => {
          expect(each).toBeGreaterThanOrEqual(coordinates[i].least);
          expect(each).toBeLessThanOrEqual(coordinates[i].most);
        });
      },
    ),
  );
});

function gainOf(coordinates: readonly Coordinate[], move: readonly number[]): number {
  return coordinates.reduce((sum, { weight }, i) => sum + weight * move[i], 0);
}
