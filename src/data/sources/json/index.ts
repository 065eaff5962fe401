import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import { ClienteleError, type Reject } from '../../../contract/index.ts';
import { uniqueNames } from '../../names.ts';
import { name, path, text } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import { counted } from '../../wording.ts';
import { refuseTooWide } from '../bombs.ts';
import { keptRejects, type RawTable, type SourceFile, type SourceReader } from '../source.ts';
import { lineNumbers } from './lines.ts';

/** Of one row, in bytes; what is nested without end takes fifty times its length to read. */
const maxObjectSize = 4 << 20;

/** JSON: an array of objects, or one object a line. */
export const json: SourceReader = {
  format: 'json',
  endings: ['.json', '.jsonl', '.ndjson'],
  recognises: (head) => /^\uFEFF?\s*(\{\s*["}]|\[\s*[{\]])/.test(startOf(head)),
  glance({ head, baseName }) {
    if (/^\uFEFF?\s*(?:\[\s*){100}/.test(startOf(head))) throw noObjects(baseName);
  },
  read,
};

function startOf(head: Buffer): string {
  return head.toString('utf8', 0, 4096);
}

async function read(session: Session, file: SourceFile): Promise<RawTable> {
  const layout = /^\uFEFF?\s*\[/.test(startOf(file.head)) ? 'array' : 'newline_delimited';
  const objects = session.freshName('objects');
  await session
    .run(
      `CREATE TABLE ${name(objects)} AS SELECT json, row_number() OVER () AS entry FROM read_json_objects(${path(file.path)},
        format = ${text(layout)}, maximum_object_size = ${maxObjectSize}${layout === 'array' ? '' : ', ignore_errors = true'})`,
    )
    .catch((error: unknown) => {
      throw unsound(error, file.baseName);
    });
  if (layout === 'array') await refuseCutOff(file);
  const rejected = await session.rows(
    `SELECT entry, json IS NULL AS broken FROM ${name(objects)} WHERE ${notAnObject} ORDER BY entry`,
  );
  const keys = await keysOf(session, objects);
  if (keys.length === 0) throw noObjects(file.baseName);
  refuseTooWide(keys.length, file.baseName);
  const { names, decisions } = uniqueNames(keys);
  const table = session.freshName('raw');
  const slots = keys.map((_, index) => `c${index}`);
  await session.run(`
    CREATE TABLE ${name(table)} AS
    SELECT ${slots.map((slot, index) => `found[${index + 1}] AS ${name(slot)}`).join(', ')} FROM (
      SELECT json_extract_string(json, [${keys.map(pointerTo).join(', ')}]) AS found
      FROM ${name(objects)} WHERE NOT (${notAnObject}))`);
  await session.run(`DROP TABLE ${name(objects)}`);
  const { loaded } = await session.row(`SELECT count(*) AS loaded FROM ${name(table)}`);
  const entries = rejected.slice(0, keptRejects).map(({ entry }) => Number(entry));
  const lines = layout === 'array' ? entries : await lineNumbers(file.path, entries);
  const rejects = rejected.slice(0, keptRejects).map(({ broken }, index): Reject => ({
    line: lines[index] ?? 0,
    column: null,
    reason: broken === true ? 'not sound JSON' : 'not an object with named values',
  }));
  return {
    table,
    columns: slots.map((slot, index) => ({ slot, name: names[index] ?? slot })),
    rowsRead: Number(loaded),
    rowsRejected: rejected.length,
    rejects,
    decisions: [...decisions, ...tellRejected(rejected.length)],
  };
}

/** DuckDB takes an array that is cut off behind a comma. */
async function refuseCutOff({ path: filePath, size, baseName }: SourceFile): Promise<void> {
  const end = await endOf(filePath, size);
  if (/\]\s*$/.test(end) || end.trim() === '') return;
  throw new ClienteleError(
    'data',
    `${baseName} is cut off: its array has no end; copy or export it again.`,
  );
}

/** As much of a file's end as more white space would not fill. */
const endBytes = 4096;

async function endOf(filePath: string, size: number): Promise<string> {
  const file = await open(filePath, 'r');
  try {
    const start = Math.max(0, size - endBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(endBytes), 0, endBytes, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const notAnObject = `json IS NULL OR json_type(json) <> 'OBJECT'`;

/** The keys of all objects, in the order they first appear. */
async function keysOf(session: Session, objects: string): Promise<string[]> {
  const found = await session.rows(`
    SELECT key, min(entry) AS first, min(place) AS place FROM (
      SELECT entry, unnest(keys) AS key, unnest(range(len(keys))) AS place FROM (
        SELECT entry, json_keys(json) AS keys FROM ${name(objects)} WHERE NOT (${notAnObject})))
    GROUP BY key ORDER BY first, place, key LIMIT 10000`);
  return found.map(({ key }) => String(key));
}

/** A JSON pointer (RFC 6901) to one key. */
function pointerTo(key: string): string {
  return text(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

function tellRejected(count: number): RawTable['decisions'] {
  if (count === 0) return [];
  const were = count === 1 ? 'is not an object and was' : 'are not objects and were';
  return [
    {
      stage: 'read',
      column: null,
      text: `${counted(count, 'entry', 'entries')} ${were} left out.`,
      count,
    },
  ];
}

function noObjects(baseName: string): ClienteleError {
  return new ClienteleError(
    'data',
    `${baseName} holds no objects with named values; give an array of objects or one object a line.`,
  );
}

function unsound(error: unknown, baseName: string): unknown {
  if (error instanceof ClienteleError) return error;
  return new ClienteleError(
    'data',
    `${baseName} is not sound JSON; give an array of objects or one object a line.`,
    { cause: error },
  );
}
