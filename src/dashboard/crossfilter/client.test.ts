import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import type { Answer } from './createCrossfilter.ts';
import type { Filter } from './dimension.ts';
import { createEngine, type Reply, type Request } from './engine.ts';

const job = {
  kind: 'category',
  name: 'job',
  codes: Uint16Array.of(0, 1, 1),
  nLevels: 2,
} as const;

describe('createClient', () => {
  it('asks the newest question only, once the engine is free', () => {
    const { client, answers, work, sent } = wired();
    client.add([job]);
    for (const code of [0, 1, 0, 1]) client.ask(only(code));
    expect(sent()).toBe(2);
    work();
    work();
    expect(answers.map(({ selected }) => selected)).toEqual([3, 2]);
    work();
    expect(answers).toHaveLength(2);
  });

  it('keeps the filters when a chart is added or removed', () => {
    const { client, answers, work } = wired();
    client.add([job]);
    client.ask(only(0));
    work();
    work();
    client.add([{ ...job, name: 'other' }]);
    work();
    expect(answers.at(-1)?.selected).toBe(1);
    expect([...(answers.at(-1)?.charts.get('other')?.counts ?? [])]).toEqual([1, 0, 0]);
    client.remove('job');
    client.ask(only(0));
    work();
    expect(answers.at(-1)?.selected).toBe(3);
  });

  it('prepares a chart without asking', () => {
    const { client, answers, work, sent } = wired();
    client.add([job]);
    client.prepare('job');
    expect(sent()).toBe(3);
    work();
    client.prepare('no such chart');
    work();
    expect(answers).toHaveLength(1);
  });

  it('has no answer before there is a chart', () => {
    const { client, answers, work } = wired();
    client.ask(only(0));
    work();
    expect(answers).toEqual([]);
  });
});

function only(code: number): ReadonlyMap<string, Filter> {
  return new Map([['job', { kind: 'levels', codes: [code] }]]);
}

/** A client and an engine that works only when it is told to. */
function wired() {
  const answers: Answer[] = [];
  let queue: Request[] = [];
  const client = createClient(
    (request) => queue.push(request),
    (answer) => answers.push(answer),
  );
  const replies: Reply[] = [];
  const handle = createEngine((reply) => replies.push(reply));
  const work = () => {
    const requests = queue;
    queue = [];
    for (const request of requests) handle(request);
    for (const reply of replies.splice(0)) client.receive(reply);
  };
  return { client, answers, work, sent: () => queue.length };
}
