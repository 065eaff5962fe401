import type { Input } from '../../contract/index.ts';
import { cellStates, setCell, type Cell, type CellReader } from './cell.ts';
import { numberOfText, type NumberWriting } from './numberText.ts';

/**
 * Reads the values of a number column: a finite number, or text written as the column was.
 *
 * @param markers values that stand for missing, as they were written
 */
export function numberReader(
  { range }: Pick<Input, 'range'>,
  writing: NumberWriting,
  markers: readonly string[],
): CellReader {
  const markerTexts = new Set(markers.map((marker) => marker.trim()));
  const markerNumbers = new Set(markers.map((marker) => numberOfText(marker, writing)));
  const { lower, upper } = range ?? { lower: -Infinity, upper: Infinity };

  const takeNumber = (value: number, cell: Cell): void => {
    if (Number.isNaN(value) || markerNumbers.has(value)) setCell(cell, NaN, cellStates.missing);
    else if (!Number.isFinite(value)) setCell(cell, NaN, cellStates.invalid);
    else {
      const within = value >= lower && value <= upper;
      setCell(cell, value, within ? cellStates.known : cellStates.outOfRange);
    }
  };
  const takeText = (text: string, cell: Cell): void => {
    const trimmed = text.trim();
    if (trimmed === '' || markerTexts.has(trimmed)) return setCell(cell, NaN, cellStates.missing);
    const value = numberOfText(trimmed, writing);
    if (Number.isNaN(value)) return setCell(cell, NaN, cellStates.invalid);
    return takeNumber(value, cell);
  };
  return (raw, cell) => {
    if (typeof raw === 'number') takeNumber(raw, cell);
    else if (typeof raw === 'string') takeText(raw, cell);
    else if (typeof raw === 'bigint') takeNumber(Number(raw), cell);
    else setCell(cell, NaN, isNothing(raw) ? cellStates.missing : cellStates.invalid);
  };
}

export function isNothing(raw: unknown): boolean {
  return raw === undefined || raw === null;
}
