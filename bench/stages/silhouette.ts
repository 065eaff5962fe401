import { execPath } from 'node:process';
import { join } from 'node:path';
import { z } from 'zod';
import { within } from '../agreement.ts';
import { runMeasured } from '../processes.ts';
import { timed, type Stage } from '../stage.ts';
import { startLabels } from './startLabels.ts';

const nFeatures = 17;
const labelOptions = { nClusters: 5, seed: 1 };
/** Distances are f32 on our side, their sums f64. */
const tolerance = 1e-5;

const both: Stage = {
  name: 'exact silhouette, 9,000 x 17',
  target: { ratio: 25 },
  ours: {
    '': async ({ pool, data, rows }) => {
      const { x } = data.matrix(rows(9_000), nFeatures);
      const labels = await startLabels(pool, x, labelOptions);
      return () =>
        timed(
          () => pool.silhouetteSamples(x, [labels]),
          ([values]) => ({ silhouette: mean(values) }),
        );
    },
  },
  theirs: async ({ twin, pool, data, rows }) => {
    const { x, file } = data.matrix(rows(9_000), nFeatures);
    const labels = data.storeLabels('silhouette', await startLabels(pool, x, labelOptions));
    return () => twin.run('silhouette', { x: file, nFeatures, labels });
  },
  agree: (ours, theirs) => within(ours, theirs, tolerance),
};

const aloneSchema = z.object({ ms: z.number(), figures: z.record(z.string(), z.number()) });

/** In a process of its own, so that its memory can be told from that of the benchmark. */
const large: Stage = {
  name: 'exact silhouette, 45,000 x 17, whole process for memory',
  target: { ms: 1_000, megabytes: 200 },
  ours: {
    '': async ({ data, pool, rows }) => {
      const { x, file } = data.matrix(rows(45_000), nFeatures);
      const labels = data.storeLabels('silhouetteAlone', await startLabels(pool, x, labelOptions));
      const script = join(import.meta.dirname, '../silhouetteAlone.ts');
      return async () => {
        const { stdout, megabytes } = await runMeasured(execPath, [
          script,
          file,
          String(nFeatures),
          labels,
        ]);
        return { ...aloneSchema.parse(JSON.parse(stdout)), megabytes };
      };
    },
  },
  theirs: null,
  agree: () => null,
};

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const silhouetteStages: readonly Stage[] = [both, large];
