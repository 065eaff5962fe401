import type { Inspection } from '../../contract/index.ts';
import { figuresIn, type Figures } from '../format.ts';
import { dataTable, start } from '../page/dataTable.ts';
import type { ReportOptions } from '../page/document.ts';
import { html, type Markup } from '../page/markup.ts';
import { sectionMarkup, type Section } from '../page/section.ts';
import { styleSheet } from '../page/styleSheet.ts';
import { rowWords } from '../words.ts';
import { inspectionSections } from './sections.ts';
import { sizeWords } from './words.ts';

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
  const sections = [
    ...inspectionSections(inspection, figures),
    ...[reading(inspection, figures)].flatMap((section) => section ?? []),
  ];
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
