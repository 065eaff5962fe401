import { afterAll, describe, expect, it } from 'vitest';
import { realData } from '../../test/realData.ts';
import { cardUsage } from '../../test/support/cardUsage.ts';
import expected from '../../test/reference/autoencoder.json' with { type: 'json' };
import { createWorkerPool } from './index.ts';

describe.skipIf(!realData.present)(`cc-general.csv (${realData.whatIsMissing})`, async () => {
  const pool = await createWorkerPool();
  afterAll(() => pool.close());
  const asPublished = { codeSize: 10, maxEpochs: 25, validationShare: 0 } as const;

  it('is reconstructed by a deep network as well as published', async () => {
    // The mirror leaves out the layer of 7: as the last one it would lose what 7 principal components lose.
    expect(expected.pca7).toBeGreaterThan(0.19);
    const fit = await pool.autoencoder(cardUsage(), {
      ...asPublished,
      hiddenLayers: [7, 500, 500, 2000],
      decoderLayers: [2000, 500, 500],
    });
    expect(fit.reconstructionError).toBeLessThanOrEqual(0.075);
  });

  it('is reconstructed better by the default network, and far better than by principal components', async () => {
    const fit = await pool.autoencoder(cardUsage(), asPublished);
    expect(fit.reconstructionError).toBeLessThan(Math.min(...expected.default));
    expect(fit.reconstructionError).toBeLessThan(expected.pca10 / 2);
    fit.reconstructionErrors.forEach((error) => expect(error).toBeLessThan(0.3));
  });
});
