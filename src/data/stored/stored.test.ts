import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { gatherRows, inMemory, matrixFromRows } from '../../core/index.ts';
import { withSource } from '../opened.fixture.ts';
import { readTable, type WantedColumn } from '../readTable.ts';
import { storeRows } from './storedRows.ts';
import { storeTable } from './storedTable.ts';

const content = `id;n;job;ok
007;1.5;clerk;yes
012;;nurse;no
100;-3;;
101;4;nurse;yes
`;
const wanted: WantedColumn[] = [
  { name: 'job', kind: 'category' },
  { name: 'n', kind: 'number' },
  { name: 'ok', kind: 'category' },
];

it('holds what the table in memory holds, whole and in batches', async () => {
  await withSource(content, async ({ relation }, session) => {
    const table = await readTable(session, relation, 'id', wanted);
    const stored = await storeTable(session, relation, 'id', wanted);
    try {
      expect({ ...stored, rowIds: table.rowIds, columns: stored.columns }).toMatchObject({
        ...table,
      });
      // Another column in between: what is held is never another's.
      expect(stored.columns.toReversed()).toEqual(table.columns.toReversed());
      const [first, second, ...none] = stored.batches(3);
      expect(none).toEqual([]);
      expect(first.columns[0]).toEqual({ ...table.columns[0], codes: Int32Array.of(0, 1, -1) });
      expect(second.rowIds).toEqual(['101']);
      expect(second.columns[1]).toEqual({ ...table.columns[1], values: Float64Array.of(4) });
    } finally {
      stored.close();
    }
  });
});

it('has no name on the disk while it is used, and cannot be read when closed', async () => {
  await withSource(content, async ({ relation }, session) => {
    const stored = await storeTable(session, relation, 'id', wanted);
    expect(readdirSync(session.tempDirectory)).toEqual([]);
    stored.close();
    expect(() => [...stored.batches(2)]).toThrow('EBADF');
  });
});

it('gives rows back as they were written, in any order and blocks of any size (law)', () => {
  const row = fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(fc.array(row, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      (parts, blockRows) => {
        const all = matrixFromRows(parts.flat());
        const writer = storeRows(tmpdir(), 2);
        try {
          for (const part of parts) writer.append(matrixFromRows(part));
          const rows = writer.rows();
          expect(inMemory(rows)).toEqual(all);
          const back = Int32Array.from({ length: all.nSamples }, (_, i) => all.nSamples - 1 - i);
          expect(gatherRows(rows, back)).toEqual(gatherRows(all, back));
          const read = [...rows.blocks(blockRows)].map(({ nSamples }) => nSamples);
          expect(read.slice(0, -1).every((n) => n === blockRows)).toBe(true);
          const values = Array.from(rows.blocks(blockRows), ({ data }) => [...data]).flat();
          expect(values).toEqual([...all.data]);
        } finally {
          writer.close();
        }
      },
    ),
  );
});
