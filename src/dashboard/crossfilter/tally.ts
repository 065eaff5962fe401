/** What one chart counts. */
export interface Chart {
  /** 1 << its number; set in the mask of the rows that its own filter keeps out. */
  readonly bit: number;
  /** nRows places in `counts`. */
  readonly codes: Uint16Array;
  /** Rows that pass the filters of all other charts, by place; the last is for rows without a value. */
  readonly counts: Uint32Array;
}

/** The counts of all charts under one set of filters. */
export interface Tally {
  /** nRows masks; 0 where a row passes every filter. */
  readonly masks: Int32Array;
  /** By the number of their bit; null where a number is free. */
  readonly charts: (Chart | null)[];
  /** Rows that pass every filter. */
  selected: number;
  /** nRows places to list rows in while counting. */
  readonly passing: Uint32Array;
}

export function newTally(nRows: number): Tally {
  return {
    masks: new Int32Array(nRows),
    charts: [],
    selected: nRows,
    passing: new Uint32Array(nRows),
  };
}

/** Beyond this share of the rows, counting all anew row after row is quicker than jumping from row to row. */
const mostJumps = 0.25;

/** Turns the bit of `own` in each listed row and keeps every count right. */
export function turn(tally: Tally, own: Chart, lists: readonly Uint32Array[]): void {
  const nJumps = lists.reduce((sum, { length }) => sum + length, 0);
  if (nJumps > mostJumps * tally.masks.length) turnAndRecount(tally, own, lists);
  else for (const rows of lists) turnOneByOne(tally, own, rows);
}

function turnAndRecount(tally: Tally, { bit }: Chart, lists: readonly Uint32Array[]): void {
  for (const rows of lists) {
    for (let i = 0; i < rows.length; i++) tally.masks[rows[i]] ^= bit;
  }
  recountAll(tally);
}

/** The rows that pass are listed once, so that each chart looks at those alone. */
function recountAll(tally: Tally): void {
  const { masks, charts, passing } = tally;
  for (const chart of charts) chart?.counts.fill(0);
  let n = 0;
  for (let row = 0; row < masks.length; row++) {
    const mask = masks[row];
    if (mask === 0) passing[n++] = row;
    else if ((mask & (mask - 1)) === 0) {
      const chart = charts[31 - Math.clz32(mask)];
      if (chart !== null) chart.counts[chart.codes[row]]++;
    }
  }
  for (const chart of charts) if (chart !== null) addRows(chart, passing, n);
  tally.selected = n;
}

function addRows({ codes, counts }: Chart, rows: Uint32Array, n: number): void {
  for (let i = 0; i < n; i++) counts[codes[rows[i]]]++;
}

/**
 * A row that other filters keep out nowhere counts in all other charts, one that a single other filter keeps out
 * in that filter's chart alone, and any other row nowhere. The chart whose filter changes never changes itself.
 */
function turnOneByOne(tally: Tally, own: Chart, rows: Uint32Array): void {
  const { masks, charts } = tally;
  const { bit } = own;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const mask = masks[row] ^ bit;
    masks[row] = mask;
    const step = (mask & bit) === 0 ? 1 : -1;
    const others = mask & ~bit;
    if (others === 0) {
      tally.selected += step;
      for (const chart of charts) {
        if (chart !== null && chart !== own) chart.counts[chart.codes[row]] += step;
      }
    } else if ((others & (others - 1)) === 0) {
      const chart = charts[31 - Math.clz32(others)];
      if (chart !== null) chart.counts[chart.codes[row]] += step;
    }
  }
}

/** Counts one chart from nothing. */
export function recount(masks: Int32Array, { bit, codes, counts }: Chart): void {
  counts.fill(0);
  const others = ~bit;
  for (let row = 0; row < masks.length; row++) {
    if ((masks[row] & others) === 0) counts[codes[row]]++;
  }
}
