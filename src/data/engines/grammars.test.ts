import { init, parse, type DialectInput } from '@guanmingchiu/sqlparser-ts';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { anyModel, richModel } from '../../../test/support/exportedModels.ts';
import { transactionsModel } from '../../../test/support/bankTransactions.ts';
import { assignmentSql } from './assignmentSql.ts';
import { dialects } from './registry.ts';

/** The parser's grammar for a dialect, and escapes that it does not know: tests of their own look at quoting. */
const grammars: Readonly<Record<string, { grammar: DialectInput; escapes?: RegExp }>> = {
  duckdb: { grammar: 'duckdb' },
  postgresql: { grammar: 'postgresql' },
  clickhouse: { grammar: 'clickhouse', escapes: /\\['\\`]/g },
  spark: { grammar: 'spark', escapes: /\\['\\]/g },
  // It has none for Trino, which keeps to the standard.
  trino: { grammar: 'ansi' },
};

beforeAll(() => init());

it.each(dialects.map(({ id }) => id))('%s: a foreign parser reads any statement', (dialect) => {
  const { grammar, escapes } = grammars[dialect];
  fc.assert(
    fc.property(fc.oneof(anyModel, fc.constant(richModel())), (model) => {
      const written = assignmentSql(model, { dialect, table: 'bank.customers' });
      const sql = escapes === undefined ? written : written.replaceAll(escapes, '');
      expect(parse(sql, grammar)).toHaveLength(1);
      expect(() => parse(sql.replace('SELECT', 'SELECT FROM CASE'), grammar)).toThrow();
    }),
    { numRuns: 20 },
  );
});

it.each(dialects.map(({ id }) => id))(
  '%s: a foreign parser reads a statement over transactions',
  (dialect) => {
    const { escapes, ...known } = grammars[dialect];
    // Its standard grammar does not know FILTER, which the standard and Trino do.
    const grammar = known.grammar === 'ansi' ? 'generic' : known.grammar;
    const table = 'bank.transactions';
    const written = assignmentSql(transactionsModel(), { dialect, table, reads: 'transactions' });
    expect(written).toContain('Reads');
    expect(parse(written.replaceAll(escapes ?? /$^/g, ''), grammar)).toHaveLength(1);
  },
);
