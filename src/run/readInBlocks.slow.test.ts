import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../compute/index.ts';
import { createRandom, type Matrix, type StoredRows } from '../core/index.ts';
import { withFile } from '../data/opened.fixture.ts';
import { chooseClustering } from '../segments/index.ts';
import { customersCsv, inBlocks, untimed } from './manyCustomers.fixture.ts';
import { runSegmentation } from './segmentation.ts';

const now = () => new Date('2026-01-01T00:00:00Z');
let executor: WorkerPool;
beforeAll(async () => {
  executor = await createWorkerPool({ threads: 2 });
});
afterAll(() => executor.close());

it('gives the same bytes from files as from memory, over several blocks', async () => {
  await withFile('customers.csv', customersCsv(40_000), async (source) => {
    const options = { ...inBlocks, source };
    const fromMemory = await runSegmentation(options, { executor, now });
    const fromFiles = await runSegmentation(options, { executor, now, mostInMemory: 0 });
    expect(untimed(fromFiles)).toEqual(untimed(fromMemory));
    expect(fromFiles.assignments.clusters).toHaveLength(40_000);
  });
});

/** Two groups of rows that are never whole in memory: those that ask for too many at once are refused. */
function watchedRows(
  nSamples: number,
  most: number,
): { rows: StoredRows; asked: { blocks: number } } {
  const nFeatures = 3;
  const asked = { blocks: 0 };
  const take = (places: Int32Array): Matrix => {
    if (places.length > most) throw new Error(`${places.length} rows at once`);
    const data = new Float64Array(places.length * nFeatures);
    places.forEach((row, place) => {
      const random = createRandom(row);
      for (let f = 0; f < nFeatures; f++) {
        data[place * nFeatures + f] = random.nextGaussian() + 8 * (row % 2);
      }
    });
    return { data, nSamples: places.length, nFeatures };
  };
  const rows: StoredRows = {
    nSamples,
    nFeatures,
    *blocks(blockRows) {
      for (let from = 0; from < nSamples; from += blockRows) {
        asked.blocks += 1;
        const length = Math.min(blockRows, nSamples - from);
        yield take(Int32Array.from({ length }, (_, i) => from + i));
      }
    },
    take,
  };
  return { rows, asked };
}

it('chooses among mini-batch K-means without all rows in memory at any time', async () => {
  const nSamples = 60_000;
  const { rows, asked } = watchedRows(nSamples, 20_000);
  const { fit, selection } = await chooseClustering(
    rows,
    {
      algorithms: ['minibatch-kmeans'],
      isAuto: false,
      settings: { covarianceType: 'full', regCovar: 1e-6, gamma: null, minClusterSize: null },
      ks: [2, 3],
      nInit: 1,
      seed: 1,
      kGiven: true,
      minSegmentShare: null,
      mergeTo: null,
      features: ['a', 'b', 'c'].map((name) => ({ name, column: name, level: null })),
    },
    executor,
  );
  expect(selection.chosen).toEqual({ algorithm: 'minibatch-kmeans', k: 2 });
  expect([...fit.clusterSizes]).toEqual([nSamples / 2, nSamples / 2]);
  // Each k reads all blocks four times at least: to look, to go through mini-batches, to compare, and to assign.
  expect(asked.blocks).toBeGreaterThan(2 * 4 * Math.ceil(nSamples / 16_384));
});
