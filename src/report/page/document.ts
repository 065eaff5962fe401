import type { RunManifest } from '../../contract/index.ts';
import { figuresIn } from '../format.ts';
import { inspectionSections } from '../inspection/sections.ts';
import { focusBar } from './focusBar.ts';
import { html, type Markup } from './markup.ts';
import { sectionMarkup, type Section } from './section.ts';
import type { Scope } from './scope.ts';
import { categories } from './sections/categories.ts';
import { choice } from './sections/choice.ts';
import { dataDecisions } from './sections/dataDecisions.ts';
import { distributions } from './sections/distributions.ts';
import { flows } from './sections/flows.ts';
import { mapSection } from './sections/mapSection.ts';
import { method } from './sections/method.ts';
import { outcomes } from './sections/outcomes.ts';
import { overview } from './sections/overview.ts';
import { profile } from './sections/profile.ts';
import { segmentCards } from './sections/segmentCards.ts';
import { tellingApart } from './sections/tellingApart.ts';
import { styleSheet } from './styleSheet.ts';
import { sourceNames } from '../words.ts';

export interface ReportOptions {
  /** BCP 47 tag in whose manner figures are written, e.g. de-DE. */
  readonly locale: string;
}

/** The sections in reading order; one returns null where the run has nothing for it. */
const sections: readonly ((scope: Scope) => Section | null)[] = [
  segmentCards,
  profile,
  tellingApart,
  mapSection,
  outcomes,
  distributions,
  categories,
  choice,
  flows,
  dataDecisions,
  method,
];

/** No request leaves the page and no script runs in it. */
export const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A run as one self-contained HTML page: no script, no external request, light and dark,
 * readable on a phone and in print. Same manifest and locale, same bytes.
 *
 * @throws ClienteleError `usage` when the locale is not a language tag
 */
export function renderReport(manifest: RunManifest, { locale }: ReportOptions): string {
  const scope = { manifest, figures: figuresIn(locale, manifest.currency) };
  const { inspection } = manifest.data;
  const filled = sections.flatMap((section) => section(scope) ?? []);
  const source = inspection === undefined ? [] : inspectionSections(inspection, scope.figures);
  filled.splice(-1, 0, ...source);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>Customer segments: ${sourceNames(manifest)}</title>
        <style>
          ${styleSheet(manifest.segments.length)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the segments</a>
        ${overview(scope)} ${contents(filled)} ${focusBar(scope)}
        <main id="main" tabindex="-1">${filled.map(sectionMarkup)}</main>
        <footer>
          <p>
            Made by Clientele ${manifest.versions['clientele'] ?? ''} from run ${manifest.runId}.
            Figures are counts and averages of segments; no single customer is named.
          </p>
        </footer>
      </body>
    </html> `.markup;
}

function contents(filled: readonly Section[]): Markup {
  return html`<nav class="contents" aria-label="Contents">
    <ul>
      ${filled.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}
