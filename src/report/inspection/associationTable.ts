import type { Association } from '../../contract/index.ts';
import type { Figures } from '../format.ts';
import { scrollable } from '../page/dataTable.ts';
import { html, type Markup } from '../page/markup.ts';

const steps = 8;
/** More columns than this make a table that nobody reads; those that go together most are kept. */
const mostShown = 16;

/** How far columns go together, a cell a pair, coloured by strength; null where there are no two columns. */
export function associationTable(
  caption: string,
  { columns, values }: Association,
  figures: Figures,
): Markup | null {
  if (columns.length < 2) return null;
  const strength = (i: number): number =>
    Math.max(...columns.map((_, j) => (i === j ? 0 : Math.abs(values[i]?.[j] ?? 0))));
  const shown = columns
    .map((_, i) => i)
    .toSorted((a, b) => strength(b) - strength(a))
    .slice(0, mostShown)
    .toSorted((a, b) => a - b);
  const rows = shown.map(
    (i) =>
      html`<tr>
        <th scope="row"><bdi>${columns[i] ?? ''}</bdi></th>
        ${shown.map((j) => cell(i === j ? null : (values[i]?.[j] ?? null), figures))}
      </tr> `,
  );
  const left = columns.length - shown.length;
  const full = left === 0 ? caption : `${caption}; ${left} columns that go with none are left out`;
  return scrollable(
    caption,
    html`<table class="heat">
      <caption>
        ${full}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="corner">Column</th>
          ${shown.map((i) => html`<th scope="col"><bdi>${columns[i] ?? ''}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function cell(value: number | null, figures: Figures): Markup {
  const step = Math.round(Math.min(1, Math.abs(value ?? 0)) * steps);
  const shade = value === null || step === 0 ? 'flat' : `${value > 0 ? 'up' : 'down'} h${step}`;
  return html`<td class="${shade}">${value === null ? '' : figures.decimal(value)}</td>`;
}
