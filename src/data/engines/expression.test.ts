import { init, parse, type DialectInput } from '@guanmingchiu/sqlparser-ts';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainSummary } from '../../../test/support/columnSummary.ts';
import { sameFigure } from '../../../test/support/figures.ts';
import { dayOfText, noDay } from '../customers/days.ts';
import { evaluate, type EventRows } from '../customers/evaluate.ts';
import { sharedSession } from '../opened.fixture.ts';
import { duckdb } from './duckdb.ts';
import { expressionSql, type Condition, type GroupNumber, type RowNumber } from './expression.ts';
import { dialects } from './registry.ts';

const grammars: Readonly<Record<string, DialectInput>> = {
  duckdb: 'duckdb',
  postgresql: 'postgresql',
  clickhouse: 'clickhouse',
  spark: 'spark',
  trino: 'ansi',
};

beforeAll(() => init());

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ kind: 'days', column: 'day', from: '2025-01-02', to: '2025-01-04' }),
  fc.constant<Condition>({ kind: 'calendar', part: 'day', column: 'day', from: 2, to: 3 }),
  fc.constant<Condition>({ kind: 'calendar', part: 'month', column: 'day', from: 2, to: 12 }),
  fc.constantFrom<Condition>(
    { kind: 'is', column: 'a0', value: "it's" },
    { kind: 'is', column: 'a0', value: 'nothing' },
    { kind: 'is', column: 'a1', value: 3 },
    { kind: 'is', column: 'a2', value: true },
    { kind: 'is', column: 'a2', value: false },
  ),
);
const constant = fc
  .integer({ min: -5, max: 5 })
  .map((value) => ({ kind: 'number' as const, value }));
const row: fc.Arbitrary<RowNumber> = fc.letrec<{ row: RowNumber }>((tie) => ({
  row: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant<RowNumber>({ kind: 'column', name: 'units' }),
    constant,
    fc.record({ kind: fc.constant('size' as const), of: tie('row') }),
    fc.record({
      kind: fc.constant('add' as const),
      parts: fc.array(tie('row'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).row;
const group: fc.Arbitrary<GroupNumber> = fc.letrec<{ group: GroupNumber }>((tie) => ({
  group: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('sum' as const), of: row, where: fc.option(condition) }),
    fc.record({ kind: fc.constant('count' as const), where: fc.option(condition) }),
    constant,
    fc.record({
      kind: fc.constantFrom('subtract' as const, 'multiply' as const, 'divide' as const),
      of: tie('group'),
      by: fc.record({ kind: fc.constant('count' as const), where: fc.option(condition) }),
    }),
    fc.record({ kind: fc.constant('root' as const), of: tie('group') }),
  ),
})).group;

/** Rows as every engine holds them. */
const rows = [
  { n: 3, day: '2025-01-01', kind: "it's", open: true },
  { n: -2, day: '2025-01-03', kind: 'other', open: false },
  { n: null, day: '2025-02-03', kind: null, open: null },
  { n: 7, day: null, kind: "it's", open: true },
] as const;
type Held = (typeof rows)[number];

function holds(where: Condition | null, held: Held): boolean {
  if (where === null) return true;
  const slots: Readonly<Record<string, keyof Held>> = { a0: 'kind', a1: 'n', a2: 'open' };
  if (where.kind === 'is') return held[slots[where.column] ?? 'n'] === where.value;
  if (held.day === null) return false;
  if (where.kind === 'days') return held.day >= where.from && held.day <= where.to;
  const part = Number(where.part === 'month' ? held.day.slice(5, 7) : held.day.slice(8));
  return part >= where.from && part <= where.to;
}

function ofRow(expression: RowNumber, held: Held): number | null {
  const each = (of: RowNumber): number => ofRow(of, held) ?? NaN;
  const value = (() => {
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'column':
        return held.n ?? NaN;
      case 'add':
        return expression.parts.reduce((sum, part) => sum + each(part), 0);
      case 'size':
        return Math.abs(each(expression.of));
      case 'root':
      case 'subtract':
      case 'multiply':
      case 'divide':
        break;
    }
    throw new RangeError(`no ${expression.kind} is drawn for rows`);
  })();
  return Number.isNaN(value) ? null : value;
}

function ofGroup(expression: GroupNumber): number | null {
  const held = (where: Condition | null): Held[] => rows.filter((each) => holds(where, each));
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'count':
      return held(expression.where).length;
    case 'sum':
      return held(expression.where).reduce(
        (sum, each) => sum + (ofRow(expression.of, each) ?? 0),
        0,
      );
    case 'root': {
      const value = ofGroup(expression.of);
      return value === null ? null : Math.sqrt(Math.max(0, value));
    }
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const [of, by] = [ofGroup(expression.of), ofGroup(expression.by)];
      if (of === null || by === null) return null;
      if (expression.kind === 'divide') return by > 0 ? of / by : null;
      return expression.kind === 'subtract' ? of - by : of * by;
    }
    case 'add':
    case 'size':
      break;
  }
  throw new RangeError(`no ${expression.kind} is drawn for groups`);
}

const words = (values: readonly (string | null)[], known: readonly string[]): Int32Array =>
  Int32Array.from(values, (value) => (value === null ? -1 : known.indexOf(value)));
const numbers = Float64Array.from(rows, ({ n }) => n ?? NaN);
const kinds = ["it's", 'other'];
const flags = ['no', 'yes'];
const asFlag = (open: boolean | null): string | null =>
  open === null ? null : open ? 'yes' : 'no';
/** The same rows as those of one customer in memory. */
const events: EventRows = {
  starts: Int32Array.of(0, rows.length),
  units: numbers,
  days: Int32Array.from(rows, ({ day }) => (day === null ? noDay : dayOfText(day))),
  attributes: [
    {
      column: plainSummary('kind', 'text'),
      values: words(
        rows.map(({ kind }) => kind),
        kinds,
      ),
      words: kinds,
    },
    { column: plainSummary('n', 'number'), values: numbers, words: [] },
    {
      column: plainSummary('open', 'flag'),
      values: words(
        rows.map(({ open }) => asFlag(open)),
        flags,
      ),
      words: flags,
    },
  ],
};

describe.each(dialects.map((dialect) => [dialect.id, dialect] as const))('%s', (id, dialect) => {
  it('writes any expression so that a foreign parser reads it', () => {
    fc.assert(
      fc.property(group, (expression) => {
        const written = expressionSql(expression, dialect, dialect.name).replaceAll("\\'", '');
        expect(parse(`SELECT ${written} FROM events GROUP BY id`, grammars[id])).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

it('means in DuckDB and in memory what it says', async () => {
  const session = await sharedSession();
  const held = rows.map(
    ({ n, day, kind, open }) =>
      `(${n}, ${day === null ? 'NULL' : `DATE '${day}'`}, ${kind === null ? 'NULL' : duckdb.text(kind)}, ${n}, ${open})`,
  );
  await fc.assert(
    fc.asyncProperty(group, async (expression) => {
      const sql = expressionSql(expression, duckdb, duckdb.name);
      const { value } = await session.row(
        `SELECT CAST(${sql} AS DOUBLE) AS value FROM (VALUES ${held.join(', ')}) AS events(units, day, a0, a1, a2)`,
      );
      const expected = ofGroup(expression);
      expect(sameFigure(evaluate(expression, events)[0], expected)).toBe(true);
      expect(sameFigure(value, expected)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
