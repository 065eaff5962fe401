import { splitSeed } from '../../src/core/index.ts';
import { within } from '../agreement.ts';
import { timed, type Stage } from '../stage.ts';
import { startLabels } from './startLabels.ts';

const nFeatures = 8;
const nComponents = 5;
const seed = 42;
const tolerance = 1e-6;

/** Both sides climb from the same labels, those of our restart's K-means: else they may end on other hills. */
const start = { nClusters: nComponents, seed: splitSeed(seed, nComponents, 0) };

export const mixtureStages: readonly Stage[] = [
  {
    name: 'Gaussian mixture, full, k = 5, 1,000,000 x 8',
    target: { ratio: 20 },
    ours: {
      '': async ({ pool, data, rows }) => {
        const { x } = data.matrix(rows(1_000_000), nFeatures);
        return () =>
          timed(
            () => pool.gaussianMixture(x, { nComponents, nInit: 1, seed }),
            ({ lowerBound, nIter }) => ({ 'lower bound': lowerBound, iterations: nIter }),
          );
      },
    },
    theirs: async ({ twin, pool, data, rows }) => {
      const { x, file } = data.matrix(rows(1_000_000), nFeatures);
      const labels = data.storeLabels('mixture', await startLabels(pool, x, start));
      return () => twin.run('mixture', { x: file, nFeatures, labels, nComponents });
    },
    agree: (ours, theirs) => within(ours, theirs, tolerance),
  },
];
