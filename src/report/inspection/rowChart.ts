import type { Figures } from '../format.ts';
import { html, type Markup } from '../page/markup.ts';

/**
 * A bar a value, one below the other, with its share of all values written beside it.
 *
 * @param total values altogether
 */
export function rowChart(
  name: string,
  values: readonly { readonly value: string; readonly count: number }[],
  total: number,
  figures: Figures,
): Markup {
  const most = Math.max(1, ...values.map(({ count }) => count));
  const rows = values.map(
    ({ value, count }) =>
      html`<tr title="${figures.count(count)}">
        <th scope="row"><bdi>${value}</bdi></th>
        <td><i class="meter" style="width:${Math.round((count / most) * 100)}%"></i></td>
        <td class="num">${figures.percent(total === 0 ? null : count / total)}</td>
      </tr>`,
  );
  return html`<table class="meters">
    <caption class="hidden">
      ${name}
    </caption>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
