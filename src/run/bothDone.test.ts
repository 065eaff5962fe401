import { expect, it } from 'vitest';
import { bothDone } from './bothDone.ts';

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setImmediate(resolve, value));

it('starts both and gives both', async () => {
  const started: string[] = [];
  const work = (name: string) => async (): Promise<string> => {
    started.push(name);
    return later(name);
  };
  const both = bothDone(work('one'), work('other'));
  expect(started).toEqual(['one', 'other']);
  expect(await both).toEqual(['one', 'other']);
});

it('waits for one when the other fails, and then fails alike', async () => {
  let done = 0;
  const slow = async (): Promise<void> => {
    await later(0);
    await later(0);
    done++;
  };
  const failing = (): Promise<never> => Promise.reject(new RangeError('no'));
  await expect(bothDone(failing, slow)).rejects.toThrow('no');
  expect(done).toBe(1);
  await expect(bothDone(slow, failing)).rejects.toThrow('no');
  expect(done).toBe(2);
});
