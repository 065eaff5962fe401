import { expect, it } from 'vitest';
import { createLeases } from './leases.ts';

function watched(limit: number) {
  const opened: string[] = [];
  const closed: string[] = [];
  const leases = createLeases<string>(limit, async (value) => void closed.push(value));
  const open = (key: string) => async () => {
    opened.push(key);
    return key;
  };
  return {
    opened,
    closed,
    leases,
    use: (key: string) => leases.use(key, open(key), async (v) => v),
  };
}

function resolvable() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

it('opens once, and closes the least recently used beyond the limit', async () => {
  const { opened, closed, use, leases } = watched(2);
  for (const key of ['a', 'b', 'a', 'c', 'a']) expect(await use(key)).toBe(key);
  expect(opened).toEqual(['a', 'b', 'c']);
  expect(closed).toEqual(['b']);
  await leases.close();
  expect(closed.toSorted()).toEqual(['a', 'b', 'c']);
});

it('closes what is dropped only when its last user is done', async () => {
  const { closed, leases } = watched(2);
  const { promise, resolve } = resolvable();
  const used = leases.use(
    'a',
    async () => 'a',
    () => promise,
  );
  await leases.drop('a');
  expect(closed).toEqual([]);
  resolve();
  await used;
  expect(closed).toEqual(['a']);
});

it('tries again after a failure', async () => {
  const { use, leases, closed } = watched(2);
  const failing = leases.use(
    'a',
    () => Promise.reject(new Error('no')),
    async (v) => v,
  );
  await expect(failing).rejects.toThrow('no');
  expect(await use('a')).toBe('a');
  expect(closed).toEqual([]);
});

it('opens one value for users who come at once', async () => {
  const { opened, use } = watched(2);
  expect(await Promise.all([use('a'), use('a')])).toEqual(['a', 'a']);
  expect(opened).toEqual(['a']);
});
