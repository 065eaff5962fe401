import type { RunManifest } from '../../../contract/index.ts';
import { rowWords, sourceNames, verdictWords } from '../../words.ts';
import { html, type Markup } from '../markup.ts';
import { segmentClass, type Scope } from '../scope.ts';

/** Head of the page: what was read and when, the verdict, each segment's share, and what to beware of. */
export function overview(scope: Scope): Markup {
  const { manifest, figures } = scope;
  return html`<header class="overview">
    <p class="eyebrow">
      <bdi>${sourceNames(manifest)}</bdi> · ${figures.instant(manifest.createdAt)} UTC
    </p>
    <h1>${segmentsInWords(manifest)} among ${figures.count(manifest.data.customers)} customers</h1>
    ${verdict(manifest)} ${shareStrip(scope)} ${facts(scope)} ${warnings(manifest)}
  </header>`;
}

function segmentsInWords({ segments }: RunManifest): string {
  return segments.length === 1 ? 'One segment' : `${segments.length} segments`;
}

function verdict({ selection }: RunManifest): Markup {
  const { short, long } = verdictWords[selection.verdict];
  return html`<div class="verdict ${selection.verdict}">
    <p><strong>${short}.</strong> ${long}</p>
    <ul>
      ${selection.reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>
  </div>`;
}

function shareStrip({ manifest, figures }: Scope): Markup {
  const words = manifest.segments.map((s) => `${s.name} ${figures.percent(s.share)}`).join(', ');
  const parts = manifest.segments.map(
    (s, i) =>
      html`<span
        class="${segmentClass(i)}"
        style="flex-grow:${Math.max(1, s.size)}"
        title="${s.name}: ${figures.percent(s.share)}"
      ></span>`,
  );
  return html`<div class="strip" role="img" aria-label="Shares of customers: ${words}">
    ${parts}
  </div>`;
}

function facts({ manifest, figures }: Scope): Markup {
  const { data, features } = manifest;
  const pairs: [string, string][] = [
    ['Rows read', figures.count(data.rowsRead)],
    ['Rows rejected', figures.count(data.rowsRejected)],
    ['Customers', figures.count(data.customers)],
    ['Customers segmented', figures.count(features.nSamples - manifest.unassigned)],
    ...(manifest.unassigned === 0
      ? []
      : [['In no segment', figures.count(manifest.unassigned)] as [string, string]]),
    ['Features used', figures.count(features.nFeatures)],
    ['Data', rowWords[data.shape]],
  ];
  return html`<dl class="facts">
    ${pairs.map(
      ([term, text]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

function warnings({ warnings }: RunManifest): Markup | null {
  if (warnings.length === 0) return null;
  return html`<div class="warnings">
    <h2 id="warnings">Warnings</h2>
    <ul>
      ${warnings.map((text) => html`<li>${text}</li>`)}
    </ul>
  </div>`;
}
