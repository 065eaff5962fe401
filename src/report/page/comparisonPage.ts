import {
  algorithms,
  type Agreement,
  type ComparedRun,
  type Comparison,
} from '../../contract/index.ts';
import { figuresIn, type Figures } from '../format.ts';
import { baseName } from '../words.ts';
import { flowChart, type FlowColumn } from './charts/flowChart.ts';
import { dataTable, end, start, type DataRow } from './dataTable.ts';
import { policy, type ReportOptions } from './document.ts';
import { html, type Markup } from './markup.ts';
import { segmentClass } from './scope.ts';
import { styleSheet } from './styleSheet.ts';

/**
 * Runs side by side as one self-contained HTML page: their figures and sizes, how far they agree, and who moves from
 * the segments of the first to those of each later one.
 *
 * @throws ClienteleError `usage` when the locale is not a language tag
 */
export function renderComparisonReport(
  { runs, agreements }: Comparison,
  { locale }: ReportOptions,
): string {
  const figures = figuresIn(locale, null);
  const most = Math.max(...runs.map(({ segments }) => segments.length));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${runs.length} runs side by side</title>
        <style>
          ${styleSheet(most)}
        </style>
      </head>
      <body>
        <main id="main" tabindex="-1">
          <h1>${runs.length} runs side by side</h1>
          <div class="panel">${runTable(runs, figures)}</div>
          ${agreements.map((agreement) => agreementPart(agreement, runs, figures))}
        </main>
      </body>
    </html> `.markup;
}

function runTable(runs: readonly ComparedRun[], figures: Figures): Markup {
  const columns = [
    start('Run'),
    start('Source'),
    start('Algorithm'),
    end('Customers'),
    end('Segments'),
    end('Silhouette'),
    end('Davies-Bouldin'),
    start('Verdict'),
    end('Sizes'),
  ];
  const rows = runs.map((run): DataRow => ({
    cells: [
      run.runId,
      run.sources.map(baseName).join(', '),
      algorithms[run.algorithm].title,
      figures.count(run.customers),
      figures.count(run.k),
      figures.decimal(run.silhouette),
      figures.decimal(run.daviesBouldin),
      run.verdict,
      run.segments.map(({ share }) => figures.percent(share, 0)).join(', '),
    ],
  }));
  return dataTable('The runs', columns, rows);
}

function agreementPart(
  { first, second, shared, adjustedRandIndex, remark, moves }: Agreement,
  runs: readonly ComparedRun[],
  figures: Figures,
): Markup {
  const sides = [first, second].map((id) => runs.find(({ runId }) => runId === id));
  const [from, to] = sides;
  const picture =
    from === undefined || to === undefined || moves.length === 0
      ? null
      : html`<figure class="card">${flow(from, to, moves)}</figure>
          <div class="panel">${moveTable(from, to, moves, figures)}</div>`;
  return html`<section>
    <h2>${first} → ${second}</h2>
    <p class="lead">
      ${remark ?? `${figures.count(shared)} customers are in both. Adjusted Rand index ${figures.decimal(adjustedRandIndex)} (1: the same groups, about 0: as by chance).`}
    </p>
    ${picture}
  </section>`;
}

function flow(from: ComparedRun, to: ComparedRun, moves: Agreement['moves']): Markup {
  const columnOf = ({ runId, segments }: ComparedRun, coloured: boolean): FlowColumn => ({
    title: runId,
    names: segments.map(({ name }) => name),
    classes: segments.map((_, i) => (coloured ? segmentClass(i) : 'other')),
  });
  return flowChart({
    columns: [columnOf(from, true), columnOf(to, false)],
    moves: [moves],
    description: `Customers as ribbons from the ${from.k} segments of ${from.runId} to the ${to.k} of ${to.runId}.`,
  });
}

function moveTable(
  from: ComparedRun,
  to: ComparedRun,
  moves: Agreement['moves'],
  figures: Figures,
): Markup {
  const columns = [start('From'), ...to.segments.map(({ name }) => end(name))];
  const rows = from.segments.map(({ name }, i): DataRow => ({
    cells: [name, ...moves[i].map((count) => figures.count(count))],
  }));
  return dataTable('Who moves', columns, rows);
}
