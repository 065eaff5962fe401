/**
 * Load at a fixed rate of arrivals against a server of its own, held to figures:
 * `node scripts/load.ts [--customers 1000000] [--seconds 30] [--reads 1000] [--aggregates 50] [--overload 10]`.
 * Requests begin when they are due, whatever has become of those before them, and their time counts from when they
 * were due: a server that stops for a second shows that second (no coordinated omission). The demo bank, its segments
 * and the customer table are made by the product itself. Exit code 1 where a figure is missed.
 */
import { parseArgs } from 'node:util';
import { generateLoad, type Arrivals, type Load } from './loadArrivals.ts';
import { startLoadedServer, type LoadedServer } from './loadServer.ts';
import { printTable, rowOf, verdicts, type Phase } from './loadTable.ts';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '30' },
    reads: { type: 'string', default: '1000' },
    aggregates: { type: 'string', default: '50' },
    overload: { type: 'string', default: '10' },
    generators: { type: 'string', default: '2' },
    connections: { type: 'string', default: '2000' },
  },
});
const number = (name: keyof typeof values): number => {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} cannot be "${values[name]}"; write a number above 0.`);
};
const customers = number('customers');
const seconds = number('seconds');
const reads = number('reads');
const shared = { seconds, generators: number('generators'), connections: number('connections') };

await using server = await startLoadedServer(customers, say);
const readLoad = server.reads();
const aggregateLoad = server.aggregates();

say('warming up');
await load({ name: 'warm-up', rate: Math.max(1, reads / 10), requests: readLoad });
const idle = await server.eventLoopP99(seconds * 500);
const cached = await load({ name: 'cached reads', rate: reads, requests: readLoad });
const during = await whileARunIsOn(server, () =>
  load({
    name: 'aggregates while a run is on',
    rate: number('aggregates'),
    requests: aggregateLoad,
  }),
);
const over = await load({
  name: `cached reads, ${number('overload')} x`,
  rate: reads * number('overload'),
  requests: readLoad,
});

printTable([cached, during.result, over].map(rowOf));
console.log(
  `Event loop of the server, p99: ${idle.toFixed(1)} ms idle, ${during.eventLoop.toFixed(1)} ms while a run was on ` +
    `(${during.runs} runs; the measure includes its own step of 10 ms).`,
);
const missed = verdicts({ cached, aggregates: during.result, over, eventLoop: during.eventLoop });
for (const sentence of missed) console.log(`missed: ${sentence}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function load({
  name,
  rate,
  requests,
}: {
  name: string;
  rate: number;
  requests: Load[];
}): Promise<Phase> {
  say(`${name}: ${rate} requests a second for ${seconds} s`);
  const arrivals: Arrivals = { rate, requests, ...shared, origin: server.origin };
  return { name, rate, ...(await generateLoad(arrivals)) };
}

/** Keeps one run after the other going while `work` lasts. */
async function whileARunIsOn(
  { startRun, eventLoopP99 }: LoadedServer,
  work: () => Promise<Phase>,
): Promise<{ result: Phase; eventLoop: number; runs: number }> {
  const stop = new AbortController();
  await eventLoopP99(0);
  const running = startRun(stop.signal);
  await running.begun;
  const result = await work();
  const eventLoop = await eventLoopP99(0);
  stop.abort();
  return { result, eventLoop, runs: await running.ended };
}

function say(line: string): void {
  console.error(line);
}
