import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { ClienteleError } from '../../../contract/index.ts';
import { uniqueNames } from '../../names.ts';
import { name } from '../../quoting.ts';
import { asResourceError, type Session } from '../../session.ts';
import { load } from '../csv/load.ts';
import { choosePart } from '../parts.ts';
import type { AddressReader, ReadAddress, RawColumn, WantedPart } from '../source.ts';
import { asPostgresError, refusePassword } from './refusals.ts';

/**
 * A table, view or query of a PostgreSQL database: `postgres://user@host:5432/database?table=accounts`. The password
 * comes from PGPASSWORD or the password file. All is read in one transaction that can only read, and streamed to a
 * temporary file.
 */
export const postgres: AddressReader = {
  format: 'postgresql',
  schemes: ['postgres', 'postgresql'],
  read,
};

const connectTimeout = 15_000;

async function read(session: Session, address: string, wanted: WantedPart): Promise<ReadAddress> {
  const url = refusePassword(address);
  const shown = `${url.host}${url.pathname}`;
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: connectTimeout,
    application_name: 'clientele',
  });
  // Without a listener a connection that is lost would end the process.
  client.on('error', () => undefined);
  const folder = await mkdtemp(join(session.tempDirectory, 'postgres-'));
  try {
    await client.connect();
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      "SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL IntervalStyle = 'iso_8601'",
    );
    const statement = wanted.query ?? (await selectAll(client, wanted.part, shown));
    return await copyOut(session, client, statement, folder, shown);
  } catch (error) {
    throw asPostgresError(error, shown, wanted);
  } finally {
    await client.end().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

async function selectAll(client: Client, part: string | null, shown: string): Promise<string> {
  const { rows } = await client.query<{ schema: string; part: string }>(
    `SELECT table_schema AS schema, table_name AS part FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`,
  );
  const places = new Map(
    rows.map((row) => [row.schema === 'public' ? row.part : `${row.schema}.${row.part}`, row]),
  );
  const chosen = places.get(choosePart('table', part, [...places.keys()], shown));
  if (chosen === undefined) throw new RangeError('a chosen table is one of those there are');
  return `SELECT * FROM ${name(chosen.schema)}.${name(chosen.part)}`;
}

async function copyOut(
  session: Session,
  client: Client,
  statement: string,
  folder: string,
  shown: string,
): Promise<ReadAddress> {
  const inner = statement.trim().replace(/;\s*$/, '');
  const { fields } = await client.query({
    text: `SELECT * FROM (${inner}\n) AS source LIMIT 0`,
    rowMode: 'array',
  });
  const { names, decisions } = uniqueNames(fields.map((field) => field.name));
  const columns = fields.map((field, i): RawColumn => ({
    slot: `c${i}`,
    name: names[i] ?? field.name,
    ...nativeOf(field.dataTypeID),
  }));
  const selected = fields.map((field) => `${name(field.name)}::text`).join(', ');
  const { to } = await import('pg-copy-streams');
  const copy = client.query(
    to(`COPY (SELECT ${selected} FROM (${inner}\n) AS source) TO STDOUT WITH (FORMAT csv)`),
  );
  const hash = createHash('sha256');
  let lines = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
      done(null, chunk);
    },
  });
  const path = join(folder, 'rows.csv');
  await pipeline(copy, watch, createWriteStream(path)).catch((error: unknown) => {
    throw asResourceError(error);
  });
  if (copy.rowCount === 0) {
    throw new ClienteleError('data', `The table or query on ${shown} has no rows; name another.`);
  }
  const layout = {
    path,
    dialect: { delimiter: ',', quote: '"' },
    slots: columns.map(({ slot }) => slot),
    skippedLines: 0,
    multiline: lines !== copy.rowCount,
  } as const;
  const table = await load(session, layout, copy.rowCount, shown);
  return {
    shown,
    fingerprint: hash.digest('hex'),
    raw: { table, columns, rowsRead: copy.rowCount, rowsRejected: 0, rejects: [], decisions },
  };
}

/** Types by their numbers in pg_type. */
const natives: Readonly<Record<number, NonNullable<RawColumn['native']>>> = {
  16: 'flag',
  20: 'number',
  21: 'number',
  23: 'number',
  700: 'number',
  701: 'number',
  1700: 'number',
  1082: 'date',
  1114: 'date',
  1184: 'date',
  1083: 'time',
};

function nativeOf(type: number): Pick<RawColumn, 'native'> {
  const native = natives[type];
  return native === undefined ? {} : { native };
}
