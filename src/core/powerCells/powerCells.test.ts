import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, takeRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { cellOf, powerTo, type PowerCells } from './model.ts';
import { powerCells } from './powerCells.ts';

const closed = { leastRows: 5, mostCells: 500, isOpen: false };
const open = { ...closed, isOpen: true };

function placed(cells: PowerCells, x: Matrix, isOpen = false): number[] {
  return Array.from({ length: x.nSamples }, (_, i) => {
    const cell = cellOf(cells, isOpen, x.data, i * x.nFeatures);
    return cell < 0 ? -1 : cells.clusters[cell];
  });
}

const lineOf = (values: readonly number[]): Matrix =>
  matrixFromRows(values.map((value) => [value]));

/** Rows of two moons that lie in each other; no centre tells them apart. */
function moons(seed: number, nSamples: number): { x: Matrix; labels: Int32Array } {
  const random = createRandom(seed);
  const labels = Int32Array.from({ length: nSamples }, (_, i) => i % 2);
  const rows = Array.from(labels, (label) => {
    const angle = Math.PI * random.next();
    const [across, up] = [Math.cos(angle), Math.sin(angle)];
    const noise = () => 0.05 * random.nextGaussian();
    return label === 0
      ? [across + noise(), up + noise()]
      : [1 - across + noise(), 0.5 - up + noise()];
  });
  return { x: matrixFromRows(rows), labels };
}

describe('by hand', () => {
  it('one cell a cluster where the nearest mean is right', () => {
    const x = lineOf([0, 1, 2, 3, 4, 10, 11, 12, 13, 14]);
    const labels = Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    const cells = powerCells(x, labels, closed);
    expect([...cells.centres.data]).toEqual([2, 12]);
    expect([[...cells.offsets], [...cells.clusters]]).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(powerTo(cells, 1, Float64Array.of(9), 0)).toBe(9);
  });

  it('an offset lets a wide cluster reach farther: 0 to 8 and 9 to 11 meet at 8.5, not between their means', () => {
    const x = lineOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.5, 10, 10.5, 11]);
    const labels = Int32Array.from({ length: 14 }, (_, i) => Number(i > 8));
    const cells = powerCells(x, labels, closed);
    expect(placed(cells, x)).toEqual([...labels]);
  });

  it('a row beyond all cells belongs to none where rows may', () => {
    const x = lineOf([0, 1, 2, 3, 4, 30]);
    const cells = powerCells(x, Int32Array.of(0, 0, 0, 0, 0, -1), open);
    expect([...cells.centres.data]).toEqual([2]);
    expect(cells.offsets[0]).toBeCloseTo(4, 6);
    expect(placed(cells, lineOf([-0.1, 0, 4, 4.1, 30]), true)).toEqual([-1, 0, 0, -1, -1]);
    expect(placed(cells, lineOf([30]))).toEqual([0]);
  });
});

describe('laws', () => {
  it('moons are told apart to the last row, from cells of five rows or more', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { x, labels } = moons(seed, 300);
        for (const options of [closed, open]) {
          const cells = powerCells(x, labels, options);
          expect(placed(cells, x, options.isOpen)).toEqual([...labels]);
          expect(cells.clusters.length).toBeLessThan(60);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('the order of the rows does not matter', () => {
    const { x, labels } = moons(3, 200);
    const order = Int32Array.from({ length: 200 }, (_, i) => (i * 77) % 200);
    const moved = Int32Array.from(order, (row) => labels[row]);
    expect(powerCells(takeRows(x, order), moved, closed)).toEqual(powerCells(x, labels, closed));
  });

  it('no centre is a row, whatever rows are asked to be apart', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = createRandom(seed);
        const rows = Array.from({ length: 80 }, () => [
          random.nextGaussian(),
          random.nextGaussian(),
        ]);
        const labels = Int32Array.from(rows, () => random.nextInt(2));
        const { centres } = powerCells(matrixFromRows(rows), labels, closed);
        for (let cell = 0; cell < centres.nSamples; cell++) {
          const [a, b] = centres.data.subarray(2 * cell, 2 * cell + 2);
          expect(rows.some(([x, y]) => x === a && y === b)).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('options', () => {
  const { x, labels } = moons(1, 400);
  const wrong = (cells: PowerCells): number =>
    placed(cells, x).filter((label, i) => label !== labels[i]).length;

  it('leastRows: fewer and larger cells, which tell less', () => {
    const large = powerCells(x, labels, { ...closed, leastRows: 60 });
    expect(large.clusters.length).toBeLessThan(powerCells(x, labels, closed).clusters.length);
    expect(wrong(large)).toBeGreaterThan(0);
  });

  it('mostCells: no more than that', () => {
    const few = powerCells(x, labels, { ...closed, mostCells: 4 });
    expect(few.clusters.length).toBeLessThanOrEqual(4);
    expect(wrong(few)).toBeGreaterThan(0);
  });

  it('parts: the cells to begin with', () => {
    const parts = labels.map((label, i) => 2 * label + Number(x.data[2 * i] > 0.5));
    const begun = powerCells(x, labels, { ...closed, mostCells: 4 }, parts);
    expect([...begun.clusters]).toEqual([0, 0, 1, 1]);
    expect(wrong(begun)).toBeLessThan(wrong(powerCells(x, labels, { ...closed, mostCells: 2 })));
  });
});
