import { createRandom, splitSeed } from '../../core/index.ts';

/**
 * Draws customers at random, of every segment the same share, but two at least of one that has two.
 *
 * @param labels segment of each row; -1 for rows in none
 * @param most rows to draw in all; few more where segments are tiny
 * @returns for each label, the rows drawn, in random order
 */
export function drawBySegment(labels: Int32Array, most: number, seed: number): Int32Array[] {
  const members = rowsByLabel(labels);
  const total = members.reduce((sum, rows) => sum + rows.length, 0);
  const share = Math.min(1, most / total);
  return members.map((rows, label) => {
    const wanted = Math.max(Math.min(2, rows.length), Math.floor(share * rows.length));
    return drawn(rows, wanted, splitSeed(seed, label));
  });
}

/** The parts in one, ascending. */
export function allRows(parts: readonly Int32Array[]): Int32Array {
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    rows.set(part, place);
    place += part.length;
  }
  return rows.toSorted();
}

function rowsByLabel(labels: Int32Array): Int32Array[] {
  const sizes: number[] = [];
  for (const label of labels) {
    while (label >= sizes.length) sizes.push(0);
    if (label >= 0) sizes[label]++;
  }
  const members = sizes.map((size) => new Int32Array(size));
  const filled = sizes.map(() => 0);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (label >= 0) members[label][filled[label]++] = row;
  }
  return members;
}

/** The first `wanted` of a shuffle (Fisher and Yates, 1938) of rows that may be reordered. */
function drawn(rows: Int32Array, wanted: number, seed: number): Int32Array {
  const random = createRandom(seed);
  for (let i = 0; i < wanted; i++) {
    const other = i + random.nextInt(rows.length - i);
    const moved = rows[i];
    rows[i] = rows[other];
    rows[other] = moved;
  }
  return rows.subarray(0, wanted);
}
