import { within } from '../agreement.ts';
import { timed, type Stage } from '../stage.ts';

const nFeatures = 17;
const tolerance = 1e-9;

export const pcaStages: readonly Stage[] = [
  {
    name: 'PCA, 1,000,000 x 17',
    target: { ratio: 3 },
    ours: {
      '': async ({ pool, data, rows }) => {
        const { x } = data.matrix(rows(1_000_000), nFeatures);
        return () =>
          timed(
            () => pool.pca(x),
            ({ explainedVarianceRatio }) =>
              Object.fromEntries(
                Array.from(explainedVarianceRatio, (share, i) => [`component ${i + 1}`, share]),
              ),
          );
      },
    },
    theirs: async ({ twin, data, rows }) => {
      const { file } = data.matrix(rows(1_000_000), nFeatures);
      return () => twin.run('pca', { x: file, nFeatures, nComponents: nFeatures });
    },
    agree: (ours, theirs) => within(ours, theirs, tolerance),
  },
];
