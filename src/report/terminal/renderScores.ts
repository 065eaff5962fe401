import type { ScoreReport } from '../../contract/index.ts';
import { figuresIn, type Figures } from '../format.ts';
import { paintWith, type Paint } from './paint.ts';
import type { TerminalOptions } from './renderTerminal.ts';
import { cells, fit, listItem, plain, wrap } from './textLayout.ts';

const gap = 2;

/**
 * What scoring found, for a terminal: the segments with their customers, beside their shares when they were
 * made, and what the reader should know of the source. No line is wider than the width.
 *
 * @throws ClienteleError `usage` when the locale is not a language tag
 */
export function renderScores(report: ScoreReport, options: TerminalOptions): string {
  const figures = figuresIn(options.locale, null);
  const paint = paintWith(options.colour);
  const width = Math.min(120, Math.max(40, options.width));
  const parts = [
    heading(report, figures, paint, width),
    table(report, figures, paint, width),
    wrap(shiftInWords(report, figures), width),
    warnings(report, figures, paint, width),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading(report: ScoreReport, { count }: Figures, paint: Paint, width: number): string[] {
  const rejected =
    report.rowsRejected === 0 ? 'none rejected' : `${count(report.rowsRejected)} rejected`;
  const size = `${count(report.customers)} customers from ${count(report.rowsRead)} rows, ${rejected}`;
  return [paint.bold(fit(plain(report.source), width).trimEnd()), ...wrap(size, width)];
}

function table({ segments }: ScoreReport, figures: Figures, paint: Paint, width: number): string[] {
  const rows = segments.map(({ name, size, share, trainedShare }) => [
    plain(name),
    figures.count(size),
    figures.percent(share),
    figures.percent(trainedShare),
  ]);
  const all = [['segment', 'customers', 'share', 'was'], ...rows];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...all.map((row) => cells(row[i]))));
  const others = widths[1] + widths[2] + widths[3] + 3 * gap;
  const nameWidth = Math.min(widths[0], width - 2 - others);
  return all.map(([name, ...counts], i) => {
    const line = counts.map((text, c) => fit(text, widths[c + 1] + gap, 'end')).join('');
    const cell = fit(name, nameWidth);
    return i === 0 ? paint.dim(`  ${cell}${line}`) : `${paint.segment(i - 1, '●')} ${cell}${line}`;
  });
}

const words = {
  stable: 'the segments hold as many customers as when they were made',
  moving: 'the shares of the segments have begun to move; look at them before you rely on them',
  moved: 'these customers differ from those the segments were made from; consider a new run',
} as const;

function shiftInWords({ shift }: ScoreReport, { decimal }: Figures): string {
  return `Shift of the shares (population stability index) ${decimal(shift.index)}: ${words[shift.verdict]}.`;
}

function warnings(
  { unscored, noted, warnings: given }: ScoreReport,
  { count }: Figures,
  paint: Paint,
  width: number,
): string[] {
  const told = [
    ...given,
    ...(unscored > 0 ? [`No segment could be told for ${count(unscored)} customers.`] : []),
    ...(noted > 0
      ? [`${count(noted)} customers have remarks on values; see the column "notes".`]
      : []),
  ];
  return told.flatMap((text) => listItem('!', plain(text), width)).map(paint.warn);
}
