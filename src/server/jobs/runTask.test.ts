import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leftovers, testFolder, writeBank } from '../testWorkspace.fixture.ts';
import { scratchFolder } from '../stage.ts';
import { runTask } from './runTask.ts';
import type { Task } from './tasks.ts';

let folder = '';
let task: Task;
beforeAll(async () => {
  folder = await testFolder();
  const source = join(folder, 'bank.csv');
  await writeBank(source);
  task = {
    kind: 'segment',
    root: join(folder, 'workspace'),
    source,
    options: { nInit: 1000 },
    memoryLimit: '1GB',
    tables: join(folder, 'tables'),
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('ends the process of a task that is stopped', async () => {
  const stop = new AbortController();
  const stages = new Set<string>();
  const run = runTask(task, {
    env: process.env,
    signal: stop.signal,
    onProgress: ({ stage }) => {
      stages.add(stage);
      if (stage === 'Finding segments') stop.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(stages).toContain('Reading the source');
  expect(await readdir(scratchFolder(task.root))).toEqual([]);
  expect(await leftovers(folder)).toEqual([]);
});

it('tells that a process ended without a word', async () => {
  // Too little memory for the process to start its work.
  const env = { ...process.env, NODE_OPTIONS: '--max-old-space-size=1' };
  const run = runTask(task, { env, signal: new AbortController().signal });
  await expect(run).rejects.toMatchObject({
    kind: 'resource',
    message: expect.stringContaining('ended unexpectedly'),
  });
  expect(await readdir(scratchFolder(task.root))).toEqual([]);
});

it('ends the process of a task that does not listen any more', async () => {
  const stop = new AbortController();
  const hang = join(folder, 'hang.cjs');
  await writeFile(hang, `process.on('message', () => setTimeout(() => { for (;;); }, 300));`);
  const run = runTask(task, {
    env: { ...process.env, NODE_OPTIONS: `--require ${hang}` },
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(), 1000);
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(await readdir(scratchFolder(task.root))).toEqual([]);
});

it('does not start once it is stopped', async () => {
  await expect(
    runTask(task, { env: process.env, signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: 'AbortError' });
});
