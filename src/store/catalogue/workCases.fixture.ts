import { expect, it } from 'vitest';
import { at, sampleDataset, sampleJob } from './samples.fixture.ts';
import type { Given } from './given.fixture.ts';

/** Data sets, jobs and edits, one caller at a time. */
export function workCases({ catalogue, bench }: Given): void {
  it('answers, closes twice, and keeps what it was given', async () => {
    await catalogue().ping();
    await catalogue().datasets.add(sampleDataset(1));
    await using again = await bench().open();
    expect(await again.datasets.find('d1')).toEqual(sampleDataset(1));
    await again.close();
  });

  it('keeps data sets, newest first', async () => {
    const { datasets } = catalogue();
    for (const n of [1, 3, 2]) await datasets.add(sampleDataset(n));
    expect(await datasets.list()).toEqual([3, 2, 1].map(sampleDataset));
    expect(await datasets.find('d4')).toBeNull();
    expect(await datasets.remove('d3')).toBe(true);
    expect(await datasets.remove('d3')).toBe(false);
    expect(await datasets.list()).toEqual([2, 1].map(sampleDataset));
    await expect(datasets.add(sampleDataset(1))).rejects.toThrow();
  });

  it('gives the oldest job first, and each once', async () => {
    const { jobs } = catalogue();
    await jobs.add(sampleJob('late', 2));
    await jobs.add(sampleJob('early', 1));
    expect(await jobs.counts()).toEqual({ queued: 2, running: 0 });
    const taken = {
      ...sampleJob('early', 1),
      state: 'running',
      worker: 'host:1',
      startedAt: at(5),
    };
    expect(await jobs.take('host:1', at(5))).toEqual(taken);
    expect(await jobs.find('early')).toEqual(taken);
    expect(await jobs.counts()).toEqual({ queued: 1, running: 1 });
    expect((await jobs.take('host:2', at(6)))?.id).toBe('late');
    expect(await jobs.take('host:3', at(7))).toBeNull();
    expect((await jobs.list(9)).map(({ id }) => id)).toEqual(['late', 'early']);
    expect((await jobs.list(1)).map(({ id }) => id)).toEqual(['late']);
  });

  it('changes a job until it is over', async () => {
    const { jobs } = catalogue();
    await jobs.add(sampleJob('a'));
    await jobs.take('host:1', at(1));
    expect(await jobs.update('a', { stage: 'Finding segments', progress: 0.25 })).toBe(true);
    expect(await jobs.update('a', {})).toBe(true);
    expect(await jobs.find('a')).toMatchObject({ progress: 0.25, worker: 'host:1' });
    expect(await jobs.update('a', { state: 'done', runId: 'r', endedAt: at(2) })).toBe(true);
    const over = { state: 'done', stage: 'Finding segments', runId: 'r', worker: null };
    expect(await jobs.find('a')).toMatchObject(over);
    expect(await jobs.update('a', { state: 'cancelled', runId: null })).toBe(false);
    expect(await jobs.update('nothing', { progress: 1 })).toBe(false);
    expect(await jobs.find('a')).toMatchObject(over);
    expect(await jobs.counts()).toEqual({ queued: 0, running: 0 });
  });

  it('lets a job wait again whose process is gone', async () => {
    const { jobs } = catalogue();
    await jobs.add(sampleJob('a'));
    await jobs.take('host:1', at(1));
    await jobs.update('a', { state: 'queued' });
    expect(await jobs.find('a')).toMatchObject({ state: 'queued', worker: null });
    expect((await jobs.take('host:2', at(3)))?.worker).toBe('host:2');
  });

  it('merges the words of a segment', async () => {
    const { edits } = catalogue();
    const strategy = [{ action: 'Call', rationale: '', evidence: 'z = 2' }];
    await edits.merge('r', 's1', { name: 'Savers', strategy });
    await edits.merge('r', 's1', { name: 'Calm savers' });
    await edits.merge('r', 's1', { summary: "They save; they don't spend." });
    await edits.merge('r', 's2', { strategy: [] });
    await edits.merge('other', 's1', { name: 'Spenders' });
    expect(await edits.of('r')).toEqual(
      new Map([
        ['s1', { name: 'Calm savers', summary: "They save; they don't spend.", strategy }],
        ['s2', { strategy: [] }],
      ]),
    );
    const all = await edits.all();
    expect([...all.keys()].toSorted()).toEqual(['other', 'r']);
    expect(all.get('r')).toEqual(await edits.of('r'));
    await edits.removeRun('r');
    expect((await edits.of('r')).size).toBe(0);
    expect((await edits.of('other')).size).toBe(1);
  });
}
