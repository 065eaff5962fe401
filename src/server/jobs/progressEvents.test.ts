import { expect, it } from 'vitest';
import type { Job } from '../../contract/index.ts';
import { allOf } from '../testWorkspace.fixture.ts';
import { progressEvents } from './progressEvents.ts';

const job: Job = {
  id: 'j-1',
  datasetId: 'd-1',
  datasetName: 'bank.csv',
  state: 'running',
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  stage: 'Finding segments',
  progress: 0.2,
  runId: null,
  error: null,
};
const done: Job = { ...job, state: 'done', endedAt: '2026-01-01T00:01:00.000Z', runId: 'r' };

function following(jobs: readonly (Job | null)[], signal = new AbortController().signal) {
  let place = 0;
  return progressEvents(async () => jobs[place++] ?? null, signal, 1);
}

it('tells what changed, beats where nothing did, and ends with the job', async () => {
  const events = await allOf(following([job, job, done, done]));
  expect(events).toEqual([
    `data: ${JSON.stringify(job)}\n\n`,
    ': waiting\n\n',
    `data: ${JSON.stringify(done)}\n\n`,
  ]);
});

it('ends when the job is gone', async () => {
  expect(await allOf(following([job, null]))).toHaveLength(1);
});

it('ends when the server closes', async () => {
  const closing = new AbortController();
  const events: string[] = [];
  for await (const event of following([job, job, job, job], closing.signal)) {
    events.push(event);
    if (events.length === 2) closing.abort();
  }
  expect(events).toHaveLength(2);
});
