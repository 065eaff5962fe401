import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { runManifestSchema } from '../src/contract/index.ts';
import { writeSynthetic } from '../src/run/index.ts';
import { command } from './cli/capture.ts';

const main = join(import.meta.dirname, '../src/cli/main.ts');
/** Everything a run needs but the right to start worker threads. */
const withoutWorkers = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-fs-write=*',
  '--allow-addons',
];

it('segments where worker threads are forbidden, to the same segments, and says that it is slower', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-no-workers-'));
  try {
    const source = join(folder, 'customers.csv');
    await writeSynthetic('customers', { customers: 400, seed: 2, out: source });
    const [pooled, alone] = [join(folder, 'pooled'), join(folder, 'alone')];
    const args = ['segment', source, '--k', '3..4', '--quiet', '--out'];
    await command([...args, pooled]);
    await promisify(execFile)(process.execPath, [...withoutWorkers, main, ...args, alone]);
    const manifest = runManifestSchema.parse(
      JSON.parse(await readFile(join(alone, 'run.json'), 'utf8')),
    );
    expect(manifest.warnings.join(' ')).toContain('worker threads');
    expect(await readFile(join(alone, 'segments.csv'), 'utf8')).toBe(
      await readFile(join(pooled, 'segments.csv'), 'utf8'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
