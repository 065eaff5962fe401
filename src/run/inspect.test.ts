import { expect, it } from 'vitest';
import { inspectionSchema, type Inspection, type SegmentOptions } from '../contract/index.ts';
import { withFile } from '../data/opened.fixture.ts';
import { inspectSource } from './inspect.ts';
import { resolveConfig } from './recipeFile.ts';

function inspect(
  content: string,
  options: Omit<SegmentOptions, 'source'> = {},
): Promise<Inspection> {
  return withFile('rows.csv', content, (source) =>
    inspectSource(resolveConfig({ threads: 1, ...options, source })),
  );
}

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

/** 200 customers with faults planted by hand. */
const planted = [
  'customer_id,age,income,opened,plan,sure,region',
  rows(200, (i) =>
    [
      `C${i < 3 ? 7 : i}`,
      i === 10 ? 150 : i === 11 ? -3 : 20 + (i % 50),
      i === 12 ? -500 : i === 13 ? 9_000_000 : 1000 + ((i * 37) % 900),
      i === 14 ? '1001-01-01' : `2026-0${1 + (i % 3)}-${String(1 + (i % 27)).padStart(2, '0')}`,
      i % 4 === 0 ? '' : ['basic', 'plus', 'gold'][i % 3],
      i % 3 === 0 ? 'yes' : 'no',
      'north',
    ].join(','),
  ),
  'C500,1',
  '',
].join('\n');

it('finds what is wrong, and says what to mend first', async () => {
  const found = await inspect(planted);
  expect(inspectionSchema.parse(found)).toEqual(found);
  expect(found).toMatchObject({ rowsRead: 200, rowsRejected: 1, duplicateRows: 0, format: 'csv' });
  const column = (name: string) => found.columns.find(({ summary }) => summary.name === name);
  expect(column('age')).toMatchObject({ impossible: { count: 2 }, role: { role: 'age' } });
  expect(column('income')).toMatchObject({ impossible: { count: 1 }, outliers: 2 });
  expect(column('opened')).toMatchObject({
    impossible: { count: 1 },
    dates: { last: '2026-03-27' },
  });
  expect(column('region')).toMatchObject({
    constant: true,
    commonest: [{ value: 'north', count: 200 }],
  });
  expect(column('customer_id')).toMatchObject({ unique: false, role: { role: 'id' } });
  const problems = found.quality.fixFirst.map(({ kind, column: of, count }) => [kind, of, count]);
  // C7 stands four times: three were planted over the own one.
  expect(problems).toContainEqual(['repeated-id', 'customer_id', 3]);
  expect(problems).toContainEqual(['rejected', null, 1]);
  expect(problems).toContainEqual(['missing', 'plan', 50]);
  expect(problems).toContainEqual(['constant', 'region', 200]);
  expect(found.quality.score).toBe(
    Math.round(found.quality.parts.reduce((sum, { points }) => sum + points, 0)),
  );
  expect(found.quality.score).toBeLessThan(100);
});

it('gives 100 to a source without faults, and less for each kind of fault', async () => {
  const sound = (change: (i: number) => string | null = () => null): string =>
    `customer_id,balance,town\n${rows(300, (i) => change(i) ?? `C${i},${100 + ((i * 71) % 997)},${['Ulm', 'Bonn', 'Hof'][i % 3]}`)}\n`;
  const scoreOf = async (content: string): Promise<number> =>
    (await inspect(content)).quality.score;
  expect(await scoreOf(sound())).toBe(100);
  const faults = [
    sound((i) => (i % 5 === 0 ? `C${i},,Ulm` : null)),
    sound((i) => (i % 25 === 0 ? `C${i},much,Ulm` : null)),
    sound((i) => (i % 10 === 0 ? 'C0,100,Ulm' : null)),
    sound((i) => (i % 20 === 0 ? `C${i}` : null)),
    sound().replaceAll(/Ulm|Bonn|Hof/g, 'Ulm'),
  ];
  for (const content of faults) expect(await scoreOf(content)).toBeLessThan(100);
});

it('tells days, their gaps and months', async () => {
  const content = 'id,day\n1,2026-01-01\n2,2026-01-02\n3,2026-01-02\n4,2026-02-10\n';
  const [, day] = (await inspect(content)).columns;
  expect(day?.dates).toEqual({
    first: '2026-01-01',
    last: '2026-02-10',
    days: 41,
    daysPresent: 3,
    longestGap: 38,
    periods: [
      { period: '2026-01', count: 3 },
      { period: '2026-02', count: 1 },
    ],
  });
});

