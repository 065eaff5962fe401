import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleManifest } from '../report/sampleManifest.fixture.ts';
import { publishRun } from './publish.ts';
import { removeRun } from './removeRun.ts';
import {
  findRun,
  findRunFolder,
  listRuns,
  runFolder,
  surveyRuns,
  workspaceRoot,
} from './workspace.ts';

let root = '';
const publish = (runId: string, minute = 0): Promise<void> =>
  publishRun(runFolder(root, runId), {
    'run.json': JSON.stringify({
      ...sampleManifest(),
      runId,
      createdAt: new Date(Date.UTC(2026, 10, 21, 0, minute)).toISOString(),
    }),
  });
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clientele-workspace-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('the workspace', () => {
  it('is CLIENTELE_HOME, else .clientele in the working folder', () => {
    expect(workspaceRoot({ CLIENTELE_HOME: '/srv/c' }, '/w')).toBe('/srv/c');
    expect(workspaceRoot({}, '/w')).toBe(join('/w', '.clientele'));
  });

  it('is empty before the first run', async () => {
    expect(await surveyRuns(join(root, 'absent'))).toEqual({ runs: [], damaged: [] });
  });

  it('lists runs, newest first, and tells a damaged one apart', async () => {
    await publish('old', 1);
    await publish('new', 2);
    await publish('half');
    await writeFile(join(runFolder(root, 'half'), 'run.json'), '{"schemaVersion": 1, "ru');
    await publishRun(runFolder(root, 'later'), { 'run.json': '{"schemaVersion": 2}' });
    const { runs, damaged } = await surveyRuns(root);
    expect(runs.map(({ manifest }) => manifest.runId)).toEqual(['new', 'old']);
    expect(damaged.map(({ folder }) => folder).toSorted()).toEqual(
      ['half', 'later'].map((name) => runFolder(root, name)),
    );
    expect(damaged[0]?.reason).toContain('make the run again');
    expect((await listRuns(root)).map(({ folder }) => folder)).toEqual(
      ['new', 'old'].map((name) => runFolder(root, name)),
    );
  });

  it('says that it cannot be read', async () => {
    await writeFile(join(root, 'runs'), '');
    await expect(listRuns(root)).rejects.toMatchObject({ kind: 'resource' });
  });
});

describe('findRun', () => {
  it('finds by id, by its start, as the latest and by folder', async () => {
    await publish('20261121-a', 1);
    await publish('20261121-ab', 2);
    await publish('20261122-c', 3);
    const found = async (name: string) => (await findRun(root, name)).manifest.runId;
    expect(await found('20261121-a')).toBe('20261121-a');
    expect(await found('20261122')).toBe('20261122-c');
    expect(await found('latest')).toBe('20261122-c');
    expect(await found(runFolder(root, '20261121-a'))).toBe('20261121-a');
    await expect(found('20261121')).rejects.toThrow('fits 2 runs');
    await expect(found('nothing')).rejects.toThrow('clientele runs');
  });

  it('names a damaged run, and finds the others beside it', async () => {
    await publish('good');
    await publishRun(runFolder(root, 'bad'), { 'run.json': '{"half":' });
    await expect(findRun(root, 'bad')).rejects.toMatchObject({ kind: 'data' });
    await expect(findRun(root, runFolder(root, 'bad'))).rejects.toMatchObject({ kind: 'data' });
    expect((await findRun(root, 'latest')).manifest.runId).toBe('good');
    expect(await findRunFolder(root, 'bad')).toBe(runFolder(root, 'bad'));
  });
});

describe('removeRun', () => {
  it('removes a run, whole or damaged, and leaves nothing', async () => {
    await publish('a');
    await publish('b');
    await publishRun(runFolder(root, 'bad'), { 'run.json': '{"half":' });
    await removeRun(runFolder(root, 'a'));
    await removeRun(runFolder(root, 'bad'));
    expect(await readdir(join(root, 'runs'))).toEqual(['b']);
  });

  it('refuses what is no run', async () => {
    await writeFile(join(root, 'letter.txt'), '');
    for (const folder of [root, join(root, 'letter.txt'), join(root, 'absent')]) {
      await expect(removeRun(folder)).rejects.toMatchObject({ kind: 'usage' });
    }
    expect(await readdir(root)).toEqual(['letter.txt']);
  });
});
