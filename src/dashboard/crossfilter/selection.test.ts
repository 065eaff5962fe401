import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  everyone,
  isEveryone,
  isMapColumn,
  levelsOn,
  queryOf,
  rangeOn,
  withLevels,
  withLevelToggled,
  withRange,
  withSegmentToggled,
  type Selection,
} from './selection.ts';
import { parseSelection, printSelection } from './selectionUrl.ts';

describe('a selection', () => {
  it('reads and writes an address worked by hand', () => {
    const selection = withSegmentToggled(
      withLevelToggled(withRange(everyone, 'age', { from: 18, to: null }), 'job', 'clerk & son'),
      'S1',
    );
    expect(
      String(
        printSelection({
          ...selection,
          box: { x: { from: -1, to: 2 }, y: { from: null, to: 3.5 } },
        }),
      ),
    ).toBe('segment=S1&range.age=18..&in.job=clerk+%26+son&box=-1..2%2C..3.5');
  });

  it('comes back from its own address, whatever columns and levels are called', () => {
    fc.assert(
      fc.property(selections(), (selection) => {
        const text = String(printSelection(selection));
        expect(parseSelection(new URLSearchParams(text))).toEqual(selection);
      }),
    );
  });

  it('leaves out what it cannot read', () => {
    const params = new URLSearchParams('range.age=old..9&range.x=..&range.y=1&box=1..2&other=1');
    expect(parseSelection(params)).toEqual(everyone);
  });

  it('asks for a box as a range of each column of the map', () => {
    const box = { x: { from: 1, to: 2 }, y: { from: null, to: 3 } };
    expect(queryOf({ ...everyone, segments: ['S2'], box })).toEqual({
      segments: ['S2'],
      filters: [
        { column: 'map x', from: 1, to: 2 },
        { column: 'map y', from: null, to: 3 },
      ],
    });
    const second = queryOf({ ...everyone, box, map: 1 });
    expect(second.filters?.map(({ column }) => column)).toEqual(['map x 2', 'map y 2']);
    expect(['map x', 'map y 2', 'map x 0', 'my map x'].map(isMapColumn)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is everyone again once all is taken back', () => {
    const held = withLevelToggled(withRange(everyone, 'age', { from: 1, to: 2 }), '__proto__', 'a');
    expect(rangeOn(held, 'age')).toMatchObject({ from: 1, to: 2 });
    expect(levelsOn(held, '__proto__')).toEqual(['a']);
    expect(isEveryone(held)).toBe(false);
    expect(withLevels(held, '__proto__', ['a', 'b']).filters).toHaveLength(2);
    expect(withLevels(held, '__proto__', []).filters).toHaveLength(1);
    const lifted = withLevelToggled(held, '__proto__', 'a');
    expect(isEveryone(withRange(lifted, 'age', { from: null, to: null }))).toBe(true);
  });
});

function selections(): fc.Arbitrary<Selection> {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('__proto__', 'a..b', 'in.x', '='),
  );
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
  const range = fc
    .record({ from: fc.option(finite), to: fc.option(finite) })
    .filter(({ from, to }) => from !== null || to !== null);
  const filter = fc.oneof(
    range.map((bounds) => ({ ...bounds })),
    fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).map((levels) => ({ levels })),
  );
  return fc.record({
    segments: fc.uniqueArray(name, { maxLength: 3 }),
    filters: fc.uniqueArray(
      fc.tuple(name, filter).map(([column, rest]) => ({ column, ...rest })),
      { maxLength: 4, selector: ({ column }) => column },
    ),
    box: fc.option(fc.record({ x: range, y: range })),
    map: fc.integer({ min: 0, max: 3 }),
  });
}
