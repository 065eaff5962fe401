import { expect, it } from 'vitest';
import figures from '../../test/reference/data.json' with { type: 'json' };
import { describeRelation } from './describe.ts';
import { sharedSession, withSource } from './opened.fixture.ts';

const madeUp = Array.from({ length: 250 }, (_, i) => ((i * 37) % 101) ** 2 / 8);

it('summarises numbers as pandas does', async () => {
  const content = `v;w\n${madeUp.map((value, i) => `${value};${i % 2 === 0 ? '' : i}`).join('\n')}\n`;
  await withSource(content, async ({ columns: [v, w] }) => {
    for (const [figure, value] of Object.entries(figures['made up'])) {
      expect(v?.[figure as keyof (typeof figures)['made up']]).toBeCloseTo(value, 9);
    }
    expect(v).toMatchObject({ missing: 0, integer: false, topValues: [] });
    expect(w).toMatchObject({ count: 125, missing: 125, integer: true, min: 1, max: 249 });
  });
});

it('lists the commonest values of a column with few', async () => {
  const content = `town;n;yes\n${['Ulm', 'Bonn', 'Ulm', 'Aalen', ''].map((town, i) => `${town};${i / 2};${i > 1 ? 'y' : 'n'}`).join('\n')}\n`;
  await withSource(content, async ({ columns: [town, n, yes] }) => {
    expect(town?.topValues).toEqual([
      { value: 'Ulm', count: 2 },
      { value: 'Aalen', count: 1 },
      { value: 'Bonn', count: 1 },
    ]);
    expect(n?.topValues.map(({ value }) => value)).toEqual(['0', '0.5', '1', '1.5', '2']);
    expect(yes?.topValues).toEqual([
      { value: 'yes', count: 3 },
      { value: 'no', count: 2 },
    ]);
  });
});

it('lists at most 20 values, of columns with at most 60', async () => {
  const rows = Array.from({ length: 240 }, (_, i) => `a${i % 60};b${i % 61}`);
  await withSource(`few;many\n${rows.join('\n')}\n`, async ({ columns: [few, many] }) => {
    expect(few).toMatchObject({ distinct: 60 });
    expect(few?.topValues).toHaveLength(20);
    expect(many).toMatchObject({ distinct: 61, topValues: [] });
  });
});

it('has no figures where they do not apply', async () => {
  const session = await sharedSession();
  await session.run(
    `CREATE TABLE odd AS SELECT 5::BIGINT AS one, NULL::DOUBLE AS none, 'x' AS word`,
  );
  const [one, none, word] = await describeRelation(
    session,
    'odd',
    new Map([['word', { format: 'kept', invalid: 7 }]]),
  );
  expect(one).toMatchObject({ mean: 5, std: null, skewness: null, median: 5, integer: true });
  expect(none).toMatchObject({
    count: 0,
    missing: 1,
    mean: null,
    min: null,
    q1: null,
    integer: false,
  });
  expect(word).toMatchObject({ format: 'kept', invalid: 7, min: null, mean: null, type: 'text' });
});
