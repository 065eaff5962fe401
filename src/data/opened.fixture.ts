import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from './openSource.ts';
import { name } from './quoting.ts';
import { openSession, type Row, type Session } from './session.ts';
import type { Source } from './sources/source.ts';

/** Runs `work` on a file that is there for that long. */
export async function withFile<T>(
  fileName: string,
  content: string | Uint8Array,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'data-test-'));
  try {
    const path = join(folder, fileName);
    await writeFile(path, content);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const shared: { session?: Promise<Session> } = {};

async function openShared(): Promise<Session> {
  const session = await openSession({ threads: 2, folders: [tmpdir()] });
  process.once('exit', () => rmSync(session.tempDirectory, { recursive: true, force: true }));
  return session;
}

/** The session that the tests of one process share. */
export function sharedSession(): Promise<Session> {
  return (shared.session ??= openShared());
}

/** Opens a source from its content and runs `work` on it. */
export function withSource<T>(
  content: string | Uint8Array,
  work: (source: Source, session: Session) => Promise<T>,
  {
    fileName = 'rows.csv',
    markers = 'auto',
  }: { fileName?: string; markers?: 'auto' | 'none' } = {},
): Promise<T> {
  return withFile(fileName, content, async (path) => {
    const session = await sharedSession();
    return work(await openSource(session, path, { markers }), session);
  });
}

/** Every row of a relation in its order, dates and times as text. */
export async function rowsOf(session: Session, relation: string): Promise<Row[]> {
  const columns = await session.rows(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${name(relation)})`,
  );
  const plain = new Set(['DOUBLE', 'BIGINT', 'BOOLEAN', 'VARCHAR']);
  const selected = columns.map((column) => {
    const value = name(String(column['name']));
    return plain.has(String(column['type'])) ? value : `CAST(${value} AS VARCHAR) AS ${value}`;
  });
  return session.rows(`SELECT ${selected.join(', ')} FROM ${name(relation)}`);
}

/** The values of one column of a source, opened from its content. */
export function valuesOf(
  content: string | Uint8Array,
  column: string,
  options?: { fileName?: string; markers?: 'auto' | 'none' },
): Promise<unknown[]> {
  return withSource(
    content,
    async (source, session) =>
      (await rowsOf(session, source.relation)).map((row) => row[column] ?? null),
    options,
  );
}
