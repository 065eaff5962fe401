import type { InspectedColumn, Inspection } from '../../contract/index.ts';
import { figuresIn, type Figures } from '../format.ts';
import { paintWith, type Paint } from '../terminal/paint.ts';
import type { TerminalOptions } from '../terminal/renderTerminal.ts';
import { fit, listItem, plain, wrap } from '../terminal/textLayout.ts';
import { rowWords } from '../words.ts';
import { contentWords, missingShare, notesOn, sizeWords, strongPairs } from './words.ts';

const mostFixes = 8;
const mostPairs = 6;
/** From here on a correlation is told. */
const strong = 0.6;

/**
 * An inspection as text for a terminal: what was read, how good it is, what to mend first, each column, and what goes
 * together. No line is wider than the width.
 */
export function renderInspection(inspection: Inspection, options: TerminalOptions): string {
  const figures = figuresIn(options.locale, inspection.currency);
  const paint = paintWith(options.colour);
  const width = Math.min(120, Math.max(40, options.width));
  const parts = [
    head(inspection, figures, paint, width),
    fixes(inspection, paint, width),
    columns(inspection, figures, paint, width),
    pairs(inspection, figures, paint, width),
    decisions(inspection, paint, width),
  ];
  const shown = parts.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head(inspection: Inspection, figures: Figures, paint: Paint, width: number): string[] {
  const { sources, shape, shapeReason, quality } = inspection;
  const parts = quality.parts.map(
    (part) => `${part.name} ${figures.decimal(part.points, 0)}/${part.of}`,
  );
  return [
    ...wrap(plain(sources.join(', ')), width).map(paint.bold),
    ...wrap(`${sizeWords(inspection, figures)}; ${rowWords[shape]}. ${plain(shapeReason)}`, width),
    paint.bold(`Quality ${quality.score} of 100`),
    ...wrap(parts.join(' · '), width - 2).map((line) => `  ${paint.dim(line)}`),
  ];
}

function fixes({ quality }: Inspection, paint: Paint, width: number): string[] {
  const shown = quality.fixFirst.slice(0, mostFixes);
  if (shown.length === 0) return [paint.good('Nothing to mend was found.')];
  const more = quality.fixFirst.length - shown.length;
  return [
    paint.bold('Mend first'),
    ...shown.flatMap(({ text }, i) => listItem(String(i + 1), text, width)),
    ...(more > 0 ? [paint.dim(`    and ${more} more`)] : []),
  ];
}

function columns(inspection: Inspection, figures: Figures, paint: Paint, width: number): string[] {
  const longest = Math.max(...inspection.columns.map(({ summary }) => plain(summary.name).length));
  const nameWidth = Math.min(Math.max(6, longest), Math.floor(width * 0.28));
  const rest = width - nameWidth - 2 - 22 - 7 - 8;
  const head = `${fit('Column', nameWidth)}  ${fit('Role', 21)} ${fit('missing', 7, 'end')} ${fit('different', 9, 'end')}  Holds`;
  return [
    paint.bold('Columns'),
    paint.dim(fit(head, width).trimEnd()),
    ...inspection.columns.flatMap((column) => columnLines(column, nameWidth, rest, figures, paint)),
  ];
}

function columnLines(
  column: InspectedColumn,
  nameWidth: number,
  restWidth: number,
  figures: Figures,
  paint: Paint,
): string[] {
  const { summary, role } = column;
  const roleText = `${role.role} ${figures.percent(role.confidence, 0)}`;
  const line = [
    fit(plain(summary.name), nameWidth),
    ` ${fit(roleText, 21)}`,
    fit(figures.percent(missingShare(column), 1), 7, 'end'),
    fit(figures.compact(summary.distinct), 9, 'end'),
    ` ${fit(plain(contentWords(column, figures)), Math.max(8, restWidth - 2)).trimEnd()}`,
  ].join(' ');
  const notes = notesOn(column, figures);
  if (notes.length === 0) return [line];
  return [line, paint.warn(`${' '.repeat(nameWidth + 2)}${notes.join(', ')}`)];
}

function pairs(inspection: Inspection, figures: Figures, paint: Paint, width: number): string[] {
  const { pearson, spearman, cramersV } = inspection.correlations;
  const told = (
    [
      ['Pearson', pearson],
      ['Spearman', spearman],
      ["Cramér's V", cramersV],
    ] as const
  ).flatMap(([name, association]) => {
    const found = strongPairs(association, strong).slice(0, mostPairs);
    const words = found.map(
      ({ columns: [a, b], value }) => `${a} and ${b} ${figures.decimal(value)}`,
    );
    return found.length === 0 ? [] : listItem('·', `${name}: ${words.join('; ')}`, width);
  });
  return told.length === 0 ? [] : [paint.bold('Go together'), ...told];
}

function decisions(inspection: Inspection, paint: Paint, width: number): string[] {
  const lines = inspection.decisions.flatMap(({ text }) => listItem('·', text, width));
  return lines.length === 0 ? [] : [paint.bold('How it was read'), ...lines];
}
