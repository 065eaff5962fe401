import { describe, expect, it } from 'vitest';
import type { Aggregation } from '../../contract/index.ts';
import { openSession } from '../session.ts';
import { laterWindow } from './laterWindow.ts';

const january: Aggregation = {
  id: 'customer',
  date: 'day',
  time: null,
  amount: 'amount',
  balance: null,
  birthDate: null,
  startDate: '2026-01-01',
  referenceDate: '2026-01-31',
};

async function windowAfter(rows: string, aggregation = january): Promise<Aggregation> {
  await using session = await openSession();
  await session.run(`CREATE TABLE t AS SELECT * FROM (VALUES ${rows}) AS v(customer, day, amount)`);
  return (await laterWindow(session, 't', aggregation)).aggregation;
}

describe('laterWindow', () => {
  it('keeps the window for transactions that end inside it', async () => {
    expect(await windowAfter(`('a', DATE '2026-01-31', 1.0)`)).toEqual(january);
    expect(await windowAfter(`('a', DATE '2025-12-01', 1.0)`)).toEqual(january);
  });

  it('moves it to the last day, as long as before, and leaves out what counts for nobody', async () => {
    const rows = `('a', DATE '2026-03-05', 1.0), (NULL, DATE '2026-04-01', 1.0), ('b', DATE '2026-04-02', NULL)`;
    expect(await windowAfter(rows)).toMatchObject({
      startDate: '2026-02-03',
      referenceDate: '2026-03-05',
    });
  });

  it('has nothing to move without dates', async () => {
    const undated = { ...january, date: null };
    expect(await windowAfter(`('a', DATE '2026-03-05', 1.0)`, undated)).toEqual(undated);
  });
});
