import type { Segment } from '../../contract/index.ts';
import { scrollable } from './dataTable.ts';
import { html, type Markup } from './markup.ts';
import { segmentLabel } from './scope.ts';

/** One reading of the same cell, such as the z-score or the mean. */
interface View {
  readonly label: string;
  /** Heads the column of all customers. */
  readonly overall: string;
}

export interface HeatCell {
  /** -1..1: how far under or over the usual; null without a figure. */
  readonly strength: number | null;
  /** One text a view, in the order of the views. */
  readonly texts: readonly string[];
  /** The whole cell in words, shown on hover. */
  readonly description: string;
}

export interface HeatRow {
  readonly label: string;
  readonly cells: readonly HeatCell[];
  /** The figure of all customers, one text a view. */
  readonly overall: readonly string[];
}

interface HeatGroup {
  /** Null where the table has one group only. */
  readonly title: string | null;
  readonly rows: readonly HeatRow[];
}

export interface HeatTable {
  /** Unique in the page. */
  readonly id: string;
  readonly caption: string;
  readonly rowTitle: string;
  readonly views: readonly View[];
  readonly segments: readonly Segment[];
  readonly groups: readonly HeatGroup[];
}

const steps = 8;

/** Features down, segments across, colour for the difference; radio buttons change what is written in the cells. */
export function heatTable(table: HeatTable): Markup {
  const head = table.segments.map(
    (segment, i) => html`<th scope="col">${segmentLabel(segment, i)}</th>`,
  );
  const content = html`<table class="heat">
    <caption>
      ${table.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="corner">${table.rowTitle}</th>
        ${head}
        <th scope="col" class="all">${viewTexts(table.views.map((view) => view.overall))}</th>
      </tr>
    </thead>
    ${table.groups.map((group) => groupMarkup(table, group))}
  </table>`;
  return html`<div class="switched" id="${table.id}">
    ${viewSwitch(table)}${scrollable(table.caption, content)}
  </div>`;
}

function viewSwitch({ id, views, caption }: HeatTable): Markup {
  const buttons = views.map(
    ({ label }, i) =>
      html`<label
        ><input
          type="radio"
          name="${id}-view"
          class="view${i + 1}"
          ${i === 0 ? html` checked` : null}
        /><span>${label}</span></label
      >`,
  );
  return html`<fieldset class="pills">
    <legend class="hidden">What the cells of "${caption}" show</legend>
    ${buttons}
  </fieldset>`;
}

function groupMarkup({ segments }: HeatTable, { title, rows }: HeatGroup): Markup {
  const heading =
    title === null
      ? null
      : html`<tr>
          <th scope="rowgroup" class="group" colspan="${segments.length + 2}">
            <span>${title}</span>
          </th>
        </tr>`;
  return html`<tbody>
    ${heading}${rows.map(
      (row) =>
        html`<tr>
          <th scope="row">${row.label}</th>
          ${row.cells.map(cellMarkup)}
          <td class="all">${viewTexts(row.overall)}</td>
        </tr> `,
    )}
  </tbody>`;
}

function cellMarkup({ strength, texts, description }: HeatCell, index: number): Markup {
  return html`<td class="seg s${index + 1} ${shade(strength)}" title="${description}">
    ${viewTexts(texts)}
  </td>`;
}

function viewTexts(texts: readonly string[]): Markup[] {
  return texts.map((text, i) => html`<span class="v${i + 1}">${text}</span>`);
}

function shade(strength: number | null): string {
  const step = Math.round(Math.min(1, Math.abs(strength ?? 0)) * steps);
  if (strength === null || step === 0) return 'flat';
  return `${strength > 0 ? 'up' : 'down'} h${step}`;
}

/** The colours' meaning, from far under to far over. */
export function heatLegend(low: string, middle: string, high: string): Markup {
  return html`<p class="legend">
    <span>${low}</span
    ><span class="ramp" aria-hidden="true"
      >${[8, 6, 4, 2].map((step) => swatch('down', step))}<i class="flat"></i
      >${[2, 4, 6, 8].map((step) => swatch('up', step))}</span
    ><span>${high}</span><span class="note">${middle}</span>
  </p>`;
}

function swatch(side: 'up' | 'down', step: number): Markup {
  return html`<i class="${side} h${step}"></i>`;
}
