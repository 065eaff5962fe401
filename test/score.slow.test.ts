import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFileSchema, scoreReportSchema, type ScoreReport } from '../src/contract/index.ts';
import { syntheticShapes, writeSynthetic } from '../src/run/index.ts';
import { createScorer, whatWouldMove } from '../src/scoring/index.ts';
import { command, type Outcome } from './cli/capture.ts';
import { readRows } from './support/rows.ts';

/** Every shape there is; `table` has no data of its own. */
const shapes = [...syntheticShapes, 'table'] as const;

let folder = '';
const here = (...args: string[]): Promise<Outcome> =>
  command(args, { workingFolder: folder, env: { LANG: 'en_GB.UTF-8' } });
const at = (name: string): string => join(folder, name);

async function scored(...args: string[]): Promise<ScoreReport> {
  const { stdout, stderr, exitCode } = await here('score', ...args, '--json', '--quiet');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return scoreReportSchema.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-score-'));
  for (const shape of shapes) {
    const source = at(`${shape}.csv`);
    const synthetic = shape === 'table' ? 'customers' : shape;
    await writeSynthetic(synthetic, { customers: 1000, seed: 8, out: source });
    const said = shape === 'table' ? ['--shape', shape] : [];
    const few = ['--k', '3', '--n-init', '2', '--quiet'];
    const run = ['segment', source, '--out', at(shape), ...said, ...few];
    const { exitCode, stderr } = await here(...run);
    if (exitCode !== 0) throw new Error(stderr);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(shapes)('the training customers of %s, scored again', (shape) => {
  it.each(['csv', 'parquet'])('get the segments of the run, to the last digit (%s)', async (to) => {
    const out = at(`${shape}-again.${to}`);
    const report = await scored(at(shape), at(`${shape}.csv`), '--out', out);
    const before = await readRows(join(at(shape), 'segments.csv'));
    const now = await readRows(out);
    const told = ({ segment_id, segment, cluster, distance }: Record<string, string>) =>
      [segment_id, segment, cluster, Number(distance)] as const;
    expect(now.map(told)).toEqual(before.map(told));
    expect(report).toMatchObject({ unscored: 0, absent: [], shift: { verdict: 'stable' } });
    expect(report.segments.map(({ share }) => share)).toEqual(
      report.segments.map(({ trainedShare }) => trainedShare),
    );
    for (const { probability, reasons } of now) {
      expect(Number(probability)).toBeGreaterThan(0);
      expect(reasons).not.toBe('');
    }
  });

  it('have reasons that add up, and changes that lead where they say', async () => {
    const model = modelFileSchema.parse(
      JSON.parse(await readFile(join(at(shape), 'model.json'), 'utf8')),
    );
    const scorer = createScorer(model);
    const open = new Set(model.inputs.flatMap((input) => (input.influenceable ? input.name : [])));
    let moved = 0;
    for (const customer of await readRows(at(`${shape}-again.csv`))) {
      const { segmentId, distance, next, reasons } = scorer.score(customer);
      expect(segmentId).toBe(customer['segment_id']);
      if (next === null || distance === null)
        throw new Error('two segments at least were asked for');
      const margin = next.distance ** 2 - distance ** 2;
      const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
      // A difference of two squares cannot be known better than the squares are.
      const known = 1e-9 * margin + 1e-13 * next.distance ** 2;
      expect(Math.abs(sum - margin)).toBeLessThanOrEqual(known);

      const change = whatWouldMove(scorer, customer);
      if (change === null) continue;
      moved++;
      const changes = change.changes.map(({ feature, to }) => [feature, to] as const);
      expect(changes.every(([feature]) => open.has(feature))).toBe(true);
      const after = scorer.score({ ...customer, ...Object.fromEntries(changes) });
      expect(after.segmentId).toBe(change.segmentId);
      expect(after.segmentId).not.toBe(segmentId);
    }
    const isOpen = model.recipe.features.some(({ column }) => open.has(column));
    expect(moved > 0).toBe(isOpen);
  });
});

describe('customers that come in another form', () => {
  it('mean what they meant: Parquet, other order, other columns, one row alone', async () => {
    const source = at('customers.csv');
    const [header, ...lines] = (await readFile(source, 'utf8')).trimEnd().split('\n');
    const columns = header.split(',');
    const turned = [header, ...lines.slice(0, 1)].map(
      (line, i) => `${line.split(',').toReversed().join(',')},${i === 0 ? 'Segment' : 'x'}`,
    );
    await writeFile(at('one.csv'), `${turned.join('\n')}\n`);
    await scored(at('customers'), at('one.csv'));
    const [row] = await readRows(at('one-scored.csv'));
    const [first] = await readRows(join(at('customers'), 'segments.csv'));
    expect(row).toMatchObject({ Segment: 'x', distance: first?.['distance'] });
    expect(row?.['segment_2']).toBe(first?.['segment']);
    expect(Object.keys(row ?? {}).slice(0, columns.length)).toEqual(columns.toReversed());

    await writeSynthetic('customers', { customers: 1000, seed: 8, out: at('customers.parquet') });
    await scored(at('customers'), at('customers.parquet'));
    const rows = await readRows(at('customers-scored.parquet'));
    const trained = await readRows(join(at('customers'), 'segments.csv'));
    expect(rows.map(({ segment_id }) => segment_id)).toEqual(
      trained.map(({ segment_id }) => segment_id),
    );
  });

  it('are told by the forest where a column is lacking, with a note', async () => {
    const source = at('card-usage.csv');
    const lines = (await readFile(source, 'utf8')).trimEnd().split('\n');
    const place = lines[0].split(',').indexOf('BALANCE');
    const without = lines.map((line) =>
      line
        .split(',')
        .filter((_, i) => i !== place)
        .join(','),
    );
    await writeFile(at('lacking.csv'), `${without.join('\n')}\n`);
    const report = await scored(at('card-usage'), at('lacking.csv'));
    expect(report.absent).toEqual(['BALANCE']);
    expect(report.warnings[0]).toContain('BALANCE');
    const rows = await readRows(at('lacking-scored.csv'));
    const trained = await readRows(join(at('card-usage'), 'segments.csv'));
    const same = rows.filter(({ segment_id }, i) => segment_id === trained[i]?.['segment_id']);
    expect(same.length).toBeGreaterThan(0.8 * rows.length);
    expect(rows.every(({ notes, distance }) => notes.includes('forest') && distance === '')).toBe(
      true,
    );
  });

  it('of a later time are summed up over as many days', async () => {
    const text = await readFile(at('transactions.csv'), 'utf8');
    const later = text.replaceAll(/\b(\d{1,2}\/\d{1,2})\/16\b/g, '$1/17');
    expect(later).not.toBe(text);
    await writeFile(at('later.csv'), later);
    const report = await scored(at('transactions'), at('later.csv'));
    expect(report.decisions.map((decision) => decision.text).join(' ')).toContain('as many days');
    expect(report.customers).toBe(1000);
  });

  it('are refused where a column is written in another way than it was', async () => {
    const lines = (await readFile(at('customers.csv'), 'utf8')).trimEnd().split('\n');
    const place = lines[0].split(',').indexOf('monthly_income');
    const words = lines.map((line, i) =>
      line
        .split(',')
        .map((cell, c) => (i > 0 && c === place ? 'plenty' : cell))
        .join(','),
    );
    await writeFile(at('words.csv'), words.join('\n'));
    const outcome = await here('score', at('customers'), at('words.csv'), '--quiet');
    expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
    expect(outcome.stderr).toContain('Column monthly_income was read as number');
    expect(await readdir(folder)).not.toContain('words-scored.csv');
  });
});

describe('the command', () => {
  it('tells the segments and where the scores are', async () => {
    const { stdout } = await here(
      'score',
      at('customers'),
      at('customers.csv'),
      '--out',
      at('s.csv'),
    );
    expect(stdout).toContain('1,000 customers from 1,000 rows');
    expect(stdout).toContain(`Scores  ${at('s.csv')}`);
  });

  it.each([
    [['--out', 'scores.txt'], 'scores.txt'],
    [['--out', '.'], '--out .'],
    [['--threads', '0'], '"0"'],
  ])('refuses %j in one sentence', async (options, words) => {
    const { exitCode, stderr } = await here(
      'score',
      at('customers'),
      at('customers.csv'),
      ...options,
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  it('writes numbers of the summary as asked', async () => {
    const { stdout } = await here(
      'score',
      at('transactions'),
      at('transactions.csv'),
      '--out',
      at('l.csv'),
      '--locale',
      'de-DE',
    );
    expect(stdout).toMatch(/\d,\d\s%/);
  });

  it('names a run that is not there', async () => {
    const { exitCode, stderr } = await here('score', 'nothing', at('customers.csv'));
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('nothing'),
    });
  });
});
