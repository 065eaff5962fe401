import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleManifest } from '../../src/report/sampleManifest.fixture.ts';
import { publishRun, runFolder, tableFile, tablesFolder } from '../../src/store/index.ts';
import { command } from './capture.ts';

let home = '';
const here = (args: readonly string[], confirm?: (question: string) => Promise<boolean>) =>
  command(args, {
    env: { CLIENTELE_HOME: home },
    ...(confirm === undefined ? {} : { confirm }),
  });
const left = async (): Promise<string[]> => (await readdir(join(home, 'runs'))).toSorted();

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-rm-'));
  for (const runId of ['a1', 'a2', 'b1']) {
    const manifest = { ...sampleManifest(), runId };
    await publishRun(runFolder(home, runId), { 'run.json': JSON.stringify(manifest) });
  }
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('clientele rm', () => {
  it('removes a run and says so, in words and in JSON', async () => {
    const folder = runFolder(home, 'a1');
    expect(await here(['rm', 'a1', '--yes'])).toEqual({
      exitCode: 0,
      stdout: `Removed ${folder}
`,
      stderr: '',
    });
    const { stdout } = await here(['rm', 'b', '--yes', '--json']);
    expect(JSON.parse(stdout)).toEqual({ removed: true, folder: runFolder(home, 'b1') });
    expect((await here(['rm', runFolder(home, 'a2'), '--yes', '--quiet'])).stdout).toBe('');
    expect(await left()).toEqual([]);
  });

  it('leaves no customer of the run behind', async () => {
    await mkdir(tablesFolder(home), { recursive: true });
    await writeFile(tableFile(home, 'a1'), 'customers');
    await writeFile(tableFile(home, 'a2'), 'customers');
    await here(['rm', 'a1', '--yes']);
    await expect(access(tableFile(home, 'a1'))).rejects.toThrow('ENOENT');
    await access(tableFile(home, 'a2'));
  });

  it('removes nothing where nobody can confirm it', async () => {
    const { exitCode, stdout, stderr } = await here(['rm', 'a1']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--yes');
    expect(await left()).toEqual(['a1', 'a2', 'b1']);
  });

  it('asks where someone can answer', async () => {
    const asked: string[] = [];
    const answer = (yes: boolean) => (question: string) => {
      asked.push(question);
      return Promise.resolve(yes);
    };
    expect((await here(['rm', 'a1'], answer(false))).stdout).toContain('Kept');
    expect(await left()).toContain('a1');
    expect((await here(['rm', 'a1'], answer(true))).stdout).toContain('Removed');
    expect(await left()).not.toContain('a1');
    await here(['rm', 'a2', '--yes'], answer(false));
    expect(await left()).toEqual(['b1']);
    expect(asked).toEqual(Array(2).fill('Remove the run a1 and all its files?'));
  });

  it.each([
    ['a', 'fits 2 runs'],
    ['nothing', 'no run "nothing"'],
  ])('refuses "%s"', async (name, sentence) => {
    const { exitCode, stderr } = await here(['rm', name, '--yes']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(sentence);
    expect(await left()).toEqual(['a1', 'a2', 'b1']);
  });

  it('removes a damaged run, which "runs" tells apart in one line', async () => {
    await publishRun(runFolder(home, 'bad'), { 'run.json': '{"half":' });
    const { exitCode, stdout, stderr } = await here(['runs']);
    expect(exitCode).toBe(0);
    for (const id of ['a1', 'a2', 'b1']) expect(stdout).toContain(id);
    expect(stderr).toMatch(/^The run bad is damaged: .* "clientele rm bad"\.\n$/);
    const list: unknown = JSON.parse((await here(['runs', '--json'])).stdout);
    expect(list).toHaveLength(3);
    expect((await here(['rm', 'bad', '--yes'])).exitCode).toBe(0);
    expect((await here(['runs'])).stderr).toBe('');
  });

  it('has help with an example', async () => {
    expect((await here(['rm', '--help'])).stdout).toMatch(/Example:\n {2}clientele rm/);
  });
});
