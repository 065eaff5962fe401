import { describe, expect, it } from 'vitest';
import type { ReadingSpec } from '../../contract/index.ts';
import { cellStates, type Cell, type CellReader } from './cell.ts';
import { numberOfText, plainWriting, type NumberWriting } from './numberText.ts';
import { categoryReader } from './readCategory.ts';
import { numberReader } from './readNumber.ts';

const german: NumberWriting = { decimalMark: 'comma', adorned: true, plain: false };
const grouped: NumberWriting = { decimalMark: 'point', adorned: false, plain: false };

it.each([
  [plainWriting, ' 12.5 ', 12.5],
  [plainWriting, '+.5e1', 5],
  [plainWriting, '1,234', NaN],
  [plainWriting, '0x10', NaN],
  [plainWriting, '1e999', NaN],
  [plainWriting, '1_000', NaN],
  [plainWriting, 'Infinity', NaN],
  [grouped, '1,234.5', 1234.5],
  [grouped, '12,34,567', 1234567],
  [grouped, '1,23', NaN],
  [grouped, '$5', NaN],
  [german, '1.234,50 €', 1234.5],
  [german, "1'234,5", 1234.5],
  [german, '12.5', NaN],
  [german, '-7%', -7],
] as const)('%o reads %s as %d', (writing, text, value) => {
  expect(numberOfText(text, writing)).toBe(value);
});

function readAll(read: CellReader, ...raws: unknown[]): [number, number][] {
  const cell: Cell = { value: NaN, state: cellStates.known };
  return raws.map((raw) => {
    read(raw, cell);
    return [cell.value, cell.state];
  });
}

const { known, missing, invalid, unknownLevel, outOfRange } = cellStates;

describe('numbers', () => {
  const read = numberReader({ range: { lower: 0, upper: 100 } }, german, ['-1', 'k.A.']);

  it('are taken as they are, or from text', () => {
    expect(readAll(read, 5, 5n, '5,5', 0, 100, 100.5)).toEqual([
      [5, known],
      [5, known],
      [5.5, known],
      [0, known],
      [100, known],
      [100.5, outOfRange],
    ]);
  });

  it('are missing where nothing is written, and where a marker is', () => {
    const cells = readAll(read, undefined, null, NaN, '  ', -1, '-1,0', ' k.A. ');
    expect(cells).toEqual(cells.map(() => [NaN, missing]));
  });

  it('are invalid otherwise', () => {
    const cells = readAll(read, Infinity, 'x', true, {}, [5], Symbol('s'), () => 5, new Date(0));
    expect(cells).toEqual(cells.map(() => [NaN, invalid]));
  });
});

describe('categories', () => {
  const levels = [
    { level: 'no', share: 0.6 },
    { level: 'yes', share: 0.4 },
  ];
  const flag: ReadingSpec = { kind: 'flag', yes: 'y', no: 'n' };

  it('take the words that a yes/no was written in', () => {
    const read = categoryReader({ levels }, flag, ['?']);
    expect(readAll(read, 'Y', 'n', 'yes', false, true, '?', 'perhaps')).toEqual([
      [1, known],
      [0, known],
      [1, known],
      [0, known],
      [1, known],
      [NaN, missing],
      [2, unknownLevel],
    ]);
  });

  it('know that an answer which training never saw is none of the known ones', () => {
    const read = categoryReader({ levels: levels.slice(1) }, flag, []);
    expect(readAll(read, 'n', false, 'y')).toEqual([
      [1, unknownLevel],
      [1, unknownLevel],
      [0, known],
    ]);
  });

  it('take text, and numbers as text', () => {
    const read = categoryReader({ levels: [{ level: '3', share: 1 }] }, null, []);
    expect(readAll(read, ' 3 ', 3, 'Yes', true, '', NaN, null, {})).toEqual([
      [0, known],
      [0, known],
      [1, unknownLevel],
      [1, unknownLevel],
      [NaN, missing],
      [NaN, missing],
      [NaN, missing],
      [NaN, invalid],
    ]);
  });
});
