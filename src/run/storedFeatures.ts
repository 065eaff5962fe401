import { setImmediate } from 'node:timers/promises';
import {
  algorithms,
  candidateAlgorithms,
  type Recipe,
  type SegmentConfig,
} from '../contract/index.ts';
import { storeRows, type Customers, type RowWriter, type StoredTable } from '../data/index.ts';
import { applyRecipe, type FeatureRows } from '../features/index.ts';

/** Bytes of values up to which customers are in memory, although they would not have to be. */
const usualMostInMemory = 64 * 2 ** 20;

/** Customers that are made features of at a time. */
const batchRows = 16_384;

/**
 * Whether customers are to be read from files in blocks: they are large, and nothing of the run needs all of them at
 * once.
 *
 * @param nColumns of the table that would be in memory otherwise
 */
export function isReadInBlocks(
  { algorithm, embed }: Pick<SegmentConfig, 'algorithm' | 'embed'>,
  { store, columns }: Pick<Customers, 'store' | 'columns'>,
  nColumns: number,
  mostInMemory = usualMostInMemory,
): boolean {
  const nRows = columns[0].count + columns[0].missing;
  return (
    store !== null &&
    embed === 'none' &&
    algorithm !== 'auto' &&
    candidateAlgorithms(algorithm).every((name) => algorithms[name].readsBlocks) &&
    8 * nRows * nColumns > mostInMemory
  );
}

/** Makes features of a table batch by batch into a file beside the table's. */
export async function storeFeatures(
  recipe: Recipe,
  table: StoredTable,
  signal?: AbortSignal,
): Promise<{ readonly features: FeatureRows; readonly close: () => void }> {
  const writer = storeRows(table.folder, recipe.features.length);
  try {
    const rows = await writeBatches(recipe, table, writer, signal);
    const isWhole = rows.length === table.nRows;
    return {
      features: {
        x: writer.rows(),
        featureNames: recipe.features.map(({ name }) => name),
        rowIds: isWhole ? table.rowIds : Array.from(rows, (row) => table.rowIds[row]),
        recipe,
        rows,
      },
      close: writer.close,
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** @returns the rows of the table that were written, ascending */
async function writeBatches(
  recipe: Recipe,
  table: StoredTable,
  writer: RowWriter,
  signal: AbortSignal | undefined,
): Promise<Int32Array> {
  const rows = new Int32Array(table.nRows);
  let from = 0;
  let count = 0;
  for (const batch of table.batches(batchRows)) {
    const made = applyRecipe(recipe, batch);
    writer.append(made.x);
    for (const row of made.rows) rows[count++] = from + row;
    from += batch.nRows;
    await setImmediate();
    signal?.throwIfAborted();
  }
  return rows.subarray(0, count);
}
