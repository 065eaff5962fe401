import type { Outcome } from './loadArrivals.ts';

/** What came of requests at one rate. */
export interface Phase extends Outcome {
  readonly name: string;
  /** Requests a second that were due. */
  readonly rate: number;
}

type Row = readonly string[];

const header: Row = ['load', 'due/s', 'due', 'p50 ms', 'p99 ms', 'p99.9 ms', 'good/s', 'answers'];

export function rowOf(phase: Phase): Row {
  const { name, rate, latencies, statuses } = phase;
  return [
    name,
    String(rate),
    String([...statuses.values()].reduce((sum, count) => sum + count, 0)),
    ...[0.5, 0.99, 0.999].map((part) => quantile(latencies, part).toFixed(1)),
    goodPerSecond(phase).toFixed(1),
    [...statuses]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
  ];
}

export function printTable(rows: readonly Row[]): void {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const line = (row: Row): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  console.log([line(header), rule, ...rows.map(line)].join('\n'));
}

/** The sentences of the figures that were missed. */
export function verdicts({
  cached,
  aggregates,
  over,
  eventLoop,
}: {
  readonly cached: Phase;
  readonly aggregates: Phase;
  readonly over: Phase;
  readonly eventLoop: number;
}): string[] {
  const slow = (phase: Phase, limit: number): string | false => {
    const p99 = quantile(phase.latencies, 0.99);
    return (
      p99 >= limit && `${phase.name}: p99 ${p99.toFixed(1)} ms, below ${limit} ms is asked for`
    );
  };
  const failed = (phase: Phase, allowed: RegExp): string | false => {
    const others = [...phase.statuses.keys()].filter((status) => !allowed.test(status));
    return others.length > 0 && `${phase.name}: answers ${others.join(', ')}`;
  };
  const least = 0.8 * goodPerSecond(cached);
  return [
    slow(cached, 50),
    failed(cached, /^2\d\d$/),
    slow(aggregates, 500),
    failed(aggregates, /^2\d\d$/),
    failed(over, /^(?:2\d\d|429|503)$/),
    goodPerSecond(over) < least &&
      `${over.name}: ${goodPerSecond(over).toFixed(1)} good answers a second, ${least.toFixed(1)} are asked for`,
    eventLoop >= 50 && `event loop: p99 ${eventLoop.toFixed(1)} ms, below 50 ms is asked for`,
  ].filter((sentence) => sentence !== false);
}

/** Good answers a second, until the last answer came. */
function goodPerSecond({ latencies, lasted }: Phase): number {
  return latencies.length / lasted;
}

/** @param sorted of good answers, in milliseconds, smallest first; NaN where there are none */
function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
