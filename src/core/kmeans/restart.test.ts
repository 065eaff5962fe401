import { describe, expect, it } from 'vitest';
import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import type { Descent } from './descent.ts';
import { isNear } from './isNear.ts';
import { resolveKMeansOptions } from './options.ts';
import { prepareRows, type PreparedRows } from './prepared.ts';
import { limitsOf, restartGroups, runKMeansRestarts } from './restart.ts';

const nFeatures = 6;

/** One mass of rows without groups, so that restarts take their time and end apart. */
function oneMass(nSamples: number): Matrix {
  const random = createRandom(3);
  const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.next());
  return { data, nSamples, nFeatures };
}

const x = oneMass(2_000);

function spent(refine: boolean): { groups: number; iterations: number; inertia: number } {
  const settings = resolveKMeansOptions({ nClusters: 6, nInit: 12, refine });
  let iterations = 0;
  const inertia = prepareRows({ x, weights: null }, (prepared) => {
    const counted: PreparedRows = {
      ...prepared,
      descend: (...call) => {
        const end = prepared.descend(...call);
        iterations += end.nIter;
        return end;
      },
    };
    const limits = limitsOf(prepared, settings);
    const groups = Array.from({ length: restartGroups(settings) }, (_, group) => group);
    return Math.min(
      ...groups.map((group) => runKMeansRestarts(counted, settings, limits, group).inertia),
    );
  });
  return { groups: restartGroups(settings), iterations, inertia };
}

describe('restarts', () => {
  it('that are refined are given up for the sake of an earlier one of their group, the best of them not', () => {
    const plain = spent(false);
    const refined = spent(true);
    expect([plain.groups, refined.groups]).toEqual([12, 3]);
    expect(refined.iterations).toBeLessThan(0.9 * plain.iterations);
    expect(refined.inertia / plain.inertia).toBeCloseTo(1, 4);
  });

  it('are all made, each once', () => {
    const settings = resolveKMeansOptions({ nClusters: 6, nInit: 12 });
    const starts = new Set<string>();
    prepareRows({ x, weights: null }, (prepared) => {
      const noted: PreparedRows = {
        ...prepared,
        descend: (start, ...rest): Descent => {
          starts.add(start.join());
          return prepared.descend(start, ...rest);
        },
      };
      for (let group = 0; group < restartGroups(settings); group++) {
        runKMeansRestarts(noted, settings, limitsOf(prepared, settings), group);
      }
    });
    expect(starts.size).toBe(12);
  });
});

describe('isNear', () => {
  const end = { centroids: Float64Array.of(0, 0, 10, 0), inertia: 100 };

  it('sees a clustering a little above, whatever the order of its clusters', () => {
    expect(isNear({ centroids: Float64Array.of(9.9, 0, 0.1, 0), inertia: 100.1 }, end, 2)).toBe(
      true,
    );
  });

  it.each([
    ['lower', [0, 0, 10, 0], 99.9],
    ['much higher', [0, 0, 10, 0], 101],
    ['elsewhere', [0, 0, 7, 0], 100.1],
    ['with two centroids at one', [0, 0, 0.1, 0], 100.1],
  ])('not one that is %s', (_, centroids, inertia) => {
    expect(isNear({ centroids: Float64Array.from(centroids), inertia }, end, 2)).toBe(false);
  });
});
