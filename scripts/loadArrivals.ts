import { setTimeout as delay } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openConnections } from './loadConnections.ts';

/** A request as it is sent again and again. */
export interface Load {
  readonly path: string;
  /** JSON; a GET where there is none. */
  readonly body?: object;
}

export interface Arrivals {
  readonly origin: string;
  /** Requests a second, evenly spread. */
  readonly rate: number;
  readonly seconds: number;
  /** Sent in turn. */
  readonly requests: readonly Load[];
  /** Threads that share the rate. */
  readonly generators: number;
  /** Connections at most; requests that are due beyond wait, and their time counts. */
  readonly connections: number;
}

export interface Outcome {
  /** Milliseconds from when a request was due until its answer was there, of good answers; smallest first. */
  readonly latencies: Float64Array;
  /** How many answers by status, `timeout` and codes of errors. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Seconds from the first request until the last answer. */
  readonly lasted: number;
}

/**
 * What is not answered in this time counts as `timeout`, in milliseconds. It holds what waits here too, where the load and
 * the server share a few cores.
 */
const patience = 30_000;

/** Sends requests at a fixed rate, each when it is due. */
export async function generateLoad(arrivals: Arrivals): Promise<Outcome> {
  const { generators, rate, connections } = arrivals;
  const share: Arrivals = {
    ...arrivals,
    rate: rate / generators,
    connections: Math.ceil(connections / generators),
  };
  const parts = await Promise.all(Array.from({ length: generators }, () => inThread(share)));
  const statuses = new Map<string, number>();
  for (const part of parts) {
    for (const [status, count] of part.statuses) {
      statuses.set(status, (statuses.get(status) ?? 0) + count);
    }
  }
  const latencies = Float64Array.from(parts.flatMap((part) => [...part.latencies])).toSorted();
  return { latencies, statuses, lasted: Math.max(...parts.map(({ lasted }) => lasted)) };
}

function inThread(share: Arrivals): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: share });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

if (!isMainThread) parentPort?.postMessage(await send(workerData as Arrivals), []);

async function send({ origin, rate, seconds, requests, connections }: Arrivals): Promise<Outcome> {
  const { ask, close } = openConnections(origin, connections, patience);
  const prepared = requests.map((each) => bytesOf(origin, each));
  const latencies: number[] = [];
  const statuses = new Map<string, number>();
  const answers: Promise<void>[] = [];
  const count = async (due: number, each: Buffer): Promise<void> => {
    const status = await ask(each);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status.startsWith('2')) latencies.push(performance.now() - due);
  };
  const start = performance.now();
  const nRequests = Math.round(rate * seconds);
  for (let sent = 0; sent < nRequests;) {
    const isDue = Math.min(nRequests, Math.floor(((performance.now() - start) / 1000) * rate) + 1);
    for (; sent < isDue; sent++) {
      const due = start + (sent / rate) * 1000;
      answers.push(count(due, prepared[sent % prepared.length]));
    }
    await delay(1);
  }
  await Promise.all(answers);
  close();
  const lasted = (performance.now() - start) / 1000;
  return { latencies: Float64Array.from(latencies), statuses, lasted };
}

function bytesOf(origin: string, { path, body }: Load): Buffer {
  const { host } = new URL(origin);
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
  const method = body === undefined ? 'GET' : 'POST';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${headers}\r\n${text}`);
}
