import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClienteleError } from '../../src/contract/index.ts';
import { name } from '../../src/data/quoting.ts';
import type { Session } from '../../src/data/session.ts';
import { lookAt } from '../../src/data/sources/file.ts';
import { readerFor } from '../../src/data/sources/registry.ts';
import type { Polluted } from './pollutions.ts';
import type { Loaded } from './score.ts';

/** What the reader finds in a polluted file, without any hint. A file that it calls empty has no rows. */
export async function load(session: Session, { text }: Polluted): Promise<Loaded> {
  const path = join(session.tempDirectory, 'polluted.csv');
  await writeFile(path, text);
  try {
    const file = await lookAt(path);
    const raw = await readerFor(file).read(session, file, { part: null, query: null });
    const cells = raw.columns.map(
      ({ slot }) => `coalesce(trim(${name(slot)}), '') AS ${name(slot)}`,
    );
    const rows = await session.rows(`SELECT ${cells.join(', ')} FROM ${name(raw.table)}`);
    await session.run(`DROP TABLE ${name(raw.table)}`);
    const found = rows.map((row) => raw.columns.map(({ slot }) => String(row[slot])));
    // Names that were made up are none of the file's.
    const invented = raw.decisions.some(({ text: said }) => said.startsWith('The first row holds'));
    return invented ? found : [raw.columns.map((column) => column.name), ...found];
  } catch (error) {
    if (!(error instanceof ClienteleError)) throw error;
    return error.message.includes(' is empty;') ? [] : null;
  }
}
