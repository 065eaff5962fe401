import { open } from 'node:fs/promises';
import { lastKept, type Damage, type Place } from './records.ts';
import { splitHead, type Dialect, type HeadRecord } from './split.ts';

/** Words that begin a line of totals, in the languages of many exports. */
const totals =
  /^((grand|sub)[ -]?)?(totals?|totale?s?|totaux|sum|summe|somme|suma|gesamt(summe)?|insgesamt|toplam)( .*)?:?$/i;

/**
 * Lines at the end of a file that stand below its table though they have as many cells: totals, whose other cells are
 * numbers or empty, and notes: several words in the first cell and nothing else.
 *
 * @param last the last sound rows
 * @param rows rows of the head of the file
 */
export async function linesBelow(
  path: string,
  last: readonly Place[],
  dialect: Dialect,
  rows: readonly HeadRecord[],
): Promise<Damage[]> {
  const file = await open(path, 'r');
  try {
    const found: Damage[] = [];
    for (const place of last.toReversed()) {
      const { buffer } = await file.read(
        Buffer.alloc(place.end - place.start),
        0,
        place.end - place.start,
        place.start,
      );
      const [record] = splitHead(buffer.toString('utf8'), dialect, true);
      const reason = record === undefined ? null : reasonOf(record.cells, rows);
      if (reason === null) break;
      found.unshift({ ...place, reason });
    }
    // In a file that is nothing else, they are the table.
    return found.length < last.length ? found : [];
  } finally {
    await file.close();
  }
}

function reasonOf(cells: readonly string[], rows: readonly HeadRecord[]): string | null {
  const filled = cells.filter((cell) => cell !== '');
  const [first = ''] = filled;
  const others = filled.slice(1);
  if (totals.test(first) && others.length > 0 && others.every(isNumber)) {
    const place = cells.indexOf(first);
    const usual = rows.filter((row) => row.cells[place] === first).length;
    return usual > 1 ? null : 'a line of totals';
  }
  const alone = filled.length === 1 && cells[0] === first && cells.length >= 3;
  const isPhrase = (row: readonly string[]): boolean => /\S\s+\S/.test(row[0] ?? '');
  // An id without anything beside it is a customer of whom nothing is known.
  const phrases = rows.filter((row) => isPhrase(row.cells)).length;
  return alone && isPhrase(cells) && phrases <= lastKept ? 'a note below the table' : null;
}

function isNumber(cell: string): boolean {
  return /^[\p{Sc}\s(+-]*\d[\d.,'\s]*[)\p{Sc}%\s-]*$/u.test(cell);
}
