import type { Random } from '../random/index.ts';
import { readAgain, type RowBlocks } from './blocks.ts';
import type { MiniBatchKMeansSettings } from './options.ts';
import { addRow, createRowStore, putRow, rowOf, type RowStore } from './rowStore.ts';
import type { Survey } from './survey.ts';

/**
 * Mini-batches without end: the rows are gone through again and again, each time mixed in a buffer, from which a row
 * is drawn whenever another one comes in. Where the buffer holds all rows each round is a shuffle of them. Rows of
 * weight 0 are left out.
 *
 * @returns batches that share their memory: each is to be used before the next is asked for
 */
export async function* miniBatches(
  blocks: RowBlocks,
  survey: Survey,
  { batchSize, bufferRows }: Pick<MiniBatchKMeansSettings, 'batchSize' | 'bufferRows'>,
  random: Random,
): AsyncGenerator<RowStore, void, void> {
  const { nFeatures, nWeighing } = survey;
  const buffer = createRowStore(Math.min(bufferRows, nWeighing), nFeatures);
  const batch = createRowStore(batchSize, nFeatures);
  for (;;) {
    for await (const { x, sampleWeight } of readAgain(blocks, survey)) {
      for (let i = 0; i < x.nSamples; i++) {
        const weight = sampleWeight?.[i] ?? 1;
        if (weight === 0) continue;
        const row = x.data.subarray(i * nFeatures, (i + 1) * nFeatures);
        if (buffer.count < buffer.capacity) {
          addRow(buffer, row, weight);
          continue;
        }
        const place = random.nextInt(buffer.count);
        addRow(batch, rowOf(buffer, place), buffer.weights[place]);
        putRow(buffer, place, row, weight);
        if (batch.count < batchSize) continue;
        yield batch;
        batch.count = 0;
      }
    }
    while (buffer.count > 0) {
      const place = random.nextInt(buffer.count);
      addRow(batch, rowOf(buffer, place), buffer.weights[place]);
      buffer.count--;
      putRow(buffer, place, rowOf(buffer, buffer.count), buffer.weights[buffer.count]);
      if (batch.count < batchSize) continue;
      yield batch;
      batch.count = 0;
    }
  }
}
