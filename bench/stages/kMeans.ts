import type { KMeansOptions } from '../../src/core/index.ts';
import { noHigher } from '../agreement.ts';
import { timed, type Side, type Stage } from '../stage.ts';

const nFeatures = 17;
const nInit = 10;
const inertiaTolerance = 1e-4;
const sweepKs = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** `refine: false` stops where scikit-learn stops; the default goes on to a better optimum. */
const ways: Readonly<Record<string, Partial<KMeansOptions>>> = {
  'refine: false': { refine: false },
  'our default': {},
};

/** Fits of 10 restarts each: one for each k, all of them in one call on our side. */
function kMeansStage(name: string, nRows: number, ks: readonly number[], ratio: number): Stage {
  return {
    name,
    target: { ratio },
    ours: Object.fromEntries(
      Object.entries(ways).map(([way, options]): [string, Side] => [
        way,
        async ({ pool, data, rows }) => {
          const { x } = data.matrix(rows(nRows), nFeatures);
          const tasks = ks.map((nClusters) => ({ options: { nClusters, nInit, ...options } }));
          return () =>
            timed(
              () => pool.kMeans(x, tasks),
              (fits) =>
                Object.fromEntries(
                  fits.map(({ nClusters, inertia }) => [`inertia of k = ${nClusters}`, inertia]),
                ),
            );
        },
      ]),
    ),
    theirs: async ({ twin, data, rows }) => {
      const { file } = data.matrix(rows(nRows), nFeatures);
      return () => twin.run('kMeans', { x: file, nFeatures, ks, nInit });
    },
    agree: (ours, theirs) => noHigher(ours, theirs, inertiaTolerance),
  };
}

export const kMeansStages: readonly Stage[] = [
  kMeansStage('K-means k = 5, 9,000 x 17', 9_000, [5], 40),
  kMeansStage('K-means k = 5, 100,000 x 17', 100_000, [5], 20),
  kMeansStage('K-means k = 5, 1,000,000 x 17', 1_000_000, [5], 30),
  kMeansStage('K-means k = 2..10, 1,000,000 x 17', 1_000_000, sweepKs, 30),
];
