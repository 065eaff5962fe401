import { afterAll, expect, it } from 'vitest';
import { createCrew } from './crew.ts';

const crew = createCrew(2, { kernels: null });
afterAll(() => crew.close());

const x = {
  data: Float64Array.from({ length: 4_000 }, (_, p) => p % 7),
  nSamples: 2_000,
  nFeatures: 2,
};
const rows = Int32Array.from({ length: x.nSamples }, (_, row) => row);
const jobs = (n: number) => Array.from({ length: n }, (_, i) => ({ x, rows, feature: i % 2 }));

it('answers in the order of the jobs, and tells how many are done', async () => {
  const told: number[] = [];
  const answers = await crew.runAll('forestThresholds', jobs(5), {
    onProgress: (done) => told.push(done),
  });
  expect(told).toEqual([1, 2, 3, 4, 5]);
  const [even, odd] = await crew.runAll('forestThresholds', jobs(2), {});
  expect(answers).toEqual([even, odd, even, odd, even]);
});

it('throws what a task throws, and goes on', async () => {
  const places = { rows: 0, trees: 0, sums: 0, voters: 0, scratch: 0 };
  const shape = { nFeatures: 1, nClasses: 2 };
  const votes = { shape, nTrees: 0, uncoded: null, places, from: 0, to: 0 };
  await expect(crew.runAll('sumForestVotes', [votes], {})).rejects.toThrow('without them');
  expect(await crew.runAll('forestThresholds', jobs(3), {})).toHaveLength(3);
});

it('gives nothing to a signal that has aborted, and the signal’s own reason', async () => {
  const signal = AbortSignal.abort(new RangeError('enough'));
  await expect(crew.runAll('forestThresholds', jobs(1), { signal })).rejects.toThrow('enough');
  const stop = new AbortController();
  const work = crew.runAll('forestThresholds', jobs(200), { signal: stop.signal });
  stop.abort(new RangeError('no more'));
  await expect(work).rejects.toThrow('no more');
  expect(await crew.runAll('forestThresholds', jobs(4), {})).toHaveLength(4);
});

it('refuses what still waits when it is closed', async () => {
  const closed = createCrew(1, { kernels: null });
  const work = closed.runAll('forestThresholds', jobs(3), {});
  await Promise.all([expect(work).rejects.toThrow(/closed|ended/), closed.close()]);
});
