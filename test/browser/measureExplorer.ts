/**
 * How quickly the explorer answers in a real browser, held to figures:
 * `npm run test:browser:speed -- [--customers 10000,1000000] [--repeats 20]`.
 * The demo bank, its segments and its customer table are made by the product itself. Exit code 1 where a figure is
 * missed. Times are those of this machine: leave it alone meanwhile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answers, firstTimes, longestStall } from './measures.ts';
import { openBrowser } from './openBrowser.ts';
import { startProduct, writeBank } from './product.ts';
import { segment } from './segment.ts';

const executable = process.env['CLIENTELE_TEST_CHROMIUM'];
if (executable === undefined) {
  throw new Error(
    'Name a Chromium in CLIENTELE_TEST_CHROMIUM, or run "npm run test:browser:speed".',
  );
}
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '10000,1000000' },
    repeats: { type: 'string', default: '20' },
  },
});
const sizes = values.customers.split(',').map(Number);
const repeats = Number(values.repeats);

/** What is held: below so many milliseconds. From a million customers on, the figures of a million. */
const mostPaint = 500;
const mostMap = 600;
const mostSleep = 1000;
const mostStall = 200;
const mostAnswer = (customers: number): number => (customers < 1_000_000 ? 60 : 100);

interface Line {
  readonly what: string;
  readonly milliseconds: number;
  readonly below: number;
}

const folder = await mkdtemp(join(tmpdir(), 'clientele-speed-'));
const server = await startProduct(join(folder, 'workspace'), '127.0.0.1');
const lines: Line[] = [];
try {
  for (const customers of sizes) {
    const told = await measure(customers);
    told.forEach(tell);
    lines.push(...told);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

process.exitCode = lines.some(({ milliseconds, below }) => milliseconds >= below) ? 1 : 0;

function tell({ what, milliseconds, below }: Line): void {
  const verdict = milliseconds < below ? 'holds' : 'MISSED';
  say(`${what}: ${milliseconds.toFixed(0)} ms (below ${below}: ${verdict})`);
}

async function measure(customers: number): Promise<Line[]> {
  say(`making a bank of ${customers} customers and its segments`);
  const file = writeBank(join(folder, `bank${customers}.parquet`), customers);
  const run = await segment(server, file, { k: 5, nInit: 2 });
  const table = await fetch(`${server.address}/api/v1${run}/table`);
  if (!table.ok) throw new Error(`The customer table cannot be made: ${await table.text()}`);
  const address = `${server.address}${run}/explore`;
  const named = (what: string): string => `${what}, ${customers.toLocaleString('en')} customers`;
  say('looking at it');
  const { painted, mapped, alive } = await firstTimes(
    executable ?? '',
    address,
    Math.min(5, repeats),
  );
  await using browser = await openBrowser(executable ?? '', server.address);
  await browser.page.goto(address);
  const { clicks, brushes } = await answers(browser.page, repeats);
  const stall = await longestStall(browser.page);
  if (browser.complaints.length > 0) throw new Error(browser.complaints.join('\n'));
  return [
    { what: named('first paint, median'), milliseconds: median(painted), below: mostPaint },
    { what: named('map painted, median'), milliseconds: median(mapped), below: mostMap },
    { what: named('first click answered, median'), milliseconds: median(alive), below: mostSleep },
    { what: named('click, median'), milliseconds: median(clicks), below: mostAnswer(customers) },
    { what: named('brush, median'), milliseconds: median(brushes), below: mostAnswer(customers) },
    { what: named('longest stall of a drag'), milliseconds: stall, below: mostStall },
  ];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