it('counts whole numbers one by one, and everything exactly once', async () => {
  const few = await inspect(`id,visits\n${rows(60, (i) => `${i},${i % 4}`)}\n`);
  expect(few.columns[1]?.histogram).toEqual({
    edges: [-0.5, 0.5, 1.5, 2.5, 3.5],
    counts: [15, 15, 15, 15],
    logarithmic: false,
    openEnd: false,
  });
  const tail = await inspect(`id,sum\n${rows(500, (i) => `${i},${(1.02 ** i).toFixed(3)}`)}\n`);
  const histogram = tail.columns[1]?.histogram;
  expect(histogram?.logarithmic).toBe(true);
  expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(500);
  const zeros = await inspect(
    `id,sum\n${rows(500, (i) => `${i},${i % 2 ? 0 : (1.02 ** i).toFixed(3)}`)}\n`,
  );
  expect(zeros.columns[1]?.histogram).toMatchObject({ logarithmic: false, openEnd: true });
  expect(zeros.columns[1]?.histogram?.edges.at(-1)).toBe(zeros.columns[1]?.summary.max);
});

it('measures what goes together, and leaves identifiers out', async () => {
  const content = `customer_id,a,b,c,plan,town\n${rows(200, (i) => `${1000 + i},${i % 150},${2 * (i % 150) + 1},${(i * 7919) % 97},${i % 2 ? 'x' : 'y'},${i % 2 ? 'Ulm' : 'Bonn'}`)}\n`;
  const { correlations } = await inspect(content);
  expect(correlations.rows).toBe(200);
  expect(correlations.pearson.columns).toEqual(['a', 'b', 'c']);
  expect(correlations.pearson.values[0]?.[1]).toBe(1);
  expect(correlations.spearman.values[1]?.[0]).toBe(1);
  expect(Math.abs(correlations.pearson.values[0]?.[2] ?? 1)).toBeLessThan(0.2);
  expect(correlations.cramersV).toEqual({
    columns: ['plan', 'town'],
    values: [
      [1, 1],
      [1, 1],
    ],
  });
});

it('obeys its options', async () => {
  const content = `who,sum,day\n${rows(40, (i) => `unknown,${i},3/4/2026`)}\nAnn,1,4/5/2026\n`;
  const usual = await inspect(content);
  const told = await inspect(content, {
    markers: 'none',
    dates: 'month-first',
    shape: 'transactions',
    id: 'who',
    roles: { sum: 'spend' },
    currency: 'EUR',
  });
  expect(usual.markers).toHaveLength(1);
  expect(told.markers).toEqual([]);
  expect(usual.warnings).toHaveLength(1);
  expect(told.warnings).toEqual([]);
  expect(told).toMatchObject({ shape: 'transactions', currency: 'EUR' });
  expect(told.columns.map(({ role }) => role.role).slice(0, 2)).toEqual(['id', 'spend']);
});

it('holds the database to the memory that it may take', async () => {
  await expect(inspect(planted, { memory: '1MB' })).rejects.toMatchObject({
    kind: 'resource',
    message: expect.stringContaining('memory that is allowed'),
  });
});

it('stops when asked to', async () => {
  await withFile('rows.csv', planted, (source) =>
    expect(
      inspectSource(resolveConfig({ source }), { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' }),
  );
});

it('counts customers by their id, or by row where no column is one', async () => {
  const payments = rows(8, (i) => `${'aabbccdd'[i]},2026-01-0${i + 1},${10 * i}`);
  const content = `customer_id,date,amount\n${payments}\n`;
  expect(await inspect(content)).toMatchObject({ shape: 'transactions', customers: 4 });
  const asTable = await inspect(content, { shape: 'table', id: 'date' });
  expect(asTable).toMatchObject({ shape: 'table', customers: 8 });
  expect(await inspect('age,plan\n31,a\n45,b\n45,b\n')).toMatchObject({ customers: 3 });
});

it('lets its surroundings limit the memory, whatever is asked for', async () => {
  await withFile('rows.csv', planted, (source) =>
    expect(
      inspectSource(resolveConfig({ source, memory: '1GB' }), { memoryLimit: '1MB' }),
    ).rejects.toMatchObject({ kind: 'resource' }),
  );
});
