import type { Decision, Marker, ReadingSpec } from '../../contract/index.ts';
import { findSentinels } from '../markers/index.ts';
import { name, texts } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawTable } from '../sources/source.ts';
import { grouped } from '../wording.ts';
import { placeBirthDates } from './birthDates.ts';
import { decide, type Chosen } from './decide.ts';
import { dropDictionary } from './dictionary.ts';
import { weigh, type Evidence } from './evidence.ts';
import type { ColumnType } from './reading.ts';
import { sampleValues } from './sample.ts';
import { missingWords, standsForMissing } from './words.ts';

/** A column of the typed table. */
export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly format: string | null;
  readonly reading: ReadingSpec;
  readonly invalid: number;
}

export interface Typed {
  readonly table: string;
  readonly columns: readonly TypedColumn[];
  readonly decisions: readonly Decision[];
  readonly markers: readonly Marker[];
  /** What the file leaves open, in words for people. */
  readonly doubts: readonly string[];
}

/** How columns are read where the file leaves it open. */
export interface TypingOptions {
  /** With `auto`, values that stand for "missing" become missing. */
  readonly markers: 'auto' | 'none';
  /** Which comes first in dates that fit both orders; with `auto` the other dates of the file decide. */
  readonly dates?: 'auto' | 'day-first' | 'month-first';
}

/**
 * Turns rows of text into typed columns in a new table, in the same order, on the evidence of all rows.
 */
export async function typeColumns(
  session: Session,
  raw: RawTable,
  { markers, dates = 'auto' }: TypingOptions,
): Promise<Typed> {
  const words = markers === 'auto' ? missingWords : [];
  const samples = await sampleValues(session, raw, new Set<string>(words));
  const evidence: Evidence[] = [];
  for (const [index, column] of raw.columns.entries()) {
    evidence.push(await weigh(session, raw, column, samples[index] ?? [], words));
  }
  const chosen = await placeBirthDates(session, decide(evidence, dayOrders[dates]));
  const plans: Plan[] = [];
  for (const column of chosen) plans.push(await planFor(session, column, markers));

  for (const { dictionary } of evidence) {
    if (dictionary !== null) await dropDictionary(session, raw, dictionary);
  }
  const table = session.freshName('typed');
  const selected = plans.map(({ value, typed }) => `${value} AS ${name(typed.name)}`);
  await session.run(
    `CREATE TABLE ${name(table)} AS SELECT ${selected.join(', ')} FROM ${name(raw.table)}`,
  );
  const columns = plans.map(({ typed }) => typed);
  return {
    table,
    columns,
    decisions: [
      ...chosen.flatMap(({ decisions }) => decisions),
      ...columns.flatMap(tellInvalid),
      ...plans.flatMap(({ decisions }) => decisions),
    ],
    markers: plans.flatMap(({ markers }) => markers),
    doubts: chosen.flatMap(({ doubt }) => doubt ?? []),
  };
}

const dayOrders = {
  auto: null,
  'day-first': 'day first',
  'month-first': 'month first',
} as const;

interface Plan {
  readonly typed: TypedColumn;
  /** The typed value of a raw cell, as SQL. */
  readonly value: string;
  readonly markers: readonly Marker[];
  readonly decisions: readonly Decision[];
}

async function planFor(session: Session, chosen: Chosen, markers: 'auto' | 'none'): Promise<Plan> {
  const { evidence, reading } = chosen;
  const column = evidence.column.name;
  const words = evidence.words
    .filter(({ value }) => standsForMissing(value, reading.type, evidence.sample))
    .map(({ value, count }): Marker => ({
      column,
      value,
      count,
      reason: 'the word says that the value is missing',
    }));
  const sentinels = markers === 'auto' ? await findSentinels(session, chosen) : [];
  const missing = [...words, ...sentinels.map(({ marker }) => marker)];
  const slot = name(evidence.column.slot);
  const marks = texts(missing.map(({ value }) => value));
  const value =
    missing.length === 0
      ? reading.value(slot)
      : `CASE WHEN trim(${slot}) NOT IN ${marks} THEN ${reading.value(slot)} END`;
  const { type, format } = reading;
  const invalid = await countInvalid(session, chosen);
  return {
    typed: { name: column, type, format, reading: reading.spec, invalid },
    value,
    markers: missing,
    decisions: [...words.map(tellWord), ...sentinels.map(({ decision }) => decision)],
  };
}

/** Values that are neither of the column's type nor words for missing. */
async function countInvalid(
  session: Session,
  { evidence, reading, fits: counted }: Chosen,
): Promise<number> {
  if (reading.type === 'text' || evidence.dictionary === null) return 0;
  if (counted !== null) return evidence.total - counted;
  const { fits } = await session.row(
    `SELECT coalesce(sum(rows) FILTER (WHERE (${reading.value('value')}) IS NOT NULL), 0) AS fits
     FROM ${name(evidence.dictionary)}`,
  );
  return evidence.total - Number(fits);
}

function tellWord({ column, value, count }: Marker): Decision {
  const values = count === 1 ? '1 value' : `${grouped(count)} values`;
  const verb = count === 1 ? 'is' : 'are';
  const text = `${values} "${value}" in ${column} ${verb} treated as missing.`;
  return { stage: 'marker', column, text, count };
}

/** Says how many values did not fit the type of their column. */
export function tellInvalid({
  name,
  type,
  invalid,
}: Pick<TypedColumn, 'name' | 'type' | 'invalid'>): Decision[] {
  if (invalid === 0) return [];
  const nouns: Record<ColumnType, string> = {
    number: 'a number',
    date: 'a date',
    time: 'a time of day',
    flag: 'yes or no',
    text: 'text',
  };
  const values = invalid === 1 ? '1 value' : `${grouped(invalid)} values`;
  const text = `${values} in ${name} ${invalid === 1 ? 'is' : 'are'} not ${nouns[type]} and became missing.`;
  return [{ stage: 'read', column: name, text, count: invalid }];
}
