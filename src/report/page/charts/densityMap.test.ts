import { describe, expect, it } from 'vitest';
import { densityMap } from './densityMap.ts';

const map = {
  kind: 'pca' as const,
  explainedVarianceRatio: [0.5, 0.3],
  xRange: [0, 3] as [number, number],
  yRange: [0, 2] as [number, number],
  nx: 3,
  ny: 2,
  centres: [],
};

describe('densityMap', () => {
  it('draws neighbours of one darkness as one run, row 0 at the bottom', () => {
    const cells: [number, number, number, number][] = [
      [0, 0, 1, 5],
      [1, 0, 1, 5],
      [2, 1, 1, 5],
    ];
    const { markup } = densityMap({ ...map, cells }, () => 2, 'Map');
    expect(markup).toContain('class="seg s3 l9" d="M2 0.5h1M0 1.5h2"');
  });

  it('splits the colour of a cell among its clusters', () => {
    const cells: [number, number, number, number][] = [
      [0, 0, 0, 9],
      [0, 0, 1, 1],
    ];
    const { markup } = densityMap({ ...map, cells }, (cluster) => cluster, 'Map');
    expect(markup).toContain('class="seg s1 l9"');
    expect(markup).toContain('class="seg s2 l1"');
  });
});
