import Table from 'cli-table3';
import { cellsOf, headings, type Told } from './cells.ts';
import type { Surroundings } from './machine.ts';

/** What one benchmark found. */
export interface Results {
  readonly told: readonly Told[];
  readonly surroundings: Surroundings;
  /** What a reader must know about these figures; sentences. */
  readonly notes: readonly string[];
  /** Whether the data have the size that the targets are made for. */
  readonly judged: boolean;
}

/** The sentences that stand under every table. */
const reading = [
  'Times are medians of as many rounds as stand in brackets, the two sides taking turns after a first round that warms up; where that took more than a minute it is the one round of the Python side.',
  'Ours runs on a pool of worker threads that is already started; its time goes from the caller’s array to the result. Python’s is the time of the fit alone. Whole processes are measured from start to end, with their peak resident memory.',
  'All sides may use all cores. Results are compared by the figure that differs most, ours less Python’s.',
];

export function terminalTable({ told, judged }: Results): string {
  const table = new Table({ head: [...headings], style: { head: [], border: [] } });
  table.push(...told.map((row) => cellsOf(row, judged)));
  return table.toString();
}

/** The same as Markdown, with the machine and the versions. */
export function markdown({ told, surroundings, notes, judged }: Results): string {
  const machine = Object.entries(surroundings);
  return [
    '# Side by side with the Python stack',
    'Written by `npm run bench`.',
    markdownTable(['', 'here'], machine),
    ...notes,
    markdownTable(
      headings,
      told.map((row) => cellsOf(row, judged)),
    ),
    ...reading,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const written = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, c) => Math.max(3, ...written.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, c) => cell.padEnd(widths[c])).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(written[0]), rule, ...written.slice(1).map(line)].join('\n');
}
