import type { Input, ReadingSpec } from '../../contract/index.ts';
import { cellStates, setCell, type Cell, type CellReader } from './cell.ts';
import { isNothing } from './readNumber.ts';

/** What stands for missing in the table of texts. */
const missing = -1;

/**
 * Reads the values of a category: its text. A yes/no column also takes true and false and the two words that
 * it was written in, in upper or lower case.
 *
 * @param markers values that stand for missing, as they were written
 */
export function categoryReader(
  { levels }: Pick<Input, 'levels'>,
  reading: ReadingSpec | null,
  markers: readonly string[],
): CellReader {
  const places = new Map(levels.map(({ level }, i) => [level, i]));
  const isYesNo = reading?.kind === 'flag' || places.has('yes') || places.has('no');
  if (reading?.kind === 'flag') {
    spellAlso(places, reading.yes, 'yes', levels.length);
    spellAlso(places, reading.no, 'no', levels.length);
  }
  for (const marker of markers) places.set(marker.trim(), missing);

  const takeText = (text: string, cell: Cell): void => {
    const trimmed = text.trim();
    if (trimmed === '') return setCell(cell, NaN, cellStates.missing);
    let place = places.get(trimmed);
    if (place === undefined && isYesNo) place = places.get(trimmed.toLowerCase());
    if (place === missing) return setCell(cell, NaN, cellStates.missing);
    if (place === undefined || place === levels.length) {
      return setCell(cell, levels.length, cellStates.unknownLevel);
    }
    return setCell(cell, place, cellStates.known);
  };
  return (raw, cell) => {
    if (typeof raw === 'string') takeText(raw, cell);
    else if (typeof raw === 'boolean') takeText(wordFor(raw, isYesNo), cell);
    else if (Number.isNaN(raw) || isNothing(raw)) setCell(cell, NaN, cellStates.missing);
    else if (typeof raw === 'number' || typeof raw === 'bigint') takeText(String(raw), cell);
    else setCell(cell, NaN, cellStates.invalid);
  };
}

/** Takes `word` for the level `level`; a word for a level that training did not see is known to be none of them. */
function spellAlso(
  places: Map<string, number>,
  word: string,
  level: string,
  unknown: number,
): void {
  if (!places.has(word)) places.set(word, places.get(level) ?? unknown);
}

function wordFor(raw: boolean, isYesNo: boolean): string {
  if (isYesNo) return raw ? 'yes' : 'no';
  return String(raw);
}
