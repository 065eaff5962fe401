import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/contract/index.ts';
import { command, type Outcome } from './capture.ts';

let folder = '';
const here = (args: readonly string[]): Promise<Outcome> =>
  command(args, { workingFolder: folder, env: { LANG: 'en_GB.UTF-8' } });
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-compare-'));
  const size = ['--customers', '300', '--seed', '3'];
  await here(['generate', 'customers', ...size, '--out', at('bank.csv')]);
  const text = await readFile(at('bank.csv'), 'utf8');
  const [header, ...rows] = text.trimEnd().split('\n');
  const others = rows.map((row) => `9${row}`);
  await writeFile(at('others.csv'), [header, ...others, ''].join('\n'));
  const quick = ['--n-init', '1', '--threads', '1', '--quiet'];
  for (const [run, source, k] of [
    ['three', 'bank.csv', '3'],
    ['four', 'bank.csv', '4'],
    ['else', 'others.csv', '3'],
  ]) {
    await here(['segment', at(source), '--k', k, '--out', at(run), ...quick]);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Segment of each customer, read from the file by its first two columns. */
async function segmentsOf(run: string): Promise<Map<string, string>> {
  const rows = (await readFile(join(at(run), 'segments.csv'), 'utf8')).trimEnd().split('\n');
  return new Map(
    rows.slice(1).map((row) => {
      const [id = '', segment = ''] = row.split(',');
      return [id, segment];
    }),
  );
}

describe('clientele compare', () => {
  it('holds two runs of one file side by side and counts who moved', async () => {
    const { exitCode, stdout, stderr } = await here(['compare', at('three'), at('four'), '--json']);
    expect([exitCode, stderr]).toEqual([0, '']);
    const { runs, agreements } = comparisonSchema.parse(JSON.parse(stdout));
    expect(runs.map(({ k }) => k)).toEqual([3, 4]);
    const [three, four] = [await segmentsOf('three'), await segmentsOf('four')];
    const counted = runs[0]?.segments.map(({ id: from }) =>
      runs[1]?.segments.map(
        ({ id: to }) =>
          [...three].filter(([id, segment]) => segment === from && four.get(id) === to).length,
      ),
    );
    expect(agreements).toMatchObject([
      { shared: 300, onlyFirst: 0, onlySecond: 0, moves: counted, remark: null },
    ]);
    expect(agreements[0]?.adjustedRandIndex).toBeGreaterThan(0.1);
    expect(agreements[0]?.adjustedRandIndex).toBeLessThan(1);
  });

  it('tells people, and says that two runs share no customer', async () => {
    const { exitCode, stdout } = await here(['compare', at('three'), at('four'), at('else')]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/source +bank\.csv +bank\.csv +others\.csv/);
    expect(stdout).toContain('300 customers are in both');
    expect(stdout).toContain('! No customer is in both runs.');
    expect((await here(['compare', at('three'), at('four'), '--quiet'])).stdout).toBe('');
    const german = await here(['compare', at('three'), at('four'), '--locale', 'de-DE']);
    expect(german.stdout).toMatch(/Rand index 0,\d\d/);
  });

  it('asks for a second run', async () => {
    const { exitCode, stdout, stderr } = await here(['compare', at('three')]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('needs two runs and got 1');
  });

  it('says that the customers of a run are damaged', async () => {
    await writeFile(join(at('else'), 'segments.csv'), 'half');
    const { exitCode, stderr } = await here(['compare', at('three'), at('else')]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('segments.csv cannot be read');
  });

  it('has help with an example', async () => {
    expect((await here(['compare', '--help'])).stdout).toMatch(/Example:\n {2}clientele compare/);
  });
});

it('writes a page with the runs side by side and the flow between them', async () => {
  const { exitCode } = await here([
    'compare',
    at('three'),
    at('four'),
    '--out',
    at('both.html'),
    '--quiet',
  ]);
  expect(exitCode).toBe(0);
  const page = await readFile(at('both.html'), 'utf8');
  expect(page).toContain('2 runs side by side');
  expect(page).toContain('class="ribbon seg s1"');
  expect(page.match(/<rect/g)).toHaveLength(7);
  expect(page).not.toMatch(/<script|https?:/);
});
