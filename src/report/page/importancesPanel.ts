import type { ClassifierReport } from '../../contract/index.ts';
import type { Figures } from '../format.ts';
import { scrollable } from './dataTable.ts';
import { html, type Markup } from './markup.ts';

/** Columns shown; the rest matters less than all of them. */
const mostShown = 12;

const caption = 'What the forest goes by';

/** The columns the forest goes by, as bars with their figures. */
export function importancesPanel({ importances }: ClassifierReport, figures: Figures): Markup {
  const shown = importances.slice(0, mostShown);
  const longest = Math.max(...shown.map(({ impurity }) => impurity), Number.MIN_VALUE);
  const more = importances.length - shown.length;
  const table = html`<table class="data importances">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="text">Column</th>
        <th scope="col" class="text">Importance</th>
        <th scope="col" class="num">Accuracy lost when shuffled</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        ({ label, impurity, permutation }) =>
          html`<tr>
            <th scope="row" class="text">${label}</th>
            <td class="share">
              <span class="gauge" aria-hidden="true"
                ><span style="width:${Math.round((impurity / longest) * 1000) / 10}%"></span></span
              ><b>${figures.percent(impurity)}</b>
            </td>
            <td class="num">${figures.decimal(100 * permutation, 1)} points</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
  return html`<div class="panel">
    ${scrollable(caption, table)}
    <p class="note">
      Importance is a column’s share of the impurity that the splits of the forest remove. Columns
      that say the same share it, and shuffling one of them loses little while the others are
      there.${more > 0 ? ` ${figures.count(more)} columns that matter less are left out.` : ''}
    </p>
  </div>`;
}
