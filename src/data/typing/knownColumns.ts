import { ClienteleError, type Decision, type ModelFile } from '../../contract/index.ts';
import { name, texts } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawColumn, RawTable } from '../sources/source.ts';
import { grouped } from '../wording.ts';
import { readDates } from './dates.ts';
import { readFlags } from './flags.ts';
import { readingFrom } from './fromSpec.ts';
import { tellInvalid } from './index.ts';
import { readNumbers } from './numbers.ts';
import { asText, type ColumnType, type Reading } from './reading.ts';
import { readTimes } from './times.ts';

/** How the columns of an earlier source were read, and which of their values stood for "missing". */
export type KnownColumns = Pick<ModelFile, 'columns' | 'markers'>;

export interface KnownTable {
  readonly table: string;
  /** Columns of the earlier source that this one has, under their earlier names. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Names of those that it lacks. */
  readonly absent: readonly string[];
  readonly decisions: readonly Decision[];
}

/**
 * Types rows of text as an earlier source was typed, in a new table in the same order: what a value means
 * must not depend on which other rows came with it. Columns that the earlier source had not are left out; a
 * name that differs in case alone is the same column.
 */
export async function typeKnownColumns(
  session: Session,
  raw: RawTable,
  { columns, markers }: KnownColumns,
): Promise<KnownTable> {
  const plans: Plan[] = [];
  const absent: string[] = [];
  for (const known of columns) {
    const found = columnNamed(raw.columns, known.name);
    if (found === undefined) absent.push(known.name);
    else {
      const missing = markers.filter(({ column }) => column === known.name);
      plans.push(await planFor(session, raw, found, known, missing));
    }
  }
  const table = session.freshName('typed');
  const selected = plans.map(({ value, known }) => `${value} AS ${name(known.name)}`);
  await session.run(
    `CREATE TABLE ${name(table)} AS SELECT ${selected.length === 0 ? '1 AS nothing' : selected.join(', ')} FROM ${name(raw.table)}`,
  );
  return {
    table,
    columns: plans.map(({ known: { name, type } }) => ({ name, type })),
    absent,
    decisions: plans.flatMap(({ decisions }) => decisions),
  };
}

type KnownColumn = KnownColumns['columns'][number];

interface Plan {
  readonly known: KnownColumn;
  /** The typed value of a raw cell, as SQL. */
  readonly value: string;
  readonly decisions: readonly Decision[];
}

function columnNamed(columns: readonly RawColumn[], wanted: string): RawColumn | undefined {
  const composed = wanted.normalize('NFC');
  const exact = columns.find(({ name }) => name === composed);
  return exact ?? columns.find(({ name }) => name.toLowerCase() === composed.toLowerCase());
}

async function planFor(
  session: Session,
  raw: RawTable,
  column: RawColumn,
  known: KnownColumn,
  markers: readonly { readonly value: string }[],
): Promise<Plan> {
  const slot = name(column.slot);
  const marks = texts(markers.map(({ value }) => value));
  const unmarked =
    markers.length === 0 ? slot : `CASE WHEN trim(${slot}) NOT IN ${marks} THEN ${slot} END`;
  const reading = await readingOf(session, raw, column, known, unmarked);
  const { written, fits } = await session.row(
    `SELECT count(nullif(trim(text), '')) AS written, count(${reading.value('text')}) AS fits
     FROM (SELECT ${unmarked} AS text FROM ${name(raw.table)})`,
  );
  const invalid = Number(written) - Number(fits);
  if (invalid * 2 > Number(written)) throw writtenOtherwise(known, invalid, Number(written));
  return {
    known,
    value:
      markers.length === 0
        ? reading.value(slot)
        : `CASE WHEN trim(${slot}) NOT IN ${marks} THEN ${reading.value(slot)} END`,
    decisions: [
      ...renamed(column, known),
      ...tellInvalid({ name: known.name, type: known.type, invalid }),
    ],
  };
}

/** A file that gives its columns types needs no way of reading text; whole numbers may have become fractions. */
async function readingOf(
  session: Session,
  raw: RawTable,
  column: RawColumn,
  { type, reading, format }: KnownColumn,
  value: string,
): Promise<Reading> {
  const same = column.native === type ? native[type] : readingFrom(reading, format);
  if (reading.kind !== 'number' || same.spec.kind !== 'number') return same;
  const fractional = readNumbers({ ...same.spec, whole: false }, format);
  if (!reading.whole) return fractional;
  const { whole } = await session.row(
    `SELECT coalesce(bool_and(value = trunc(value) AND abs(value) < 9e15), true) AS whole
     FROM (SELECT ${fractional.value('text')} AS value FROM (SELECT ${value} AS text FROM ${name(raw.table)}))`,
  );
  return whole === true ? readNumbers({ ...same.spec, whole: true }, format) : fractional;
}

/** How DuckDB writes a value of a type as text. */
const native: Readonly<Record<ColumnType, Reading>> = {
  number: readNumbers(
    { kind: 'number', decimalMark: 'point', adorned: false, plain: true, whole: false },
    null,
  ),
  flag: readFlags({ kind: 'flag', yes: 'true', no: 'false' }),
  date: readDates({ kind: 'date', form: 'year-first', withTime: true, twoDigitYears: false }),
  time: readTimes({ kind: 'time', form: 'clock' }),
  text: asText,
};

function writtenOtherwise(
  { name, type, format }: KnownColumn,
  invalid: number,
  written: number,
): ClienteleError {
  const was = `${type}${format === null ? '' : ` (${format})`}`;
  return new ClienteleError(
    'data',
    `Column ${name} was read as ${was} when the segments were made, and ${grouped(invalid)} of its ${grouped(written)} values here do not fit that; write it as it was, or make a new run.`,
  );
}

function renamed({ name: found }: RawColumn, { name: wanted }: KnownColumn): Decision[] {
  if (found === wanted) return [];
  const text = `Column ${found} is read as ${wanted}: the names differ in case alone.`;
  return [{ stage: 'read', column: wanted, text, count: null }];
}
