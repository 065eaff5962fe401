import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { segmentConfigSchema } from '../../src/contract/index.ts';
import { concepts } from '../../src/features/index.ts';
import { writeSynthetic } from '../../src/run/index.ts';
import { command, type Outcome } from './capture.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-recipes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const here = (...args: string[]): Promise<Outcome> => command(args, { workingFolder: folder });

const shapes = ['transactions', 'card-usage', 'campaign', 'customers'] as const;

it('lists the recipes', async () => {
  expect(await here('recipes')).toMatchObject({ exitCode: 0, stdout: `${shapes.join('\n')}\n` });
  expect(JSON.parse((await here('recipes', '--json')).stdout)).toEqual(shapes);
});

describe.each(shapes)('the recipe for %s', (shape) => {
  it('is printed as it stands, and holds options that there are', async () => {
    const { stdout } = await here('recipes', shape);
    const recipe: unknown = parse(stdout);
    const config = segmentConfigSchema.parse({ source: 'x.csv', ...Object(recipe) });
    expect(config.shape).toBe(shape);
    const words = new Set(concepts.map(({ concept }) => concept));
    for (const { of, to } of config.ratios) {
      for (const part of [...of, ...to]) expect(words).toContain(part);
    }
  });

  it('can be copied, changed and used', async () => {
    const source = join(folder, 'data.csv');
    await writeSynthetic(shape, { customers: 300, seed: 3, out: source });
    const copy = join(folder, 'mine.yaml');
    expect((await here('recipes', shape, '--out', 'mine.yaml')).exitCode).toBe(0);
    await writeFile(copy, `${await readFile(copy, 'utf8')}\nk: 2\nnInit: 1\n`);
    const flags = ['--recipe', copy, '--threads', '1', '--json', '--quiet', '--seed', '7'];
    const { stdout, stderr } = await here(
      'segment',
      source,
      ...flags,
      '--out',
      join(folder, 'run'),
    );
    expect(stderr).toBe('');
    const { config, data, segments } = JSON.parse(stdout);
    expect(config).toMatchObject({ source, k: 2, seed: 7, shape, maxCorrelation: 0.95 });
    expect(segments).toHaveLength(2);
    expect(data.shape).toBe(shape);
  });
});

describe('what is refused', () => {
  it.each([
    [['recipes', 'cards'], 'There is no recipe "cards"; choose one of transactions,'],
    [['recipes', '--out', 'x.yaml'], 'Say which recipe goes to x.yaml'],
    [['segment', 'a.yaml', '--recipe', 'b.yaml'], 'Both a.yaml and --recipe are recipes'],
    [['segment', 'a.csv', '--recipe', 'gone.yaml'], 'The recipe gone.yaml cannot be read'],
    [['segment', 'a.csv', '--ratios', 'spend'], 'write'],
    [['segment', 'a.csv', '--windows', '30,x'], 'write days such as 30,90'],
  ])('%j', async (args, said) => {
    const outcome = await here(...args);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(said);
  });

  it('a copy over a file that is there', async () => {
    await writeFile(join(folder, 'mine.yaml'), 'k: 3\n');
    const outcome = await here('recipes', 'customers', '--out', 'mine.yaml');
    expect(outcome).toMatchObject({ exitCode: 2 });
    expect(await readFile(join(folder, 'mine.yaml'), 'utf8')).toBe('k: 3\n');
  });
});

it('a flag counts before the recipe', async () => {
  const source = join(folder, 'data.csv');
  await writeSynthetic('card-usage', { customers: 300, seed: 3, out: source });
  const flags = ['--k', '2', '--n-init', '1', '--threads', '1', '--json', '--quiet'];
  const ratios = ['--ratios', 'cash=CASH_ADVANCE/PURCHASES+CASH_ADVANCE', '--max-correlation', '1'];
  const { stdout } = await here('segment', source, '--recipe', 'card-usage', ...flags, ...ratios);
  const { config, features } = JSON.parse(stdout);
  expect(config.ratios).toEqual([
    { name: 'cash', of: ['CASH_ADVANCE'], to: ['PURCHASES', 'CASH_ADVANCE'] },
  ]);
  expect(config.maxCorrelation).toBe(1);
  expect(features.names).toContain('cash');
});
