import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFileSchema, runManifestSchema } from '../../src/contract/index.ts';
import { command, type Outcome } from './capture.ts';

let folder = '';
const here = (args: readonly string[]): Promise<Outcome> =>
  command(args, { workingFolder: folder, env: { LANG: 'en_GB.UTF-8' } });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-journey-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a first afternoon with the command line', () => {
  it('makes data', async () => {
    const out = join(folder, 'bank.csv');
    const made = await here([
      'generate',
      'customers',
      '--customers',
      '800',
      '--seed',
      '3',
      '--out',
      out,
    ]);
    expect(made).toEqual({ exitCode: 0, stdout: expect.stringContaining('800'), stderr: '' });
    const again = join(folder, 'again.csv');
    await here(['generate', 'customers', '--customers', '800', '--seed', '3', '--out', again]);
    expect(await readFile(again)).toEqual(await readFile(out));
  });

  it('segments them into the workspace and tells it', async () => {
    const { exitCode, stdout, stderr } = await here(['segment', join(folder, 'bank.csv')]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('800 customers');
    expect(stdout).toMatch(/Report {2}file:\/\/.*report\.html/);
    expect(stderr).toContain('Finding segments');
    const [run] = await readdir(join(folder, '.clientele', 'runs'));
    expect((await readdir(join(folder, '.clientele', 'runs', run))).toSorted()).toEqual([
      'model.json',
      'report.html',
      'run.json',
      'segments.csv',
    ]);
  });

  it('prints JSON alone, the same as in the run folder and of the published shape', async () => {
    const out = join(folder, 'three');
    const { stdout, exitCode } = await here([
      'segment',
      join(folder, 'bank.csv'),
      '--k',
      '3',
      '--json',
      '--out',
      out,
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(await readFile(join(out, 'run.json'), 'utf8'));
    const manifest = runManifestSchema.parse(JSON.parse(stdout));
    expect(manifest.segments).toHaveLength(3);
    const model = modelFileSchema.parse(
      JSON.parse(await readFile(join(out, 'model.json'), 'utf8')),
    );
    expect(model.segments.map(({ name }) => name)).toEqual(
      manifest.segments.map(({ name }) => name),
    );
    const rows = (await readFile(join(out, 'segments.csv'), 'utf8')).trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(800);
    for (const { id, size } of manifest.segments) {
      expect(rows.filter((row) => row.split(',')[1] === id)).toHaveLength(size);
    }
  });

  it('names no customer outside segments.csv', async () => {
    const out = join(folder, 'three');
    const ids = (await readFile(join(out, 'segments.csv'), 'utf8'))
      .split('\n')
      .slice(1, 50)
      .map((row) => row.split(',')[0]);
    for (const file of ['run.json', 'model.json', 'report.html']) {
      const text = await readFile(join(out, file), 'utf8');
      expect(ids.filter((id) => id !== '' && text.includes(`"${id}"`))).toEqual([]);
    }
  });

  it('lists, shows and reports again', async () => {
    expect((await here(['runs'])).stdout).toContain('bank.csv');
    const [{ runId, folder: place }] = JSON.parse((await here(['runs', '--json'])).stdout) as {
      runId: string;
      folder: string;
    }[];
    expect((await here(['show', 'latest'])).stdout).toContain('800 customers');
    expect(JSON.parse((await here(['show', runId, '--json'])).stdout)).toMatchObject({ runId });
    const before = await readFile(join(place, 'report.html'), 'utf8');
    expect((await here(['report', runId, '--locale', 'de-DE'])).exitCode).toBe(0);
    expect(await readFile(join(place, 'report.html'), 'utf8')).not.toBe(before);
    expect(await here(['show', 'nothing'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('shows a demo', async () => {
    const { exitCode, stdout } = await here(['demo', '--customers', '600', '--no-serve']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('600 customers');
  });

  it.each(['segment', 'demo', 'generate', 'runs', 'show', 'report'])(
    '%s --help shows an example',
    async (name) => {
      const { exitCode, stdout } = await here([name, '--help']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/Examples?:\n {2}clientele/);
    },
  );
});
