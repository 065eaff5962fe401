import type { Inspection, DataProblem } from '../../contract/index.ts';
import { figuresIn, type Figures } from '../format.ts';
import { dataTable, end, start } from '../page/dataTable.ts';
import type { ReportOptions } from '../page/document.ts';
import { html, type Markup } from '../page/markup.ts';
import { sectionMarkup, type Section } from '../page/section.ts';
import { styleSheet } from '../page/styleSheet.ts';
import { rowWords } from '../words.ts';
import { columnCard } from './columnCard.ts';
import { associationTable } from './associationTable.ts';
import { contentWords, missingShare, notesOn, sizeWords } from './words.ts';

/** No request leaves the page and no script runs in it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * An inspection as one self-contained HTML page with a picture of each column: no script, no external request, light
 * and dark. Same inspection and locale, same bytes.
 *
 * @throws ClienteleError `usage` when the locale is not a language tag
 */
export function renderInspectionPage(inspection: Inspection, { locale }: ReportOptions): string {
  const figures = figuresIn(locale, inspection.currency);
  const sections = [fixes, columns, pictures, together, reading].flatMap(
    (section) => section(inspection, figures) ?? [],
  );
  const name = inspection.sources.join(', ');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>What is in ${name}</title>
        <style>
          ${styleSheet(0)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to what to mend</a>
        ${head(inspection, figures)}
        <nav class="contents" aria-label="Contents">
          <ul>
            ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ul>
        </nav>
        <main id="main" tabindex="-1">${sections.map(sectionMarkup)}</main>
        <footer>
          <p>
            Made by Clientele ${inspection.versions['clientele'] ?? ''}. The commonest values of
            categories are shown; identifiers and free text are not.
          </p>
        </footer>
      </body>
    </html> `.markup;
}

function head(inspection: Inspection, figures: Figures): Markup {
  const { sources, shape, shapeReason, quality } = inspection;
  return html`<header class="overview">
    <p class="eyebrow"><bdi>${sources.join(', ')}</bdi></p>
    <h1>Quality ${quality.score} of 100</h1>
    <p>${sizeWords(inspection, figures)}; ${rowWords[shape]}. ${shapeReason}</p>
    <dl class="facts">
      ${quality.parts.map(
        ({ name, points, of, text }) =>
          html`<div title="${text}">
            <dt>${name}</dt>
            <dd>${figures.decimal(points, 0)} of ${of}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

function fixes({ quality }: Inspection, figures: Figures): Section {
  const rows = quality.fixFirst.map((problem: DataProblem) => ({
    cells: [
      problem.text,
      problem.column ?? '–',
      figures.count(problem.count),
      figures.tick(problem.share, 'rate'),
    ],
  }));
  return {
    id: 'mend',
    title: 'Mend first',
    lead: 'What matters most stands first.',
    body:
      rows.length === 0
        ? html`<p class="panel">Nothing to mend was found.</p>`
        : html`<div class="panel">
            ${dataTable(
              'What to mend',
              [start('What and how'), start('Column'), end('Touches'), end('Share')],
              rows,
            )}
          </div>`,
  };
}

function columns(inspection: Inspection, figures: Figures): Section {
  const rows = inspection.columns.map((column) => {
    const { summary, role } = column;
    return {
      cells: [
        html`<bdi>${summary.name}</bdi>`,
        summary.format === null ? summary.type : `${summary.type}, ${summary.format}`,
        html`<span title="${role.reason}"
          >${role.role} ${figures.percent(role.confidence, 0)}</span
        >`,
        figures.percent(missingShare(column), 1),
        figures.compact(summary.distinct),
        contentWords(column, figures),
        notesOn(column, figures).join(', '),
      ],
    };
  });
  return {
    id: 'columns',
    title: 'The columns',
    lead: 'What each was read as and the part it plays, with how sure that is.',
    body: html`<div class="panel">
      ${dataTable(
        'Columns',
        [
          start('Column'),
          start('Read as'),
          start('Role'),
          end('Missing'),
          end('Distinct'),
          start('Holds'),
          start('Note'),
        ],
        rows,
      )}
    </div>`,
  };
}

function pictures(inspection: Inspection, figures: Figures): Section | null {
  const cards = inspection.columns.flatMap((column) => columnCard(column, figures) ?? []);
  if (cards.length === 0) return null;
  return {
    id: 'pictures',
    title: 'How values are spread',
    lead: 'Numbers by size, categories by how often they come, dates by time.',
    body: html`<div class="charts">${cards}</div>`,
  };
}

function together({ correlations }: Inspection, figures: Figures): Section | null {
  const { pearson, spearman, cramersV } = correlations;
  const tables = [
    associationTable('Pearson’s correlation', pearson, figures),
    associationTable('Spearman’s rank correlation', spearman, figures),
    associationTable('Cramér’s V', cramersV, figures),
  ].flatMap((table) => table ?? []);
  if (tables.length === 0) return null;
  return {
    id: 'together',
    title: 'What goes together',
    lead: `On ${figures.count(correlations.rows)} rows spread evenly over the source, each pair where both values are there.`,
    body: tables.map((table) => html`<div class="panel">${table}</div>`),
  };
}

function reading(inspection: Inspection, figures: Figures): Section | null {
  const { decisions, rejects, rowsRejected } = inspection;
  if (decisions.length === 0 && rejects.length === 0) return null;
  const rows = rejects.map(({ line, reason }) => ({ cells: [figures.count(line), reason] }));
  const caption =
    rejects.length < rowsRejected
      ? `The first ${figures.count(rejects.length)} of ${figures.count(rowsRejected)} rejected rows`
      : 'Rejected rows';
  return {
    id: 'reading',
    title: 'How it was read',
    lead: 'What was decided without being asked.',
    body: html`${
      decisions.length === 0
        ? null
        : html`<ul class="panel plain">
            ${decisions.map(({ text }) => html`<li>${text}</li>`)}
          </ul>`
    }
    ${
      rows.length === 0
        ? null
        : html`<div class="panel">
            ${dataTable(caption, [start('Line'), start('Reason')], rows)}
          </div>`
    }`,
  };
}
