import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticShapes, writeSynthetic } from '../src/run/index.ts';
import { command } from './cli/capture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-same-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('same seed, same bytes', () => {
  it.each(syntheticShapes)('%s at 1 and 4 threads', async (shape) => {
    const source = join(folder, `${shape}.csv`);
    await writeSynthetic(shape, { customers: 3_000, seed: 5, out: source });
    const files = await Promise.all(
      ['1', '4'].map(async (threads) => {
        const out = join(folder, `${shape}-${threads}`);
        const outcome = await command([
          'segment',
          source,
          '--threads',
          threads,
          '--out',
          out,
          '--quiet',
          '--k',
          '2..5',
        ]);
        expect(outcome.stderr).toBe('');
        return [
          await readFile(join(out, 'segments.csv'), 'utf8'),
          await readFile(join(out, 'model.json'), 'utf8'),
        ];
      }),
    );
    expect(files[0]).toEqual(files[1]);
  });

  it('another seed may choose other rows to start from, and is recorded', async () => {
    const source = join(folder, 'customers.csv');
    await writeSynthetic('customers', { customers: 500, seed: 5, out: source });
    const outcome = await command([
      'segment',
      source,
      '--seed',
      '7',
      '--k',
      '3',
      '--json',
      '--quiet',
      '--out',
      join(folder, 'seven'),
    ]);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ seed: 7 });
  });
});
