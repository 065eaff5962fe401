import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { killPublishing } from './killPublishing.fixture.ts';
import { numberedRun, numberOfRun } from '../../test/support/numberedRun.ts';
import { publishRun } from './publish.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clientele-kill-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('leaves every run whole or absent when killed at any moment ("node scripts/kill-runs.ts" kills more)', async () => {
  const moments = [0.1, 0.45, 0.8];
  let i = 0;
  const report = await killPublishing(root, moments.length, () => moments[i++]);
  expect(report.faults).toEqual([]);
  expect(report.finished).toBeGreaterThanOrEqual(moments.length);
});

it('would see a run that is not whole', async () => {
  await publishRun(root, numberedRun(7));
  expect(await numberOfRun(root)).toBe(7);
  await writeFile(join(root, 'model.json'), '8 end');
  expect(await numberOfRun(root)).toBeNull();
  await writeFile(join(root, 'model.json'), '7 end');
  await rm(join(root, 'segments.csv'));
  expect(await numberOfRun(root)).toBeNull();
});
