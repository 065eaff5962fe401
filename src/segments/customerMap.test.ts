import { describe, expect, it } from 'vitest';
import { kMeans, matrixFromRows } from '../core/index.ts';
import { customerMap } from './customerMap.ts';
import { plantAt } from './planted.fixture.ts';

describe('customerMap', () => {
  const { x } = plantAt(
    [
      [0, 0, 0],
      [30, 0, 0],
    ],
    [300, 200],
    1,
  );
  const { labels, centroids } = kMeans(x, { nClusters: 2 });
  const drawn = customerMap(x, labels, centroids);
  const map = drawn?.map;

  it('counts every customer once, under the own cluster', () => {
    const counts = [0, 0];
    for (const [, , cluster, customers] of map?.cells ?? []) counts[cluster] += customers;
    expect(counts).toEqual([300, 200]);
  });

  it('keeps groups that lie apart, apart, with each centre among its own', () => {
    const [xLow, xHigh] = map?.xRange ?? [0, 0];
    (map?.centres ?? []).forEach(([first], cluster) => {
      const own = (map?.cells ?? [])
        .filter((cell) => cell[2] === cluster)
        .map(([column]) => column);
      const column = ((first - xLow) / (xHigh - xLow)) * 72;
      expect(column).toBeGreaterThan(Math.min(...own));
      expect(column).toBeLessThan(Math.max(...own) + 1);
      expect(Math.max(...own) - Math.min(...own)).toBeLessThan(20);
    });
    expect(map?.explainedVarianceRatio[0]).toBeGreaterThan(0.98);
  });

  it('gives the plane that puts each centre where the map has it', () => {
    const { centre, axes } = drawn?.plane ?? { centre: [], axes: [[], []] };
    (map?.centres ?? []).forEach((place, cluster) => {
      axes.forEach((axis, side) => {
        const along = axis.reduce(
          (sum, weight, j) => sum + weight * (centroids.data[3 * cluster + j] - centre[j]),
          0,
        );
        expect(along).toBeCloseTo(place[side], 9);
      });
    });
  });

  it('puts those beyond the middle 99 % into the outer cells', () => {
    const rows = Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20)]);
    const outlier = customerMap(
      matrixFromRows([...rows, [1e4, 0]]),
      new Int32Array(401),
      matrixFromRows([[0, 0]]),
    );
    expect(outlier?.map.xRange[1]).toBeLessThan(100);
    expect(outlier?.map.cells.some(([column]) => column === 71)).toBe(true);
  });

  it('draws nothing where there is no plane', () => {
    const one = matrixFromRows([[1], [2]]);
    expect(customerMap(one, new Int32Array(2), one)).toBeNull();
    const same = matrixFromRows([
      [1, 1],
      [1, 1],
    ]);
    expect(customerMap(same, new Int32Array(2), same)).toBeNull();
  });
});
