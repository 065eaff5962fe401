import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { datasetSchema, jobSchema, runManifestSchema, type Job } from '../src/contract/index.ts';
import { writeSynthetic } from '../src/run/index.ts';
import type { Load } from './loadArrivals.ts';

/** A server in a process of its own, with one run of a demo bank and its customer table. */
export interface LoadedServer extends AsyncDisposable {
  readonly origin: string;
  /** What is in memory: lists, segments, a manifest. */
  readonly reads: () => Load[];
  /** What counts and sorts customers in the database. */
  readonly aggregates: () => Load[];
  /** Makes one run after the other until `signal` aborts; `ended` tells how many were begun. */
  readonly startRun: (signal: AbortSignal) => {
    readonly begun: Promise<void>;
    readonly ended: Promise<number>;
  };
  /** The event loop's delay since this was asked last, 99th percentile in milliseconds, after a wait. */
  readonly eventLoopP99: (wait: number) => Promise<number>;
}

const main = join(import.meta.dirname, '../src/cli/main.ts');
const options = { k: 4, nInit: 1 };

export async function startLoadedServer(
  customers: number,
  say: (line: string) => void,
): Promise<LoadedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-load-'));
  const source = join(folder, 'bank.parquet');
  say(`making a bank of ${customers} customers`);
  await writeSynthetic('customers', { customers, seed: 1, out: source });
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--json', '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CLIENTELE_HOME: join(folder, 'workspace') },
  });
  const end = async (): Promise<void> => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const origin = await addressOf(child);
    const call = caller(origin);
    say('making segments of it');
    const dataset = datasetSchema.parse(await call(...uploadOf(source)));
    const first = await overJob(call, await addJob(call, dataset.id));
    const run = `/api/v1/runs/${first.runId ?? ''}`;
    const { segments } = runManifestSchema.parse(await call(run));
    await call(`${run}/table`);
    const ids = segments.map(({ id }) => id);
    return {
      origin,
      reads: () => [
        { path: '/api/v1/runs' },
        { path: run },
        { path: `${run}/segments` },
        ...ids.map((id) => ({ path: `${run}/segments/${id}` })),
      ],
      aggregates: () => {
        const path = `${run}/customers/query`;
        return [
          { path, body: { limit: 20 } },
          ...ids.map((id) => ({ path, body: { segments: [id], limit: 20 } })),
          { path, body: { search: '7', limit: 20 } },
        ];
      },
      startRun: (signal) => runsUntil(call, dataset.id, signal),
      eventLoopP99: async (wait) => {
        await delay(wait);
        const text = await (await fetch(`${origin}/metrics`)).text();
        const seconds = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1];
        return Number(seconds) * 1000;
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

type Call = (path: string, init?: RequestInit) => Promise<unknown>;

function caller(origin: string): Call {
  return async (path, init) => {
    const response = await fetch(`${origin}${path}`, init);
    if (response.ok) return response.status === 204 ? null : response.json();
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
}

/** The address that the server prints once it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new TypeError('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null && 'address' in said) return String(said.address);
  }
  throw new Error('The server did not start.');
}

function uploadOf(source: string): [path: string, init: RequestInit] {
  const headers = { 'content-type': 'application/octet-stream' };
  const body = Readable.toWeb(createReadStream(source));
  const path = '/api/v1/datasets?name=bank.parquet';
  // A stream as a body needs `duplex`, which the types of fetch lack.
  return [
    path,
    Object.assign({ method: 'POST', headers, body }, { duplex: 'half' }) as RequestInit,
  ];
}

async function addJob(call: Call, datasetId: string): Promise<Job> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ datasetId, options });
  return jobSchema.parse(await call('/api/v1/jobs', { method: 'POST', headers, body }));
}

async function overJob(call: Call, { id }: Job, signal?: AbortSignal): Promise<Job> {
  for (;;) {
    const job = jobSchema.parse(await call(`/api/v1/jobs/${id}`));
    if (job.state === 'done') return job;
    if (job.endedAt !== null) throw new Error(`The run ${job.state}: ${job.error ?? ''}`);
    if (signal?.aborted === true) {
      await call(`/api/v1/jobs/${id}`, { method: 'DELETE' });
      return job;
    }
    await delay(200);
  }
}

function runsUntil(
  call: Call,
  datasetId: string,
  signal: AbortSignal,
): { readonly begun: Promise<void>; readonly ended: Promise<number> } {
  const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
  const work = async (): Promise<number> => {
    for (let runs = 1; ; runs++) {
      const job = await addJob(call, datasetId);
      resolve();
      await overJob(call, job, signal);
      if (signal.aborted) return runs;
    }
  };
  const ended = work();
  ended.catch(reject);
  return { begun, ended };
}
