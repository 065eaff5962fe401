import { expect, it } from 'vitest';
import { sampleRun } from '../api/sampleRun.fixture.ts';
import { levelsTable } from './categories/option.ts';
import { cellsTable } from './density/option.ts';
import { heatColumns, heatTable } from './heatmap/cells.ts';
import { histogramTable } from './histogram/option.ts';

it('tells the bars of a histogram, and who has no value', () => {
  const bins = { edges: [0, 1, 10], spacing: 'log' } as const;
  expect(histogramTable(bins, [3, 4, 5], [6, 7, 8]).rows).toEqual([
    [0, 1, 3, 6],
    [1, 10, 4, 7],
    [null, null, 5, 8],
  ]);
  expect(histogramTable(bins, null, [6, 7, 8]).rows[0]).toEqual([0, 1, null, 6]);
});

it('tells the levels of a category, and who has none', () => {
  const table = levelsTable('Job', { levels: ['clerk'], counts: [1, 2], totals: [3, 4] });
  expect(table).toEqual({
    columns: ['Job', 'Selected customers', 'All customers'],
    rows: [
      ['clerk', 1, 3],
      ['missing', 2, 4],
    ],
  });
});

it('tells the cells of a map that hold anyone', () => {
  const cells = { nx: 2, ny: 1, nSegments: 2, counts: [0, 0, 5, 6] };
  const ranges = { xRange: [0, 4], yRange: [0, 2] } as const;
  const table = cellsTable(cells, { xRange: [...ranges.xRange], yRange: [...ranges.yRange] }, [
    { name: 'a' },
    { name: 'b' },
  ]);
  expect(table).toEqual({ columns: ['Across', 'Upwards', 'a', 'b'], rows: [[3, 1, 5, 6]] });
});

it('tells the cells of a heatmap', () => {
  const run = sampleRun();
  expect(heatTable(run, heatColumns(run, false)).rows).toEqual([
    ['Savers', -2, -2],
    ['Spenders', 0, 0],
    ['Quiet', 2, 2],
  ]);
});
