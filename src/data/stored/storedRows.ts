import type { Matrix, StoredRows } from '../../core/index.ts';
import { openScratchFile } from './scratchFile.ts';

/** A matrix that is written to a file row by row and read from there. */
export interface RowWriter {
  readonly append: (rows: Matrix) => void;
  /** What was appended so far. */
  readonly rows: () => StoredRows;
  readonly close: () => void;
}

/**
 * Opens a file for rows of so many features.
 *
 * @throws ClienteleError `resource` from any of its methods when the disk is full
 */
export function storeRows(folder: string, nFeatures: number): RowWriter {
  const file = openScratchFile(folder);
  const bytes = 8 * nFeatures;
  let nSamples = 0;
  return {
    append: ({ data, nSamples: added }) => {
      file.write(data, nSamples * bytes);
      nSamples += added;
    },
    rows: () => {
      const count = nSamples;
      return {
        nSamples: count,
        nFeatures,
        *blocks(blockRows) {
          const room = new Float64Array(Math.min(blockRows, count) * nFeatures);
          for (let from = 0; from < count; from += blockRows) {
            const rows = Math.min(blockRows, count - from);
            const data = room.subarray(0, rows * nFeatures);
            file.read(data, from * bytes);
            yield { data, nSamples: rows, nFeatures };
          }
        },
        take: (rows) => {
          const data = new Float64Array(rows.length * nFeatures);
          rows.forEach((row, place) => {
            file.read(data.subarray(place * nFeatures, (place + 1) * nFeatures), row * bytes);
          });
          return { data, nSamples: rows.length, nFeatures };
        },
      };
    },
    close: file.close,
  };
}
