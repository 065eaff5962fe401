import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesSchema, type Input, type Rules } from '../../contract/index.ts';
import { createRandom, type Table } from '../../core/index.ts';
import {
  categoryColumn,
  inputsFor,
  noisyBank,
  numberColumn,
  segmentsOf,
  tableOf,
  type Bank,
} from '../classifier/customers.fixture.ts';
import { segmentRules } from './segmentRules.ts';

function rulesFor({ table, labels }: Bank, nSegments: number, inputs?: Input[]): Rules {
  const options = { segments: segmentsOf(nSegments), seed: 3 };
  const rules = segmentRules(table, labels, inputs ?? inputsFor(table, 'money'), options);
  if (rules === null) throw new Error('no rules were found');
  return rules;
}

type Conditions = Rules['segments'][number]['rules'][number]['conditions'];

/** Whether a row meets all conditions, as a reader of the rule would check it. */
function meets(table: Table, row: number, conditions: Conditions): boolean {
  return conditions.every(({ feature, above, atMost, levels }) => {
    const column = table.columns.find(({ name }) => name === feature);
    if (column?.kind === 'number') {
      const value = column.values[row];
      return !Number.isNaN(value) && value > (above ?? -Infinity) && value <= (atMost ?? Infinity);
    }
    const code = column?.codes[row] ?? -1;
    return code >= 0 && levels?.includes(column?.levels[code] ?? '') === true;
  });
}

const rowsOf = (labels: Int32Array): number[] =>
  Array.from(labels.keys()).filter((row) => labels[row] >= 0);

