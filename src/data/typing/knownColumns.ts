import { ClienteleError, type Decision, type ModelFile } from '../../contract/index.ts';
import { name, text, texts } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawColumn, RawTable } from '../sources/source.ts';
import { grouped } from '../wording.ts';
import { readDates } from './dates.ts';
import { readFlags } from './flags.ts';
import { readingFrom } from './fromSpec.ts';
import { tellInvalid } from './index.ts';
import { readNumbers, wholeNumbers } from './numbers.ts';
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
    else plans.push(planFor(plans.length, found, known, markers));
  }
  const cells = `(SELECT ${listOf(plans.map(({ cell, slot }) => `${cell} AS ${slot}`))} FROM ${name(raw.table)})`;
  const found = await surveyOf(session, plans, cells);
  const table = session.freshName('typed');
  const selected = plans.map(
    ({ read, known }, i) => `${read(found[i].whole)} AS ${name(known.name)}`,
  );
  await session.run(`CREATE TABLE ${name(table)} AS SELECT ${listOf(selected)} FROM ${cells}`);
  return {
    table,
    columns: plans.map(({ known: { name, type } }) => ({ name, type })),
    absent,
    decisions: plans.flatMap(({ known, column }, i) => [
      ...renamed(column, known),
      ...tellInvalid({ name: known.name, type: known.type, invalid: found[i].invalid }),
    ]),
  };
}

/** A list for SELECT, which cannot be empty. */
function listOf(selected: readonly string[]): string {
  return selected.length === 0 ? '1 AS nothing' : selected.join(', ');
}

type KnownColumn = KnownColumns['columns'][number];

/** How one column becomes values; all texts are SQL. */
interface Plan {
  readonly known: KnownColumn;
  readonly column: RawColumn;
  /** The cell in the raw table, NULL where a marker stands in it. */
  readonly cell: string;
  /** What the cell is called from there on. */
  readonly slot: string;
  /** The slot, NULL where nothing is written. */
  readonly written: string;
  /** The typed value of the slot; as a whole number where all are. */
  readonly read: (whole: boolean) => string;
  /** Whether training saw whole numbers alone. */
  readonly wasWhole: boolean;
}

function columnNamed(columns: readonly RawColumn[], wanted: string): RawColumn | undefined {
  const composed = wanted.normalize('NFC');
  const exact = columns.find(({ name }) => name === composed);
  return exact ?? columns.find(({ name }) => name.toLowerCase() === composed.toLowerCase());
}

function planFor(
  index: number,
  column: RawColumn,
  known: KnownColumn,
  markers: KnownColumns['markers'],
): Plan {
  const marks = markers.filter(({ column: marked }) => marked === known.name);
  const slot = name(`cell${index}`);
  const reading = readingOf(column, known);
  const wasWhole = known.reading.kind === 'number' && known.reading.whole;
  const base = { known, column, slot, wasWhole };
  if (known.type === 'number' && column.floatSlot !== undefined) {
    const written = `CASE WHEN NOT isnan(${slot}) THEN ${slot} END`;
    const value = `CASE WHEN isfinite(${slot}) THEN ${slot} END`;
    return {
      ...base,
      cell: unlessNumbers(name(column.floatSlot), known, marks),
      written,
      read: (whole) => (whole ? `CAST(${value} AS BIGINT)` : value),
    };
  }
  return {
    ...base,
    cell: unlessTexts(name(column.slot), marks),
    written: `nullif(trim(${slot}), '')`,
    read: (whole) => (whole ? wholeNumbers(reading) : reading).value(slot),
  };
}

type Marks = KnownColumns['markers'];

function unlessTexts(cell: string, marks: Marks): string {
  if (marks.length === 0) return cell;
  return `CASE WHEN trim(${cell}) NOT IN ${texts(marks.map(({ value }) => value))} THEN ${cell} END`;
}

/** A marker was written as the column was, and a number is the same however it is written. */
function unlessNumbers(cell: string, { reading, format }: KnownColumn, marks: Marks): string {
  if (marks.length === 0) return cell;
  const { value } = fractional(readingFrom(reading, format));
  const same = marks.map((mark) => `${cell} = ${value(text(mark.value))}`);
  return `CASE WHEN ${same.join(' OR ')} THEN NULL ELSE ${cell} END`;
}

/** A file that gives its columns types needs no way of reading text; whole numbers may have become fractions. */
function readingOf(column: RawColumn, { type, reading, format }: KnownColumn): Reading {
  return fractional(column.native === type ? native[type] : readingFrom(reading, format));
}

function fractional(reading: Reading): Reading {
  const { spec, format } = reading;
  return spec.kind === 'number' ? readNumbers({ ...spec, whole: false }, format) : reading;
}

interface ColumnSurvey {
  /** Values that do not fit the column's type. */
  readonly invalid: number;
  /** Whether all are whole numbers, as they were in training. */
  readonly whole: boolean;
}

/**
 * Looks at all values of all columns at once.
 *
 * @throws ClienteleError `data` when most values of a column are written in another way than they were
 */
async function surveyOf(
  session: Session,
  plans: readonly Plan[],
  cells: string,
): Promise<ColumnSurvey[]> {
  if (plans.length === 0) return [];
  const measures = plans.flatMap(({ written, read, wasWhole }, i) => {
    const value = read(false);
    const whole = `bool_and(${value} = trunc(${value}) AND abs(${value}) < 9e15)`;
    return [
      `count(${written}) AS written${i}`,
      `count(${value}) AS fits${i}`,
      `${wasWhole ? `coalesce(${whole}, true)` : 'false'} AS whole${i}`,
    ];
  });
  const found = await session.row(`SELECT ${measures.join(', ')} FROM ${cells}`);
  return plans.map(({ known }, i) => {
    const written = Number(found[`written${i}`]);
    const invalid = written - Number(found[`fits${i}`]);
    if (invalid * 2 > written) throw writtenOtherwise(known, invalid, written);
    return { invalid, whole: found[`whole${i}`] === true };
  });
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
