import { describe, expect, it } from 'vitest';
import { modelOf, plainStep } from '../../../test/support/exportedModels.ts';
import { assignmentSql } from './assignmentSql.ts';
import { dialects, findDialect } from './registry.ts';

const bad = `a"b\`c'd\\e`;
const small = modelOf(
  [
    {
      ...plainStep('visits', null, { impute: -1, centre: 1, scale: 2 }),
      clip: { lower: 0, upper: 9 },
    },
    plainStep('loan', 'no', { impute: null, centre: 0, scale: 1 }),
  ],
  [
    [1, 0],
    [0.5, 1],
  ],
);
const bodyOf = (dialect: string): string =>
  assignmentSql(small, { dialect, table: 'bank.people' }).replaceAll(/^--.*\n/gm, '');

describe('quoting', () => {
  it.each([
    ['duckdb', `"a""b\`c'd\\e"`, `'a"b\`c''d\\e'`],
    ['postgresql', `"a""b\`c'd\\e"`, `'a"b\`c''d\\e'`],
    ['trino', `"a""b\`c'd\\e"`, `'a"b\`c''d\\e'`],
    ['clickhouse', `\`a"b\\\`c'd\\\\e\``, `'a"b\`c\\'d\\\\e'`],
    ['spark', `\`a"b\`\`c'd\\e\``, `'a"b\`c\\'d\\\\e'`],
  ])('%s', (id, name, text) => {
    expect(findDialect(id).name(bad)).toBe(name);
    expect(findDialect(id).text(bad)).toBe(text);
  });
});

describe('numbers', () => {
  it.each(dialects.map((dialect) => [dialect.id, dialect] as const))(
    '%s writes them with an exponent, to the last bit',
    (_, { number }) => {
      for (const value of [0.1, -1 / 3, 1e300, 5e-324, 2 ** 53, 0]) {
        const written = number(value).replaceAll(/['()]|::float8/g, '');
        expect(written).toMatch(/^-?\d(\.\d+)?e-?\d+$/);
        expect(Number(written)).toBe(value);
      }
    },
  );
});

describe('the whole statement', () => {
  it.each(['trino', 'spark'])('%s builds on lateral subqueries', (id) => {
    const q = id === 'spark' ? '`' : '"';
    const nan = id === 'spark' ? 'isnan' : 'is_nan';
    expect(bodyOf(id).replaceAll(q, '')).toBe(`SELECT
  t.*,
  CASE WHEN nearest.v1 = distances.v2 THEN 's1' WHEN nearest.v1 = distances.v1 THEN 's0' END AS segment_id,
  CASE WHEN nearest.v1 = distances.v2 THEN ${findDialect(id).text(`It's \\segment" 1`).replaceAll(q, '')} WHEN nearest.v1 = distances.v1 THEN ${findDialect(id).text(`It's \\segment" 0`).replaceAll(q, '')} END AS segment,
  CASE WHEN nearest.v1 = distances.v2 THEN 1 WHEN nearest.v1 = distances.v1 THEN 0 END AS cluster,
  sqrt(nearest.v1) AS distance
FROM bank.people AS t
CROSS JOIN LATERAL (SELECT
  CASE WHEN t.visits IS NULL OR ${nan}(CAST(t.visits AS DOUBLE)) THEN (-1e0) ELSE CAST(t.visits AS DOUBLE) END AS v1,
  CASE WHEN t.loan IS NULL THEN NULL WHEN NOT t.loan THEN 1e0 ELSE 0e0 END AS v2) AS filled
CROSS JOIN LATERAL (SELECT
  CASE WHEN filled.v1 < 0e0 THEN 0e0 WHEN filled.v1 > 9e0 THEN 9e0 ELSE filled.v1 END AS v1) AS clipped
CROSS JOIN LATERAL (SELECT
  (clipped.v1 - 1e0) / 2e0 AS v1,
  (filled.v2 - 0e0) / 1e0 AS v2) AS prepared
CROSS JOIN LATERAL (SELECT
  (prepared.v1 - 1e0) * (prepared.v1 - 1e0) + (prepared.v2 - 0e0) * (prepared.v2 - 0e0) AS v1,
  (prepared.v1 - 5e-1) * (prepared.v1 - 5e-1) + (prepared.v2 - 1e0) * (prepared.v2 - 1e0) AS v2) AS distances
CROSS JOIN LATERAL (SELECT
  least(distances.v1, distances.v2) AS v1) AS nearest
`);
  });

  it('ClickHouse carries its columns along and leaves them out again', () => {
    const body = bodyOf('clickhouse');
    expect(body.match(/SELECT\n {2}t\.\*/g)).toHaveLength(6);
    // A column of the model begins with clientele_, so the statement's own begin otherwise.
    expect(body).toContain(
      'WITH clientele__filled AS (SELECT\n  t.*,\n  CASE WHEN t.`visits` IS NULL OR isNaN(CAST(t.`visits` AS Nullable(Float64)))',
    );
    expect(body).toContain(
      't.* EXCEPT (clientele__filled_1, clientele__filled_2, clientele__clipped_1, clientele__prepared_1, clientele__prepared_2, clientele__distances_1, clientele__distances_2, clientele__nearest_1)',
    );
    expect(body).not.toContain('"visits"');
  });

  it.each(dialects.map(({ id }) => id))(
    '%s balances what it opens and ends without a semicolon',
    (id) => {
      const body = bodyOf(id).replaceAll(/'[^']*'/g, '');
      expect(body.split('(')).toHaveLength(body.split(')').length);
      expect(body.split('CASE ')).toHaveLength(body.split(' END').length);
      expect(body).not.toContain(';');
    },
  );
});

describe('the header', () => {
  const headerOf = (model: typeof small, dialect = 'duckdb'): string =>
    assignmentSql(model, { dialect, table: 'people' })
      .split('\n')
      .filter((line) => line.startsWith('--'))
      .join('\n');

  it('says which columns are read, of which type', () => {
    expect(headerOf(small)).toContain('--   "visits": number\n--   "loan": yes/no (boolean)\n');
    const job = modelOf([plainStep('job', 'clerk', { impute: 0, centre: 0, scale: 1 })], [[0]]);
    expect(headerOf(job)).toContain('--   "job": text\n');
  });

  it('says when a customer gets no segment, and when rows are no customers of the source', () => {
    expect(headerOf(small)).toContain('gets no segment');
    const filled = modelOf([plainStep('visits', null, { impute: 1, centre: 1, scale: 2 })], [[0]]);
    expect(headerOf(filled)).not.toContain('gets no segment');
    expect(headerOf(filled)).not.toContain('transactions');
    expect(headerOf({ ...filled, shape: 'transactions' })).toContain('transactions');
  });

  it('says for which engines the statement was not run', () => {
    const notRun = dialects
      .filter(({ id }) => headerOf(small, id).includes('was at hand'))
      .map(({ id }) => id);
    expect(notRun).toEqual(['clickhouse', 'spark', 'trino']);
  });

  it('is not left by a column whose name has line breaks', () => {
    const name = 'a\nb\rc; DROP TABLE people';
    const model = modelOf([plainStep(name, null, { impute: 1, centre: 1, scale: 2 })], [[0]]);
    const sql = assignmentSql(model, { dialect: 'duckdb', table: 'people' });
    expect(
      sql
        .slice(0, sql.indexOf('WITH'))
        .split(/[\r\n]/)
        .every((line) => line === '' || line.startsWith('--')),
    ).toBe(true);
  });
});
