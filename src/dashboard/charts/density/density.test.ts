import { describe, expect, it } from 'vitest';
import { boxAfterKey, boxBetween, cellAt, frameOf, spotOf } from './boxes.ts';
import { cellsOfMap, densityPixels, rgbOf } from './option.ts';

const grid = { xRange: [0, 4], yRange: [0, 2], nx: 4, ny: 2 } as const;

describe('densityPixels', () => {
  const cells = cellsOfMap(
    {
      kind: 'pca',
      explainedVarianceRatio: [],
      xRange: [0, 4],
      yRange: [0, 2],
      nx: 4,
      ny: 2,
      cells: [
        [0, 0, 1, 3],
        [3, 1, 0, 1],
        [3, 1, 1, 1],
      ],
      centres: [],
    },
    [1, 0],
  );
  const pixels = densityPixels(cells, [rgbOf('#ff0000'), rgbOf('#0000ff')]);

  it('draws the lowest row last, in the colour of the segment', () => {
    // Column 0, row 0 is the fifth pixel; cluster 1 is segment 0, red, and no cell holds more.
    expect([...pixels.subarray(16, 20)]).toEqual([255, 0, 0, 255]);
  });

  it('mixes the colours of segments that share a cell, fainter with fewer customers', () => {
    const [red, green, blue, alpha] = pixels.slice(12, 16);
    expect([red, green, blue]).toEqual([128, 0, 128]);
    expect(alpha).toBeGreaterThan(40);
    expect(alpha).toBeLessThan(255);
  });

  it('leaves cells without customers clear', () => {
    expect([...pixels.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });
});

describe('a box on the map', () => {
  it('spans whole cells and is open at the border', () => {
    expect(boxBetween(grid, { left: 0.3, top: 0.9 }, { left: 0.6, top: 0.6 })).toEqual({
      x: { from: 1, to: 3 },
      y: { from: null, to: 1 },
    });
  });

  it('is drawn where it was made, with the vertical axis upwards', () => {
    const box = { x: { from: 1, to: 3 }, y: { from: null, to: 1 } };
    expect(frameOf(grid, box)).toEqual({ left: 0.25, top: 0.5, width: 0.5, height: 0.5 });
    expect(spotOf(grid, [1, 2])).toEqual({ left: 0.25, top: 0 });
    expect(cellAt(grid, { left: 0.3, top: 0.1 })).toEqual({ column: 1, row: 1 });
    expect(cellAt(grid, { left: 2, top: -1 })).toEqual({ column: 3, row: 1 });
  });

  it('moves and grows by keys', () => {
    const box = { x: { from: 1, to: 2 }, y: { from: null, to: 1 } };
    expect(boxAfterKey(grid, box, 'ArrowRight', false)?.x).toEqual({ from: 2, to: 3 });
    expect(boxAfterKey(grid, box, 'ArrowRight', true)?.x).toEqual({ from: 1, to: 3 });
    expect(boxAfterKey(grid, box, 'ArrowUp', false)?.y).toEqual({ from: 1, to: null });
    expect(boxAfterKey(grid, null, 'ArrowUp', false)).not.toBeNull();
    expect(boxAfterKey(grid, box, 'a', false)).toBeNull();
  });
});
