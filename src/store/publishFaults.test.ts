import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { machineDisk, type Disk } from './disk.ts';
import { failingDisk, type Step } from './failingDisk.fixture.ts';
import { publishReport, publishRun, type RunFiles } from './publish.ts';
import { publishFile } from './publishFile.ts';
import { removeRun } from './removeRun.ts';
import { surveyRuns } from './workspace.ts';

const earlier: RunFiles = { 'run.json': '1', 'segments.csv': ['a\n', 'b\n'], 'report.html': 'old' };
const later: RunFiles = { 'run.json': '2', 'segments.csv': ['c\n', 'd\n'] };
const codes = ['ENOSPC', 'EACCES', 'EIO'];

let root = '';
const at = (...names: readonly string[]): string => join(root, 'runs', ...names);
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clientele-faults-'));
  for (const name of ['a', 'kept']) await publishRun(at(name), earlier);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Every file with its text, hidden ones too. */
async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const texts = paths.map(async (path) => [relative(root, path), await readFile(path, 'utf8')]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
}

interface Operation {
  readonly act: (disk: Disk) => Promise<void>;
  /** Undoes it, once it went well. */
  readonly undo: () => Promise<void>;
}

const operations: Readonly<Record<string, Operation>> = {
  'a new run': {
    act: (disk) => publishRun(at('new'), later, disk),
    undo: () => rm(at('new'), { recursive: true }),
  },
  'a run in a new workspace': {
    act: (disk) => publishRun(join(root, 'x', 'runs', 'new'), later, disk),
    undo: () => forgetFolders(),
  },
  'a run in place of another': {
    act: (disk) => publishRun(at('a'), later, disk),
    undo: () => publishRun(at('a'), earlier),
  },
  'the removal of a run': {
    act: (disk) => removeRun(at('a'), disk),
    undo: () => publishRun(at('a'), earlier),
  },
  'a report': {
    act: (disk) => publishReport(at('a'), 'new', disk),
    undo: () => publishReport(at('a'), 'old'),
  },
  'a file': {
    act: (disk) => publishFile(at('model.sql'), 'SELECT 1', disk),
    undo: () => rm(at('model.sql')),
  },
};

/** Empty folders of a new workspace may stay; without them the next attempt takes the same steps. */
const forgetFolders = (): Promise<void> => rm(join(root, 'x'), { recursive: true, force: true });

/** Writes that failed, of all operations together. */
let failures = 0;

/** What stays to be swept is not reported when it cannot be removed. */
async function stepsOf({ act, undo }: Operation): Promise<[n: number, step: Step][]> {
  const { disk, steps } = failingDisk('', () => false);
  await act(disk);
  await undo();
  return [...steps.entries()].filter(([, step]) => step !== 'remove');
}

describe.each(Object.entries(operations))('%s, on a disk that fails', (name, operation) => {
  const { act, undo } = operation;
  // The name of one file is exchanged at once; what can fail after that only makes it last.
  const isFile = name === 'a report' || name === 'a file';

  it('says so at every step, changes nothing, and works the next time', async () => {
    const before = await snapshot();
    const steps = await stepsOf(operation);
    expect(new Set(steps.map(([, step]) => step))).toContain('sync');
    await act(machineDisk);
    const after = await snapshot();
    await undo();
    const mayBeLeft = isFile ? [before, after] : [before];
    for (const [n] of steps) {
      for (const code of codes) {
        const { disk } = failingDisk(code, (i) => i === n);
        await expect(act(disk)).rejects.toMatchObject({ kind: 'resource' });
        failures++;
        const left = await snapshot();
        expect(mayBeLeft).toContainEqual(left);
        await forgetFolders();
      }
    }
    await act(machineDisk);
    expect(await snapshot()).toEqual(after);
    await undo();
    expect(await snapshot()).toEqual(before);
  });

  it('recovers when the disk comes back, whatever step it failed from', async () => {
    const before = await snapshot();
    const steps = await stepsOf(operation);
    await act(machineDisk);
    const after = await snapshot();
    await undo();
    for (const [n] of steps) {
      const { disk } = failingDisk('EIO', (i) => i >= n);
      await expect(act(disk)).rejects.toMatchObject({ kind: 'resource' });
      await surveyRuns(root);
      await surveyRuns(join(root, 'x'));
      const swept = await snapshot();
      expect([before, after]).toContainEqual(swept);
      if (isDeepStrictEqual(swept, after)) await undo();
      await forgetFolders();
    }
    await act(machineDisk);
    expect(await snapshot()).toEqual(after);
  });
});

it('was tried with many failing writes', () => {
  expect(failures).toBeGreaterThanOrEqual(150);
});

it('says where the files of a removed run are that could not be deleted', async () => {
  const { disk } = failingDisk('EACCES', (_, step) => step === 'remove');
  await expect(removeRun(at('a'), disk)).rejects.toMatchObject({
    kind: 'resource',
    message: expect.stringMatching(/a is gone, but not all of its files.*\.clientele-removed-/),
  });
  expect(await readdir(at())).toContain('kept');
  expect(await readdir(at())).not.toContain('a');
  await surveyRuns(root);
  expect(await readdir(at())).toEqual(['kept']);
});
