import { describe, expect, it } from 'vitest';
import { iris } from '../../test/support/iris.ts';
import { createInlineExecutor, kMeans, silhouetteSamples } from './index.ts';

const tasks = [3, 2].map((nClusters) => ({ options: { nClusters, nInit: 4, seed: 9 } }));
const executor = createInlineExecutor();

describe('the inline executor', () => {
  it('fits each task as kMeans does, in their order', async () => {
    const fits = await executor.kMeans(iris, tasks);
    expect(fits).toEqual(tasks.map(({ options }) => kMeans(iris, options)));
    expect(await executor.kMeans(iris, [])).toEqual([]);
  });

  it('gives the silhouettes of several labelings at once', async () => {
    const labelings = (await executor.kMeans(iris, tasks)).map(({ labels }) => labels);
    const values = await executor.silhouetteSamples(iris, labelings);
    labelings.forEach((labels, l) => {
      silhouetteSamples(iris, labels).forEach((value, i) => {
        expect(values[l][i]).toBeCloseTo(value, 12);
      });
    });
  });

  it('tells how far it is, part by part', async () => {
    const told: string[] = [];
    await executor.kMeans(iris, tasks, {
      onProgress: (done, total) => told.push(`${done}/${total}`),
    });
    expect(told).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  it('stops between two parts when it is told to', async () => {
    const stop = new AbortController();
    let parts = 0;
    const work = executor.kMeans(iris, tasks, {
      signal: stop.signal,
      onProgress: () => {
        parts++;
        if (parts === 2) stop.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(parts).toBe(2);
  });

  it('does not start when it was stopped before', async () => {
    const signal = AbortSignal.abort();
    const labels = Int32Array.from({ length: 150 }, (_, i) => i % 2);
    await expect(executor.kMeans(iris, tasks, { signal })).rejects.toThrow('aborted');
    await expect(executor.silhouetteSamples(iris, [labels], { signal })).rejects.toThrow('aborted');
  });

  it('refuses what kMeans refuses', async () => {
    await expect(executor.kMeans(iris, [{ options: { nClusters: 0 } }])).rejects.toThrow(
      'nClusters is 0',
    );
  });
});
