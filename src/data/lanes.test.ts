import { describe, expect, it } from 'vitest';
import { createLanes, type Lane } from './lanes.ts';

/** Statements that end when the test says so, or when they are interrupted. */
function heldLane(begun: string[]) {
  const ends: { done: () => void; fail: (error: Error) => void }[] = [];
  const hold = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      begun.push(sql);
      ends.push({ done: resolve, fail: reject });
    });
  const lane: Lane = {
    run: hold,
    rows: async (sql) => {
      await hold(sql);
      return [];
    },
    row: async (sql) => {
      await hold(sql);
      return {};
    },
    async *chunks(sql) {
      await hold(sql);
      yield* [];
    },
    interrupt: () => ends.at(-1)?.fail(new Error('INTERRUPT')),
  };
  return { lane, ends };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('createLanes', () => {
  it('runs as many statements as there are connections; the others wait in order', async () => {
    const begun: string[] = [];
    const held = [heldLane(begun), heldLane(begun)];
    const lanes = createLanes(
      held.map(({ lane }) => lane),
      { timeLimit: 60_000, mostWaiting: 10 },
    );
    const all = ['a', 'b', 'c', 'd'].map((sql) => lanes.run(sql));
    await turn();
    expect(begun).toEqual(['a', 'b']);
    held[1].ends[0].done();
    await turn();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (let i = 0; i < 3; i++) {
      for (const { ends } of held) for (const { done } of ends) done();
      await turn();
    }
    await Promise.all(all);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses more than may wait, and goes on', async () => {
    const { lane, ends } = heldLane([]);
    const lanes = createLanes([lane], { timeLimit: 60_000, mostWaiting: 1 });
    const [first, second] = [lanes.run('a'), lanes.run('b')];
    await expect(lanes.run('c')).rejects.toMatchObject({ kind: 'resource' });
    await expect(lanes.chunks('c').next()).rejects.toMatchObject({ kind: 'resource' });
    ends[0].done();
    await first;
    await turn();
    ends[1].done();
    await second;
  });

  it('interrupts what takes too long, streams too, and gives the connection to the next', async () => {
    const { lane, ends } = heldLane([]);
    const lanes = createLanes([lane], { timeLimit: 20, mostWaiting: 10 });
    const tooLong = { kind: 'resource', message: expect.stringContaining('0.02 seconds') };
    await expect(lanes.run('endless')).rejects.toMatchObject(tooLong);
    await expect(lanes.chunks('endless').next()).rejects.toMatchObject(tooLong);
    const next = lanes.run('short');
    await turn();
    ends.at(-1)?.done();
    await next;
  });

  it('frees the connection of a stream that nobody reads to its end', async () => {
    const { lane, ends } = heldLane([]);
    const lanes = createLanes([lane], { timeLimit: 60_000, mostWaiting: 10 });
    const stream = lanes.chunks('a');
    const first = stream.next();
    await turn();
    ends[0].done();
    await first;
    await stream.return(undefined);
    const next = lanes.run('b');
    await turn();
    ends[1].done();
    await expect(next).resolves.toBeUndefined();
  });

  it('passes on other errors as they are', async () => {
    const { lane, ends } = heldLane([]);
    const lanes = createLanes([lane], { timeLimit: 60_000, mostWaiting: 10 });
    const failed = lanes.run('a');
    await turn();
    ends[0].fail(new RangeError('no such column'));
    await expect(failed).rejects.toThrow('no such column');
  });
});