describe('segmentRules', () => {
  it('finds the one threshold between two segments and says it in words', () => {
    const table = tableOf(
      numberColumn(
        'Cash advance',
        Array.from({ length: 40 }, (_, i) => (i < 25 ? 10.5 * i : 1600.25 + i)),
      ),
    );
    const labels = Int32Array.from({ length: 40 }, (_, i) => Number(i >= 25));
    expect(rulesFor({ table, labels }, 2)).toEqual({
      fidelity: 1,
      segments: [
        {
          segmentId: 'S1',
          coverage: 1,
          rules: [
            {
              conditions: [
                {
                  feature: 'Cash advance',
                  label: 'Cash advance',
                  above: null,
                  atMost: 900,
                  levels: null,
                },
              ],
              text: 'cash advance at most 900',
              coverage: 1,
              precision: 1,
            },
          ],
        },
        {
          segmentId: 'S2',
          coverage: 1,
          rules: [
            expect.objectContaining({ text: 'cash advance above 900', coverage: 1, precision: 1 }),
          ],
        },
      ],
    });
  });

  it('asks for levels of a category by name', () => {
    const jobs = ['retired', 'admin', 'clerk', 'student'];
    const values = Array.from({ length: 80 }, (_, i) => jobs[i % 4]);
    const labels = Int32Array.from(values, (job) => Number(job === 'retired'));
    const { segments } = rulesFor({ table: tableOf(categoryColumn('Job', values)), labels }, 2);
    expect(segments[0]?.rules[0]).toMatchObject({
      text: 'job is not retired',
      conditions: [{ levels: ['admin', 'clerk', 'student'], above: null, atMost: null }],
    });
    expect(segments[1]?.rules[0]).toMatchObject({ text: 'job is retired' });
  });

  it('names at most the twelve commonest levels of a category', () => {
    const values = Array.from({ length: 400 }, (_, i) => `l${String(i % 20).padStart(2, '0')}`);
    const table = tableOf(categoryColumn('city', values));
    const [input] = inputsFor(table);
    const shares = input.levels.map((each) => (each.level === 'l00' ? 0.01 : each.share));
    const rarer = { ...input, levels: input.levels.map((l, i) => ({ ...l, share: shares[i] })) };
    const labels = Int32Array.from(values, (level) => Number(level === 'l00'));
    const options = { segments: segmentsOf(2), seed: 3 };
    expect(segmentRules(table, labels, [input], options)?.fidelity).toBe(1);
    expect(segmentRules(table, labels, [rarer], options)).toBeNull();
  });

  it('puts two bounds on one column into one interval', () => {
    const values = Array.from({ length: 90 }, (_, i) => i);
    const table = tableOf(numberColumn('score', values));
    const labels = Int32Array.from(values, (v) => Number(v >= 30 && v < 60));
    const { segments } = rulesFor({ table, labels }, 2, inputsFor(table));
    expect(segments[1]?.rules).toMatchObject([
      { text: 'score above 29 up to 59', conditions: [{ above: 29, atMost: 59 }], coverage: 1 },
    ]);
    expect(segments[0]?.rules.map(({ text }) => text)).toEqual([
      'score at most 29',
      'score above 59',
    ]);
  });

  it('does not ask what makes no difference', () => {
    const { segments } = rulesFor(noisyBank(1500, 2, 4), 2);
    const texts = segments.flatMap(({ rules }) => rules.map(({ text }) => text));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeLessThan(8);
  });

  it('gives an empty list to a segment that no leaf stands for', () => {
    const { table, labels } = noisyBank(1500, 3, 5);
    const rare = labels.map((label, row) => (row % 300 === 1 ? 3 : label));
    const { segments } = rulesFor({ table, labels: rare }, 4);
    expect(segments[3]).toEqual({ segmentId: 'S4', rules: [], coverage: 0 });
  });

  it('is null where nothing tells segments apart', () => {
    const table = tableOf(
      numberColumn(
        'one',
        Array.from({ length: 100 }, () => 1),
      ),
    );
    const labels = Int32Array.from({ length: 100 }, (_, i) => i % 2);
    const options = { segments: segmentsOf(2), seed: 1 };
    expect(segmentRules(table, labels, inputsFor(table), options)).toBeNull();
    expect(segmentRules(table, labels, [], options)).toBeNull();
  });

  it('covers what it claims, counted anew by the conditions as they are written (law)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 5 }), fc.boolean(), (seed, k, withGaps) => {
        const bank = noisyBank(400, k, seed, withGaps ? 0.1 : 0);
        const { table, labels } = bank;
        const rules = rulesFor(bank, k);
        expect(rulesSchema.parse(rules)).toEqual(rules);
        const rows = rowsOf(labels);
        let told = 0;
        rules.segments.forEach((segment, cluster) => {
          const size = rows.filter((row) => labels[row] === cluster).length;
          const covered = segment.rules.map(({ conditions, coverage, precision }) => {
            const reached = rows.filter((row) => meets(table, row, conditions));
            const right = reached.filter((row) => labels[row] === cluster).length;
            expect(coverage).toBe(right / size);
            expect(precision).toBe(right / reached.length);
            return right;
          });
          expect(covered).toEqual(covered.toSorted((a, b) => b - a));
          expect(covered.length).toBeLessThanOrEqual(4);
          const all = covered.reduce((a, b) => a + b, 0);
          expect(segment.coverage).toBe(all / size);
          told += all;
        });
        const complete = rules.segments.every((segment) => segment.rules.length < 4);
        const untold = rules.fidelity - told / rows.length;
        expect(untold).toBeGreaterThanOrEqual(0);
        expect(untold).toBeLessThanOrEqual(!withGaps && complete ? 0 : 1);
      }),
      { numRuns: 25 },
    );
  });

  it('reaches no customer by two rules (law)', () => {
    const bank = noisyBank(900, 4, 9);
    const { segments } = rulesFor(bank, 4);
    const rules = segments.flatMap((segment) => segment.rules);
    for (const row of rowsOf(bank.labels)) {
      const reaching = rules.filter(({ conditions }) => meets(bank.table, row, conditions));
      expect(reaching.length).toBeLessThanOrEqual(1);
    }
  });

  it('asks at most four questions', () => {
    const random = createRandom(2);
    const columns = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      numberColumn(
        name,
        Array.from({ length: 1000 }, () => Number(random.next() < 0.8)),
      ),
    );
    const table = tableOf(...columns);
    const labels = Int32Array.from({ length: 1000 }, (_, row) =>
      Number(columns.every((column) => column.kind === 'number' && column.values[row] === 1)),
    );
    const { segments } = rulesFor({ table, labels }, 2);
    expect(segments[1]?.rules).toHaveLength(1);
    expect(segments[1]?.rules[0]?.conditions).toHaveLength(4);
    expect(segments[1]?.rules[0]?.precision).toBeLessThan(0.95);
  });

  it.each([
    { customers: 2000, size: 19, told: false },
    { customers: 2000, size: 20, told: true },
    { customers: 100, size: 4, told: false },
    { customers: 100, size: 5, told: true },
  ])('a leaf of $size among $customers customers: $told', ({ customers, size, told }) => {
    const labels = Int32Array.from({ length: customers }, (_, i) => Number(i < size));
    const options = { segments: segmentsOf(2), seed: 3 };
    const table = tableOf(numberColumn('v', labels));
    const rules = segmentRules(table, labels, inputsFor(table), options);
    expect(rules?.fidelity ?? 0).toBe(told ? 1 : 0);
  });

  it('tells the segments in the order given', () => {
    const { table, labels } = noisyBank(400, 3, 1);
    const inputs = inputsFor(table, 'money');
    const segments = segmentsOf(3);
    const forth = segmentRules(table, labels, inputs, { segments, seed: 3 });
    const back = segmentRules(table, labels, inputs, { segments: segments.toReversed(), seed: 3 });
    expect(back?.segments).toEqual(forth?.segments.toReversed());
  });
});
