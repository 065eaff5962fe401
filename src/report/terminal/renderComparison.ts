import {
  algorithms,
  type Agreement,
  type ComparedRun,
  type Comparison,
} from '../../contract/index.ts';
import { figuresIn, type Figures } from '../format.ts';
import { paintWith, type Paint } from './paint.ts';
import type { TerminalOptions } from './renderTerminal.ts';
import { cells, fit, listItem, plain, wrap } from './textLayout.ts';

const gap = 2;
const narrowestRun = 18;
const widestRun = 38;

interface Sheet {
  readonly figures: Figures;
  readonly paint: Paint;
  readonly width: number;
}

/**
 * Runs side by side for a terminal, and who moved between the first and each later one. No line is wider than the
 * width.
 *
 * @throws ClienteleError `usage` when the locale is not a language tag
 */
export function renderComparison(
  { runs, agreements }: Comparison,
  options: TerminalOptions,
): string {
  const sheet: Sheet = {
    figures: figuresIn(options.locale, null),
    paint: paintWith(options.colour),
    width: Math.min(120, Math.max(40, options.width)),
  };
  const parts = [
    ...sideBySide(runs, sheet),
    ...agreements.map((agreement) => agreementPart(agreement, runs, sheet)),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Row = readonly [label: string, cell: (run: ComparedRun) => string];

/** One table, or several one below the other where the runs do not fit beside each other. */
function sideBySide(runs: readonly ComparedRun[], sheet: Sheet): string[][] {
  const rows = rowsFor(runs, sheet);
  const labelWidth = Math.max(...rows.map(([label]) => cells(label)));
  const room = sheet.width - labelWidth;
  const perTable = Math.max(1, Math.min(runs.length, Math.floor(room / (narrowestRun + gap))));
  const runWidth = Math.min(widestRun, Math.floor(room / perTable) - gap);
  const tables: string[][] = [];
  for (let start = 0; start < runs.length; start += perTable) {
    const shown = runs.slice(start, start + perTable);
    tables.push(
      rows.map(([label, cell], i) => {
        const line = shown.map((run) => ' '.repeat(gap) + fit(plain(cell(run)), runWidth)).join('');
        const text = fit(label, labelWidth);
        return i === 0 ? sheet.paint.bold(text + line) : sheet.paint.dim(text) + line;
      }),
    );
  }
  return tables;
}

function rowsFor(runs: readonly ComparedRun[], { figures }: Sheet): Row[] {
  const most = Math.max(...runs.map(({ segments }) => segments.length));
  return [
    ['run', ({ runId }) => runId],
    ['made', ({ createdAt }) => figures.instant(createdAt)],
    ['source', ({ sources }) => sources.join(', ')],
    ['customers', ({ customers }) => figures.count(customers)],
    ['algorithm', ({ algorithm }) => algorithms[algorithm].title],
    ['segments', ({ k }) => figures.count(k)],
    ['silhouette', ({ silhouette }) => figures.decimal(silhouette)],
    ['Davies-Bouldin', ({ daviesBouldin }) => figures.decimal(daviesBouldin)],
    ['verdict', ({ verdict }) => verdict],
    ...Array.from({ length: most }, (_, i): Row => [String(i + 1), segmentCell(i, figures)]),
  ];
}

/** The figures first, so that a long name is what is cut. */
function segmentCell(i: number, { compact, percent }: Figures): (run: ComparedRun) => string {
  return ({ segments }) => {
    const segment = segments.at(i);
    if (segment === undefined) return '';
    return `${percent(segment.share, 0)} ${compact(segment.size)} ${segment.name}`;
  };
}

function agreementPart(agreement: Agreement, runs: readonly ComparedRun[], sheet: Sheet): string[] {
  const { first, second, shared, remark, moves } = agreement;
  const { paint, width } = sheet;
  const heading = wrap(`${plain(first)} → ${plain(second)}`, width).map(paint.bold);
  const told = shared === null || shared === 0 ? [] : wrap(inWords(agreement, sheet), width);
  const remarks = remark === null ? [] : listItem('!', remark, width).map(paint.warn);
  const from = runs.find(({ runId }) => runId === first);
  const table =
    from === undefined || shared === null || shared === 0 ? [] : movesTable(from, moves, sheet);
  return [...heading, ...told, ...remarks, ...table];
}

function inWords(
  { shared, onlyFirst, onlySecond, adjustedRandIndex }: Agreement,
  { figures: { count, decimal } }: Sheet,
): string {
  return `${count(shared)} customers are in both, ${count(onlyFirst)} in the first alone, ${count(onlySecond)} in the second alone. Adjusted Rand index ${decimal(adjustedRandIndex)} (1: the same groups, 0: as by chance). Below: each segment of the first, and how many of its customers are in segment 1, 2, … of the second.`;
}

/** One row a segment of the first run; where the columns do not fit, they go on below. */
function movesTable(
  { segments }: ComparedRun,
  moves: Agreement['moves'],
  { figures: { count }, paint, width }: Sheet,
): string[] {
  const nColumns = moves[0]?.length ?? 0;
  const cellWidth = Math.max(...moves.flat().map((n) => cells(count(n))), 2) + gap;
  const names = segments.map(({ name }, i) => `${i + 1} ${plain(name)}`);
  const nameWidth = Math.min(
    Math.max(...names.map(cells)),
    Math.max(12, width - nColumns * cellWidth),
  );
  const perTable = Math.max(1, Math.floor((width - nameWidth) / cellWidth));
  const lines: string[] = [];
  for (let start = 0; start < nColumns; start += perTable) {
    const columns = Array.from(
      { length: Math.min(perTable, nColumns - start) },
      (_, i) => start + i,
    );
    const line = (cell: (column: number) => string): string =>
      columns.map((column) => fit(cell(column), cellWidth, 'end')).join('');
    lines.push(paint.dim(fit('', nameWidth) + line((column) => String(column + 1))));
    for (const [i, name] of names.entries()) {
      lines.push(fit(name, nameWidth) + line((column) => count(moves[i][column])));
    }
  }
  return lines;
}
