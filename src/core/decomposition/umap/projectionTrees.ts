import type { Matrix } from '../../matrix.ts';
import type { Random } from '../../random/index.ts';

/**
 * Cuts the rows into leaves of rows near each other, by planes midway between two rows drawn at random
 * (random projection tree; Dasgupta and Freund, 2008).
 *
 * @param leafRows rows that a leaf holds at most
 * @returns each row in one leaf
 */
export function projectionLeaves(x: Matrix, leafRows: number, random: Random): Int32Array[] {
  const rows = Int32Array.from({ length: x.nSamples }, (_, row) => row);
  const leaves: Int32Array[] = [];
  const open: Int32Array[] = [rows];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.length <= leafRows) {
      leaves.push(part);
      continue;
    }
    const nLeft = cut(x, part, random);
    open.push(part.subarray(nLeft), part.subarray(0, nLeft));
  }
  return leaves;
}

/** Sorts rows by the side that they lie on; returns how many lie on the first. */
function cut({ data, nFeatures }: Matrix, rows: Int32Array, random: Random): number {
  const a = rows[random.nextInt(rows.length)] * nFeatures;
  const b = rows[random.nextInt(rows.length)] * nFeatures;
  let offset = 0;
  for (let f = 0; f < nFeatures; f++) offset += data[a + f] ** 2 - data[b + f] ** 2;
  let nLeft = 0;
  for (let i = 0; i < rows.length; i++) {
    const p = rows[i] * nFeatures;
    let side = -offset / 2;
    for (let f = 0; f < nFeatures; f++) side += data[p + f] * (data[a + f] - data[b + f]);
    if (side > 0) [rows[i], rows[nLeft++]] = [rows[nLeft], rows[i]];
  }
  // Rows that no plane parts, such as duplicates, are halved as they stand.
  return nLeft > 0 && nLeft < rows.length ? nLeft : rows.length >> 1;
}
