import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonSchema, type RunManifest } from '../contract/index.ts';
import { sampleManifest } from '../report/sampleManifest.fixture.ts';
import { compareRuns, type ComparableRun } from './compareRuns.ts';

interface Made {
  readonly runId?: string;
  readonly nSegments?: number;
  readonly hasId?: boolean;
  readonly fingerprint?: string;
}

/** A run of which only what a comparison reads is of interest; customers are given by segment. */
function run(
  customers: readonly (readonly string[])[],
  { runId = 'a', nSegments = customers.length, hasId = true, fingerprint = 'f' }: Made = {},
): ComparableRun {
  const sample = sampleManifest({ nSegments });
  const [role] = sample.data.roles;
  const id = { ...role, name: 'id', role: 'id' as const };
  const roles = sample.data.roles.filter((other) => other.role !== 'id');
  const manifest: RunManifest = {
    ...sample,
    runId,
    data: { ...sample.data, roles: hasId ? [id, ...roles] : roles, fingerprint },
  };
  const rows = customers.flatMap((ids, place) =>
    ids.map((customerId) => ({ customerId, segmentId: manifest.segments[place]?.id ?? '' })),
  );
  return {
    manifest,
    assignments: async function* () {
      for (let at = 0; at < rows.length; at += 2)
        yield await Promise.resolve(rows.slice(at, at + 2));
    },
  };
}

describe('compareRuns', () => {
  it('counts who moved, and how far two runs agree, as by hand', async () => {
    const first = run([['1', '2', '3'], ['4', '5', '6'], ['gone']]);
    const second = run(
      [
        ['1', '2'],
        ['3', '4', '5', '6', 'new', 'newer'],
      ],
      { runId: 'b' },
    );
    const comparison = await compareRuns([first, second]);
    expect(comparisonSchema.parse(comparison)).toEqual(comparison);
    // Pairs together in both: 1 + 3 = 4; in the first: 3 + 3 = 6; in the second: 1 + 6 = 7; of all: 15.
    const expected = (6 * 7) / 15;
    expect(comparison.agreements).toEqual([
      {
        first: 'a',
        second: 'b',
        shared: 6,
        onlyFirst: 1,
        onlySecond: 2,
        adjustedRandIndex: expect.closeTo((4 - expected) / (6.5 - expected), 12),
        moves: [
          [2, 1],
          [0, 3],
          [0, 0],
        ],
        remark: null,
      },
    ]);
  });

  it('describes each run by the k that was chosen', async () => {
    const five = run([['1']], { nSegments: 5 });
    const { runs } = await compareRuns([five, run([['1']], { runId: 'b', nSegments: 3 })]);
    const { manifest } = five;
    const chosen = manifest.selection.candidates.find(({ k }) => k === 5);
    expect(chosen).toBeDefined();
    expect(runs[0]).toMatchObject({
      runId: 'a',
      k: 5,
      silhouette: chosen?.silhouette,
      daviesBouldin: chosen?.daviesBouldin,
      verdict: manifest.selection.verdict,
      customers: manifest.data.customers,
    });
    expect(runs.map(({ segments }) => segments.length)).toEqual([5, 3]);
  });

  it('compares each later run with the first', async () => {
    const runs = ['a', 'b', 'c'].map((runId) => run([['1'], ['2']], { runId }));
    const { agreements } = await compareRuns(runs);
    expect(agreements.map(({ first, second }) => first + second)).toEqual(['ab', 'ac']);
  });

  it('finds the same grouping whatever the order of segments and customers', async () => {
    const groups = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
    const of = (labels: readonly number[], order: readonly number[]) =>
      order.map((label) => labels.flatMap((own, i) => (own === label ? [`c${i}`] : [])));
    await fc.assert(
      fc.asyncProperty(groups, async (labels) => {
        const { agreements } = await compareRuns([
          run(of(labels, [0, 1, 2, 3])),
          run(of(labels, [2, 0, 3, 1]), { runId: 'b' }),
        ]);
        expect(agreements[0]).toMatchObject({ shared: labels.length, adjustedRandIndex: 1 });
        expect(agreements[0].moves.flat().reduce((sum, count) => sum + count)).toBe(labels.length);
      }),
      { numRuns: 25 },
    );
  });

  it('says that no customer is in both', async () => {
    const { agreements } = await compareRuns([run([['1']]), run([['2']], { runId: 'b' })]);
    expect(agreements[0]).toMatchObject({
      shared: 0,
      onlyFirst: 1,
      onlySecond: 1,
      adjustedRandIndex: null,
      remark: 'No customer is in both runs.',
    });
  });

  it('takes numbers of rows for customers in the same file only', async () => {
    const numbered = { hasId: false };
    const same = [run([['1']], numbered), run([['1']], { ...numbered, runId: 'b' })];
    expect((await compareRuns(same)).agreements[0].shared).toBe(1);
    const other = run([['1']], { ...numbered, runId: 'c', fingerprint: 'g' });
    for (const pair of [
      [same[0], other],
      [same[0], run([['1']])],
    ]) {
      const { agreements } = await compareRuns(pair);
      expect(agreements[0]).toMatchObject({ shared: null, adjustedRandIndex: null });
      expect(agreements[0].remark).toContain('--id');
    }
  });

  it('leaves out customers without a segment', async () => {
    const first = run([['1'], ['2']], { nSegments: 1 });
    const { agreements } = await compareRuns([first, run([['1', '2']], { runId: 'b' })]);
    expect(agreements[0]).toMatchObject({ shared: 1, onlyFirst: 0, onlySecond: 1 });
  });

  it.each([[[]], [[run([['1']])]]])('needs two runs', async (runs) => {
    await expect(compareRuns(runs)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('needs two runs'),
    });
  });
});
