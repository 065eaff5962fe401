import { checkMatrix } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
import { checkSampleWeight } from '../sampleWeight.ts';

/** Some rows of many; a block may be empty. */
export interface RowBlock {
  /** nSamples x nFeatures. */
  readonly x: Matrix;
  /** How much each row counts (nSamples), each >= 0; all 1 when not given. */
  readonly sampleWeight?: Float64Array | undefined;
}

/** Rows in blocks: the same rows in the same order, however often it is iterated over. */
export type RowBlocks = Iterable<RowBlock> | AsyncIterable<RowBlock>;

/** What the first reading of the blocks found. */
export interface RowsShape {
  readonly nSamples: number;
  readonly nFeatures: number;
}

/**
 * Reads the blocks for the first time and looks at every value; empty blocks are passed over.
 *
 * @throws RangeError on missing or infinite values, on weights that are not one number >= 0 a row, and on blocks
 * that differ in their number of features; rows are counted over all blocks from 0.
 */
export async function* firstReading(blocks: RowBlocks): AsyncGenerator<RowBlock, void, void> {
  let nSamples = 0;
  let nFeatures: number | null = null;
  for await (const block of blocks) {
    const { x, sampleWeight } = block;
    if (x.nSamples === 0) continue;
    checkMatrix(x, nSamples);
    if (sampleWeight !== undefined) checkSampleWeight(sampleWeight, x.nSamples, nSamples);
    nFeatures ??= x.nFeatures;
    if (x.nFeatures !== nFeatures) {
      throw new RangeError(
        `the block from row ${nSamples} has ${x.nFeatures} features, those before it ${nFeatures}; they must be the same`,
      );
    }
    nSamples += x.nSamples;
    yield block;
  }
}

/**
 * Reads the blocks again, without a look at the values.
 *
 * @throws RangeError when they hold other numbers of rows or features than the first time.
 */
export async function* readAgain(
  blocks: RowBlocks,
  { nSamples, nFeatures }: RowsShape,
): AsyncGenerator<RowBlock, void, void> {
  let count = 0;
  for await (const block of blocks) {
    const { x } = block;
    if (x.nSamples === 0) continue;
    count += x.nSamples;
    if (x.nFeatures !== nFeatures || count > nSamples) {
      throw changed(
        `${count} rows or more of ${x.nFeatures} features`,
        `${nSamples} of ${nFeatures}`,
      );
    }
    yield block;
  }
  if (count < nSamples) throw changed(`${count} rows`, `${nSamples}`);
}

function changed(after: string, before: string): RangeError {
  return new RangeError(
    `read again, the blocks hold ${after} where they held ${before} before; give blocks that can be read again and stay the same`,
  );
}
