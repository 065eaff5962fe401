import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rowsOf } from '../../src/data/opened.fixture.ts';
import { openSource } from '../../src/data/openSource.ts';
import { openSession, type Session } from '../../src/data/session.ts';
import type { Source } from '../../src/data/sources/source.ts';

const folder = join(import.meta.dirname, 'files');
const errorSchema = z.object({ file: z.string(), error: z.string().min(1) });
const tableSchema = z.object({
  file: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  rejected: z.number(),
  /** Parts of sentences that the reader must say. */
  says: z.array(z.string()).default([]),
});
const expected = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const errors = expected.flatMap((each) => errorSchema.safeParse(each).data ?? []);
const tables = expected.flatMap((each) => tableSchema.safeParse(each).data ?? []);

let session: Session;
beforeAll(async () => {
  session = await openSession({ threads: 2, folders: [folder] });
});
afterAll(() => session.close());

function open(file: string): Promise<Source> {
  return openSource(session, join(folder, file), { markers: 'auto' });
}

describe('files that are hard to read', () => {
  it('are 60 or more, each with its table or its error', () => {
    expect(expected.length).toBeGreaterThanOrEqual(60);
    expect(errors.length + tables.length).toBe(expected.length);
  });

  it.each(errors)('$file is refused', async ({ file, error }) => {
    await expect(open(file)).rejects.toMatchObject({
      name: 'ClienteleError',
      kind: 'data',
      message: expect.stringContaining(error),
    });
  });

  it.each(tables)('$file is read', async ({ file, columns, rows, rejected, says }) => {
    const source = await open(file);
    const found = await rowsOf(session, source.relation);
    expect(source.columns.map(({ name }) => name)).toEqual(columns);
    expect(found.map((row) => columns.map((column) => row[column] ?? null))).toEqual(rows);
    expect(source.rowsRead).toBe(rows.length);
    expect(source.rowsRejected).toBe(rejected);
    const said = source.decisions.map(({ text }) => text).join('\n');
    for (const part of says) expect(said).toContain(part);
  });
});
